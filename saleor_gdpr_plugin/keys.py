"""Keys and sealing: everything secret that we store is sealed or hashed with a key from the environment.

GDPR_KEYS is a list "id:key,id:key": the first writes, all read. Keys are 32 bytes, base64. Without it the key
is derived from SECRET_KEY, and a system check warns. The plugin form never holds a key: its values lie in
clear in the database.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Callable
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

FALLBACK_ID = "secret-key"
NONCE = 12


class Use(StrEnum):
    """What a subkey is for; a value sealed for one use never opens under another."""

    MAIL = "mail"
    ARCHIVE = "archive"
    LINK = "link"
    LIMIT = "limit"
    AUDIT = "audit"
    EVIDENCE = "evidence"
    SUPPRESSION = "suppression"
    ERASURE = "erasure"
    JOURNAL = "journal"


class KeyMissing(Exception):
    """A row names a key that is no longer in GDPR_KEYS; put it back, behind the first."""


class Broken(Exception):
    """Sealed content was changed, cut or belongs somewhere else."""


def masters() -> dict[str, bytes]:
    """Master keys by id, the writing one first. Raises ValueError when GDPR_KEYS is malformed."""
    listed = os.environ.get("GDPR_KEYS", "").strip()
    if not listed:
        return {FALLBACK_ID: hashlib.sha256(settings.SECRET_KEY.encode()).digest()}
    found: dict[str, bytes] = {}
    for item in listed.split(","):
        key_id, _, text = item.strip().partition(":")
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise ValueError(f"GDPR_KEYS: key {key_id!r} is not base64") from error
        if len(key) != 32 or not key_id or len(key_id) > 32 or key_id in found:
            raise ValueError(f"GDPR_KEYS: {key_id!r} needs a new id of 1 to 32 characters and 32 bytes")
        found[key_id] = key
    return found


def writing_id() -> str:
    """Id of the key that seals new content."""
    return next(iter(masters()))


def _subkey(use: Use, key_id: str) -> bytes:
    try:
        master = masters()[key_id]
    except KeyError:
        raise KeyMissing(key_id) from None
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=b"saleor-gdpr-plugin", info=use.value.encode())
    return hkdf.derive(master)


class Box:
    """Seals and opens content for one use with one key: AES-256-GCM, nonce first.

    `about` binds a seal to its place (row, number): moved elsewhere it does not open.
    """

    def __init__(self, use: Use, key_id: str | None = None) -> None:
        self.key_id = key_id or writing_id()
        self._cipher = AESGCM(_subkey(use, self.key_id))

    def seal(self, content: bytes, *, about: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, content, about.encode())

    def open(self, sealed: bytes, *, about: str) -> bytes:
        """Raises Broken unless the content is whole and in its place."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
        except (InvalidTag, ValueError):
            raise Broken(about) from None


def digest(use: Use, value: str) -> str:
    """Keyed digest (HMAC-SHA-256, hex) of a value, to find it again without storing it."""
    return mac(use, writing_id(), value)


def mac(use: Use, key_id: str, value: str) -> str:
    """HMAC-SHA-256 of a value with a named key, hex; raises KeyMissing when the key is gone."""
    return macs(use, key_id)(value)


def macs(use: Use, key_id: str) -> Callable[[str], str]:
    """`mac` for many values: the subkey is derived once."""
    subkey = _subkey(use, key_id)
    return lambda value: hmac.new(subkey, value.encode(), hashlib.sha256).hexdigest()
