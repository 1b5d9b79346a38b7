"""Staff, a customer, and as many requests as asked, spread over rights, states, years and colleagues.

python -m tests.bench.desk.people 1000000
"""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.bench import inside
from tests.desk import FORM

STAFF, CUSTOMER = "staff@shop.example", "customer@shop.example"
RARE = "Zacharias"
"""The first name of one person in five thousand."""
FILL = """
INSERT INTO saleor_gdpr_plugin_request (
    id, reference, "right", state, origin, channel, language, email, address, mailbox_proven, known, details,
    submitted_at, name, postal_address, country, representative, representative_proof, received_via,
    external_reference, identity, identity_note, received_on, target_on, due_on, extension_reason, assigned_to,
    account_id, ground, explanation, closed_at, haystack, problem, version)
SELECT gen_random_uuid(), 'GDPR-' || upper(lpad(to_hex(n), 8, '0')),
    (%(rights)s::text[])[1 + n %% array_length(%(rights)s::text[], 1)],
    state, 'guest', 'main', 'en', mail, mail, true, n %% 50 <> 0, '{}', at, name, '', 'DE', '', '', '', '', 'mailbox',
    '', at::date, at::date + 14, at::date + 30, '', CASE WHEN n %% 10 = 0 THEN %(staff)s END, 1000000 + n, '', '',
    CASE WHEN state = 'fulfilled' THEN at + interval '20 days' END,
    lower('GDPR-' || upper(lpad(to_hex(n), 8, '0')) || ' ' || mail || ' ' || name || ' #' || 20000000 + n), '', 3
FROM (
    SELECT n, 'person' || n || '@example.com' AS mail,
        now() - (%(many)s - n) * interval '1095 days' / %(many)s AS at,
        -- What is old has ended; of the last month most is open.
        CASE WHEN n < %(many)s * 0.97 THEN 'fulfilled'
             ELSE (ARRAY['open', 'open', 'waiting', 'ready', 'unverified', 'fulfilled'])[1 + n %% 6] END AS state,
        CASE WHEN n %% 5000 = 1 THEN %(rare)s ELSE (ARRAY['Anna', 'Berta', 'Carla', 'Dora'])[1 + n %% 4] END
        || ' ' || (ARRAY['Muster', 'Beispiel', 'Example', 'Kowalska'])[1 + n %% 4] || n AS name
    FROM generate_series(1, %(many)s) AS n
) AS people
"""
WITH_IT = """
INSERT INTO saleor_gdpr_plugin_threadentry (request_id, at, "on", kind, about, text, role)
SELECT id, submitted_at, received_on, 'note', '', 'Knew order and amount.', 'staff'
FROM saleor_gdpr_plugin_request WHERE assigned_to IS NOT NULL;
INSERT INTO saleor_gdpr_plugin_archive (id, request_id, state, key_id, size, contents, problems, left_out, created_at,
    downloads, downloads_allowed)
SELECT gen_random_uuid(), id, 'expired', 'main', 0, '{}', '[]', '[]', submitted_at, 1, 10
FROM saleor_gdpr_plugin_request WHERE assigned_to IS NOT NULL
"""
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'saleor_gdpr_plugin_request'
AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE conrelid = 'saleor_gdpr_plugin_request'::regclass)
"""
EVENTS = """
INSERT INTO saleor_gdpr_plugin_event (request_id, at, kind, before, role, public, note)
SELECT id, submitted_at, 'open', '', 'subject', true, '' FROM saleor_gdpr_plugin_request
"""


def fill(many: int) -> None:
    """Exactly so many requests, whatever was there; then what autovacuum does in the background of a shop."""
    from django.db import connection

    from saleor_gdpr_plugin.host import models
    from saleor_gdpr_plugin.requests.registry import slugs

    staff = models.user().objects.get(email=STAFF).pk
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE saleor_gdpr_plugin_request CASCADE")
        # Built at once an index takes seconds; row by row the one for searches takes a quarter of an hour.
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute(FILL, {"many": many, "staff": staff, "rare": RARE, "rights": slugs()})
        cursor.execute(EVENTS)
        cursor.execute(WITH_IT)
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        for table in ("request", "event", "threadentry", "archive"):
            cursor.execute(f"VACUUM ANALYZE saleor_gdpr_plugin_{table}")


def make() -> None:
    """The shop with the desk switched on, once."""
    from django.apps import apps

    from saleor_gdpr_plugin import conf
    from saleor_gdpr_plugin.host import models

    if models.user().objects.filter(email=STAFF).exists():
        return

    def create(label: str, **values: Any) -> Any:
        return apps.get_model(label).objects.create(**values)

    create(
        "channel.Channel", slug="main", name="Main", currency_code="EUR", default_country="DE", is_active=True
    )
    staff = create("account.User", email=STAFF, is_staff=True, is_active=True, is_confirmed=True)
    create("account.User", email=CUSTOMER, is_active=True, is_confirmed=True)
    group = create("account.Group", name="Privacy desk", restricted_access_to_channels=False)
    permission = apps.get_model("permission.Permission")
    group.permissions.set(permission.objects.filter(codename__in=["manage_users", "manage_orders"]))
    group.user_set.add(staff)
    form = [{"name": name, "value": value} for name, value in (FORM | {"smtp_host": ""}).items()]
    create(
        "plugins.PluginConfiguration", identifier=conf.PLUGIN_ID, name="Desk", active=True, configuration=form
    )


if __name__ == "__main__":
    inside.enter()
    from django.core.management import call_command

    from saleor_gdpr_plugin.host import database

    with database.primary():
        call_command("migrate", verbosity=0, interactive=False)
        make()
        fill(int(sys.argv[1]))
    print(json.dumps({"made": int(sys.argv[1])}))
