"""Pages by cursor: the ordering values of a row, base64 of a JSON list."""

import json
from base64 import b64decode, b64encode
from contextlib import nullcontext
from functools import reduce

import graphene
from django.conf import settings
from django.db.models import Q
from graphene.relay import Connection, PageInfo
from graphql import GraphQLError
from graphql_relay.connection.arrayconnection import connection_from_list

from ...core.db.connection import allow_writer
from .context import get_database_connection_name
from .types.common import NonNullList


class CountableConnection(Connection):
    class Meta:
        abstract = True

    total_count = graphene.Int(description="A total count of items in the collection.")

    @classmethod
    def __init_subclass_with_meta__(cls, node=None, name=None, **options):
        cls.doc_category = options.pop("doc_category", None)
        super().__init_subclass_with_meta__(node=node, name=name, **options)
        text = "The item at the end of the edge."
        fields = {
            "node": graphene.Field(cls._meta.node, description=text, required=True),
            "cursor": graphene.String(required=True, description="A cursor for use in pagination."),
        }
        cls.Edge = type(cls.Edge._meta.name, (type("EdgeBase", (), fields), graphene.ObjectType), {})
        cls._meta.fields["edges"] = graphene.Field(graphene.NonNull(NonNullList(cls.Edge)))

    @staticmethod
    def resolve_total_count(root, _info):
        count = getattr(root, "total_count", None)
        return count() if callable(count) else count


def _read(cursor, fields):
    try:
        values = json.loads(b64decode(cursor))
    except ValueError:
        values = None
    if not isinstance(values, list) or len(values) != len(fields):
        raise GraphQLError("Received cursor is invalid.")
    return values


def _write(row, fields):
    found = [reduce(lambda one, part: getattr(one, part, None), name.split("__"), row) for name in fields]
    text = json.dumps([value if value is None else str(value) for value in found])
    return b64encode(text.encode()).decode()


def _after(fields, values, descending):
    """Rows that follow the cursor; PostgreSQL puts nulls last ascending, first descending."""
    found, same = Q(pk__in=()), {}
    for field, value in zip(fields, values, strict=True):
        if value is None:
            step = Q(**{f"{field}__isnull": False}) if descending else Q(pk__in=())
        elif descending:
            step = Q(**{f"{field}__lt": value})
        else:
            step = Q(**{f"{field}__gt": value}) | Q(**{f"{field}__isnull": True})
        found |= step & Q(**same)
        same[field] = value
    return found


def _names(selections, fragments):
    for node in selections.selections:
        name = node.name.value if getattr(node, "name", None) else None
        if name in fragments or not name:
            yield from _names((fragments[name] if name else node).selection_set, fragments)
        yield name


def _check(info, args, limit):
    first, last, where = args.get("first"), args.get("last"), f"the `{info.field_name}` connection"
    if "edges" in _names(info.field_asts[0].selection_set, info.fragments) and not (first or last):
        raise GraphQLError(f"You must provide a `first` or `last` value to properly paginate {where}.")
    for name, number, rivals in (("first", first, ["before"]), ("last", last, ["first", "after"])):
        if number is not None and number < 0:
            raise GraphQLError(f"Argument `{name}` must be a non-negative integer.")
        assert not number or number <= limit, (
            f"Requesting {number} records on {where} exceeds the `{name}` limit of {limit} records."
        )
        for rival in rivals:
            if number and args.get(rival):
                raise GraphQLError(f"Argument `{name}` cannot be combined with `{rival}`.")


def create_connection_slice(
    iterable, info, args, connection_type, edge_type=None, pageinfo_type=PageInfo, max_limit=None
):
    _check(info, args, max_limit or settings.GRAPHQL_PAGINATION_LIMIT)
    edge_type = edge_type or connection_type.Edge
    if isinstance(iterable, list):
        kinds = {"connection_type": connection_type, "edge_type": edge_type, "pageinfo_type": pageinfo_type}
        page = connection_from_list(iterable, args, **kinds)
        page.total_count = len(iterable)
        return page
    if args.get("sort_by"):
        raise NotImplementedError("the miniature pages in the model's own order")
    order = list(iterable.model._meta.ordering) or ["pk"]
    fields = [name.lstrip("-") for name in order]
    fields += [] if {"pk", "id"} & set(fields) else ["pk"]
    number, back = args.get("first") or args.get("last") or 0, bool(args.get("last"))
    cursor, descending = args.get("after") or args.get("before"), order[0].startswith("-") != back
    rows = iterable.order_by(*[("-" if descending else "") + name for name in fields])
    if cursor:
        rows = rows.filter(_after(fields, _read(cursor, fields), descending))
    writes = get_database_connection_name(info.context) == settings.DATABASE_CONNECTION_DEFAULT_NAME
    with allow_writer() if writes else nullcontext():
        found = list(rows[: number + 1]) if number else []
    more, found = len(found) > number, found[:number]
    edges = [edge_type(node=row, cursor=_write(row, fields)) for row in (reversed(found) if back else found)]
    page_info = pageinfo_type(
        has_previous_page=more if back else bool(number and cursor),
        has_next_page=bool(cursor) if back else more,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return connection_type(edges=edges, page_info=page_info, total_count=iterable.count)
