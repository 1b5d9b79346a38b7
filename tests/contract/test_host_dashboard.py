"""`host.dashboard`: the rows that put a page into the Dashboard, the same on every version."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from saleor_gdpr_plugin.desk import places
from saleor_gdpr_plugin.host import dashboard, shop
from saleor_gdpr_plugin.host.dashboard import DashboardApp, Place
from tests.cast import knows, model

PAGE = Place(
    key="page", label="Page", mount="navigation_customers", target="app_page", url="/page",
    permissions=("MANAGE_USERS",),
)  # fmt: skip
POPUP = Place(
    key="popup", label="Popup", mount="customer_details_more_actions", target="popup",
    url="https://shop.example/popup", permissions=("MANAGE_ORDERS", "MANAGE_USERS"),
)  # fmt: skip
WIDGET = Place(
    key="widget", label="Widget", mount="customer_details_widgets", target="widget",
    url="https://shop.example/widget", permissions=("MANAGE_USERS",),
)  # fmt: skip
APP = DashboardApp(
    identifier="contract.app", name="Ours", about="What it is.", author="us", version="1.0",
    url="https://shop.example/app", manifest_url="https://shop.example/manifest.json",
    permissions=("MANAGE_ORDERS", "MANAGE_USERS"), places=(PAGE, POPUP, WIDGET),
)  # fmt: skip


def _has_widgets() -> bool:
    return not shop.version().startswith(("3.20", "3.21"))


def _stripped(place: Place) -> Place:
    """As it is found again where the version stores no name of an extension."""
    return place if knows("app.AppExtension", "identifier") else replace(place, key="")


def _pks() -> list[Any]:
    apps = model("app.App").objects.filter(identifier="contract.app").order_by("pk")
    extensions = model("app.AppExtension").objects.filter(app__in=apps).order_by("pk")
    return [list(rows.values_list("pk", flat=True)) for rows in (apps, extensions)]


def test_known__the_widget_came_with_3_22() -> None:
    assert dashboard.known((PAGE, POPUP, WIDGET)) == (
        (PAGE, POPUP, WIDGET) if _has_widgets() else (PAGE, POPUP)
    )


def test_install__is_found_again_as_it_was_wanted(db: None) -> None:
    dashboard.install(APP)

    places = tuple(_stripped(place) for place in dashboard.known(APP.places))
    assert dashboard.installed("contract.app") == [replace(APP, places=places)]
    row = model("app.App").objects.get(identifier="contract.app")
    assert (row.type, row.is_active, row.is_installed, row.tokens.count()) == ("thirdparty", True, True, 0)
    if _has_widgets():
        assert row.extensions.get(mount=WIDGET.mount).settings == {"widgetTarget": {"method": "GET"}}


def test_install__twice_keeps_the_rows(db: None) -> None:
    dashboard.install(APP)
    before = _pks()

    dashboard.install(APP)

    assert _pks() == before


def test_install__an_upgrade_changes_and_takes_away(db: None) -> None:
    dashboard.install(APP)
    before = _pks()
    newer = replace(APP, version="2.0", url="https://new.example/app", places=(replace(PAGE, label="New"),))

    dashboard.install(newer)

    assert dashboard.installed("contract.app") == [replace(newer, places=(_stripped(newer.places[0]),))]
    assert _pks() == [before[0], before[1][:1]]


def test_install__doubles_become_one_and_other_apps_stay(db: None, app: Any) -> None:
    dashboard.install(APP)
    model("app.App").objects.create(name="Double", identifier="contract.app")

    dashboard.install(APP)

    assert [each.name for each in dashboard.installed("contract.app")] == ["Ours"]
    app.refresh_from_db()
    assert app.name == "Mail tool"


def test_install__an_app_that_was_removed_in_the_dashboard_is_made_anew(db: None) -> None:
    from django.utils import timezone

    dashboard.install(APP)
    model("app.App").objects.filter(identifier="contract.app").update(
        removed_at=timezone.now(), is_active=False
    )
    assert dashboard.installed("contract.app") == []

    dashboard.install(APP)

    assert [each.version for each in dashboard.installed("contract.app")] == ["1.0"]
    assert model("app.App").objects.filter(identifier="contract.app").count() == 2


def test_remove__ours_goes_and_other_apps_stay(db: None, app: Any) -> None:
    dashboard.install(APP)

    assert dashboard.remove("contract.app") == 1
    assert dashboard.remove("contract.app") == 0

    assert _pks() == [[], []]
    assert list(model("app.App").objects.all()) == [app]


@pytest.mark.real
def test_manifest__is_what_saleor_takes(db: None, settings: Any) -> None:
    from saleor.app.manifest_validations import clean_manifest_data

    settings.PUBLIC_URL = "https://shop.example"
    given = places.manifest()
    if shop.version().startswith(("3.20", "3.21", "3.22")):
        # There an app without a place for its token cannot be installed by address; the command needs none.
        with pytest.raises(ValidationError, match="tokenTargetUrl"):
            clean_manifest_data(given)
        return

    clean_manifest_data(given)

    assert len(given["extensions"]) == (3 if _has_widgets() else 2)
