"""The rights on offer: one module each. This list is the whole offer."""

from .access import Access
from .consent_withdrawal import ConsentWithdrawal
from .marketing_objection import MarketingObjection
from .portability import Portability

RIGHTS = (Access(), Portability(), MarketingObjection(), ConsentWithdrawal())
