"""The grounds on which the law lets a shop refuse, each with the sentence the person reads."""

from __future__ import annotations

import enum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Ground(enum.StrEnum):
    """A ground of refusal and its article of the GDPR."""

    UNFOUNDED = "unfounded"
    """Art. 12(5): manifestly unfounded."""
    EXCESSIVE = "excessive"
    """Art. 12(5): excessive, in particular repetitive."""
    IDENTITY_NOT_SHOWN = "identity_not_shown"
    """Art. 12(2) and (6): we cannot tell whether it is the person."""
    RIGHTS_OF_OTHERS = "rights_of_others"
    """Art. 15(4), 20(4)."""
    ACCURATE = "accurate"
    """Art. 16, 5(1)(d): accurate for its purpose."""
    FREEDOM_OF_EXPRESSION = "freedom_of_expression"
    """Art. 17(3)(a)."""
    LEGAL_OBLIGATION = "legal_obligation"
    """Art. 17(3)(b): for example invoices under tax law."""
    PUBLIC_HEALTH = "public_health"
    """Art. 17(3)(c)."""
    ARCHIVING = "archiving"
    """Art. 17(3)(d): archiving in the public interest, research, statistics."""
    LEGAL_CLAIMS = "legal_claims"
    """Art. 17(3)(e), 18(2), 21(1)."""
    COMPELLING_REASONS = "compelling_reasons"
    """Art. 21(1): compelling legitimate grounds, with a written weighing."""
    NOT_APPLICABLE = "not_applicable"
    """The conditions of the article are not met."""

    @property
    def sentence(self) -> str:
        """The ground as the person reads it, in the active language."""
        return str(_SENTENCES[self])


_SENTENCES: dict[Ground, Any] = {
    Ground.UNFOUNDED: _("The request is manifestly unfounded (Art. 12(5) GDPR)."),
    Ground.EXCESSIVE: _(
        "The request is excessive, for example because it repeats an earlier one (Art. 12(5) GDPR)."
    ),
    Ground.IDENTITY_NOT_SHOWN: _(
        "We could not make sure that you are the person concerned (Art. 12(2) GDPR)."
    ),
    Ground.RIGHTS_OF_OTHERS: _(
        "It would harm the rights and freedoms of others (Art. 15(4) and 20(4) GDPR)."
    ),
    Ground.ACCURATE: _("The data is accurate for the purpose it is kept for (Art. 16 GDPR)."),
    Ground.FREEDOM_OF_EXPRESSION: _("The data is needed for freedom of expression (Art. 17(3)(a) GDPR)."),
    Ground.LEGAL_OBLIGATION: _("The law obliges us to keep the data (Art. 17(3)(b) GDPR)."),
    Ground.PUBLIC_HEALTH: _("The data is needed for reasons of public health (Art. 17(3)(c) GDPR)."),
    Ground.ARCHIVING: _("The data is needed for archives, research or statistics (Art. 17(3)(d) GDPR)."),
    Ground.LEGAL_CLAIMS: _(
        "The data is needed to establish, exercise or defend legal claims (Art. 17(3)(e), 18(2) and 21(1) GDPR)."
    ),
    Ground.COMPELLING_REASONS: _(
        "We have compelling reasons that outweigh your interests (Art. 21(1) GDPR)."
    ),
    Ground.NOT_APPLICABLE: _("The conditions of this right are not met in your case."),
}
_OF_RIGHT: dict[str, frozenset[Ground]] = {
    "access": frozenset({Ground.RIGHTS_OF_OTHERS}),
    "portability": frozenset({Ground.RIGHTS_OF_OTHERS, Ground.NOT_APPLICABLE}),
    "rectification": frozenset({Ground.ACCURATE, Ground.LEGAL_OBLIGATION, Ground.LEGAL_CLAIMS}),
    "erasure": frozenset(
        {
            Ground.FREEDOM_OF_EXPRESSION,
            Ground.LEGAL_OBLIGATION,
            Ground.PUBLIC_HEALTH,
            Ground.ARCHIVING,
            Ground.LEGAL_CLAIMS,
            Ground.NOT_APPLICABLE,
        }
    ),
    "restriction": frozenset({Ground.NOT_APPLICABLE, Ground.LEGAL_CLAIMS}),
    "objection": frozenset({Ground.COMPELLING_REASONS, Ground.LEGAL_CLAIMS, Ground.NOT_APPLICABLE}),
}
_ALWAYS = frozenset({Ground.UNFOUNDED, Ground.EXCESSIVE, Ground.IDENTITY_NOT_SHOWN})


def for_right(slug: str) -> frozenset[Ground]:
    """Grounds the law knows for a right; a request that is not sorted yet has the general ones only."""
    return _ALWAYS | _OF_RIGHT.get(slug, frozenset())
