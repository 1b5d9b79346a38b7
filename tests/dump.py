"""An independent look: every text of a customer's rows in a `pg_dump` of a shop is in the answer, or we say why not.

Knows nothing of our sources. Rows are found by following PostgreSQL's foreign keys down from the account and from
orders and carts that bear its address; texts are read from the dump.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.demo.progress import Progress
from tests.demo.stack import Stack
from tests.journeys import export
from tests.journeys.story import Broken, chapter, step, sure
from tests.journeys.world import World

NOT_GIVEN = {
    "account_user.password": "opens the account",
    "account_user.jwt_token_key": "signs its sessions",
    "account_user.search_document": "copy for the search",
    "order_order.search_document": "copy for the search",
    "payment_payment.token": "moves money",
    "payment_transaction.token": "moves money",
    "payment_transactionitem.idempotency_key": "repeats a call",
    "payment_transactionevent.idempotency_key": "repeats a call",
    "order_orderline.product_variant_id": "catalogue",
    "order_orderline.tax_class_name": "catalogue",
    "order_order.shipping_tax_class_name": "catalogue",
    "checkout_checkout.discount_name": "catalogue",
    "order_orderline.unit_discount_type": "how a price is computed",
    "order_orderline.sale_id": "catalogue",
}
"""Written by hand, beside the product's own list of exclusions."""
OURS = "saleor_gdpr_plugin_"
TEXT = {"character varying", "text", "jsonb", "inet", "USER-DEFINED"}
DOWN_FROM = re.compile(r"account_user|order_|checkout_|payment_|invoice_|giftcard_giftcard|discount_")
UP_TO = {"account_address", "attribute_attributevalue"}


@dataclass
class Dump:
    """Rows by table as the dump has them, and how tables refer to each other."""

    rows: dict[str, list[dict[str, str | None]]] = field(default_factory=dict)
    types: dict[tuple[str, str], str] = field(default_factory=dict)
    keys: list[tuple[str, str, str, str]] = field(default_factory=list)


def read(dsn: str) -> Dump:
    """Dump the database and read the dump."""
    found = Dump()
    with psycopg.connect(dsn) as connection:
        columns = """SELECT table_name, column_name, data_type FROM information_schema.columns
            WHERE table_schema = 'public'"""
        found.types = {(table, column): kind for table, column, kind in connection.execute(columns)}
        references = """SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text, b.attname
            FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1] WHERE c.contype = 'f'"""
        found.keys = [tuple(row) for row in connection.execute(references)]
    command = ["pg_dump", "--data-only", "--no-owner", dsn]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for block in re.finditer(r"^COPY public\.(\S+) \((.*?)\) FROM stdin;\n(.*?)^\\\.$", text, re.M | re.S):
        table, names, body = (
            block[1].strip('"'),
            [n.strip().strip('"') for n in block[2].split(",")],
            block[3],
        )
        found.rows[table] = [
            dict(zip(names, map(_plain, line.split("\t")), strict=True)) for line in body.splitlines()
        ]
    return found


def _plain(cell: str) -> str | None:
    if cell == r"\N":
        return None
    escapes = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
    return re.sub(r"\\(.)", lambda one: escapes.get(one[1], one[1]), cell)


def rows_of(dump: Dump, email: str) -> dict[str, list[dict[str, str | None]]]:
    """Every row that hangs on the account, on orders and carts of the address, and the addresses they lead to."""
    found: dict[str, list[dict[str, str | None]]] = {}
    starts = {"account_user": "email", "order_order": "user_email", "checkout_checkout": "email"}
    for table, column in starts.items():
        found[table] = [row for row in dump.rows[table] if (row[column] or "").lower() == email.lower()]
    grown = True
    while grown:
        grown = False
        for child, column, parent, key in dump.keys:
            if child.startswith(OURS) or child not in dump.rows:
                continue
            if parent in found and DOWN_FROM.match(parent):
                wanted = {row[key] for row in found[parent]}
                grown |= _add(found, child, [row for row in dump.rows[child] if row[column] in wanted])
            if parent in UP_TO and child in found:
                wanted = {row[column] for row in found[child]} - {None}
                grown |= _add(found, parent, [row for row in dump.rows[parent] if row[key] in wanted])
    return found


def _add(found: dict[str, Any], table: str, rows: list[dict[str, str | None]]) -> bool:
    have = {id(row) for row in found.get(table, ())}
    new = [row for row in rows if id(row) not in have]
    if new:
        found.setdefault(table, []).extend(new)
    return bool(new)


def texts(dump: Dump, rows: dict[str, list[dict[str, str | None]]]) -> Iterator[tuple[str, str]]:
    """("table.column", text) of everything readable; of JSON each leaf."""
    for table, found in rows.items():
        for row in found:
            for column, value in row.items():
                kind = dump.types.get((table, column), "")
                if value and kind in TEXT and "search_vector" not in column:
                    leaves = _leaves(json.loads(value)) if kind == "jsonb" else [value]
                    yield from ((f"{table}.{column}", leaf) for leaf in leaves)


def _leaves(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, entry in value.items():
                yield str(key)
                yield from _leaves(entry)
        case list():
            for entry in value:
                yield from _leaves(entry)
        case str():
            yield value


def missing(dump: Dump, email: str, archive: Path) -> tuple[int, dict[str, str]]:
    """How many texts were looked for, and an example of each column whose text is not in the archive."""
    with zipfile.ZipFile(archive) as package:
        data = json.loads(package.read("data.json"))
    given = set(_leaves(data))
    everything = "\n".join(given)
    looked, lost = 0, {}
    for place, text in texts(dump, rows_of(dump, email)):
        if place in NOT_GIVEN or place.endswith("private_metadata"):
            continue
        looked += 1
        if text.strip() and text not in given and text not in everything:
            lost.setdefault(place, text)
    return looked, lost


def main(checkout: Path) -> None:
    """Walk the export on a populated shop, then compare with its dump; raises Broken naming what is missing."""
    database = f"gdpr_dump_{int(time.time())}"
    stack = Stack(checkout, "", worker=True, browser=False, database_name=database, progress=Progress())
    try:
        stack.start()
        email = stack.facts["customer"]["email"]
        with tempfile.TemporaryDirectory() as folder:
            archive = export.tell(World(stack.facts), Path(folder))
            chapter("Beside a dump of the whole database")
            with step("Every text of the customer's rows is in data.json, or there is a reason"):
                looked, lost = missing(read(stack.env["DATABASE_URL"]), email, archive)
                sure(looked > 100, f"Only {looked} texts were found: too few to tell.")
                sure(not lost, f"Not in the answer: {lost}")
            print(f"{looked} texts of {email} found again")
        stack.check()
    except BaseException:
        stack.failed = True
        print(f"Logs: {stack.home}", file=sys.stderr)
        raise
    finally:
        stack.stop()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]).resolve())
    except Broken as problem:
        sys.exit(str(problem))
