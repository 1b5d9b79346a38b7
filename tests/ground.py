"""Decides which `saleor` the tests run against, before Django reads a setting.

A Saleor that can be imported is real; else the miniature takes its place. GDPR_GROUND (`real`, `miniature`) insists.
On real ground the miniature's `saleor` is never on the path.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import os
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
MINIATURE = TESTS / "miniature"
SETTINGS = "saleor.tests.settings"
GROUP, NAME = "saleor.plugins", "saleor_gdpr_plugin"
KEPT_TABLES = {"django_migrations", "django_content_type", "permission_permission"}


def _is_miniature(entry: str) -> bool:
    return Path(entry or ".").resolve() == MINIATURE


def choose() -> str:
    """Arrange the path; return "real" or "miniature"."""
    sys.path[:] = [entry for entry in sys.path if not _is_miniature(entry)]
    wanted = os.environ.get("GDPR_GROUND", "")
    found = importlib.util.find_spec("saleor")
    if wanted == "real" and found is None:
        raise SystemExit("GDPR_GROUND=real, but no saleor can be imported: run in a checkout's environment")
    ground = wanted or ("real" if found else "miniature")
    if ground == "miniature":
        sys.path.insert(0, str(MINIATURE))
        importlib.invalidate_caches()
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    return ground


def entry_point() -> str:
    """Make sure Saleor discovers us; "installed", or "shim" when the package was not installed.

    The shim is what an installation would write, made from pyproject.toml: both real and miniature settings
    find the plugin by its entry point, never by a special case.
    """
    if any(point.name == NAME for point in importlib.metadata.entry_points(group=GROUP)):
        return "installed"
    points = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"][GROUP]
    home = Path(tempfile.gettempdir()) / f"{NAME}-shim-{os.getuid()}"
    info = home / f"{NAME}-0.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 0\n")
    lines = "".join(f"{key} = {value}\n" for key, value in points.items())
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}")
    sys.path.append(str(home))
    if known := sys.modules.get("pkg_resources"):  # Saleor 3.20 and 3.21 ask this one, which looked before
        known.working_set.add_entry(str(home))
    return "shim"


def describe(ground: str, point: str) -> str:
    """One line for the header of every run: which saleor, where, which version, how we were found."""
    import django
    import saleor

    home = Path(saleor.__file__ or "").parent
    where = home.relative_to(ROOT) if home.is_relative_to(ROOT) else home
    return f"saleor {saleor.__version__} ({ground}) from {where}, Django {django.__version__}, entry point {point}"


def connect(ground: str) -> None:
    """Fill in the database of this run: a server if none is given, a template if one is named.

    GDPR_TEST_TEMPLATE names a migrated database; the test database is then a copy of it, in a second
    instead of two minutes of migrations.
    """
    from django.conf import settings

    if ground == "miniature":
        import dj_database_url

        from .miniature import postgres

        found = dj_database_url.parse(postgres.start())
        for alias in ("default", "replica"):
            settings.DATABASES[alias].update(found)
    else:
        # Saleor's migrations import its GraphQL layer, which can only be entered by this door.
        importlib.import_module("saleor.graphql.api")
    if template := os.environ.get("GDPR_TEST_TEMPLATE"):
        settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = template


class SharedReplica:
    """The replica in a test: the writer's connection by another name, so both see one transaction.

    Django gives a mirror its own connection, which cannot see what the test has not committed.
    """

    def __init__(self, writer: Any, alias: str) -> None:
        self._writer = writer
        self.alias = alias

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)

    def cursor(self, *args: Any, **kwargs: Any) -> Any:
        """A cursor of the writer that calls itself the replica's, so the writer guard lets it pass."""
        return self._open("cursor", *args, **kwargs)

    def chunked_cursor(self, *args: Any, **kwargs: Any) -> Any:
        """As `cursor`, for iterators."""
        return self._open("chunked_cursor", *args, **kwargs)

    def _open(self, kind: str, *args: Any, **kwargs: Any) -> Any:
        from saleor.core.db.connection import allow_writer

        with allow_writer():
            found = getattr(self._writer, kind)(*args, **kwargs)
        found.db = self
        return found


def share_replica() -> None:
    """Let tests use both connections as one."""
    import django.test
    from django.conf import settings
    from django.db import connections

    writer, replica = settings.DATABASE_CONNECTION_DEFAULT_NAME, settings.DATABASE_CONNECTION_REPLICA_NAME
    connections[replica] = SharedReplica(connections[writer], replica)
    django.test.TransactionTestCase.databases = django.test.TestCase.databases = {writer, replica}

    def flush(case: Any) -> None:
        # Only what has rows, and never what `migrate` filled: Django's own flush takes a second for 150 tables,
        # and fails on Saleor's ghost tables, which point at tables it knows.
        with connections[writer].cursor() as cursor:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            names = {name for (name,) in cursor.fetchall()} - KEPT_TABLES
            parts = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in sorted(names))
            cursor.execute(" UNION ALL ".join(parts))
            filled = [f'"{name}"' for (name,) in cursor.fetchall()]
            cursor.execute("SELECT current_setting('is_superuser')")
            if filled and cursor.fetchone() == ("on",):
                # Truncating cascades to a hundred empty tables and gives each, and each of its indexes, a new file.
                deletes = "; ".join(f"DELETE FROM {name}" for name in filled)
                cursor.execute(f"BEGIN; SET LOCAL session_replication_role = replica; {deletes}; COMMIT")
            elif filled:
                cursor.execute(f"TRUNCATE {', '.join(filled)} CASCADE")

    django.test.TransactionTestCase._fixture_teardown = flush
