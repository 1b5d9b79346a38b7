"""manage.py gdpr_dashboard install|remove|status: the privacy desk in the Saleor Dashboard."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import conf
from ...desk import built, places
from ...host import dashboard, database


class Command(BaseCommand):
    """Writes rows, asks nobody and opens no connection; running it again, also after an upgrade, is right."""

    help = (
        "Put the privacy desk into the Dashboard (under Customers and on each customer's page), take it out, or say "
        "whether it is there. Staff needs MANAGE_USERS to see it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["install", "remove", "status"])

    def handle(self, *args: Any, **options: Any) -> None:
        with database.primary():
            getattr(self, f"_{options['action']}")()

    def _install(self) -> None:
        dashboard.install(places.wanted())
        self._status()

    def _remove(self) -> None:
        count = dashboard.remove(conf.PLUGIN_ID)
        self.stdout.write("Taken out of the Dashboard." if count else "It was not in the Dashboard.")

    def _status(self) -> None:
        found = dashboard.installed(conf.PLUGIN_ID)
        if not found:
            raise CommandError("Not in the Dashboard: run `manage.py gdpr_dashboard install`.")
        wanted = places.wanted()
        for app in found:
            self.stdout.write(f"{app.name} {app.version} at {app.url}")
            for place in app.places:
                self.stdout.write(f"  {place.mount}: {place.label}")
        if len(found) > 1 or not _same(found[0], wanted):
            self.stdout.write(
                "These are not the rows of this version: run `manage.py gdpr_dashboard install`."
            )
        for line in _lacking():
            self.stdout.write(line)


def _same(found: dashboard.DashboardApp, wanted: dashboard.DashboardApp) -> bool:
    def seen(app: dashboard.DashboardApp) -> Any:
        places = {(each.mount, each.target, each.label, each.url, each.permissions) for each in app.places}
        return app.name, app.version, app.url, app.permissions, places

    return bool(seen(found) == seen(wanted))


def _lacking() -> list[str]:
    """What else keeps the desk from being seen."""
    lines = []
    if not conf.committed().dashboard_origins:
        lines.append(
            "Name your Dashboard in the plugin's settings under “Dashboard origins”, else no browser shows the desk."
        )
    if conf.load() is None:
        lines.append("The plugin is not active: the desk says so until it is switched on.")
    if built.load() is None:
        lines.append("The pages were not built into this installation: install the package from a wheel.")
    return lines
