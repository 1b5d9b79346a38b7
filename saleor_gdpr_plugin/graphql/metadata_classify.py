"""gdprMetadataClassify and gdprMetadataKeys."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from .. import conf
from ..conf import Settings
from ..contracts import Forbidden
from ..datamap import keys_in_use, private_keys
from ..datamap.models import KeyKind, MetadataKey
from ..host import auth, database
from ..host.schema import BaseObjectType, DateTime
from ..requests import authority
from .errors import GdprError, Mutation

MANAGE_PLUGINS = (auth.permission("MANAGE_PLUGINS"),)
GdprMetadataKind = graphene.Enum(
    "GdprMetadataKind",
    [(kind.name, kind.value) for kind in KeyKind],
    description=lambda value: None if value else "What a key of private metadata holds.",
)


class GdprMetadataKey(BaseObjectType):
    key = graphene.String(required=True, description="The key.")
    kind = GdprMetadataKind(description="What the merchant said it holds; null while nobody did.")
    exported = graphene.Boolean(required=True, description="Whether its value is exported, or masked.")
    decided_at = DateTime(description="When it was classified.")

    class Meta:
        description = "A key of private metadata, where apps keep both personal data and secrets."


class GdprMetadataClassify(Mutation):
    metadata_key = graphene.Field(GdprMetadataKey, description="The key after the decision.")

    class Arguments:
        key = graphene.String(required=True, description="The key of private metadata.")
        kind = GdprMetadataKind(description="What it holds; null forgets what was said.")

    class Meta:
        description = (
            "Say whether a key of private metadata holds personal data, which is exported, or secrets, which are "
            "masked. Needs a staff user."
        )
        permissions = MANAGE_PLUGINS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor = auth.requestor(context)
        authority.may_configure(requestor)
        kind = KeyKind(data["kind"]) if data.get("kind") else None
        by = authority.acting(requestor)
        row = private_keys.classify(data["key"], kind, by=by, now=timezone.now())
        return {"metadata_key": _shown(data["key"], row, private_keys.decided())}


def resolve_metadata_keys(_root: Any, info: Any) -> list[GdprMetadataKey]:
    """Keys that wait for a decision first, then those that were classified; empty while inactive."""
    with database.primary():
        try:
            authority.may_configure(auth.requestor(info.context))
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        if conf.load() is None:
            return []
        rows = {row.key: row for row in MetadataKey.objects.all()[: keys_in_use.SHOWN]}
        decided = private_keys.decided()
        open_keys = [key for key in keys_in_use.in_use() if key not in decided.personal | decided.secret]
        return [_shown(key, rows.get(key), decided) for key in (*open_keys, *rows)]


def _shown(key: str, row: MetadataKey | None, decided: private_keys.Decided) -> GdprMetadataKey:
    return GdprMetadataKey(
        key=key,
        kind=row.kind if row else None,
        exported=decided.is_personal(key),
        decided_at=row.at if row else None,
    )
