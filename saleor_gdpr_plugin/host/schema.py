"""Saleor's GraphQL building blocks, and the way our fields join the shop's own schema.

Import paths are equal from 3.20 to main. Importing this module loads Saleor's GraphQL layer, which every web
process and worker loads anyway.
"""

from __future__ import annotations

import sys
from typing import Any

import graphene
from saleor.graphql.core.connection import CountableConnection, create_connection_slice
from saleor.graphql.core.enums import OrderDirection
from saleor.graphql.core.fields import ConnectionField, PermissionsField
from saleor.graphql.core.mutations import BaseMutation
from saleor.graphql.core.scalars import Date, DateTime
from saleor.graphql.core.types.base import BaseInputObjectType, BaseObjectType
from saleor.graphql.core.types.common import Error, NonNullList
from saleor.graphql.core.types.upload import Upload

__all__ = [
    "BaseInputObjectType",
    "BaseMutation",
    "BaseObjectType",
    "ConnectionField",
    "CountableConnection",
    "Date",
    "DateTime",
    "Error",
    "NonNullList",
    "OrderDirection",
    "PermissionsField",
    "Upload",
    "create_connection_slice",
    "join",
    "uploaded",
]


def join(
    queries: dict[str, tuple[Any, Any]],
    mutations: dict[str, Any],
    *,
    costs: dict[str, dict[str, Any]],
    sensitive: dict[str, set[str]],
) -> None:
    """Add fields to the shop's `/graphql/`.

    `queries` maps a snake-case name to (field, resolver), `mutations` to a field. `costs` and `sensitive` go to
    Saleor's query cost map and to the list of fields its observability masks.
    """
    # Imported first: on 3.20 each of these may build the schema on its way.
    from saleor.graphql.account.schema import AccountMutations, AccountQueries
    from saleor.graphql.query_cost_map import COST_MAP
    from saleor.webhook.observability.sensitive_data import SENSITIVE_GQL_FIELDS

    if "saleor.graphql.api" in sys.modules:
        _extend(queries, mutations)
    else:
        _prepare(AccountQueries, AccountMutations, queries, mutations)
    for type_name, fields in costs.items():
        COST_MAP.setdefault(type_name, {}).update(fields)
    for type_name, names in sensitive.items():
        SENSITIVE_GQL_FIELDS.setdefault(type_name, set()).update(names)


def _prepare(
    query_base: Any, mutation_base: Any, queries: dict[str, tuple[Any, Any]], mutations: dict[str, Any]
) -> None:
    """Before the schema is built: set class attributes on what it is built from.

    Attributes, because graphene rebuilds fields from each base's `__dict__`.
    """
    for name, (field, resolver) in queries.items():
        setattr(query_base, name, field)
        setattr(query_base, f"resolve_{name}", staticmethod(resolver))
    for name, field in mutations.items():
        setattr(mutation_base, name, field)


def _extend(queries: dict[str, tuple[Any, Any]], mutations: dict[str, Any]) -> None:
    """After it was built, as always on 3.20, whose observability imports the schema: add to it in place.

    The schema object stays the same one, because Saleor's views and observability hold it.
    """
    from saleor.graphql.api import schema

    resolvers = {f"resolve_{name}": staticmethod(resolver) for name, (_, resolver) in queries.items()}
    fields = {name: field for name, (field, _) in queries.items()}
    types = schema.get_type_map()
    for name, ours in (("Query", fields | resolvers), ("Mutation", mutations)):
        built = types.construct_fields_for_type(types, type(f"Gdpr{name}", (graphene.ObjectType,), ours))
        schema.get_type(name).fields.update(built)


def uploaded(context: Any, value: Any) -> Any | None:
    """The file (Django's `UploadedFile`) an `Upload` argument stands for, or None when no file came with it.

    Saleor fact: its view puts the name of the multipart part in place of the variable; the file is in `FILES`.
    """
    return context.FILES.get(value) if isinstance(value, str) else None


def missing(queries: list[str], mutations: list[str]) -> list[str]:
    """Names of ours that the shop's built schema lacks (camel case in, camel case out)."""
    from saleor.graphql.api import schema

    have = {*schema.get_type("Query").fields, *schema.get_type("Mutation").fields}
    return [name for name in [*queries, *mutations] if name not in have]
