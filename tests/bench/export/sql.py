"""Baseline (a): what an expert would type, one statement that gives the same rows as one JSON text.

It is written by hand and compared with the document at every size, so it can be neither less nor other than
what the sources export; a field added there has to be added here.
"""

from __future__ import annotations

import json
from typing import Any

ADDRESS = (
    "first_name, last_name, company_name, street_address_1, street_address_2, city, city_area, postal_code, country,"
    " country_area, phone, metadata"
)
STATEMENT = f"""
SELECT json_build_object(
  'account', (SELECT json_agg(u) FROM (
    SELECT id, email, first_name, last_name, language_code, date_joined, last_login, is_active, is_confirmed, note,
      external_reference, metadata,
      (SELECT json_agg(k ORDER BY k) FROM jsonb_object_keys(private_metadata) k) AS private_metadata_keys
    FROM account_user WHERE id = %(account)s) u),
  'addresses', (SELECT json_agg(b) FROM (
    SELECT a.id,
      a.id = (SELECT default_billing_address_id FROM account_user WHERE id = %(account)s) AS is_default_billing,
      a.id = (SELECT default_shipping_address_id FROM account_user WHERE id = %(account)s) AS is_default_shipping,
      {ADDRESS}
    FROM account_user_addresses ua JOIN account_address a ON a.id = ua.address_id
    WHERE ua.user_id = %(account)s ORDER BY a.id) b),
  'orders', (SELECT json_agg(r) FROM (
    SELECT o.number, o.id, o.created_at AS placed_at, o.status, o.charge_status, c.slug AS channel, o.origin,
      o.user_email AS email, o.language_code, o.customer_note, o.external_reference, o.tracking_client_id,
      o.voucher_code, o.shipping_method_name AS shipping_method, o.collection_point_name AS collection_point,
      o.currency,
      json_build_object('amount', o.total_net_amount::text, 'currency', o.currency) AS total_net,
      json_build_object('amount', o.total_gross_amount::text, 'currency', o.currency) AS total_gross,
      json_build_object('amount', o.shipping_price_gross_amount::text, 'currency', o.currency)
        AS shipping_price_gross,
      json_build_object('amount', o.total_charged_amount::text, 'currency', o.currency) AS total_charged,
      (SELECT row_to_json(a) FROM (SELECT {ADDRESS} FROM account_address WHERE id = o.billing_address_id) a)
        AS billing_address,
      (SELECT row_to_json(a) FROM (SELECT {ADDRESS} FROM account_address WHERE id = o.shipping_address_id) a)
        AS shipping_address,
      o.metadata,
      (SELECT json_agg(k ORDER BY k) FROM jsonb_object_keys(o.private_metadata) k) AS private_metadata_keys,
      (SELECT json_agg(l) FROM (
        SELECT product_name, variant_name, product_sku AS sku, quantity,
          json_build_object('amount', unit_price_net_amount::text, 'currency', currency) AS unit_price_net,
          json_build_object('amount', unit_price_gross_amount::text, 'currency', currency) AS unit_price_gross,
          json_build_object('amount', total_price_gross_amount::text, 'currency', currency) AS total_price_gross,
          tax_rate, unit_discount_reason AS discount_reason, voucher_code, metadata
        FROM order_orderline WHERE order_id = o.id ORDER BY created_at, id) l) AS lines
    FROM order_order o JOIN channel_channel c ON c.id = o.channel_id
    WHERE o.user_id = %(account)s ORDER BY o.created_at DESC, o.id) r)
)::text
"""  # noqa: S608 (no value in it)


def read(account_id: int) -> str:
    """Everything about the account, as one text."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, {"account": account_id})
        row = cursor.fetchone()
    text: str = row[0]
    return text


def differences(document: str, baseline: str) -> list[str]:
    """Where the two say different things, by source and field; empty when they are the same rows."""
    sources, rows = json.loads(document)["sources"], json.loads(baseline)
    found = [f"source {slug} is only in one" for slug in sources.keys() ^ rows.keys()]
    for slug in sources.keys() & rows.keys():
        ours, theirs = sources[slug]["records"], rows[slug] or []
        if len(ours) != len(theirs):
            found.append(f"{slug}: {len(ours)} and {len(theirs)} records")
        for one, other in zip(ours, theirs, strict=False):
            if names := _unlike(one, other):
                found.append(f"{slug}: {', '.join(names)}")
                break
    return found


def _unlike(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name, ...) != other.get(name, ...))
