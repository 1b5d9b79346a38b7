"""System checks `gdpr.…`: what is wrong, and what to type to mend it."""

from __future__ import annotations

import os
from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register

from . import keys

NAMED = 30
"""Fields that the check on coverage names; all are counted."""


@register("gdpr")
def check_keys(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """GDPR_KEYS must be readable; without it keys come from SECRET_KEY."""
    try:
        keys.masters()
    except ValueError as error:
        hint = "Give GDPR_KEYS as id:key,id:key with keys of 32 bytes in base64 (openssl rand -base64 32)."
        return [Error(str(error), hint=hint, id="gdpr.E001")]
    if not os.environ.get("GDPR_KEYS"):
        hint = "Set GDPR_KEYS=main:$(openssl rand -base64 32), and keep it outside the database's backups."
        return [Warning("GDPR_KEYS is not set; keys are derived from SECRET_KEY.", hint=hint, id="gdpr.W001")]
    return []


@register("gdpr")
def check_pdf(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without WeasyPrint archives hold no summary.pdf; the library itself is loaded only when used."""
    from importlib.util import find_spec

    if find_spec("weasyprint") is None:
        hint = "pip install 'saleor-gdpr-plugin[pdf]' and, on Debian, apt-get install libpango-1.0-0 fonts-dejavu-core"
        return [Warning("WeasyPrint is missing; archives will hold no PDF.", hint=hint, id="gdpr.W002")]
    return []


@register("gdpr")
def check_journal(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Who was erased, who must not be written to and heads of the audit log belong outside the database."""
    from .audit import journal

    if not journal.is_configured():
        hint = "Set GDPR_JOURNAL to a directory or a bucket (s3://…, gs://…) that the database's backups do not hold."
        message = "There is no journal outside the database; its lines are mailed to the DPO address."
        return [Warning(message, hint=hint, id="gdpr.W003")]
    return []


@register("gdpr")
def check_schema(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Our fields must stand in the shop's schema."""
    from .graphql.schema import MUTATIONS, QUERIES
    from .host import schema

    lacking = schema.missing([_camel(name) for name in QUERIES], [_camel(name) for name in MUTATIONS])
    if lacking:
        hint = (
            "Something imported saleor.graphql.api too early; install saleor_gdpr_plugin by its entry point."
        )
        return [Error(f"Missing in the GraphQL schema: {', '.join(lacking)}", hint=hint, id="gdpr.E002")]
    return []


@register("gdpr")
def check_coverage(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A field nobody thought of is a warning, never an error: a patch of Saleor must not stop a deploy."""
    from .datamap import coverage

    found = [each.name for each in coverage.findings()]
    if not found:
        return []
    named = ", ".join(found[:NAMED]) + (f" and {len(found) - NAMED} more" if len(found) > NAMED else "")
    message = f"Fields that can hold personal data are in no source, so no archive has them: {named}."
    hint = "manage.py gdpr_datamap --strict names all of them, and what to do."
    return [Warning(message, hint=hint, id="gdpr.W004")]


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)
