"""Saleor's permission enums, made from the layout."""

from enum import Enum

from tests.miniature import layout


class BasePermissionEnum(Enum):
    @property
    def codename(self):
        return self.value.split(".")[1]


PERMISSIONS_ENUMS = [
    BasePermissionEnum(name, members, module=__name__)
    for name, members in layout.read()["permissions"].items()
]
globals().update({enum.__name__: enum for enum in PERMISSIONS_ENUMS})


def codename(name):
    return next(member.codename for enum in PERMISSIONS_ENUMS for member in enum if member.name == name)
