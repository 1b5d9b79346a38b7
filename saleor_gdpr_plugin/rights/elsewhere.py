"""Whether anything is left once consent is gone: then no basis may remain to keep the rest (Art. 17(1)(b))."""

from __future__ import annotations

from ..consent.models import ConsentEntry, Proof
from ..contracts import Subject
from ..datamap import registry


def nothing_left(person: Subject, *, besides: ConsentEntry) -> bool:
    """Whether the shop holds nothing of the person but lines of the ledger that anybody may have typed."""
    others = [source for source in registry.sources() if source.slug not in ("consents", "privacy_requests")]
    if any(source.count(person) for source in others):
        return False
    shown = ConsentEntry.objects.filter(subject_id=besides.subject_id).exclude(pk=besides.pk)
    return not shown.exclude(proof=Proof.NONE).exists()
