"""What a person does about consent: by login in one click, by a typed address without proof, by links of mails."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.consent import ledger, suppression
from saleor_gdpr_plugin.consent.models import ConsentEntry, Purpose, Standing
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.proof.models import Tally
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import Guest
from tests.desk import FORM, Desk
from tests.work.sweeping import pass_time
from tests.work.sweeping import sweep_all as sweep

from .lines import purpose, say

STRANGER = "nobody@example.org"


def _give(
    desk: Desk, email: str | None = None, *, user: Any = None, key: str = "newsletter"
) -> dict[str, Any]:
    given = {"purpose": key, "version": 1, "textLanguage": "en", "channel": "main", "email": email}
    return desk.run("ConsentGive", user=user, input=given)


def _withdraw(
    desk: Desk, email: str | None = None, *, user: Any = None, key: str = "newsletter", **more: Any
) -> dict[str, Any]:
    return desk.run(
        "ConsentWithdraw", user=user, input={"purpose": key, "channel": "main", "email": email, **more}
    )


def _object(desk: Desk, email: str | None = None, *, user: Any = None) -> dict[str, Any]:
    return desk.run("MarketingObject", user=user, input={"channel": "main", "email": email})


def _holds(email: str, key: str = "newsletter") -> Standing | None:
    return ledger.standings(who(email)).get((key, None))


def _allowed(desk: Desk, staff: Any, *emails: str, key: str = "newsletter") -> list[str]:
    answer = desk.ask("MarketingAllowed", user=staff, emails=list(emails), purpose=key)
    assert answer.errors == []
    return [each["reason"] for each in answer.data["gdprMarketingAllowed"]]


def test_account__gives_and_withdraws_in_one_click(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    assert _give(desk, user=anna)["standing"] == "GIVEN"
    assert _allowed(desk, staff, anna.email) == ["CONSENT"]

    said = _withdraw(desk, user=anna)
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]
    request = Request.objects.get(reference=said["reference"])
    assert (request.state, request.right, request.identity) == ("fulfilled", "consent_withdrawal", "login")
    assert request.closed_at is not None
    sweep()
    subjects = [mail.subject for mail in desk.mails(anna.email)]
    assert subjects == ["Ihre Einwilligung", "Ihre Einwilligung ist widerrufen"]
    assert [mail.subject for mail in desk.mails("dpo@shop.example")] == [
        f"Privacy request {request.reference} took effect"
    ]


def test_withdrawing__takes_no_more_fields_than_giving() -> None:
    from saleor_gdpr_plugin.graphql.consent_give import GdprConsentGiveInput
    from saleor_gdpr_plugin.graphql.consent_withdraw import GdprConsentWithdrawInput

    assert set(GdprConsentWithdrawInput._meta.fields) < set(GdprConsentGiveInput._meta.fields)


def test_guest__confirms_by_mail(desk: Desk, newsletter: Purpose, guest: Guest, staff: Any) -> None:
    assert _give(desk, guest.email)["standing"] == "PENDING"
    assert desk.mails(guest.email) == []
    sweep()
    assert _allowed(desk, staff, guest.email) == ["PENDING"]

    token = desk.token(guest.email, "consent")
    assert desk.run("ConsentConfirm", token=token)["purpose"] == "newsletter"
    assert _allowed(desk, staff, guest.email.lower()) == ["CONSENT"]
    assert desk.mails(guest.email)[-1].subject == "Your consent"
    assert desk.refused("ConsentConfirm", token=token)["code"] == "TOKEN_USED"
    assert desk.refused("MarketingObjectionUndo", token=token)["code"] == "TOKEN_INVALID"
    line = ConsentEntry.objects.get(standing="given")
    assert (line.proof, line.origin, line.role, line.text.version) == ("mailbox", "widget", "subject", 1)


def test_stranger__objects_for_anna_and_anna_undoes_it_in_one_click(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    _give(desk, user=anna)
    _object(desk, anna.email)
    _withdraw(desk, anna.email)
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]
    assert [line.proof for line in ConsentEntry.objects.all()] == ["login", "none", "none"]
    sweep()
    # Both by the link of the first.
    undo = desk.token(anna.email, "undo")
    desk.run("MarketingObjectionUndo", token=undo)
    assert _allowed(desk, staff, anna.email) == ["CONSENT"]
    # Whatever is typed again goes the same way, by the same link.
    _object(desk, anna.email)
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]
    desk.run("MarketingObjectionUndo", token=undo)
    desk.run("MarketingObjectionUndo", token=undo)
    assert _allowed(desk, staff, anna.email) == ["CONSENT"]


def test_undo__leaves_what_anna_said_herself(desk: Desk, newsletter: Purpose, anna: Any, staff: Any) -> None:
    _object(desk, user=anna)
    sweep()
    _object(desk, anna.email)
    sweep()
    desk.run("MarketingObjectionUndo", token=desk.token(anna.email, "undo"))
    assert _holds(anna.email) == Standing.OBJECTED
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]


def test_answer__is_the_same_for_known_and_unknown(desk: Desk, newsletter: Purpose, anna: Any) -> None:
    for act in (_object, _withdraw, _give):
        known, unknown = act(desk, anna.email), act(desk, STRANGER)
        for answer in (known, unknown):
            answer.pop("reference", None)
        assert known == unknown
    sweep()
    assert [len(desk.mails(each)) for each in (anna.email, STRANGER)] == [3, 3]
    # Not a word of who asked, and nothing in the queue about somebody whom the shop does not know.
    assert Request.objects.filter(address=STRANGER, known=True).count() == 0
    assert Request.objects.filter(address=anna.email, known=True).count() == 2


@pytest.mark.parametrize("act", [_object, _withdraw, _give])
def test_answer__takes_the_same_work_for_known_and_unknown(
    desk: Desk, newsletter: Purpose, anna: Any, eve: Any, order_for: Any, act: Any
) -> None:
    # given: somebody with all there is, somebody with an account alone, and nobody
    order_for(anna)
    _give(desk, user=anna)
    _object(desk, user=anna)
    sweep()
    act(desk, "first@example.com")  # whatever is read once per process has been read

    # when
    work = []
    for address in (anna.email, eve.email, STRANGER):
        with CaptureQueriesContext(connection) as ran:
            act(desk, address)
        asked = [each["sql"] for each in ran.captured_queries]
        work.append(
            [re.sub(r"\b(s\d+_x|_django_curs_)?\d+\w*", "?", " ".join(sql.split()[:3])) for sql in asked]
        )
        assert not any("order_order" in sql or '"account_user"' in sql for sql in asked)

    # then: as many statements of the same kinds in the same order
    assert len(work[0]) > 10
    assert work[0] == work[1] == work[2]


def test_flood__of_other_mails_keeps_nobody_from_undoing(
    desk: Desk, plugin: Any, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    plugin(**FORM, address_mails_per_day="2")
    for _each in range(4):
        desk.submit(anna.email)
    sweep()
    assert len(desk.mails(anna.email)) == 2

    _object(desk, anna.email)
    sweep()

    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]
    desk.run("MarketingObjectionUndo", token=desk.token(anna.email, "undo"))
    assert _allowed(desk, staff, anna.email) == ["NO_CONSENT"]


def test_flood__of_many_addresses_is_mailed_by_the_hour_and_each_owner_can_undo(
    desk: Desk, plugin: Any, newsletter: Purpose, staff: Any
) -> None:
    plugin(**FORM, shop_mails_per_hour="2")
    owners = [f"owner{number}@example.com" for number in range(5)]
    for owner in owners:
        _object(desk, owner)

    counts = []
    for _hour in range(3):
        pass_time()
        housekeeping.sweep()
        counts.append(sum(len(desk.mails(owner)) for owner in owners))
        Tally.objects.all().delete()  # the next hour

    assert counts == [2, 4, 5]
    for owner in owners:
        assert _allowed(desk, staff, owner) == ["SUPPRESSED"]
        desk.run("MarketingObjectionUndo", token=desk.token(owner, "undo"))
        assert _allowed(desk, staff, owner) == ["NO_CONSENT"]


def test_flood__mails_nobody_more_than_the_limit(
    desk: Desk, plugin: Any, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    plugin(**FORM, client_submits_per_hour="6", address_mails_per_day="2")
    for _each in range(6):
        _object(desk, anna.email)
    error = desk.refused("MarketingObject", input={"channel": "main", "email": anna.email})
    assert error["code"] == "TOO_MANY"
    assert 0 < error["retryAfter"] <= 3600
    sweep()
    assert len(desk.mails(anna.email)) == 2
    assert len(desk.mails("dpo@shop.example")) == 1
    desk.run("MarketingObjectionUndo", token=desk.token(anna.email, "undo"))
    assert _allowed(desk, staff, anna.email) == ["NO_CONSENT"]


def test_typed_address__ends_advertising_only(
    desk: Desk, newsletter: Purpose, statistics: Purpose, anna: Any
) -> None:
    say(anna.email, Standing.GIVEN, "statistics")
    before = list(ConsentEntry.objects.values())
    error = desk.refused(
        "ConsentWithdraw", input={"purpose": "statistics", "channel": "main", "email": anna.email}
    )
    assert (error["code"], error["field"]) == ("PROOF_NEEDED", "purpose")
    assert list(ConsentEntry.objects.values()) == before
    assert Request.objects.count() == 0

    _withdraw(desk, user=anna, key="statistics")
    assert _holds(anna.email, "statistics") == Standing.WITHDRAWN


def test_link_of_a_mail__proves_the_mailbox(
    desk: Desk, newsletter: Purpose, statistics: Purpose, guest: Guest
) -> None:
    say(guest.email, Standing.GIVEN, "statistics")
    token = desk.prove(guest.email)["statusToken"]
    assert _page(desk, statusToken=token) == {"newsletter": None, "statistics": "GIVEN"}

    _withdraw(desk, key="statistics", statusToken=token)
    assert _page(desk, statusToken=token) == {"newsletter": None, "statistics": "WITHDRAWN"}
    given = {"purpose": "newsletter", "version": 1, "textLanguage": "de", "channel": "main"}
    assert desk.run("ConsentGive", input={**given, "statusToken": token})["standing"] == "GIVEN"


def _page(desk: Desk, *, user: Any = None, **how: Any) -> dict[str, str | None]:
    page = desk.run("Consents", user=user, **how)
    return {each["purpose"]["key"]: each["standing"] for each in page["consents"]}


def test_consents__are_shown_to_who_proves_it(
    desk: Desk, newsletter: Purpose, anna: Any, eve: Any, staff: Any, staff_without_permission: Any
) -> None:
    _give(desk, user=anna)
    assert _page(desk, user=anna) == {"newsletter": "GIVEN"}
    assert _page(desk, user=eve) == {"newsletter": None}
    assert _page(desk, user=staff, email="Anna@Example.com") == {"newsletter": "GIVEN"}
    assert desk.ask("Consents").data["gdprConsents"] is None
    assert desk.ask("Consents", statusToken="x" * 43).data["gdprConsents"] is None
    for user in (eve, staff_without_permission, None):
        assert desk.ask("Consents", user=user, email=anna.email).codes == ["PermissionDenied"]
    eve.is_confirmed = False
    eve.save(update_fields=["is_confirmed"])
    assert desk.ask("Consents", user=eve).data["gdprConsents"] is None


def test_unconfirmed_login__is_like_a_typed_address(desk: Desk, newsletter: Purpose, eve: Any) -> None:
    eve.is_confirmed = False
    eve.save(update_fields=["is_confirmed"])
    assert _give(desk, user=eve)["standing"] == "PENDING"


def test_words__that_changed_meanwhile_are_read_again(desk: Desk, newsletter: Purpose, anna: Any) -> None:
    from saleor_gdpr_plugin.consent.purposes import Words

    purpose("newsletter", texts={"en": Words("Newsletter", "Write to me every day.")})
    given = {"purpose": "newsletter", "version": 1, "textLanguage": "en", "channel": "main"}
    error = desk.refused("ConsentGive", user=anna, input=given)
    assert (error["code"], error["field"]) == ("CHANGED", "version")
    assert ConsentEntry.objects.count() == 0


def test_guests_off__leaves_stopping_open(desk: Desk, plugin: Any, newsletter: Purpose, staff: Any) -> None:
    plugin(**FORM, guest_visitors=False)
    given = {
        "purpose": "newsletter",
        "version": 1,
        "textLanguage": "en",
        "channel": "main",
        "email": STRANGER,
    }
    assert desk.refused("ConsentGive", input=given)["code"] == "GUESTS_NOT_ALLOWED"
    assert ConsentEntry.objects.count() == 0
    _object(desk, STRANGER)
    assert _allowed(desk, staff, STRANGER) == ["SUPPRESSED"]


def test_submitting__an_objection_takes_effect_at_once_too(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    desk.submit(anna.email, right="MARKETING_OBJECTION", text="Stop it.")
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]
    assert Request.objects.get().details == {"text": "Stop it."}
    request = desk.submit(user=anna, right="CONSENT_WITHDRAWAL")["request"]
    assert request["state"] == "FULFILLED"


def test_objection_after_a_wish__voids_its_link(desk: Desk, newsletter: Purpose, guest: Guest) -> None:
    _give(desk, guest.email)
    sweep()
    say(guest.email, Standing.OBJECTED, ledger.ALL)
    error = desk.refused("ConsentConfirm", token=desk.token(guest.email, "consent"))
    assert error["code"] == "STATE"
    assert suppression.suppressed([guest.email.lower()], "newsletter") == {guest.email.lower()}


@pytest.mark.parametrize("right", ["MARKETING_OBJECTION", "CONSENT_WITHDRAWAL"])
def test_letter_on_paper__takes_effect_when_staff_approves(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, right: str
) -> None:
    request = desk.register(
        user=staff, right=right, email=anna.email, identityMethod="KNOWLEDGE", identityNote="Knew order 7."
    )
    done = desk.decide("Approve", request["id"], user=staff)
    assert done["state"] == "FULFILLED"
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]
    line = ConsentEntry.objects.get()
    assert (line.role, line.actor_id, line.proof) == ("staff", staff.pk, "staff")
