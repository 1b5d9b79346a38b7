"""The rights on offer: one module each. This list is the whole offer."""

from .access import Access

RIGHTS = (Access(),)
