"""Names of files inside an archive: no path, nothing a system of the person's could stumble over."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Characters of a name; with its folders it stays below what old systems can unpack."""
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""
FORBIDDEN = re.compile(r'[<>:"|?*]')


def safe(name: str) -> str:
    """The name as it may stand in an archive; "" when nothing is left of it.

    Folders before it are dropped, whichever way they are written.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # Control and format characters (Cc, Cf) hide endings, for example by writing backwards.
    shown = "".join(letter for letter in last if unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))
    found = FORBIDDEN.sub("_", shown).strip(" .")
    if RESERVED.fullmatch(found):
        found = f"_{found}"
    return _short(found)


def _short(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:LONGEST].rstrip(" .")
    return f"{stem[: LONGEST - len(ending) - 1].rstrip(' .')}.{ending}"


def same(one: str, other: str) -> bool:
    """Whether two names are one file on a system that ignores case."""
    return one.casefold() == other.casefold()
