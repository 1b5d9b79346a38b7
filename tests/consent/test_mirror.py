"""Flags in metadata: written from the ledger, read back when others change them, and never in circles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.consent import capture, learning, ledger, mirror, suppression
from saleor_gdpr_plugin.consent.models import (
    ConsentEntry,
    FlagNotice,
    Purpose,
    SeenFlag,
    Standing,
)
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.contracts import SUBJECT
from saleor_gdpr_plugin.host import customers, database
from saleor_gdpr_plugin.work.models import Job
from tests.cast import model
from tests.desk import FORM, Desk
from tests.race.together import together

from .lines import purpose, say
from .shop import KEYS, NOW, entries, fresh, holds, learned, manager, settle, write

OWN = ("newsletter", "given", "subject", "account", "login")


@pytest.fixture
def shop(desk: Desk, plugin: Callable[..., Any], newsletter: Purpose, statistics: Purpose) -> Desk:
    """The desk with two keys, learned."""
    plugin(**FORM, consent_keys=KEYS)
    learned()
    return desk


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Accounts whose hooks we called, and still call."""
    told: list[int] = []
    call = customers.announce
    monkeypatch.setattr(customers, "announce", lambda pk: (told.append(pk), call(pk))[1])
    return told


def test_push__a_withdrawal_by_typed_address_writes_the_account_and_tells_it_once(
    shop: Desk, anna: Any, announced: list[int]
) -> None:
    write(anna, newsletter="true", other="kept")
    with database.primary():
        say("ANNA@example.com", Standing.GIVEN)
        say("Anna@Example.com", Standing.WITHDRAWN)
    settle()

    assert fresh(anna).metadata == {"newsletter": "false", "other": "kept"}
    assert announced == [anna.pk]
    assert holds("anna@example.com") == {"newsletter": "withdrawn"}


def test_push__writes_only_what_says_something_else(shop: Desk, anna: Any, announced: list[int]) -> None:
    with database.primary():
        say(anna.email, Standing.GIVEN)
        assert fresh(anna).metadata == {"newsletter": "true"}
        for spelling in (True, "1", "YES"):
            customers.merge_metadata(anna.pk, {"newsletter": spelling})
            assert mirror.push(who(anna.email), NOW()) == 0
            assert fresh(anna).metadata == {"newsletter": spelling}
    settle()

    assert announced == [anna.pk]
    assert len(entries()) == 1


def test_push__leaves_alone_what_the_ledger_has_no_word_on(shop: Desk, anna: Any, eve: Any) -> None:
    with database.primary():
        customers.merge_metadata(anna.pk, {"newsletter": "true"})
        assert mirror.push(who(anna.email), NOW()) == 0
        say(eve.email, Standing.OBJECTED, "newsletter")
    assert fresh(anna).metadata == {"newsletter": "true"}
    # A flag that was never there says off by itself.
    assert fresh(eve).metadata == {}


def test_push__an_objection_to_all_reaches_every_flag_of_marketing(shop: Desk, anna: Any) -> None:
    with database.primary():
        say(anna.email, Standing.GIVEN)
        say(anna.email, Standing.GIVEN, "statistics")
        say(anna.email, Standing.OBJECTED, ledger.ALL)
    found = fresh(anna)
    assert (found.metadata, found.private_metadata) == ({"newsletter": "false"}, {"crm.stats": "true"})


def test_on__by_the_customer_logged_in_is_consent_under_the_words_of_today(shop: Desk, anna: Any) -> None:
    write(anna, by=anna, newsletter="true")
    assert entries() == []
    settle()

    assert entries() == [OWN]
    with database.primary():
        entry = ConsentEntry.objects.get()
        assert (entry.text.language, entry.text.version) == ("de", 1)
    assert fresh(anna).metadata == {"newsletter": "true"}


@pytest.mark.parametrize("author", ["staff", "app", "nobody", "stranger"])
def test_on__by_anybody_else_waits_and_goes_back_to_off(
    shop: Desk, anna: Any, eve: Any, staff: Any, app: Any, author: str
) -> None:
    by = {"staff": staff, "app": app, "nobody": None, "stranger": eve}[author]
    write(anna, by=by, newsletter="true")
    settle()

    ((_purpose, standing, role, _origin, proof),) = entries()
    assert (standing, proof) == ("pending", "none")
    assert role == {"staff": "staff", "app": "app", "nobody": "system", "stranger": "system"}[author]
    assert fresh(anna).metadata == {"newsletter": "false"}


