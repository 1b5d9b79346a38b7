"""A mutation: permission, then work on the writer; a ValidationError becomes typed errors."""

import graphene
from django.core.exceptions import NON_FIELD_ERRORS, ImproperlyConfigured, ValidationError
from graphene.types.mutation import MutationOptions

from ...core.db.connection import allow_writer
from ...core.exceptions import PermissionDenied
from . import permissions as rules
from .context import disallow_replica_in_context
from .types.common import NonNullList

CODES = {"blank": "required", "null": "required", "unique_together": "unique", None: "invalid"}


def _typed(error, error_class):
    fields = getattr(error, "error_dict", None) or {NON_FIELD_ERRORS: error.error_list}
    found = []
    for name, problems in fields.items():
        first, *rest = name.split("_")
        field = None if name == NON_FIELD_ERRORS else first + "".join(map(str.capitalize, rest))
        for problem in problems:
            code = getattr(problem.code, "value", problem.code)
            typed = error_class(field=field, message=problem.messages[0], code=CODES.get(code, code))
            for key in set(problem.params or {}) & set(error_class._meta.fields):
                setattr(typed, key, problem.params[key])
            found.append(typed)
    return found


class BaseMutation(graphene.Mutation):
    class Meta:
        abstract = True

    # fmt: off
    @classmethod
    def __init_subclass_with_meta__(
        cls, auto_permission_message=True, description=None, doc_category=None, permissions=None,
        _meta=None, error_type_class=None, error_type_field=None, errors_mapping=None,
        support_meta_field=False, support_private_meta_field=False, auto_webhook_events_message=True,
        webhook_events_info=None, exclude=None, **options
    ):
    # fmt: on
        if not description or not error_type_class or not isinstance(permissions or (), tuple):
            raise ImproperlyConfigured(
                "Meta needs description and error_type_class; permissions are a tuple."
            )
        _meta = _meta or MutationOptions(cls)
        _meta.permissions, _meta.error_type_class = permissions, error_type_class
        cls.doc_category, cls.webhook_events_info = doc_category, webhook_events_info
        if permissions and auto_permission_message:
            description = f"{description} {rules.message(permissions)}"
        super().__init_subclass_with_meta__(description=description, _meta=_meta, **options)
        text = "List of errors that occurred executing the mutation."
        errors = graphene.Field(
            NonNullList(error_type_class, description=text), default_value=[], required=True
        )
        cls._meta.fields["errors"] = errors

    @classmethod
    def check_permissions(cls, context, permissions=None, require_all_permissions=False, **data):
        return rules.allowed(context, permissions or cls._meta.permissions)

    @classmethod
    @allow_writer()
    def mutate(cls, root, info, **data):
        disallow_replica_in_context(info.context)
        if not cls.check_permissions(info.context, data=data):
            raise PermissionDenied(permissions=cls._meta.permissions)
        try:
            response = cls.perform_mutation(root, info, **data)
        except ValidationError as error:
            return cls.handle_errors(error)
        if response.errors is None:
            response.errors = []
        return response

    @classmethod
    def handle_errors(cls, error, **extra):
        return cls(errors=_typed(error, cls._meta.error_type_class), **extra)
