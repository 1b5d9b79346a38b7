"""Enums of the API, made from those of the rooms, so that neither can drift."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import graphene

from ..consent.allowed import Why
from ..consent.models import Origin as ConsentOrigin
from ..consent.models import Proof, Standing
from ..export.models import ArchiveState
from ..requests.clock import About
from ..requests.grounds import Ground
from ..requests.models import Identity, Origin, Way
from ..requests.states import State
from ..restriction.models import Ground as RestrictionGround
from ..rights import RIGHTS


def of_room(
    name: str, members: Iterable[Any], told: str, *, each: Callable[[Any], str] | None = None
) -> graphene.Enum:
    """An enum of the API with the members of a room's; `told` describes it, `each` a member of it."""
    values = {member.value: member for member in members}
    return graphene.Enum(
        name,
        [(member.name, member.value) for member in values.values()],
        description=lambda value: (each(values[value.value]) if each else None) if value else told,
    )


GdprRight = graphene.Enum(
    "GdprRight",
    [(right.slug.upper(), right.slug) for right in RIGHTS],
    description=lambda value: None if value else "The rights of the GDPR that this shop answers.",
)
GdprRequestState = of_room(
    "GdprRequestState", State, "Where a request stands.", each=lambda member: member.for_staff
)
GdprArchiveState = of_room("GdprArchiveState", ArchiveState, "The life of an archive.")
GdprRequestOrigin = of_room("GdprRequestOrigin", Origin, "Where a request came from.")
GdprReceivedVia = of_room("GdprReceivedVia", Way, "How a request reached the shop, when not by its own page.")
GdprIdentity = of_room("GdprIdentity", Identity, "How the person was shown to be who they say.")
GdprQuestionAbout = of_room(
    "GdprQuestionAbout", About, "What a question is about; some stop the legal clock."
)
GdprRefusalGround = of_room(
    "GdprRefusalGround", Ground, "The grounds the law knows.", each=lambda member: member.sentence
)
GdprRestrictionGround = of_room(
    "GdprRestrictionGround",
    RestrictionGround,
    "Why data can be restricted (Art. 18(1)).",
    each=lambda member: member.sentence,
)
GdprConsentStanding = of_room(
    "GdprConsentStanding", Standing, "What a line of the ledger says about a purpose."
)
GdprConsentOrigin = of_room("GdprConsentOrigin", ConsentOrigin, "Where a line of the ledger came from.")
GdprConsentProof = of_room("GdprConsentProof", Proof, "How the shop can show that the person did it.")
GdprMarketingReason = of_room(
    "GdprMarketingReason",
    Why,
    "Why an address may be written to, or not.",
    each=lambda member: member.sentence,
)