def test_on__an_account_whose_address_was_never_proven_waits(shop: Desk, anna: Any) -> None:
    model("account.User").objects.filter(pk=anna.pk).update(is_confirmed=False)
    write(anna, by=fresh(anna), newsletter="true")
    settle()
    assert holds(anna.email) == {"newsletter": "pending"}
    assert fresh(anna).metadata == {"newsletter": "false"}


def test_on__without_words_nobody_can_say_what_was_agreed_to(shop: Desk, anna: Any) -> None:
    with database.primary():
        Purpose.objects.filter(key="newsletter").update(version=2)
    write(anna, by=anna, newsletter="true")
    settle()
    assert holds(anna.email) == {"newsletter": "pending"}


def test_on__what_the_shop_had_before_us_is_never_taken_for_a_fresh_wish(
    desk: Desk, plugin: Callable[..., Any], newsletter: Purpose, anna: Any
) -> None:
    with database.primary():
        customers.merge_metadata(anna.pk, {"newsletter": "true"})
    plugin(**FORM, consent_keys=KEYS)
    learned()
    write(anna, by=anna, colour="blue")
    settle()
    assert entries() == []
    assert fresh(anna).metadata == {"newsletter": "true", "colour": "blue"}

    write(anna, by=anna, newsletter="false")
    write(anna, by=anna, newsletter="true")
    settle()
    assert [each[1] for each in entries()] == ["withdrawn", "given"]


