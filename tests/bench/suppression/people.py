"""A purpose, and as many mailboxes as asked: six of ten consented, one withdrew, one objected, two said nothing.

python -m tests.bench.suppression.people 100000
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from tests.bench import inside

PURPOSE = "newsletter"
CHUNK = 5000
AT = datetime(2026, 5, 3, tzinfo=UTC)


def address(number: int) -> str:
    """The mailbox of a number."""
    return f"person{number}@example.com"


def fill(many: int) -> None:
    """Write them in bulk; what the ledger would write line by line is the same."""
    from saleor_gdpr_plugin import keys
    from saleor_gdpr_plugin.consent import suppression
    from saleor_gdpr_plugin.consent.models import ConsentEntry, ConsentSubject, Purpose, Suppression

    for model in (ConsentEntry, ConsentSubject, Suppression):
        model.objects.all().delete()
    purpose, _made = Purpose.objects.get_or_create(
        key=PURPOSE, defaults={"marketing": True, "version": 1, "changed_at": AT}
    )
    mac, key_id = keys.macs(keys.Use.SUPPRESSION, keys.writing_id()), keys.writing_id()
    for numbers in _chunks(many):
        said = [number for number in numbers if number % 10 < 8]
        rows = ConsentSubject.objects.bulk_create(
            ConsentSubject(address=address(number), email=address(number)) for number in said
        )
        ConsentEntry.objects.bulk_create(
            ConsentEntry(
                subject=row,
                purpose=None if number % 10 == 7 else purpose,
                standing="given" if number % 10 < 6 else "withdrawn" if number % 10 == 6 else "objected",
                at=AT,
                origin="widget",
                role="subject",
                proof="mailbox",
            )
            for row, number in zip(rows, said, strict=True)
        )
        Suppression.objects.bulk_create(
            Suppression(
                key_id=key_id,
                digest=mac(address(number)),
                purpose=PURPOSE if number % 10 == 6 else suppression.ALL,
                reason="withdrawn" if number % 10 == 6 else "objected",
                at=AT,
            )
            for number in said
            if number % 10 >= 6
        )


def _chunks(many: int) -> Iterator[list[int]]:
    numbers = iter(range(many))
    while chunk := list(islice(numbers, CHUNK)):
        yield chunk


def main(many: int) -> None:
    """The tables, once, and the mailboxes."""
    from django.core.management import call_command
    from django.db import connection

    from saleor_gdpr_plugin.host import database

    with database.primary():
        call_command("migrate", verbosity=0, interactive=False)
        fill(many)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(json.dumps({"made": many}))


if __name__ == "__main__":
    inside.enter()
    main(int(sys.argv[1]))
