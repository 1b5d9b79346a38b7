"""Saleor's GraphQL building blocks, and the way our fields join the shop's own schema.

Import paths are equal from 3.20 to main. Importing this module loads Saleor's GraphQL layer, which every web
process and worker loads anyway.
"""

from __future__ import annotations

import sys
from typing import Any

from saleor.graphql.core.connection import CountableConnection, create_connection_slice
from saleor.graphql.core.fields import ConnectionField, PermissionsField
from saleor.graphql.core.mutations import BaseMutation
from saleor.graphql.core.scalars import Date, DateTime
from saleor.graphql.core.types.base import BaseInputObjectType, BaseObjectType
from saleor.graphql.core.types.common import Error, NonNullList

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
    "PermissionsField",
    "create_connection_slice",
    "join",
]


def join(
    queries: dict[str, tuple[Any, Any]],
    mutations: dict[str, Any],
    *,
    costs: dict[str, dict[str, Any]],
    sensitive: dict[str, set[str]],
) -> None:
    """Add fields to the shop's `/graphql/`; must run before `saleor.graphql.api` builds the schema.

    `queries` maps a snake-case name to (field, resolver), `mutations` to a field. Fields become class
    attributes because graphene rebuilds them from each base's `__dict__`. `costs` and `sensitive` go to
    Saleor's query cost map and to the list of fields its observability masks. Raises RuntimeError when the
    schema was built already: our fields would silently be missing.
    """
    if "saleor.graphql.api" in sys.modules:
        raise RuntimeError("saleor.graphql.api was imported before saleor_gdpr_plugin was ready")
    from saleor.graphql.account.schema import AccountMutations, AccountQueries
    from saleor.graphql.query_cost_map import COST_MAP
    from saleor.webhook.observability.sensitive_data import SENSITIVE_GQL_FIELDS

    for name, (field, resolver) in queries.items():
        setattr(AccountQueries, name, field)
        setattr(AccountQueries, f"resolve_{name}", staticmethod(resolver))
    for name, field in mutations.items():
        setattr(AccountMutations, name, field)
    for type_name, fields in costs.items():
        COST_MAP.setdefault(type_name, {}).update(fields)
    for type_name, names in sensitive.items():
        SENSITIVE_GQL_FIELDS.setdefault(type_name, set()).update(names)


def missing(queries: list[str], mutations: list[str]) -> list[str]:
    """Names of ours that the shop's built schema lacks (camel case in, camel case out)."""
    from saleor.graphql.api import schema

    have = {*schema.get_type("Query").fields, *schema.get_type("Mutation").fields}
    return [name for name in [*queries, *mutations] if name not in have]
