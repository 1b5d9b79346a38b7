"""gdprExportAttach."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..export import answering, others
from ..host.schema import NonNullList, Upload, uploaded
from . import lookup
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError
from .materials import GdprOtherSystem


class GdprExportAttach(Decision):
    decide = staticmethod(answering.attach)
    other_systems = NonNullList(GdprOtherSystem, description="The checklist after the decision.")

    class Arguments(Decision.Arguments):
        system = graphene.String(required=True, description="Key of the system in the register.")
        nothing = graphene.Boolean(default_value=False, description="It holds nothing about the person.")
        text = graphene.String(description="What it holds, in words.")
        file = Upload(description="What it holds, as a file of at most 20 MB (multipart request).")
        remove = graphene.ID(description="An answer to take back.")

    class Meta:
        description = (
            "Answer for a system outside Saleor, by exactly one of nothing, text, file, or remove; an answer that is "
            f"built already is built anew. {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        data["file"] = _file(context, data.get("file"))
        data["remove"] = lookup.answer_id(data["remove"]) if data.get("remove") else None
        done = super().act(context, settings, **{"text": None, **data})
        return done | {"other_systems": others.checklist(done["request"])}


def _file(context: Any, value: Any) -> answering.Upload | None:
    if value is None:
        return None
    found = uploaded(context, value)
    if found is None:
        raise Refused(
            "invalid",
            _("The call carries no file. Send it as a multipart request, with the file as one of its parts."),
            field="file",
        )
    return answering.Upload(found.name or "", found.content_type or "", found.size, found)
