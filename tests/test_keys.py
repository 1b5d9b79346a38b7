"""Sealing: bound to use, key and place."""

from __future__ import annotations

import base64

import pytest

from saleor_gdpr_plugin import keys

OLD, NEW = (base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))


@pytest.fixture(autouse=True)
def two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GDPR_KEYS", f"new:{NEW},old:{OLD}")


def test_box__writes_with_the_first_key_and_reads_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GDPR_KEYS", f"old:{OLD}")
    box = keys.Box(keys.Use.MAIL)
    sealed = box.seal(b"secret", about="row 1")
    monkeypatch.setenv("GDPR_KEYS", f"new:{NEW},old:{OLD}")
    assert keys.writing_id() == "new"
    assert keys.Box(keys.Use.MAIL, box.key_id).open(sealed, about="row 1") == b"secret"


def test_box__opens_nowhere_else() -> None:
    box = keys.Box(keys.Use.MAIL)
    sealed = box.seal(b"secret", about="row 1")
    assert b"secret" not in sealed
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for broken, about in ((sealed, "row 2"), (changed, "row 1"), (sealed[:-1], "row 1"), (b"", "row 1")):
        with pytest.raises(keys.Broken):
            box.open(broken, about=about)
    for other in (keys.Box(keys.Use.ARCHIVE), keys.Box(keys.Use.MAIL, "old")):
        with pytest.raises(keys.Broken):
            other.open(sealed, about="row 1")


def test_box__a_missing_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GDPR_KEYS", f"new:{NEW}")
    with pytest.raises(keys.KeyMissing, match="old"):
        keys.Box(keys.Use.MAIL, "old")


@pytest.mark.parametrize(
    "listed", ["a", "a:!!", f"a:{NEW[:8]}", f":{NEW}", f"a:{NEW},a:{OLD}", f"{'a' * 33}:{NEW}"]
)
def test_masters__malformed_lists_are_refused(monkeypatch: pytest.MonkeyPatch, listed: str) -> None:
    monkeypatch.setenv("GDPR_KEYS", listed)
    with pytest.raises(ValueError, match="GDPR_KEYS"):
        keys.masters()


def test_masters__fall_back_to_the_secret_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GDPR_KEYS")
    assert list(keys.masters()) == ["secret-key"]


def test_digest__differs_by_use_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {keys.digest(use, "x") for use in keys.Use}
    monkeypatch.setenv("GDPR_KEYS", f"old:{OLD}")
    digests |= {keys.digest(use, "x") for use in keys.Use}
    assert len(digests) == 2 * len(keys.Use)
