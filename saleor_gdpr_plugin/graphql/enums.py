"""Enums of the API, made from those of the rooms, so that neither can drift."""

from __future__ import annotations

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

GdprRight = graphene.Enum(
    "GdprRight",
    [(right.slug.upper(), right.slug) for right in RIGHTS],
    description=lambda value: None if value else "The rights of the GDPR that this shop answers.",
)
GdprRequestState = graphene.Enum(
    "GdprRequestState",
    [(state.name, state.value) for state in State],
    description=lambda value: State(value.value).for_staff if value else "Where a request stands.",
)
GdprArchiveState = graphene.Enum(
    "GdprArchiveState",
    [(state.name, state.value) for state in ArchiveState],
    description=lambda value: None if value else "The life of an archive.",
)
GdprRequestOrigin = graphene.Enum(
    "GdprRequestOrigin",
    [(origin.name, origin.value) for origin in Origin],
    description=lambda value: None if value else "Where a request came from.",
)
GdprReceivedVia = graphene.Enum(
    "GdprReceivedVia",
    [(way.name, way.value) for way in Way],
    description=lambda value: None if value else "How a request reached the shop, when not by its own page.",
)
GdprIdentity = graphene.Enum(
    "GdprIdentity",
    [(way.name, way.value) for way in Identity],
    description=lambda value: None if value else "How the person was shown to be who they say.",
)
GdprQuestionAbout = graphene.Enum(
    "GdprQuestionAbout",
    [(about.name, about.value) for about in About],
    description=lambda value: None if value else "What a question is about; some stop the legal clock.",
)
GdprRefusalGround = graphene.Enum(
    "GdprRefusalGround",
    [(ground.name, ground.value) for ground in Ground],
    description=lambda value: Ground(value.value).sentence if value else "The grounds the law knows.",
)
GdprRestrictionGround = graphene.Enum(
    "GdprRestrictionGround",
    [(ground.name, ground.value) for ground in RestrictionGround],
    description=lambda value: (
        RestrictionGround(value.value).sentence if value else "Why data can be restricted (Art. 18(1))."
    ),
)
GdprConsentStanding = graphene.Enum(
    "GdprConsentStanding",
    [(standing.name, standing.value) for standing in Standing],
    description=lambda value: None if value else "What a line of the ledger says about a purpose.",
)
GdprConsentOrigin = graphene.Enum(
    "GdprConsentOrigin",
    [(origin.name, origin.value) for origin in ConsentOrigin],
    description=lambda value: None if value else "Where a line of the ledger came from.",
)
GdprConsentProof = graphene.Enum(
    "GdprConsentProof",
    [(proof.name, proof.value) for proof in Proof],
    description=lambda value: None if value else "How the shop can show that the person did it.",
)
GdprMarketingReason = graphene.Enum(
    "GdprMarketingReason",
    [(why.name, why.value) for why in Why],
    description=lambda value: (
        Why(value.value).sentence if value else "Why an address may be written to, or not."
    ),
)
