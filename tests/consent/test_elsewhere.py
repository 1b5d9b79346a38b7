"""What is left once consent is gone: no basis, which staff sees, and erasure, which the person is offered (Art. 17)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from saleor_gdpr_plugin.consent.models import Purpose, Standing
from saleor_gdpr_plugin.contracts import Field, LegalBasis, Subject
from saleor_gdpr_plugin.datamap.registry import registered
from saleor_gdpr_plugin.requests.models import Event
from tests.desk import Desk
from tests.erasing.toys import Toy
from tests.work.sweeping import sweep_all

from .lines import purpose, say

READER = "reader@example.com"
NOTHING = "Besides its records of consent the shop holds no data of this person."
SENTENCE = "No basis may be left to keep what the shop holds: consider erasing it."


class Measured(Toy):
    """What another app holds because the person agreed: sizes for shoes."""

    slug = "measured"
    label = "Measured feet"
    basis: ClassVar[LegalBasis] = LegalBasis.CONSENT

    def fields(self) -> tuple[Field, ...]:
        return (Field("size", "size", self.basis),)

    def count(self, subject: Subject) -> int:
        return int(READER in subject.mailboxes)


class Needed(Measured):
    """The same, held to deliver."""

    basis = LegalBasis.CONTRACT


def withdrawn(desk: Desk, email: str, staff: Any) -> tuple[dict[str, Any], str]:
    """Withdraw by the typed address; what staff sees of the request, and was mailed."""
    given = {"purpose": "newsletter", "channel": "main", "email": email, "language": "en"}
    reference = desk.run("ConsentWithdraw", input=given)["reference"]
    sweep_all()
    (found,) = [key for key, each in desk.queue(staff).items() if each["reference"] == reference]
    return desk.details(found, user=staff), "\n".join(each.body for each in desk.mails("dpo@shop.example"))


def test_newsletter_alone__staff_sees_that_no_basis_is_left_and_the_person_is_offered_erasure(
    desk: Desk, newsletter: Purpose, staff: Any
) -> None:
    say(READER, Standing.GIVEN)
    seen, mailed = withdrawn(desk, READER, staff)

    assert seen["noBasisLeft"] is True
    assert [each["text"] for each in seen["timeline"]].count(SENTENCE) == 1
    assert NOTHING in " ".join(mailed.split())
    (letter,) = desk.mails(READER)
    text = " ".join(letter.body.split())
    assert "If you also want us to delete your data, you can ask for that on our privacy page:" in text
    assert "https://shop.example/privacy" in text
    # For the person the timeline says nothing of what staff has to consider.
    assert Event.objects.get(kind="no_basis_left").public is False

    desk.run("MarketingObjectionUndo", token=desk.token(READER, "undo"))
    assert desk.details(seen["id"], user=staff)["noBasisLeft"] is False


@pytest.mark.parametrize("because", ["an order", "another consent", "an account"])
def test_something_else__is_a_basis(
    desk: Desk, newsletter: Purpose, staff: Any, anna: Any, order_for: Callable[..., Any], because: str
) -> None:
    email = anna.email if because == "an account" else READER
    say(email, Standing.GIVEN)
    if because == "an order":
        order_for(email=READER)
    elif because == "another consent":
        purpose("statistics")
        say(READER, Standing.GIVEN, "statistics")

    seen, mailed = withdrawn(desk, email, staff)

    assert seen["noBasisLeft"] is False
    assert not Event.objects.filter(kind="no_basis_left").exists()
    assert mailed
    assert NOTHING not in " ".join(mailed.split())


@pytest.mark.parametrize(("source", "named"), [(Measured, True), (Needed, False)])
def test_data_by_consent__is_named_to_staff(
    desk: Desk, newsletter: Purpose, staff: Any, order_for: Callable[..., Any], source: type[Toy], named: bool
) -> None:
    order_for(email=READER)
    say(READER, Standing.GIVEN)
    with registered(source()):
        seen, mailed = withdrawn(desk, READER, staff)

    assert seen["noBasisLeft"] is named
    assert ("nothing but consent allows: Measured feet." in " ".join(mailed.split())) is named
    assert [each.note for each in Event.objects.filter(kind="no_basis_left")] == ["Measured feet"] * named


def test_address_nobody_knows__tells_staff_nothing(desk: Desk, newsletter: Purpose, staff: Any) -> None:
    desk.run("ConsentWithdraw", input={"purpose": "newsletter", "channel": "main", "email": "x@y.example"})
    sweep_all()
    assert desk.queue(staff) == {}
    assert desk.mails("dpo@shop.example") == []
    assert not Event.objects.filter(kind="no_basis_left").exists()
