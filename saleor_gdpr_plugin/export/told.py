"""What an answer says besides the rows it reads: gathered before, handed to data.json and to the papers alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..contracts import Record
from ..register.answer import Information
from .masking import Masks
from .report import OtherSystem


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`ready` holds the records of sources outside the database, `left_out` pairs of a kind of data and a
    sentence for the person, `systems` and `answers` what systems outside Saleor said, for data.json and for people."""

    known: Information
    masks: Masks = field(default_factory=Masks)
    ready: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    left_out: Sequence[tuple[str, str]] = ()
    systems: Sequence[Mapping[str, Any]] = ()
    answers: tuple[OtherSystem, ...] = ()
