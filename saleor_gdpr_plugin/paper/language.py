"""Everything a person reads is built in one language and one time zone.

`in_language` goes around a whole build: subject, text, HTML and PDF. Inside it gettext, dates, money and the
names of countries agree with each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils import timezone, translation

LOCALES = Path(__file__).parent.parent / "locale"
DEFAULT = "en"
_locale: ContextVar[Locale] = ContextVar("saleor_gdpr_plugin.locale")


@cache
def shipped() -> frozenset[str]:
    """Languages we have texts in: English, and each language whose catalog was compiled."""
    return frozenset({DEFAULT, *(file.parts[-3] for file in LOCALES.glob("*/LC_MESSAGES/django.mo"))})


def best_language(code: str, available: Collection[str]) -> str:
    """The closest language there is: "de-AT" gives "de", whatever is not there gives "en"."""
    parts = code.replace("_", "-").lower().split("-")
    for end in range(len(parts), 0, -1):
        if (candidate := "-".join(parts[:end])) in available:
            return candidate
    return DEFAULT


@contextmanager
def in_language(code: str, time_zone: str | tzinfo) -> Iterator[str]:
    """Build in the closest language to `code` and in `time_zone`; gives the language that was chosen.

    Never hold it open across a `yield` of your own: the language belongs to the thread, so whoever consumes
    the generator would speak it too.
    """
    language = best_language(code, shipped())
    token = _locale.set(_format_locale(code, language))
    try:
        with translation.override(language), timezone.override(time_zone):
            yield language
    finally:
        _locale.reset(token)


def _format_locale(code: str, language: str) -> Locale:
    """Formats follow the region where the text does: Swiss amounts in German, European dates in English."""
    for candidate in (code.replace("_", "-"), "en-GB" if language == "en" else language):
        try:
            found = Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        if found.language == language and (found.territory or language != "en"):
            return found
    return Locale("en", "GB")


def money(amount: str | Decimal, currency: str) -> str:
    """An amount with its currency, e.g. "1.234,50 €"; what is no number stays as it is."""
    try:
        number = Decimal(amount)
    except (InvalidOperation, TypeError, ValueError):
        return f"{amount} {currency}".strip()
    if not number.is_finite():
        return f"{amount} {currency}".strip()
    # Digits as stored: a price of 0.125 must not be shown rounded.
    return format_currency(number, currency, locale=_locale.get(), decimal_quantization=False)


def number(value: int) -> str:
    """A count with the language's grouping, e.g. "5.000"."""
    return format_decimal(value, locale=_locale.get())


def percent(share: float) -> str:
    """A share of one, e.g. "7,5 %"."""
    return format_percent(share, locale=_locale.get(), decimal_quantization=False)


def listed(items: Sequence[str]) -> str:
    """A list in words, e.g. "10 €, 12 CHF und 3 £"."""
    return format_list(items, locale=_locale.get()) if items else ""


def day(value: date | datetime | str) -> str:
    """A date in words, e.g. "22. November 2025"; takes ISO text too and leaves other text as it is."""
    parsed = _parsed(value)
    if parsed is None:
        return str(value)
    return format_date(_local(parsed), format="long", locale=_locale.get())


def moment(value: datetime | str) -> str:
    """A date and time of day in the time zone of the build; ISO text without a time is a date."""
    parsed = _parsed(value)
    if not isinstance(parsed, datetime):
        return str(value) if parsed is None else day(parsed)
    local = timezone.localtime(parsed) if timezone.is_aware(parsed) else parsed
    return f"{day(local)}, {format_time(local, format='short', locale=_locale.get())}"


def country(code: str) -> str:
    """Name of a country by its two letters; an unknown code stays as it is."""
    name: str = _locale.get().territories.get(code.upper(), code)
    return name


def language_name(code: str) -> str:
    """Name of a language by its code; an unknown code stays as it is."""
    try:
        name = Locale.parse(code.replace("_", "-"), sep="-").get_display_name(_locale.get())
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def _parsed(value: date | datetime | str) -> date | datetime | None:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return None


def _local(value: date | datetime) -> date | datetime:
    """A moment in the build's time zone; a naive one is already local."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