def test_on__before_old_flags_are_learned_it_waits(
    desk: Desk, plugin: Callable[..., Any], newsletter: Purpose, anna: Any
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    write(anna, by=anna, newsletter="true")
    with database.primary():
        FlagNotice.objects.update(at=NOW() - timedelta(minutes=1))
        capture.flag(Job.objects.get(kind="consent.flag"))
    assert holds(anna.email) == {"newsletter": "pending"}


def test_learning__goes_on_where_it_stopped(
    desk: Desk, plugin: Callable[..., Any], anna: Any, eve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "BATCH", 1)
    monkeypatch.setattr(learning, "STEPS", 1)
    plugin(**FORM, consent_keys="newsletter = newsletter")
    with database.primary():
        for user in (anna, eve):
            customers.merge_metadata(user.pk, {"newsletter": "true"})
        assert [learning.learn(NOW()) for _turn in range(4)] == [1, 1, 0, 0]
        assert SeenFlag.objects.count() == 2


@pytest.mark.parametrize("author", ["anna", "staff", "app", "nobody"])
def test_off__always_counts(shop: Desk, anna: Any, staff: Any, app: Any, author: str) -> None:
    with database.primary():
        say(anna.email, Standing.GIVEN)
    by = {"anna": anna, "staff": staff, "app": app, "nobody": None}[author]
    write(anna, by=by, newsletter="false")

    # At once: nothing waits for an off.
    assert [each[1] for each in entries()] == ["given", "withdrawn"]
    with database.primary():
        assert suppression.suppressed([anna.email], "newsletter") == {anna.email}


def test_off__deleting_the_key_is_off(shop: Desk, anna: Any) -> None:
    with database.primary():
        say(anna.email, Standing.GIVEN)
        model("account.User").objects.filter(pk=anna.pk).update(metadata={})
        manager(anna).customer_metadata_updated(fresh(anna))
    assert [each[1:] for each in entries()][-1] == ("withdrawn", "subject", "account", "login")


def test_off__an_account_that_begins_with_off_withdraws_nothing(shop: Desk, anna: Any) -> None:
    write(anna, by=anna, newsletter="false")
    settle()
    assert entries() == []


def test_off__under_a_soft_opt_in_is_heard_from_the_first_word(shop: Desk, anna: Any) -> None:
    with database.primary():
        purpose("newsletter", soft_opt_in=True)
    write(anna, by=anna, newsletter="false")
    settle()
    assert [each[1] for each in entries()] == ["withdrawn"]


@pytest.mark.parametrize("author", ["staff", "app"])
def test_suppressed__neither_staff_nor_app_lifts_it_or_asks_again(
    shop: Desk, anna: Any, staff: Any, app: Any, author: str, announced: list[int]
) -> None:
    with database.primary():
        say(anna.email, Standing.OBJECTED, ledger.ALL)
    write(anna, by={"staff": staff, "app": app}[author], newsletter="true")
    settle()

    assert holds(anna.email) == {"": "objected", "newsletter": "objected"}
    assert fresh(anna).metadata == {"newsletter": "false"}
    assert announced == [anna.pk]
    with database.primary():
        assert suppression.suppressed([anna.email], "newsletter") == {anna.email}


def test_suppressed__the_customer_may_want_it_again(shop: Desk, anna: Any) -> None:
    with database.primary():
        say(anna.email, Standing.OBJECTED, ledger.ALL)
    write(anna, by=anna, newsletter="true")
    settle()
    assert holds(anna.email)["newsletter"] == "given"
    with database.primary():
        assert suppression.suppressed([anna.email], "newsletter") == frozenset()


def test_at_the_same_time__customer_staff_and_app_are_one_entry_each(
    shop: Desk,
    plugin: Callable[..., Any],
    anna: Any,
    staff: Any,
    app: Any,
    announced: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with database.primary():
        purpose("post", marketing=True)
        say(anna.email, Standing.GIVEN, "statistics")
        say(anna.email, Standing.GIVEN, "post")
    plugin(**FORM, consent_keys=KEYS + "\npost = post")
    learned()
    with database.primary():
        mirror.push(who(anna.email), NOW())
    settle()
    announced.clear()
    writes: list[int] = []
    merge = customers.merge_metadata

    together(
        lambda: write(anna, by=anna, newsletter="true"),
        lambda: write(anna, by=staff, private={"crm.stats": "false"}),
        lambda: write(anna, by=app, post="false"),
    )
    monkeypatch.setattr(
        customers, "merge_metadata", lambda *given: (done := merge(*given)) and not writes.append(1) and done
    )
    settle()

    found = [each[:2] for each in entries()][2:]
    assert sorted(key for key, _standing in found) == ["newsletter", "post", "statistics"]
    assert dict(found)["statistics"] == dict(found)["post"] == "withdrawn"
    # Theirs alone when nobody else's hook saw it; else the mailbox is asked, and the flag is written back once.
    alone = dict(found)["newsletter"] == "given"
    assert len(writes) == len(announced) == (0 if alone else 1)
    assert (fresh(anna).metadata, fresh(anna).private_metadata) == (
        {"newsletter": "true" if alone else "false", "post": "false"},
        {"crm.stats": "false"},
    )
    assert holds(anna.email)["newsletter"] == ("given" if alone else "pending")
    settle()
    assert (len(entries()), len(writes)) == (5, len(announced))


def test_rivals__a_flag_that_two_saw_set_is_nobodys_for_sure(shop: Desk, anna: Any, staff: Any) -> None:
    with database.primary():
        customers.merge_metadata(anna.pk, {"newsletter": "true"})
        user = fresh(anna)
        for by in (anna, staff):
            manager(by).customer_metadata_updated(user)
    settle()
    assert [each[1] for each in entries()] == ["pending"]
    assert fresh(anna).metadata == {"newsletter": "false"}


def test_on_and_off_again__the_last_word_holds(shop: Desk, anna: Any) -> None:
    for value in ("true", "false", "true"):
        write(anna, by=anna, newsletter=value)
    settle()
    # The off in between withdrew nothing, because nothing had been given.
    assert [each[1] for each in entries()] == ["given"]
    write(anna, by=anna, newsletter="false")
    write(anna, by=anna, newsletter="false")
    settle()
    assert [each[1] for each in entries()] == ["given", "withdrawn"]


def test_on__a_withdrawal_while_it_settles_is_the_later_word(shop: Desk, anna: Any) -> None:
    write(anna, by=anna, newsletter="true")
    with database.primary():
        say(anna.email, Standing.WITHDRAWN)
    settle()
    assert [each[1] for each in entries()] == ["withdrawn"]
    assert fresh(anna).metadata == {"newsletter": "false"}


def test_push__leaves_alone_what_somebody_writes_for_another_purpose(shop: Desk, anna: Any) -> None:
    with database.primary():
        say(anna.email, Standing.WITHDRAWN)
    write(anna, by=anna, newsletter="true")
    with database.primary():
        say(anna.email, Standing.GIVEN, "statistics")
        mirror.push(who(anna.email), NOW())
    assert fresh(anna).metadata == {"newsletter": "true"}
    settle()
    assert holds(anna.email) == {"newsletter": "given", "statistics": "given"}


def test_order__a_strangers_tick_waits_and_is_asked_at_most_once(
    shop: Desk, anna: Any, order_for: Callable[..., Any]
) -> None:
    with database.primary():
        say(anna.email, Standing.OBJECTED, ledger.ALL)
        for _turn in range(3):
            order = order_for(email="Anna@Example.com", metadata={"newsletter": "true"})
            manager().order_created(order)
            manager().order_created(order)
    settle()

    assert [each[:3] for each in entries()][1:] == [("newsletter", "pending", "system")] * 3
    assert holds(anna.email)["newsletter"] == "objected"
    with database.primary():
        assert suppression.suppressed([anna.email], "newsletter") == {anna.email}
    assert len(shop.mails("Anna@Example.com")) + len(shop.mails("anna@example.com")) <= 1
    assert fresh(anna).metadata == {}


def test_order__of_whoever_has_consented_says_nothing_new(
    shop: Desk, anna: Any, order_for: Callable[..., Any]
) -> None:
    with database.primary():
        say(anna.email, Standing.GIVEN)
        manager(anna).order_created(order_for(anna, metadata={"newsletter": "true"}))
    settle()
    assert [each[1] for each in entries()] == ["given"]


def test_registering_again__does_not_resubscribe(shop: Desk, anna: Any) -> None:
    with database.primary():
        say("back@example.com", Standing.OBJECTED, ledger.ALL)
        user = model("account.User").objects.create(
            email="back@example.com", is_active=True, metadata={"newsletter": "true"}
        )
        manager().customer_created(user)
    settle()
    assert fresh(user).metadata == {"newsletter": "false"}
    with database.primary():
        assert suppression.suppressed(["back@example.com"], "newsletter") == {"back@example.com"}


def test_registering__a_guest_who_consented_finds_the_flag_set(shop: Desk) -> None:
    with database.primary():
        say("guest@example.com", Standing.GIVEN)
        user = model("account.User").objects.create(email="guest@example.com", is_active=True)
        manager().customer_created(user)
    settle()
    assert fresh(user).metadata == {"newsletter": "true"}
    assert len(entries()) == 1


def test_new_address__objections_go_along_and_consent_is_asked_anew(
    shop: Desk, anna: Any, staff: Any
) -> None:
    with database.primary():
        say(anna.email, Standing.OBJECTED)
        say(anna.email, Standing.GIVEN, "statistics")
        ledger.record(
            who(anna.email, anna.pk),
            "statistics",
            Standing.GIVEN,
            origin="widget",
            by=SUBJECT,
            proof="mailbox",
            now=NOW(),
        )
        model("account.User").objects.filter(pk=anna.pk).update(email="new@example.com")
        manager(staff).customer_updated(fresh(anna))
        manager(anna).account_email_changed(fresh(anna))
    settle()
    assert holds("new@example.com") == {"newsletter": "objected", "statistics": "pending"}
    assert fresh(anna).private_metadata == {"crm.stats": "false"}
    with database.primary():
        assert suppression.suppressed(["new@example.com"], "newsletter") == {"new@example.com"}
        manager(staff).customer_updated(fresh(anna))
        assert not Job.objects.exists()


def test_deleted__nothing_is_left_of_what_was_seen(shop: Desk, anna: Any) -> None:
    write(anna, by=anna, newsletter="true")
    settle()
    user = fresh(anna)
    with database.primary():
        model("account.User").objects.filter(pk=anna.pk).delete()
        manager(anna).account_deleted(user)
    settle()
    with database.primary():
        assert (SeenFlag.objects.count(), FlagNotice.objects.count()) == (0, 0)
        assert suppression.suppressed([user.email], "newsletter") == frozenset()


def test_push__inside_one_transaction_with_the_line(shop: Desk, anna: Any) -> None:
    with database.primary(), transaction.atomic():
        say(anna.email, Standing.GIVEN)
        transaction.set_rollback(True)
    assert (entries(), fresh(anna).metadata) == ([], {})
    with database.primary():
        assert (SeenFlag.objects.count(), Job.objects.count()) == (0, 0)


def test_push__costs_a_shop_without_keys_one_look_at_its_settings(
    desk: Desk, newsletter: Purpose, anna: Any
) -> None:
    with database.primary(), CaptureQueriesContext(connection) as ran:
        assert mirror.push(who(anna.email), NOW()) == 0
    assert len(ran) == 1
    assert conf.load() is not None
