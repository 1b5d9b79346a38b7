"""A download whose server is killed: counted once, resumed where it stopped; a purge goes on where it died."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.export import housekeeping as archives
from saleor_gdpr_plugin.export import pieces
from saleor_gdpr_plugin.export.models import Archive, Download, Piece
from saleor_gdpr_plugin.proof.models import Token
from saleor_gdpr_plugin.requests.models import Event
from tests.crash.conftest import PaperDesk, Victim
from tests.work.sweeping import sweep_all


@pytest.fixture
def released(
    paper_desk: PaperDesk, victim: Victim, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> dict[str, Any]:
    """Anna's released request."""
    order_for(anna, lines=[("Mug", 2, "9.90")])
    request = paper_desk.submit(user=anna)["request"]
    paper_desk.decide("Approve", request["id"], user=staff)
    return paper_desk.decide("Release", request["id"], user=staff)


@pytest.fixture
def ticket(paper_desk: PaperDesk, released: dict[str, Any], anna: Any) -> Callable[[], str]:
    """Make a ticket; returns its path."""

    def make() -> str:
        url = paper_desk.run("DownloadTicket", user=anna, id=released["id"])["url"]
        return "/plugins/" + str(url).split("/plugins/")[1]

    return make


def counted() -> tuple[int, int, int]:
    """Downloads by the archive's count, by its log, and by the person's timeline."""
    archive = Archive.objects.get()
    return archive.downloads, Download.objects.count(), Event.objects.filter(kind="downloaded").count()


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_killed_before_every_statement_of_the_first_use__counted_once(
    victim: Victim, ticket: Callable[[], str], client: Any
) -> None:
    Archive.objects.update(downloads_allowed=100)
    whole = b"".join(pieces.read(Archive.objects.get()))
    seen = set()
    for nth in itertools.count(1):
        # given
        path, before = ticket(), Archive.objects.get().downloads

        # when
        ended = victim.order("get", path=path, die={"statement": "", "nth": nth})
        now = Archive.objects.get().downloads
        assert counted() == (now, now, now)
        seen.add(now - before)

        # then: the ticket is as good as before, and in the end one download is counted
        assert body_of(client.get(path)) == whole
        assert counted() == (before + 1,) * 3
        if ended["code"] == 0:
            break
    assert nth > 15
    assert seen == {0, 1}


def test_killed_while_streaming__resumed_and_counted_once(
    victim: Victim, ticket: Callable[[], str], client: Any
) -> None:
    # given
    path, whole = ticket(), b"".join(pieces.read(Archive.objects.get()))
    assert pieces.piece_count(len(whole)) > 5

    # when: the browser got two pieces
    victim.killed("get", path=path, die={"call": "saleor_gdpr_plugin.http:_piece", "nth": 3})
    got = 2 * victim.piece
    rest = client.get(path, headers={"Range": f"bytes={got}-"})

    # then
    assert (rest.status_code, body_of(rest)) == (206, whole[got:])
    assert counted() == (1, 1, 1)


def test_killed_while_making_a_ticket_from_a_link__the_link_is_as_good_as_before(
    paper_desk: PaperDesk, victim: Victim, released: Any, client: Any
) -> None:
    # given
    token = paper_desk.token("anna@example.com", "download")
    order = victim.operation("DownloadTicket", token=token)

    # when
    victim.killed(
        "graphql", **order, die={"call": "saleor_gdpr_plugin.export.delivery:_mint", "when": "after"}
    )

    # then
    assert not Token.objects.filter(purpose="ticket").exists()
    url = paper_desk.run("DownloadTicket", token=token)["url"]
    assert client.get("/plugins/" + url.split("/plugins/")[1]).status_code == 200


PURGING: dict[str, dict[str, Any]] = {
    "before it closes": {"statement": 'UPDATE "saleor_gdpr_plugin_archive"'},
    "closed, nothing purged": {"statement": 'DELETE FROM "saleor_gdpr_plugin_piece"'},
    "between the batches": {"statement": 'DELETE FROM "saleor_gdpr_plugin_piece"', "nth": 3},
}


@pytest.mark.parametrize("at", PURGING.values(), ids=PURGING.keys())
def test_killed_while_purging__the_next_sweep_goes_on(
    victim: Victim, released: Any, ticket: Callable[[], str], client: Any, at: dict[str, Any]
) -> None:
    # given
    path, count = ticket(), Piece.objects.count()
    assert count > 6
    Archive.objects.update(expires_at=timezone.now())

    # when
    victim.killed("sweep", die=at, batch=2)

    # then: closed in any case
    assert Piece.objects.count() == count - 2 * (at.get("nth", 1) - 1)
    assert client.get(path).status_code == 410

    # when
    sweep_all()

    # then
    assert Archive.objects.get().state == "expired"
    assert Piece.objects.count() == 0
    assert Download.objects.count() == 0


def test_purge__takes_some_at_a_time(released: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "BATCH", 2)
    Archive.objects.update(expires_at=timezone.now())
    count = Piece.objects.count()
    archives.expire(timezone.now())
    assert archives.purge(timezone.now(), batches=2) == 4
    assert Piece.objects.count() == count - 4
    housekeeping.sweep()
    assert Piece.objects.count() == 0
