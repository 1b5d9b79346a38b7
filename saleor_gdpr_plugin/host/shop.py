"""The shop itself: name, public address, languages, channels."""

from __future__ import annotations

from django.conf import settings

from . import models


def name() -> str:
    """The shop's name, read fresh: Django keeps the current Site per process, and pods would disagree."""
    from django.contrib.sites.models import Site

    current = Site.objects.get_current()
    rows = Site.objects.using(settings.DATABASE_CONNECTION_REPLICA_NAME).filter(pk=current.pk)
    site_name: str = rows.values_list("name", flat=True).first() or current.name
    return site_name


def absolute(path: str) -> str:
    """Public URL of a path on the Saleor server; PUBLIC_URL first, as Saleor does."""
    from saleor.core.utils import build_absolute_uri

    url: str = build_absolute_uri(path)
    return url


def languages() -> list[str]:
    """Language codes this shop knows, lower case ("de", "de-at")."""
    return [code.lower() for code, _ in settings.LANGUAGES]


def has_channel(slug: str) -> bool:
    """Whether an active or inactive channel has this slug."""
    return bool(models.channel().objects.filter(slug=slug).exists())


def version() -> str:
    """Saleor's version, e.g. "3.23.28"."""
    from saleor import __version__

    number: str = __version__
    return number
