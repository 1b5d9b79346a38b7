"""Every model field that can hold personal data stands in a source or on the list of exclusions, with a reason.

Whatever app is installed, Saleor of whatever patch: a field is innocent only by its type (a number, a moment, a
choice of fixed words), never because nobody thought of it. Columns and tables that no model knows are not seen.
"""

from __future__ import annotations

import enum
import logging
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.postgres.fields import ArrayField
from django.db import models

from ..contracts import Source
from ..host import models as host_models
from . import registry
from .exclusions import EXCLUDED

logger = logging.getLogger(__name__)

INNOCENT = (
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.DurationField,
    models.FloatField,
    models.IntegerField,
    models.TimeField,
    models.UUIDField,
)
"""Types that hold no personal data by themselves; the row they stand in may."""
CONTACT = re.compile(r"e_?mail|phone")
NETWORK = re.compile(r"(^|_)ip(_address)?$")
PERSON = re.compile(r"(^|_)(user|customer|account|person|subject)_?(id|pk|uuid)$|birth")
"""Names of plain columns that point at a person, as our own tables do: `account_id`, `customer_uuid`, `birthday`."""


class Kind(enum.StrEnum):
    """What a field can hold."""

    CONTACT = "e-mail address or phone number"
    NETWORK = "network address"
    RELATION = "relation to a person or an address"
    PERSON = "id or birthday of a person"
    ACCOUNT = "column of the account"
    TEXT = "text"
    JSON = "JSON"
    FILE = "file"
    SEARCH = "search copy"
    OTHER = "anything"


BY_TYPE: tuple[tuple[Any, Kind], ...] = (
    (models.EmailField, Kind.CONTACT),
    (models.GenericIPAddressField, Kind.NETWORK),
    (models.FileField, Kind.FILE),
    (models.JSONField, Kind.JSON),
    ((models.CharField, models.TextField), Kind.TEXT),
)
"""The first that fits; a type nobody knows can hold anything."""
NAMED_ONE_BY_ONE = frozenset({Kind.CONTACT, Kind.NETWORK, Kind.RELATION, Kind.PERSON})
"""What "app.Model.*" never excludes, so that a new e-mail field of any model is found."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A field that can hold personal data; `model` is "app_label.Model"."""

    model: str
    field: str
    kind: Kind

    @property
    def name(self) -> str:
        """As sources and exclusions name it: "app_label.Model.field"."""
        return f"{self.model}.{self.field}"


def findings() -> tuple[Finding, ...]:
    """The fields of this shop that are in no source and not excluded. Asks no database."""
    known = frozenset[str]().union(*map(covered_by, registry.sources()))
    return tuple(each for each in candidates() if each.name not in known and reason_for(each) is None)


def candidates() -> tuple[Finding, ...]:
    """Every field of every installed model that can hold personal data, by name."""
    found = (
        Finding(model._meta.label, name, kind)
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for name, kind in _kinds(model)
    )
    return tuple(sorted(found))


def covered_by(source: Source) -> frozenset[str]:
    """What a source covers; nothing when it cannot say. Another app's mistake must not stop the shop."""
    try:
        return source.covered()
    except NotImplementedError:
        return frozenset()
    except Exception:
        logger.exception("source %s cannot say what it covers", source.slug)
        return frozenset()


def reason_for(candidate: Finding) -> str | None:
    """Why the field needs no source, or None."""
    for excluded in (EXCLUDED, registry.exclusions()):
        if reason := excluded.get(candidate.name):
            return reason
        if candidate.kind not in NAMED_ONE_BY_ONE and (reason := excluded.get(f"{candidate.model}.*")):
            return reason
    return None


def stale(known: Collection[str]) -> tuple[str, ...]:
    """Exclusions that name no model or field among `known`, the names of all supported versions."""
    models_known = {name.rpartition(".")[0] + ".*" for name in known}
    return tuple(sorted(name for name in EXCLUDED if name not in known and name not in models_known))


def _kinds(model: Any) -> Iterator[tuple[str, Kind]]:
    """Columns of the model's own table, and its many-to-many tables; inherited columns are their owner's."""
    anybody = {each.fk_field for each in model._meta.private_fields if isinstance(each, GenericForeignKey)}
    for field in (*model._meta.local_concrete_fields, *model._meta.local_many_to_many):
        if kind := Kind.RELATION if field.name in anybody else _kind(field):
            yield field.name, kind


def _kind(field: Any) -> Kind | None:
    if field.is_relation:
        return _relation(field)
    found = _alone(field)
    if found is None and field.model is host_models.user() and not field.primary_key:
        return Kind.ACCOUNT
    return found


def _relation(field: Any) -> Kind | None:
    """A relation from or to a person; the table between two models is told by the field that made it."""
    if isinstance(field.related_model, str):
        return None  # a model that is not installed: Django's own check names it
    if field.many_to_many and not field.remote_field.through._meta.auto_created:
        return None  # a model of its own
    people = (host_models.user(), host_models.address())
    if field.related_model._meta.concrete_model in people:
        return Kind.RELATION
    if field.model in people:
        return Kind.RELATION if field.many_to_many else Kind.ACCOUNT
    return None


def _alone(field: Any) -> Kind | None:
    """What the type allows; its name may say more."""
    if isinstance(field, ArrayField):
        field_kind = _alone(field.base_field)
        return field_kind and (_by_name(field.name) or field_kind)
    if isinstance(field, INNOCENT):
        return Kind.PERSON if not field.primary_key and PERSON.search(field.name) else None
    # A country is chosen from a list too, but tells where somebody lives.
    is_country = type(field).__name__ == "CountryField"
    if isinstance(field, (models.CharField, models.TextField)) and not is_country and field.choices:
        return None
    return _by_name(field.name) or _by_type(field)


def _by_name(name: str | None) -> Kind | None:
    for pattern, kind in ((CONTACT, Kind.CONTACT), (NETWORK, Kind.NETWORK), (PERSON, Kind.PERSON)):
        if pattern.search(name or ""):
            return kind
    return None


def _by_type(field: Any) -> Kind:
    for kinds, kind in BY_TYPE:
        if isinstance(field, kinds):
            return kind
    return Kind.SEARCH if type(field).__name__ == "SearchVectorField" else Kind.OTHER
