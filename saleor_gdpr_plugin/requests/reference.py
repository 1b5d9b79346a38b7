"""References people can read aloud: GDPR-XXXX-XXXX in Crockford base32, without I, L, O, U."""

from __future__ import annotations

import re
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new() -> str:
    """A random reference: 40 bits, not a secret and not countable."""
    picked = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"GDPR-{picked[:4]}-{picked[4:]}"


def read(typed: str) -> str:
    """The reference a person meant: case, spaces and O/I/L for 0/1 forgiven; "" when it is none."""
    text = re.sub(r"[\s-]", "", typed.upper()).removeprefix("GDPR")
    text = text.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(text) != 8 or any(letter not in _ALPHABET for letter in text):
        return ""
    return f"GDPR-{text[:4]}-{text[4:]}"
