"""A bench measures a shop as it runs in production: own settings, DEBUG off, a database made for it and dropped.

The miniature by default; or a Saleor checkout in its own environment, on the server in DATABASE_URL. There the
database is a copy of the one GDPR_TEST_TEMPLATE names, or is migrated from nothing, which takes minutes.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.miniature import postgres

ROOT = Path(__file__).resolve().parents[2]
FORGOTTEN = (
    "CACHE_URL",
    "REDIS_URL",
    "CELERY_BROKER_URL",
    "CLOUDAMQP_URL",
    "DATABASE_URL_REPLICA",
    "PYTHONHOME",
    "DJANGO_SETTINGS_MODULE",
    "GDPR_DATABASE_URL",
    "GDPR_GROUND",
)
"""Of the caller's environment these would make it another shop."""
DEFAULT_SERVER = "postgres://saleor:saleor@127.0.0.1:5432/postgres"


class Unusable(Exception):
    """Nothing can be measured here; the message says what to do."""


@dataclass(frozen=True)
class Shop:
    """What a child process of the bench needs to be in the shop."""

    python: str
    environment: dict[str, str]
    real: bool

    def ask(self, module: str, *arguments: str) -> Any:
        """Run a module of the bench in the shop and return the JSON on its last line.

        Raises Unusable with the end of what it wrote; a shop's log is of no interest otherwise.
        """
        command = [self.python, "-m", module, *arguments]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            said = "\n".join(done.stderr.splitlines()[-20:])
            raise Unusable(f"{module} {' '.join(arguments)} ended with {done.returncode}:\n{said}")
        return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def prepared(saleor: Path | None, *, progress: Callable[[str], None]) -> Iterator[Shop]:
    """A shop with a database of its own, empty of people."""
    server = postgres.start() if saleor is None else os.environ.get("DATABASE_URL") or DEFAULT_SERVER
    if saleor is None:
        python, code, template = sys.executable, ROOT / "tests" / "miniature", ""
    else:
        code, template = saleor.resolve(), os.environ.get("GDPR_TEST_TEMPLATE", "")
        python = str(code / ".venv" / "bin" / "python")
        if not Path(python).exists():
            raise Unusable(f"{saleor} is no Saleor checkout with an environment in .venv")
    progress("database …")
    with _database(server, template) as url:
        yield Shop(python, _environment(code, url, real=saleor is not None), real=saleor is not None)


def _environment(code: Path, url: str, *, real: bool) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if key not in FORGOTTEN}
    return own | {
        "GDPR_GROUND": "real" if real else "miniature",
        "PYTHONPATH": str(code),
        "DATABASE_URL": url,
        "DEBUG": "False",
        "SECRET_KEY": secrets.token_urlsafe(40),
        "RSA_PRIVATE_KEY": _rsa_key(),
        "ALLOWED_HOSTS": "localhost",
        "ALLOWED_CLIENT_HOSTS": "localhost",
        "EMAIL_URL": "dummy://",
        "DEFAULT_FROM_EMAIL": "shop@shop.example",
    }


@contextmanager
def _database(server: str, template: str) -> Iterator[str]:
    import psycopg

    from tests.demo import database

    # The process id keeps two benches at once apart.
    name = f"gdpr_bench_{os.getpid()}"
    try:
        url = database.create(server, name, template=template)
    except psycopg.Error as error:
        raise Unusable(f"no database could be made; set DATABASE_URL. {error}") from None
    try:
        yield url
    finally:
        database.drop(server, name)


def _rsa_key() -> str:
    """Saleor signs its logins with it, and refuses to start without one when DEBUG is off."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
