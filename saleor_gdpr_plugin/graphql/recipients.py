"""Who was told of a change (Art. 19): to staff as a checklist, to the person as names."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import graphene

from ..host import database
from ..host.schema import BaseObjectType, DateTime
from ..recipients.models import RecipientTold, Telling, Way
from ..recipients.telling import EVENTS
from ..requests.models import Request
from . import lookup
from .enums import of_room
from .parts import STAFF

GdprRecipientState = of_room("GdprRecipientState", Telling, "Whether a recipient was told.")
GdprRecipientWay = of_room("GdprRecipientWay", Way, "How a recipient is told.")
GdprRecipientChange = graphene.Enum(
    "GdprRecipientChange",
    [(each.upper(), each) for each in EVENTS],
    description=lambda value: None if value else "What recipients are told of.",
)


class GdprRecipientTold(BaseObjectType):
    id = graphene.ID(required=True, description="Its id, to update it.")
    name = graphene.String(required=True, description="Who was given the data.")
    what = GdprRecipientChange(required=True, description="What it is told of.")
    state = GdprRecipientState(required=True, description="Whether it was told.")
    at = DateTime(required=True, description="Since when it stands like this.")
    way = GdprRecipientWay(description="How it is told." + STAFF)
    note = graphene.String(description="What was done, or why it is impossible." + STAFF)
    by = graphene.ID(description="The Saleor user who wrote that." + STAFF)

    class Meta:
        description = "A recipient of the person's data, and whether it was told of a change (Art. 19)."


def recipient_id(global_id: str) -> UUID | None:
    """The key behind the global id of a recipient's row, or None."""
    return lookup.key_of(global_id, "GdprRecipientTold")


def recipients_of(request: Request, context: Any) -> list[GdprRecipientTold]:
    """The ledger of a request: whole for staff, for its person without what staff noted."""
    staff = lookup.is_staff(context)
    with database.primary():
        return [_shown(row, staff=staff) for row in RecipientTold.objects.filter(request=request)]


def _shown(row: RecipientTold, *, staff: bool) -> GdprRecipientTold:
    shown = GdprRecipientTold(
        id=graphene.Node.to_global_id("GdprRecipientTold", row.pk),
        name=row.name,
        what=row.what,
        state=row.state,
        at=row.at,
    )
    if staff:
        shown.way, shown.note = row.way, row.note or None
        shown.by = graphene.Node.to_global_id("User", row.actor_id) if row.actor_id else None
    return shown
