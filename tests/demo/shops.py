"""The two shops a demo can run: the miniature, and a Saleor checkout in its own environment.

Either is started as a shop is: settings unchanged, the plugin found by its entry point, everything else given
by the environment variables that Saleor documents.
"""

from __future__ import annotations

import base64
import fnmatch
import os
import re
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.miniature import postgres

from . import database
from .ports import HOST

ROOT = Path(__file__).resolve().parents[2]
KEPT = (
    "PATH",
    "HOME",
    "USER",
    "LANG",
    "LC_*",
    "TMPDIR",
    "TZ",
    "XDG_*",
    "LD_LIBRARY_PATH",
    "DYLD_*",
    "FONTCONFIG_*",
)
"""Of the caller's environment no more gets through: a forgotten CELERY_BROKER_URL would make it another shop."""
DEFAULT_SERVER = "postgres://saleor:saleor@127.0.0.1:5432/postgres"
FIND = "import importlib.metadata as m; print(*[p.name for p in m.entry_points(group='saleor.plugins')])"


class Unusable(Exception):
    """This shop cannot be started; the message says what to do."""


@dataclass(frozen=True)
class Shop:
    """How to start a process of the shop, and where its database comes from.

    `code` is what has to be on the Python path; `template` a database with sample data that can be copied, ""
    when the shop starts empty. `build_template` says how to make it when it is missing, from a copy of
    `migrated` where the server has that: migrating takes longest.
    """

    name: str
    python: str
    code: Path
    server: str
    template: str = ""
    migrated: str = ""
    build_template: tuple[tuple[str, ...], ...] = ()
    beat: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()

    def environment(self, database_url: str, **values: str) -> dict[str, str]:
        """The variables of a process of this shop."""
        own = {
            key: value for key, value in os.environ.items() if any(fnmatch.fnmatch(key, one) for one in KEPT)
        }
        return {
            **own,
            "PYTHONPATH": str(self.code),
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "saleor.settings",
            "DATABASE_URL": database_url,
            "DEBUG": "True",
            "ALLOWED_HOSTS": f"localhost,{HOST}",
            "ALLOWED_CLIENT_HOSTS": f"localhost,{HOST}",
            "DEFAULT_FROM_EMAIL": "Harbour Coffee <shop@harbour-coffee.example>",
            **dict(self.settings),
            **values,
        }


def secrets_of_shop() -> dict[str, str]:
    """Keys made for this one run; every process of it gets the same."""
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    return {"SECRET_KEY": secrets.token_urlsafe(40), "GDPR_KEYS": f"demo:{key}"}


def miniature(layout: str) -> Shop:
    """The stand-in for Saleor in this environment, by the layout of a version such as "3.23"."""
    settings = (("GDPR_LAYOUT", layout),) if layout else ()
    name = f"the miniature of Saleor {layout}".strip()
    shop = Shop(name, sys.executable, ROOT / "tests" / "miniature", postgres.start(), settings=settings)
    _check_plugin(shop)
    return shop


def real(directory: Path) -> Shop:
    """A Saleor checkout with its environment in `.venv`, on the server in DATABASE_URL."""
    directory = directory.resolve()
    version = re.search(r'__version__ = "([\d.]+)', _read(directory / "saleor" / "__init__.py"))
    python = directory / ".venv" / "bin" / "python"
    if version is None or not python.exists():
        raise Unusable(f"{directory} is no Saleor checkout with an environment in .venv.")
    manage = (str(python), str(directory / "manage.py"))
    number = version[1].replace(".", "_")
    shop = Shop(
        name=f"Saleor {version[1]}",
        python=str(python),
        code=directory,
        server=os.environ.get("DATABASE_URL") or DEFAULT_SERVER,
        template=os.environ.get("SALEOR_POPULATED_TEMPLATE") or f"gdpr_populated_{number}",
        migrated=f"gdpr_template_{number}",
        build_template=(
            (*manage, "migrate"),
            (*manage, "populatedb", "--withoutimages"),
            # A copy of it may meet a later version of ours.
            (*manage, "migrate", "saleor_gdpr_plugin", "zero"),
        ),
        beat=("--scheduler", "saleor.schedulers.schedulers.DatabaseScheduler"),
        settings=(("RSA_PRIVATE_KEY", _rsa_key()), ("HTTP_IP_FILTER_ALLOW_LOOPBACK_IPS", "True")),
    )
    _check_plugin(shop)
    _check_server(shop)
    return shop


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _check_plugin(shop: Shop) -> None:
    found = subprocess.run(
        [shop.python, "-c", FIND],
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
        env=shop.environment(shop.server),
    )
    if "saleor_gdpr_plugin" not in found.stdout.split():
        raise Unusable(
            f"The plugin is not installed in this shop: {shop.python} -m pip install -e '{ROOT}[pdf]'"
        )


def _check_server(shop: Shop) -> None:
    import psycopg

    try:
        database.connected(shop.server)
    except psycopg.OperationalError as error:
        raise Unusable(f"A real Saleor needs an installed PostgreSQL; set DATABASE_URL. {error}") from None


def _rsa_key() -> str:
    """Saleor signs its logins with it, and would write one into the checkout."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem: bytes = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return pem.decode()
