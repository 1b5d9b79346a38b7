"""A small schema made of Saleor's building blocks, the way our own fields are made."""

from __future__ import annotations

from typing import Any

import graphene
from django.core.exceptions import ValidationError

from saleor_gdpr_plugin.host import auth, schema
from tests.cast import model

PERMISSION = ("MANAGE_USERS",)


def _permissions() -> list[Any]:
    return [auth.permission(name) for name in PERMISSION]


class Person(schema.BaseObjectType):
    email = graphene.String(required=True)

    class Meta:
        description = "Somebody."


class PersonConnection(schema.CountableConnection):
    class Meta:
        node = Person


class ShoeCode(graphene.Enum):
    TOO_SMALL = "too_small"
    REQUIRED = "required"


class ShoeError(schema.Error):
    code = ShoeCode(required=True)
    size = graphene.Int()


class ShoeInput(schema.BaseInputObjectType):
    shoe_size = graphene.Int(required=True)
    worn_at = schema.DateTime()
    bought_on = schema.Date()


class ShoeBuy(schema.BaseMutation):
    said = graphene.String()

    class Arguments:
        input = ShoeInput(required=True)

    class Meta:
        description = "Buy shoes."
        permissions = (auth.permission("MANAGE_USERS"),)
        error_type_class = ShoeError

    @classmethod
    def perform_mutation(cls, _root: Any, info: Any, /, *, input: Any) -> Any:
        if input["shoe_size"] < 30:
            small = ValidationError("Too small.", code="too_small", params={"size": input["shoe_size"]})
            missing = ValidationError("Give a foot.", code="blank")
            raise ValidationError({"shoe_size": small, "left_foot": missing})
        if input["shoe_size"] > 60:
            raise ValidationError("Nobody has such feet.", code="too_small")
        count = model("account.User").objects.count()
        return cls(
            said=f"{count} users, replica {info.context.allow_replica}, "
            f"{input.get('worn_at')}, {input.get('bought_on')}"
        )


class Query(graphene.ObjectType):
    people = schema.ConnectionField(PersonConnection, permissions=_permissions())
    words = schema.ConnectionField(PersonConnection)
    secret = schema.PermissionsField(graphene.String, permissions=_permissions(), description="A secret.")
    open = schema.PermissionsField(graphene.String)
    sizes = schema.NonNullList(graphene.Int)

    @staticmethod
    def resolve_people(_root: Any, info: Any, **args: Any) -> Any:
        users = model("account.User").objects.using("replica").filter(email__endswith="@page.example")
        return schema.create_connection_slice(users, info, args, PersonConnection)

    @staticmethod
    def resolve_words(_root: Any, info: Any, **args: Any) -> Any:
        return schema.create_connection_slice(
            [Person(email=word) for word in "abc"], info, args, PersonConnection
        )

    @staticmethod
    def resolve_secret(_root: Any, _info: Any) -> str:
        return "told"

    resolve_open = resolve_secret


class Mutation(graphene.ObjectType):
    shoe_buy = ShoeBuy.Field()


BUILT = graphene.Schema(query=Query, mutation=Mutation)
