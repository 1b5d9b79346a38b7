"""The rights on offer: one module each. This list is the whole offer."""

from .access import Access
from .portability import Portability
from .rectification import Rectification

RIGHTS = (Access(), Portability(), Rectification())
