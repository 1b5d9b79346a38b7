"""Enums of the API, made from those of the rooms, so that neither can drift."""

from __future__ import annotations

import graphene

from ..export.models import ArchiveState
from ..requests.states import State
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
