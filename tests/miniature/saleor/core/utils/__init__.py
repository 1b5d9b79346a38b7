"""The shop's public address: PUBLIC_URL first, else the current site."""

from urllib.parse import urljoin

from django.conf import settings
from django.utils.encoding import iri_to_uri


def build_absolute_uri(location, domain=None):
    from django.contrib.sites.models import Site

    base = settings.PUBLIC_URL
    if not base:
        base = f"{'https' if settings.ENABLE_SSL else 'http'}://{domain or Site.objects.get_current().domain}"
    return iri_to_uri(urljoin(base, location))
