"""Everything a demo consists of, brought up in the order in which it is needed, and stopped in reverse."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.miniature import postgres

from . import broker, database, ports, site, web, widget
from .children import Children, Died
from .desk import Desk
from .letters import PostOffice
from .operations import Api, Failed
from .ports import HOST
from .progress import Progress
from .shops import ROOT, Shop, miniature, real, secrets_of_shop

PATIENCE = 120.0
"""Seconds a server may take to answer; a real Saleor needs ten to twenty."""


@dataclass
class Stack:
    """One demo. `facts` are its addresses and people, for the pages, the journeys and the terminal.

    `browser` says whether somebody will look: without it the widget is not built.
    """

    saleor: Path | None
    layout: str
    worker: bool
    browser: bool
    database_name: str
    progress: Progress
    form: dict[str, str] = field(default_factory=dict)
    """What the merchant fills in otherwise than most."""
    home: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="gdpr-demo-")))
    facts: dict[str, Any] = field(default_factory=dict)
    env: dict[str, str] = field(default_factory=dict)
    """Of every process of the shop."""
    failed: bool = False
    """Then the logs stay."""
    _python: str = ""
    _closing: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """Bring everything up; raises what stopped it, and `stop` has to be called all the same."""
        self._closing.callback(self._tidy)
        self.children = Children(self.home)
        self._closing.callback(self.children.stop)
        shop_port, smtp_port, broker_port, page_port, mail_port = ports.free(5)
        addresses = {
            "graphql": f"http://{HOST}:{shop_port}/graphql/",
            "storefront": f"http://{HOST}:{page_port}/privacy",
            "mailbox": f"http://{HOST}:{mail_port}/",
        }
        self._build_widget()
        shop, database_url = self._database()
        self._python = shop.python
        # Once more: it has to come before the database is dropped.
        self._closing.callback(self.children.stop)
        office = PostOffice(smtp_port)
        office.open()
        self._closing.callback(office.close)
        celery_url, broker_kind = self._broker(broker_port)
        env = self.env = shop.environment(
            database_url,
            PUBLIC_URL=f"http://{HOST}:{shop_port}/",
            EMAIL_URL=f"smtp://{HOST}:{smtp_port}",
            CELERY_BROKER_URL=celery_url,
            **secrets_of_shop(),
        )
        # Both take seconds; the shop asks the database nothing before it is asked.
        self._serve_shop(shop, env, shop_port)
        with self.progress.step("Tables, settings, customers and orders"):
            people = self._seed(shop, env, addresses["storefront"])
        self._work(shop, env)
        more = {"shop": shop.name, "addresses": addresses, "logs": str(self.home), "broker": broker_kind}
        self.facts = people | more
        desk = Desk(addresses["graphql"], people["staff"]["email"], people["staff"]["password"])
        self._serve(page_port, site.storefront(widget.DIST, self.facts))
        self._serve(mail_port, site.mailbox(office, desk, self.facts))
        with self.progress.step(f"Shop server: {shop.name}"):
            self._wait_for(Api(addresses["graphql"]), people["channel"])

    def check(self) -> None:
        """Raise Died when a process has ended that should not."""
        self.children.check()

    def later(self, day: str) -> None:
        """Let the shop live through a day that has not come."""
        command = [self._python, "-m", "tests.demo.seed.later", day]
        # Without a broker its tasks run in it: a worker lives today.
        env = _with_tests(self.env) | {"CELERY_BROKER_URL": ""}
        self.children.run("later", command, env=env, cwd=self.home)

    def stop(self) -> None:
        """Stop everything that was started, also what was started half."""
        self._closing.close()

    def _tidy(self) -> None:
        if not self.failed:
            shutil.rmtree(self.home, ignore_errors=True)

    def _broker(self, port: int) -> tuple[str, str]:
        if self.worker:
            return broker.start(self.children, self.home, port)
        return "", "the shop itself, without a worker"

    def _build_widget(self) -> None:
        if self.browser and not widget.is_fresh():
            with self.progress.step("Storefront widget (npm)"):
                widget.build(self.children)

    def _database(self) -> tuple[Shop, str]:
        # A server that ran before us belongs to somebody else, for example a test run.
        ours = self.saleor is None and postgres.known_url() is None
        with self.progress.step("Database server"):
            shop = real(self.saleor) if self.saleor else miniature(self.layout)
        if ours:
            self._closing.callback(_stop_server, shop.server)
        if shop.template and not database.exists(shop.server, shop.template):
            self._build_template(shop)
        with self.progress.step(f"Database {self.database_name}"):
            url = database.create(shop.server, self.database_name, template=shop.template)
        self._closing.callback(database.drop, shop.server, self.database_name)
        return shop, url

    def _build_template(self, shop: Shop) -> None:
        making = f"{shop.template}_making"
        base = shop.migrated if database.exists(shop.server, shop.migrated) else ""
        url = database.create(shop.server, making, template=base)
        env = shop.environment(url, **secrets_of_shop())
        for command in shop.build_template:
            with self.progress.step(f"Once, minutes: {' '.join(command[2:])}"):
                self.children.run("template", command, env=env, cwd=self.home)
        database.rename(shop.server, making, shop.template)

    def _serve_shop(self, shop: Shop, env: dict[str, str], port: int) -> None:
        server = [
            shop.python,
            "-m",
            "uvicorn",
            "saleor.asgi:application",
            "--host",
            HOST,
            "--port",
            str(port),
        ]
        self.children.start("shop", server, env=env, cwd=self.home)

    def _seed(self, shop: Shop, env: dict[str, str], storefront_url: str) -> dict[str, Any]:
        command = [shop.python, "-m", "tests.demo.seed", storefront_url, json.dumps(self.form)]
        output = self.children.run("seed", command, env=_with_tests(env), cwd=self.home)
        facts: dict[str, Any] = json.loads(output.splitlines()[-1])
        return facts

    def _work(self, shop: Shop, env: dict[str, str]) -> None:
        celery = [shop.python, "-m", "celery", "-A", "saleor.celeryconf:app"]
        worker = [*celery, "worker", "--concurrency", "1", "--loglevel", "info"]
        beat = [*celery, "beat", "--loglevel", "info", *shop.beat]
        sweeper = [shop.python, "-m", "tests.demo.seed.sweeper"]
        if self.worker:
            self.children.start("worker", worker, env=env, cwd=self.home)
            self.children.start("beat", beat, env=env, cwd=self.home)
        else:
            self.children.start("sweeper", sweeper, env=_with_tests(env), cwd=self.home)

    def _serve(self, port: int, routes: list[web.Route]) -> None:
        server = web.serve(port, routes)
        self._closing.callback(server.server_close)
        self._closing.callback(server.shutdown)

    def _wait_for(self, visitor: Api, channel: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            self.children.check()
            try:
                if visitor.ask("PrivacyPage", channel=channel):
                    return
                problem = "The plugin is not active."
            except (OSError, ValueError, Failed) as error:
                problem = str(error)
            if time.monotonic() > deadline:
                raise Died(f"The shop does not serve: {problem}")
            time.sleep(0.1)


def _with_tests(env: dict[str, str]) -> dict[str, str]:
    """For what the demo itself does in the shop's environment; the shop's own processes never see our folder."""
    return {**env, "PYTHONPATH": f"{env['PYTHONPATH']}:{ROOT}"}


def _stop_server(server: str) -> None:
    if database.connected(server) == 0:
        postgres.stop()
