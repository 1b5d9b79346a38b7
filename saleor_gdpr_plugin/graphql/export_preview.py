"""gdprExportPreview."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..datamap import coverage, registry
from ..export import delivery, masking, others
from ..host import auth
from ..host.schema import BaseObjectType, DateTime, NonNullList
from ..requests import authority
from ..requests.models import Request
from . import lookup
from .decision import MANAGE_USERS, ORDERS_TOO
from .errors import GdprError, Mutation
from .materials import GdprMask, GdprOtherSystem, masks_of


class GdprExportContent(BaseObjectType):
    source = graphene.String(required=True, description="Slug of the source.")
    label = graphene.String(required=True, description="Name of the source.")
    count = graphene.Int(required=True, description="Records in the archive.")

    class Meta:
        description = "How much of one kind of data an archive holds."


class GdprExportLeftOut(BaseObjectType):
    reason = graphene.String(
        required=True,
        description="not_proven, other_account, foreign_address, foreign_name or by_staff.",
    )
    count = graphene.Int(required=True, description="Orders left out for this reason.")

    class Meta:
        description = "Orders that were found but are not proven to be this person's."


class GdprExportPreview(Mutation):
    url = graphene.String(description="Where the archive can be fetched within two minutes.")
    expires_at = DateTime(description="Until when a fetch may begin.")
    contents = NonNullList(GdprExportContent, description="What the archive holds.")
    left_out = NonNullList(GdprExportLeftOut, description="What was found and left out.")
    problems = NonNullList(graphene.String, description="Sources that could not be read completely.")
    masks = NonNullList(GdprMask, description="Fields that staff masked.")
    other_systems = NonNullList(GdprOtherSystem, description="The checklist of systems outside Saleor.")
    warnings = NonNullList(
        graphene.String, description="What to look at before the release, in words for staff."
    )

    class Arguments:
        id = graphene.ID(required=True, description="The request.")

    class Meta:
        description = (
            "Look at an archive before its release, or fetch it for a person without e-mail; it is logged. "
            + ORDERS_TOO
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        request = Request.objects.filter(pk=lookup.request_id(data["id"])).first()
        if request is None:
            raise lookup.not_found()
        requestor = auth.requestor(context)
        authority.may_handle_data(requestor, request)
        by = authority.acting(requestor)
        archive, ticket = delivery.ticket_for_staff(request, by=by, now=timezone.now())
        labels = {source.slug: str(source.label) for source in registry.sources()}
        contents = [
            GdprExportContent(source=slug, label=labels.get(slug, slug), count=count)
            for slug, count in archive.contents.items()
        ]
        return {
            "url": ticket.url,
            "expires_at": ticket.expires_at,
            "contents": contents,
            "left_out": [GdprExportLeftOut(**each) for each in archive.left_out],
            "problems": [problem["source"] for problem in archive.problems],
            "masks": masks_of(request),
            "other_systems": others.checklist(request),
            "warnings": _warnings(request),
        }


def _warnings(request: Request) -> list[str]:
    hidden = [
        _("This mask hid nothing: %(mask)s") % {"mask": mask} for mask in masking.without_effect(request)
    ]
    unknown = [
        _("In no kind of data, so not in this archive: %(field)s") % {"field": each.name}
        for each in coverage.findings()
    ]
    return hidden + unknown
