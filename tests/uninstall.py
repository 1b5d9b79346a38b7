"""A shop on real Saleor that leaves us while it runs: whichever pod is asked, Saleor's own deletion works.

One pod has the plugin and, later, no tables; another has tables, later none, and never the plugin.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.demo import ports
from tests.demo.operations import Api, http
from tests.demo.ports import HOST
from tests.demo.progress import Progress
from tests.demo.stack import Stack
from tests.journeys.story import Broken, chapter, same, step, sure
from tests.journeys.world import wait

ROOT = Path(__file__).resolve().parent.parent
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")
CREATE = """mutation ($email: String!) { customerCreate(input: {email: $email, firstName: "Test"}) {
  user { id } errors { field message } } }"""
DELETE = "mutation ($id: ID!) { customerDelete(id: $id) { user { email } errors { field message } } }"
OURS = "SELECT relname FROM pg_class WHERE relname ILIKE '%gdpr%'"
SCHEDULED = "SELECT name FROM django_celery_beat_periodictask WHERE task ILIKE '%gdpr%'"


def main(checkout: Path) -> None:
    """Raises Broken, Died or CalledProcessError when the shop did not stay whole."""
    database = f"gdpr_leaving_{int(time.time())}"
    stack = Stack(checkout, "", worker=True, browser=False, database_name=database, progress=Progress())
    try:
        stack.start()
        chapter(f"A shop leaves us ({stack.facts['shop']})")
        _leave(stack, str(checkout / ".venv" / "bin" / "python"), checkout)
    except BaseException:
        stack.failed = True
        print(f"Logs: {stack.home}", file=sys.stderr)
        raise
    finally:
        stack.stop()


def _leave(stack: Stack, python: str, checkout: Path) -> None:
    with_plugin = stack.facts["addresses"]["graphql"]
    staff = stack.facts["staff"]
    with step("A customer asks for their data, so there are rows of ours; beat has written the schedule"):
        customer = stack.facts["customer"]
        given = {"right": "ACCESS", "channel": stack.facts["channel"], "language": "en"}
        asked = (
            Api(with_plugin).login(customer["email"], customer["password"]).ask("RequestSubmit", input=given)
        )
        same(asked["errors"], [], "Errors")
        wait(lambda: _rows(stack, SCHEDULED), "the schedule entry")
    with _pip_uninstalled(python), step("A pod starts without the plugin while our tables are there"):
        pod = _pod(stack, python)
    with step("There, Saleor's own customerDelete works"):
        _deletes(pod, staff, "before@example.com")
    with tempfile.TemporaryDirectory() as folder, step("gdpr_uninstall runs beside both pods"):
        command = [python, str(checkout / "manage.py"), "gdpr_uninstall", f"{folder}/evidence", "--yes"]
        subprocess.run(
            [*command, "--with-open-requests"], env=stack.env, cwd=folder, check=True, capture_output=True
        )
        same((_rows(stack, OURS), _rows(stack, SCHEDULED)), ([], []), "What is left of ours")
    with step("customerDelete works on the pod that still has the plugin, which is silent now"):
        _deletes(with_plugin, staff, "old-pod@example.com")
        same(Api(with_plugin).ask("PrivacyPage", channel=stack.facts["channel"]), None, "The privacy page")
    with step("customerDelete works on the pod without it, which knows no field of ours"):
        _deletes(pod, staff, "new-pod@example.com")
        asked = http(pod, body={"query": '{ gdprPrivacyPage(channel: "x") { contactEmail } }'}).json()
        sure("Cannot query field" in asked["errors"][0]["message"], "The field is still there.")
        same(_rows(stack, OURS), [], "What is left of ours")
    stack.check()


def _deletes(url: str, staff: dict[str, str], email: str) -> None:
    token = Api(url).login(staff["email"], staff["password"])._login
    made = http(url, body={"query": CREATE, "variables": {"email": email}}, headers=token).json()
    user = made["data"]["customerCreate"]["user"]
    done = http(url, body={"query": DELETE, "variables": {"id": user["id"]}}, headers=token).json()
    same(done["data"]["customerDelete"], {"user": {"email": email}, "errors": []}, "The answer")


def _pod(stack: Stack, python: str) -> str:
    (port,) = ports.free(1)
    server = [python, "-m", "uvicorn", "saleor.asgi:application", "--host", HOST, "--port", str(port)]
    stack.children.start("pod", server, env=stack.env, cwd=stack.home)
    url = f"http://{HOST}:{port}/graphql/"

    def serves() -> bool:
        try:
            return http(url, body={"query": "{ shop { name } }"}).status == 200
        except OSError:
            return False

    wait(serves, "the pod without the plugin")
    return url


@contextmanager
def _pip_uninstalled(python: str) -> Iterator[None]:
    subprocess.run([python, *PIP, "uninstall", "-y", "saleor-gdpr-plugin"], check=True)
    try:
        yield
    finally:
        # The dependencies never left.
        subprocess.run([python, *PIP, "install", "--no-deps", "-e", str(ROOT)], check=True)


def _rows(stack: Stack, statement: str) -> list[Any]:
    with psycopg.connect(stack.env["DATABASE_URL"]) as connection:
        return connection.execute(statement).fetchall()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]).resolve())
    except Broken as problem:
        sys.exit(str(problem))
