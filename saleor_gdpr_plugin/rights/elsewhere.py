"""What is left once consent is gone: no basis may remain to keep it (Art. 17(1)(b)), which staff is told."""

from __future__ import annotations

from dataclasses import dataclass

from ..consent import ledger
from ..consent.models import ConsentEntry, Proof, Standing
from ..consent.subjects import of_row
from ..contracts import LegalBasis, Source, Subject
from ..datamap import registry

OURS = frozenset({"consents", "privacy_requests"})
"""What the shop keeps to show that it did right is no reason to keep more."""


@dataclass(frozen=True, slots=True)
class Left:
    """`known`: the shop knows the person, by more than lines that anybody may have typed. `based`: it holds data that
    needs no consent, or a consent that still stands. `by_consent`: kinds of data that nothing but consent allows."""

    known: bool
    based: bool
    by_consent: tuple[str, ...]


def left(person: Subject, *, besides: ConsentEntry) -> Left:
    """What the shop holds of the person after this line; its own bookkeeping aside."""
    others = [source for source in registry.sources() if source.slug not in OURS]
    consented = [source for source in others if _needs_consent(source)]
    by_consent = tuple(str(source.label) for source in consented if source.count(person))
    based = any(source.count(person) for source in others if source not in consented)
    shown = ConsentEntry.objects.filter(subject_id=besides.subject_id).exclude(pk=besides.pk)
    known = based or bool(by_consent) or shown.exclude(proof=Proof.NONE).exists()
    agreed = Standing.GIVEN in ledger.standings(of_row(besides.subject)).values()
    return Left(known=known, based=based or agreed, by_consent=by_consent)


def _needs_consent(source: Source) -> bool:
    """Whether consent is the one basis of all that the source holds."""
    return {field.basis for field in source.fields()} == {LegalBasis.CONSENT}
