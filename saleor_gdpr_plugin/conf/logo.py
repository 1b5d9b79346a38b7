"""A logo is a small PNG or JPEG that stands in the settings themselves; anything else is refused.

SVG could carry scripts and addresses, and a picture of huge measures would cost a worker its memory.
"""

from __future__ import annotations

import base64
import binascii

LARGEST = 100_000
"""Characters of the whole value."""
WIDEST = 4000
"""Pixels in either direction."""
PNG, JPEG = "data:image/png;base64,", "data:image/jpeg;base64,"
HINT = "Give a data:image/png;base64,… or data:image/jpeg;base64,… address."


def complaint(value: str) -> str:
    """What is wrong with a logo, or ""."""
    if len(value) > LARGEST:
        return "Give a picture of at most 100 kB."
    if not value.startswith((PNG, JPEG)):
        return HINT
    try:
        content = base64.b64decode(value.partition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        return HINT
    width, height = _png(content) if value.startswith(PNG) else _jpeg(content)
    if not width or not height:
        return "This is not the picture that its address says."
    if max(width, height) > WIDEST:
        return f"Give a picture of at most {WIDEST} pixels in width and height."
    return ""


def _png(content: bytes) -> tuple[int, int]:
    """Width and height as the first chunk has them, or zeros."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg(content: bytes) -> tuple[int, int]:
    """Width and height as the start of a frame (SOF0 to SOF15) has them, or zeros."""
    if content[:3] != b"\xff\xd8\xff":
        return 0, 0
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + length
    return 0, 0
