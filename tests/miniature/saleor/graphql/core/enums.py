"""Enums of the API."""

import graphene


class OrderDirection(graphene.Enum):
    ASC = ""
    DESC = "-"
