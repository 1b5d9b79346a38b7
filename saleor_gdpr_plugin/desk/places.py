"""Where the desk stands in the Dashboard, and the manifest that says the same to whoever installs by address."""

from __future__ import annotations

from typing import Any

from .. import __version__
from ..conf import PLUGIN_ID
from ..host import dashboard, shop
from ..host.dashboard import DashboardApp, Place

# Not below /global/: there Saleor answers for an inactive plugin, with nothing the merchant could act upon.
HOME = f"/plugins/{PLUGIN_ID}/desk"
NAME = "Privacy desk"
ABOUT = "Answers the privacy requests of shoppers, inside this shop. A tool, not legal advice."
PERMISSIONS = ("MANAGE_ORDERS", "MANAGE_PLUGINS", "MANAGE_STAFF", "MANAGE_USERS")
"""What a page may use of the rights that the looking person has anyway; it has none of its own."""
NEEDED = ("MANAGE_USERS",)
"""Without it nobody sees the entries."""


def wanted() -> DashboardApp:
    """The app with the places that this version of Saleor has."""
    home = shop.absolute(HOME)
    places = (
        Place(
            key="requests",
            label="Privacy requests",
            mount="navigation_customers",
            target="app_page",
            url="/requests",
            permissions=NEEDED,
        ),
        # A relative address of a popup would lose the last part of the app's own address.
        Place(
            key="customer-requests",
            label="Privacy requests of this customer",
            mount="customer_details_more_actions",
            target="popup",
            url=f"{home}/customer",
            permissions=NEEDED,
        ),
        Place(
            key="customer-summary",
            label="Privacy",
            mount="customer_details_widgets",
            target="widget",
            url=f"{home}/widget",
            permissions=NEEDED,
        ),
    )
    return DashboardApp(
        identifier=PLUGIN_ID,
        name=NAME,
        about=ABOUT,
        author="saleor-gdpr-plugin",
        version=__version__,
        url=home,
        manifest_url=f"{home}/manifest.json",
        permissions=PERMISSIONS,
        places=dashboard.known(places),
    )


def manifest() -> dict[str, Any]:
    """The same for "install by address". Without a `tokenTargetUrl` Saleor makes no app token."""
    app = wanted()
    return {
        "id": app.identifier,
        "name": app.name,
        "about": app.about,
        "author": app.author,
        "version": app.version,
        "appUrl": app.url,
        "permissions": list(app.permissions),
        "extensions": [
            {
                "label": place.label,
                "mount": place.mount.upper(),
                "target": place.target.upper(),
                "url": place.url,
                "permissions": list(place.permissions),
                **({"options": {"widgetTarget": {"method": "GET"}}} if place.target == "widget" else {}),
            }
            for place in app.places
        ],
    }
