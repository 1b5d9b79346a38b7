"""What staff and apps do about consent: purposes and their words, and what people said on paper or on the phone."""

from __future__ import annotations

from typing import Any

import graphene
import pytest

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.consent.allowed import allowed
from saleor_gdpr_plugin.consent.models import ConsentEntry, Purpose, PurposeText, Standing
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import APP_TOKEN, permit, person
from tests.desk import Desk
from tests.work.sweeping import sweep_all

from .lines import say

EN = {"language": "en", "title": "Newsletter", "text": "Write to me."}
DE = {"language": "de", "title": "Newsletter", "text": "Schreibt mir."}


@pytest.fixture
def chief(db: None) -> Any:
    """Configures the plugin."""
    user = person("plugins@example.com", is_staff=True)
    permit(user, "manage_plugins")
    return user


def _record(desk: Desk, *, user: Any = None, app: str | None = None, **values: Any) -> dict[str, Any]:
    given = {"purpose": "newsletter", "note": "Card of 3 May, folder 7.", **values}
    return desk.run("ConsentRecord", user=user, app=app, input=given)


def test_purpose__new_words_are_a_new_version_and_the_old_ones_stay(desk: Desk, chief: Any) -> None:
    first = {"key": "newsletter", "marketing": True, "texts": [EN, DE]}
    assert desk.run("PurposeUpsert", user=chief, input=first)["purpose"]["version"] == 1
    before = Entry.objects.count()
    assert desk.run("PurposeUpsert", user=chief, input=first)["purpose"]["version"] == 1
    assert Entry.objects.count() == before

    changed = {"key": "newsletter", "texts": [{**EN, "text": "Write to me every week."}]}
    shown = desk.run("PurposeUpsert", user=chief, input=changed)["purpose"]
    assert (shown["version"], shown["marketing"], len(shown["texts"])) == (2, True, 1)
    assert PurposeText.objects.count() == 3
    (public,) = desk.ask("Purposes", language="de").data["gdprPurposes"]
    assert (public["version"], public["language"], public["texts"]) == (2, "en", None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"key": "News Letter", "texts": [EN]}, "key"),
        ({"key": "new"}, "texts"),
        ({"key": "new", "texts": []}, "texts"),
        ({"key": "new", "texts": [{**EN, "language": "!"}]}, "language"),
        ({"key": "new", "texts": [{**EN, "title": " "}]}, "texts"),
        ({"key": "new", "texts": [{**EN, "text": "x" * 5001}]}, "texts"),
    ],
)
def test_purpose__wrong_input_names_its_field(desk: Desk, chief: Any, wrong: Any, field: str) -> None:
    assert desk.refused("PurposeUpsert", user=chief, input=wrong)["field"] == field
    assert (Purpose.objects.count(), PurposeText.objects.count()) == (0, 0)


def test_purpose__that_ended_is_shown_to_staff_alone(
    desk: Desk, newsletter: Purpose, chief: Any, staff: Any
) -> None:
    desk.run("PurposeUpsert", user=chief, input={"key": "newsletter", "active": False})
    assert desk.ask("Purposes").data["gdprPurposes"] == []
    (shown,) = desk.ask("Purposes", user=staff).data["gdprPurposes"]
    assert (shown["active"], len(shown["texts"])) == (False, 2)


@pytest.mark.parametrize("standing", ["WITHDRAWN", "OBJECTED"])
def test_on_behalf__staff_stops_at_once_and_the_person_is_told(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, standing: str
) -> None:
    say(anna.email, Standing.GIVEN)
    customer = graphene.Node.to_global_id("User", anna.pk)
    purpose = None if standing == "OBJECTED" else "newsletter"
    said = _record(desk, user=staff, customer=customer, standing=standing, purpose=purpose)
    assert said["standing"] == standing
    assert allowed([anna.email], "newsletter")[0].reason == "suppressed"
    request = Request.objects.get(reference=said["reference"])
    assert (request.state, request.origin, request.identity_note) == (
        "fulfilled",
        "staff",
        "Card of 3 May, folder 7.",
    )
    sweep_all()
    assert len(desk.mails(anna.email)) == 1
    # A slip of staff is taken back by the person in one click.
    desk.run("MarketingObjectionUndo", token=desk.token(anna.email, "undo"))
    assert allowed([anna.email], "newsletter")[0].reason == "consent"


def test_on_behalf__a_consent_has_its_proof_and_its_receipt(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    said = _record(
        desk, user=staff, email="Anna@example.com", standing="GIVEN", proof="DOCUMENT", version=1, textLanguage="de"
    )  # fmt: skip
    assert said == {"standing": "GIVEN", "reference": "", "errors": []}
    line = ConsentEntry.objects.get()
    assert (line.proof, line.origin, line.actor_id, line.note) == (
        "document", "staff", staff.pk, "Card of 3 May, folder 7.",
    )  # fmt: skip
    assert (line.text.language, line.subject.account_id) == ("de", anna.pk)
    assert [mail.subject for mail in desk.mails("Anna@example.com")] == ["Your consent"]


@pytest.mark.parametrize("who", ["staff", "app"])
def test_on_behalf__nobody_lifts_a_suppression_but_the_mailbox(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, app: Any, who: str
) -> None:
    how: dict[str, Any] = {"user": staff} if who == "staff" else {"app": APP_TOKEN}
    say(anna.email, Standing.WITHDRAWN)
    assert _record(desk, **how, email=anna.email, standing="GIVEN")["standing"] == "PENDING"
    assert allowed([anna.email], "newsletter")[0].reason == "suppressed"
    line = ConsentEntry.objects.last()
    assert line is not None
    assert (line.origin, line.role) == (who, who)


def test_on_behalf__wrong_input_names_its_field(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    right = {"purpose": "newsletter", "note": "Phone.", "email": anna.email, "standing": "GIVEN"}
    for wrong, field in (
        ({"note": " "}, "note"),
        ({"proof": "LOGIN"}, "proof"),
        ({"standing": "UNDONE"}, "standing"),
        ({"purpose": None}, "purpose"),
        ({"purpose": "unknown"}, "purpose"),
        ({"email": None}, "customer"),
        ({"email": "nobody"}, "email"),
        ({"version": 7, "textLanguage": "en"}, "version"),
        ({"channel": "unknown"}, "channel"),
    ):
        assert desk.refused("ConsentRecord", user=staff, input=right | wrong)["field"] == field
    assert (ConsentEntry.objects.count(), Request.objects.count()) == (0, 0)


def test_staff__is_asked_for_by_staff_who_may(
    desk: Desk, newsletter: Purpose, staff: Any, staff_without_permission: Any
) -> None:
    before = list(ConsentEntry.objects.values())
    for email in (staff_without_permission.email, staff.email):
        given = {"purpose": "newsletter", "note": "Phone.", "email": email, "standing": "GIVEN"}
        assert desk.ask("ConsentRecord", user=staff, input=given).codes == ["PermissionDenied"]
    assert desk.ask("Consents", user=staff, email=staff_without_permission.email).codes == [
        "PermissionDenied"
    ]
    assert list(ConsentEntry.objects.values()) == before


def test_consents__whoever_may_not_ask_learns_of_no_customer(
    desk: Desk, anna: Any, eve: Any, staff_without_permission: Any
) -> None:
    known, unknown = (str(graphene.Node.to_global_id("User", pk)) for pk in (anna.pk, anna.pk + 1000))
    for user in (None, eve, staff_without_permission):
        answers = [desk.ask("Consents", user=user, customer=each, language="en") for each in (known, unknown)]
        assert [answer.codes for answer in answers] == [["PermissionDenied"], ["PermissionDenied"]]
