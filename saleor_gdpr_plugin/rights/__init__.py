"""The rights on offer: one module each. This list is the whole offer."""

from .access import Access
from .consent_withdrawal import ConsentWithdrawal
from .erasure import Erasure
from .marketing_objection import MarketingObjection
from .objection import Objection
from .portability import Portability
from .rectification import Rectification
from .restriction import Restriction

RIGHTS = (
    Access(),
    Portability(),
    Rectification(),
    Erasure(),
    Restriction(),
    Objection(),
    MarketingObjection(),
    ConsentWithdrawal(),
)
