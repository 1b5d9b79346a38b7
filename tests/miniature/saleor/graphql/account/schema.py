"""Log in and ask who one is; other fields join these two classes."""

import graphene
from django.core.exceptions import ValidationError

from ...core.jwt import create_access_token
from ..core.mutations import BaseMutation
from ..core.types.base import BaseObjectType
from ..core.types.common import Error

AccountErrorCode = graphene.Enum("AccountErrorCode", [("INVALID_CREDENTIALS", "invalid_credentials")])


class User(BaseObjectType):
    id = graphene.GlobalID(required=True)
    email = graphene.String(required=True)
    first_name = graphene.String(required=True)
    last_name = graphene.String(required=True)
    is_staff = graphene.Boolean(required=True)


class AccountError(Error):
    code = AccountErrorCode(required=True)


class CreateToken(BaseMutation):
    token = graphene.String()
    user = graphene.Field(User)

    class Arguments:
        email = graphene.String(required=True)
        password = graphene.String(required=True)

    class Meta:
        description = "Create JWT token."
        error_type_class = AccountError

    @classmethod
    def perform_mutation(cls, _root, info, /, *, email, password):
        from saleor.account.models import User as Account

        user = Account.objects.filter(email__iexact=email, is_active=True).first()
        if not user or not user.check_password(password):
            wrong = ValidationError("Please, enter valid credentials", code="invalid_credentials")
            raise ValidationError({"email": wrong})
        return cls(user=user, token=create_access_token(user))


class AccountQueries(graphene.ObjectType):
    me = graphene.Field(User, description="Return the currently authenticated user.")

    @staticmethod
    def resolve_me(_root, info):
        return info.context.user or None


class AccountMutations(graphene.ObjectType):
    token_create = CreateToken.Field()
