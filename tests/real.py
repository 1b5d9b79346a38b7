"""Ground 3: the suite and the journeys on one real checkout, in its own environment.

The plugin is installed as a merchant installs it, and must change no version there. Needs an installed
PostgreSQL: DATABASE_URL, by default postgres://saleor:saleor@localhost:5432/saleor.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg

from . import verified

ROOT = Path(__file__).resolve().parent.parent
SERVER = os.environ.get("DATABASE_URL", "postgres://saleor:saleor@localhost:5432/saleor").rpartition("/")[0]
TOOLS = ("pikepdf", "jsonschema", "hypothesis", "pytest-randomly")


def main(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    version = re.search(r'__version__ = "([^"]+)"', (checkout / "saleor" / "__init__.py").read_text())[1]  # type: ignore[index]
    env = os.environ | {
        "PYTHONPATH": f"{checkout}:{ROOT}",
        "SECRET_KEY": "only-for-tests",
        "DATABASE_URL": f"{SERVER}/gdpr_{version.replace('.', '_')}",
        "GDPR_GROUND": "real",
    }
    install(python)
    env["GDPR_TEST_TEMPLATE"] = template(python, checkout, version, env)
    passed = suite(python, env)
    command = [sys.executable, "-m", "tests.journeys", "all", "--saleor", str(checkout)]
    subprocess.run(command, cwd=ROOT, check=True)
    subprocess.run([sys.executable, "-m", "tests.uninstall", str(checkout)], cwd=ROOT, check=True)
    verified.record(version, commit_of(checkout), passed)
    print(f"Saleor {version}: {passed} tests and every journey passed")


def install(python: Path) -> None:
    """Install the plugin; fail when a version the host had is changed by it."""
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    before = frozen(pip)
    subprocess.run([*pip, "install", "--quiet", "-e", f"{ROOT}[pdf]"], check=True)
    after = frozen(pip)
    changed = {name: (was, after.get(name)) for name, was in before.items() if after.get(name) != was}
    if changed:
        raise SystemExit(f"Installing the plugin changed versions of the host: {changed}")
    # Tools of the tests only; they may not change the host either.
    subprocess.run([*pip, "install", "--quiet", *TOOLS], check=True)


def frozen(pip: list[str]) -> dict[str, str]:
    """Installed versions by name, without ourselves."""
    listed = subprocess.run(
        [*pip, "list", "--format=freeze"], check=True, capture_output=True, text=True
    ).stdout
    found = dict(line.split("==", 1) for line in listed.splitlines() if "==" in line)
    found.pop("saleor-gdpr-plugin", None)
    return found


def template(python: Path, checkout: Path, version: str, env: dict[str, str]) -> str:
    """Name of a database migrated by this Saleor alone; made once, in about three minutes."""
    name = f"gdpr_template_{version.replace('.', '_')}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        print(f"Migrating {name}, once, about three minutes")
        server.execute(f'CREATE DATABASE "{name}_new"')
        manage = [str(python), "-W", "ignore", "manage.py", "migrate", "--verbosity", "0"]
        made = env | {"DATABASE_URL": f"{SERVER}/{name}_new", "DJANGO_SETTINGS_MODULE": "saleor.settings"}
        subprocess.run(manage, cwd=checkout, env=made, check=True)
        subprocess.run([*manage, "saleor_gdpr_plugin", "zero"], cwd=checkout, env=made, check=True)
        server.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
    return name


def suite(python: Path, env: dict[str, str]) -> int:
    """Run the whole suite; returns how many tests passed."""
    command = [str(python), "-m", "pytest", "-n", "0", "--create-db"]
    ran = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    assert ran.stdout is not None
    last = ""
    for line in ran.stdout:
        print(line, end="", flush=True)
        last = line if re.search(r"\d+ passed", line) else last
    if ran.wait():
        raise SystemExit(ran.returncode)
    return int(re.search(r"(\d+) passed", last)[1])  # type: ignore[index]


def commit_of(checkout: Path) -> str:
    """The commit of the checkout: its own file or its git."""
    note = checkout / "COMMIT"
    if note.exists():
        return note.read_text().split()[-1]
    command = ["git", "-C", str(checkout), "rev-parse", "HEAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
