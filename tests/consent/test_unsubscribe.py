"""Links of mail footers: they stop one purpose for whoever holds them, tell nobody anything, and never end."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin.consent import suppression, unsubscribe
from saleor_gdpr_plugin.consent.models import ConsentEntry, ConsentSubject, LinkAddress, Purpose, Standing
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import APP_TOKEN, model, permit, person
from tests.desk import FORM, Desk
from tests.race.together import together

from .lines import say
from .shop import entries, holds, settle

FORMS = [{"List-Unsubscribe": "One-Click"}, {"unsubscribe": "1"}]
OLD, NEW = (f"{name}:{base64.b64encode(name[0].encode() * 32).decode()}" for name in ("old", "new"))


@pytest.fixture
def link(desk: Desk, newsletter: Purpose, app: Any) -> Callable[..., str]:
    """The path of a link as a mail tool gets it: `link("anna@example.com", purpose="newsletter")`."""

    def make(email: str, **purpose: str) -> str:
        (found,) = desk.ask("UnsubscribeLinks", app=APP_TOKEN, emails=[email], **purpose).data.values()
        assert found[0]["email"] == email
        return urlsplit(found[0]["url"]).path

    return make


def bare(response: Any) -> tuple[int, str, dict[str, str]]:
    """What anybody can tell from an answer, without its nonce."""
    nonce = re.search(r"nonce-([\w-]+)", response.headers["Content-Security-Policy"])
    assert nonce is not None
    headers = {name: value.replace(nonce[1], "") for name, value in response.headers.items()}
    return response.status_code, response.content.decode().replace(nonce[1], ""), headers


def suppressed(email: str, purpose: str = "newsletter") -> bool:
    with database.primary():
        return bool(suppression.suppressed([who(email).address], purpose))


@pytest.mark.parametrize("form", FORMS)
def test_press__stops_the_mails_and_tells_the_owner_once(
    desk: Desk, link: Callable[..., str], client: Any, anna: Any, form: dict[str, str]
) -> None:
    with database.primary():
        say(anna.email, Standing.GIVEN)
    path = link("Anna@Example.com", purpose="newsletter")

    for _again in range(3):
        response = client.post(path, form)
    settle()

    assert response.status_code == 200
    assert suppressed(anna.email)
    assert entries()[1:] == [("newsletter", "withdrawn", "subject", "unsubscribe", "none")]
    (mail,) = desk.mails(anna.email)
    assert "gdpr-undo=" in mail.body
    with database.primary():
        assert [each.state for each in Request.objects.all()] == ["fulfilled"]

    desk.run("MarketingObjectionUndo", token=desk.token(anna.email, "undo"))
    assert holds(anna.email) == {"newsletter": "given"}
    assert not suppressed(anna.email)


def test_press__without_a_purpose_is_an_objection_to_all(
    desk: Desk, link: Callable[..., str], client: Any, anna: Any
) -> None:
    client.post(link(anna.email), FORMS[0])
    settle()
    assert holds(anna.email) == {"": "objected", "newsletter": "objected"}
    assert len(desk.mails(anna.email)) == 1


def test_press__an_address_nobody_knows_is_suppressed_and_gets_no_mail(
    desk: Desk, link: Callable[..., str], client: Any
) -> None:
    path = link("nobody@example.com", purpose="newsletter")
    response = client.post(path, FORMS[0])
    settle()
    assert response.status_code == 200
    assert suppressed("nobody@example.com")
    assert entries() == []
    assert desk.mails("nobody@example.com") == []
    with database.primary():
        assert (ConsentSubject.objects.count(), LinkAddress.objects.count()) == (0, 0)
        assert Request.objects.count() == 0


def test_look__changes_nothing_and_shows_one_button(link: Callable[..., str], client: Any, anna: Any) -> None:
    path = link(anna.email)
    with CaptureQueriesContext(connection) as ran:
        shown = [client.get(path), client.head(path), client.get(path + "/?utm=x")]
    settle()

    assert [each.status_code for each in shown] == [200, 200, 200]
    # Saleor reads the settings of plugins by a cursor: DECLARE is a SELECT that is fetched in parts.
    assert {query["sql"].split()[0] for query in ran} <= {"SELECT", "DECLARE"}
    assert not suppressed(anna.email)
    page = shown[0].content.decode()
    assert page.count("<button") == page.count("<form") == 1
    assert "<script" not in page
    assert "src=" not in page
    assert shown[0].cookies == {}
    assert "anna" not in path + page


@pytest.mark.parametrize(
    "sent",
    [{"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}, {"User-Agent": "MailScanner"}],
)
def test_prefetch__of_a_foreign_link_stops_nothing_mails_nobody_and_spends_nothing(
    desk: Desk, link: Callable[..., str], client: Any, eve: Any, sent: dict[str, str]
) -> None:
    path = link(eve.email)
    shown = bare(client.get(path))
    assert [bare(client.get(path, headers=sent)) for _each in range(3)] == [shown] * 3
    settle()
    assert (suppressed(eve.email), entries(), desk.mails(eve.email)) == (False, [], [])

    client.post(path, FORMS[0])
    settle()

    # Whoever held it: the owner hears of it, and takes it back in one click.
    assert (suppressed(eve.email), len(desk.mails(eve.email))) == (True, 1)
    desk.run("MarketingObjectionUndo", token=desk.token(eve.email, "undo"))
    assert not suppressed(eve.email)


def test_look__strict_headers(link: Callable[..., str], client: Any, anna: Any) -> None:
    headers = client.get(link(anna.email)).headers
    policy = re.sub(r"nonce-[\w-]+", "nonce", headers["Content-Security-Policy"])
    assert policy == (
        "default-src 'none'; style-src 'nonce'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert "Set-Cookie" not in headers


def test_answer__is_the_same_for_genuine_forged_and_foreign_links(
    link: Callable[..., str], client: Any, anna: Any, eve: Any
) -> None:
    hers, others = link(anna.email, purpose="newsletter"), link(eve.email)
    base, _, token = hers.rpartition("/")
    key_id, digest, seal = token.split(".")
    foreign = others.rpartition("/")[2].split(".")
    forged = [
        f"{base}/{key_id}.{digest}.{'0' * 64}",
        f"{base}/{key_id}.{foreign[1]}.{seal}",
        f"{base}/gone.{digest}.{seal}",
        f"{base}/{key_id}.{digest}",
        f"{base}/ü.ü.ü",
        f"{base}/x",
    ]
    pages = {bare(client.get(path))[1] for path in [hers, *forged]}
    answers = {bare(client.post(path, FORMS[0]))[1] for path in forged}
    settle()
    with database.primary():
        assert (ConsentEntry.objects.count(), suppression.Suppression.objects.count()) == (0, 0)

    first = bare(client.post(hers, FORMS[0]))
    assert len(pages) == 1
    assert answers == {first[1]}
    assert bare(client.post(forged[0], FORMS[0])) == first
    settle()
    assert (suppressed(anna.email), suppressed(eve.email)) == (True, False)


@pytest.mark.parametrize("body", [{}, {"List-Unsubscribe": "no"}])
def test_press__needs_the_button_or_the_word_of_rfc_8058(
    link: Callable[..., str], client: Any, anna: Any, body: dict[str, str]
) -> None:
    assert b"<button" in client.post(link(anna.email), body).content
    settle()
    assert not suppressed(anna.email)


def test_press__other_methods_are_refused(link: Callable[..., str], client: Any, anna: Any) -> None:
    path = link(anna.email)
    assert [client.put(path).status_code, client.delete(path).status_code] == [405, 405]
    assert not suppressed(anna.email)


def test_link__works_after_the_keys_were_changed_and_the_person_erased(
    link: Callable[..., str], client: Any, anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GDPR_KEYS", OLD)
    with database.primary():
        say(anna.email, Standing.GIVEN)
    path = link(anna.email, purpose="newsletter")
    monkeypatch.setenv("GDPR_KEYS", f"{NEW},{OLD}")
    with database.primary():
        model("account.User").objects.filter(pk=anna.pk).delete()
        ConsentSubject.objects.update(address="", email="", account_id=None)

    client.post(path, FORMS[0])
    settle()

    assert suppressed("anna@example.com")
    assert [each[1] for each in entries()] == ["given"]


def test_link__of_an_account_with_a_new_address_stops_the_old_one_only(
    link: Callable[..., str], client: Any, anna: Any
) -> None:
    path = link(anna.email)
    with database.primary():
        model("account.User").objects.filter(pk=anna.pk).update(email="new@example.com")
    client.post(path, FORMS[0])
    settle()
    assert (suppressed("anna@example.com"), suppressed("new@example.com")) == (True, False)
    assert entries() == []


def test_link__is_silent_while_inactive(
    link: Callable[..., str], client: Any, anna: Any, plugin: Callable[..., Any]
) -> None:
    path = link(anna.email)
    plugin(**FORM, active=False)
    assert [client.get(path).status_code, client.post(path, FORMS[0]).status_code] == [404, 404]
    assert not suppressed(anna.email)


@pytest.mark.parametrize(
    ("accepts", "language", "words"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", "de", ""),
        ("pl,fr;q=0.8", "fr", ""),
        ("pl", "en", "Press the button"),
        ("", "en", ""),
    ],
)
def test_page__speaks_the_language_of_the_browser(
    link: Callable[..., str], client: Any, anna: Any, accepts: str, language: str, words: str
) -> None:
    response = client.get(link(anna.email), headers={"Accept-Language": accepts})
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in response.content.decode()
    assert words in response.content.decode()


def test_press__twenty_at_once_are_one_line_and_one_mail(
    desk: Desk, link: Callable[..., str], anna: Any
) -> None:
    from django.utils import timezone

    from saleor_gdpr_plugin import conf
    from saleor_gdpr_plugin.rights import unsubscribing

    token = link(anna.email, purpose="newsletter").rpartition("/")[2]

    def press() -> bool:
        with database.primary():
            settings = conf.load()
            assert settings is not None
            return unsubscribing.press(token, settings=settings, now=timezone.now())

    assert together(*[press] * 20) == [True] * 20
    settle()
    assert [each[1] for each in entries()] == ["withdrawn"]
    assert len(desk.mails(anna.email)) == 1


def test_links__for_apps_and_staff_only(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, app: Any
) -> None:
    allowed = [{"user": staff}, {"app": APP_TOKEN}]
    for asker in allowed:
        (found,) = desk.ask("UnsubscribeLinks", emails=[anna.email, "x"], **asker).data.values()
        assert [bool(each["url"]) for each in found] == [True, False]
    orders_only = person("orders@example.com", is_staff=True)
    permit(orders_only, "manage_orders")
    for asker in ({}, {"user": anna}, {"user": orders_only}):
        answer = desk.ask("UnsubscribeLinks", emails=[anna.email], **asker)
        assert answer.codes == ["PermissionDenied"]


def test_links__a_fixed_number_of_queries(desk: Desk, newsletter: Purpose, anna: Any) -> None:
    unsubscribe.urls([anna.email], "newsletter")  # what a process looks up once
    counts = []
    for many in (2, 500):
        emails = [anna.email, *(f"{number}@example.com" for number in range(many))]
        with database.primary(), CaptureQueriesContext(connection) as ran:
            urls = unsubscribe.urls(emails, "newsletter")
        counts.append(len(ran))
        assert len(set(urls)) == many + 1
        assert not any("anna" in url or "example.com" in urlsplit(url).path for url in urls)
    assert counts[0] == counts[1]
