"""The rows that put pages of ours into the Saleor Dashboard: an app without a token, and its extensions.

Places that this version of Saleor does not know are left out: the widget on a customer's page came with 3.22.
No network and no `AppToken`: the page works with the token that the Dashboard makes for the person who looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from . import auth, models


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place in the Dashboard: `mount` and `target` in lower case, `url` absolute or, for a page, a path."""

    key: str
    label: str
    mount: str
    target: str
    url: str
    permissions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardApp:
    """What the Dashboard shows of us; at most 60 characters of name and author, 200 of each address."""

    identifier: str
    name: str
    about: str
    author: str
    version: str
    url: str
    manifest_url: str
    permissions: tuple[str, ...]
    places: tuple[Place, ...]


def known(places: Sequence[Place]) -> tuple[Place, ...]:
    """Those of the places that this version has; 3.23 takes any name and has all of ours."""
    return tuple(place for place in places if _takes("mount", place.mount) and _takes("target", place.target))


def installed(identifier: str) -> list[DashboardApp]:
    """What is installed under an identifier, oldest first; removed apps that Saleor still keeps do not count."""
    return [
        DashboardApp(
            identifier=identifier,
            name=row.name,
            about=row.about_app or "",
            author=row.author or "",
            version=row.version or "",
            url=row.app_url or "",
            manifest_url=row.manifest_url or "",
            permissions=_names(row.permissions),
            places=tuple(
                Place(
                    key=getattr(each, "identifier", None) or "",
                    label=each.label,
                    mount=each.mount,
                    target=each.target,
                    url=each.url,
                    permissions=_names(each.permissions),
                )
                for each in row.extensions.order_by("pk")
            ),
        )
        for row in _live(identifier)
    ]


def install(wanted: DashboardApp) -> None:
    """Make the rows as wanted, keeping those that are there; twice, or two at once, leaves the same rows.

    `THIRDPARTY`, because Saleor makes no token of the looking person for an app of type LOCAL.
    """
    values = {
        "name": wanted.name,
        "about_app": wanted.about,
        "author": wanted.author,
        "version": wanted.version,
        "app_url": wanted.url,
        "manifest_url": wanted.manifest_url,
        "type": "thirdparty",
        "is_active": True,
        "is_installed": True,
    }
    with transaction.atomic():
        _one_at_a_time()
        row, *others = _live(wanted.identifier) or [models.app()(identifier=wanted.identifier)]
        for other in others:
            other.delete()
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        row.permissions.set(_rows(wanted.permissions))
        _place(row, known(wanted.places))


def remove(identifier: str) -> int:
    """Delete every app of this identifier with its extensions, removed ones too; how many apps there were."""
    with transaction.atomic():
        rows = list(models.app().objects.filter(identifier=identifier))
        for row in rows:
            row.delete()
    return len(rows)


def _place(app: Any, places: tuple[Place, ...]) -> None:
    left = {(row.mount, row.target): row for row in app.extensions.order_by("-pk")}
    app.extensions.exclude(pk__in=[row.pk for row in left.values()]).delete()
    for place in places:
        row = left.pop((place.mount, place.target), None) or models.app_extension()(app=app)
        values = {"mount": place.mount, "target": place.target, "label": place.label, "url": place.url}
        for name, value in (values | _since_3_22(row, place)).items():
            setattr(row, name, value)
        row.save()
        row.permissions.set(_rows(place.permissions))
    app.extensions.filter(pk__in=[row.pk for row in left.values()]).delete()


def _since_3_22(row: Any, place: Place) -> dict[str, Any]:
    """A widget is opened by GET, so that its page gets a handshake; 3.23 also names each extension."""
    fields = {field.name for field in row._meta.get_fields()}
    widget = place.target == "widget"
    values = {
        "settings": {"widgetTarget": {"method": "GET"}} if widget else {},
        "http_target_method": "GET" if widget else None,
        "identifier": place.key,
    }
    return {name: value for name, value in values.items() if name in fields}


def _takes(field: str, value: str) -> bool:
    choices = models.app_extension()._meta.get_field(field).choices
    return not choices or value in {code for code, _label in choices}


def _live(identifier: str) -> list[Any]:
    rows = models.app().objects.filter(identifier=identifier, removed_at=None)
    return list(rows.prefetch_related("permissions", "extensions__permissions").order_by("pk"))


def _one_at_a_time() -> None:
    """Identifiers of apps are not unique in the database, so a row that is always there serves as the lock."""
    list(_rows(("MANAGE_USERS",)).select_for_update(no_key=True))


def _rows(names: tuple[str, ...]) -> Any:
    codes = [auth.permission(name).codename for name in names]
    return models.permission().objects.filter(codename__in=codes)


def _names(rows: Any) -> tuple[str, ...]:
    return tuple(sorted(row.codename.upper() for row in rows.all()))
