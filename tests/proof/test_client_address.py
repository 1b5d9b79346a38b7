"""The client behind the shop's own proxies."""

from __future__ import annotations

import pytest

from saleor_gdpr_plugin.proof.limits import client_address


@pytest.mark.parametrize(
    ("_case", "forwarded", "depth", "expected"),
    [
        ("no proxy: the header is the client's own word", "6.6.6.6", 0, "10.0.0.1"),
        ("one proxy: its entry is the last", "6.6.6.6, 1.2.3.4", 1, "1.2.3.4"),
        ("two proxies", "6.6.6.6, 1.2.3.4, 10.0.0.9", 2, "1.2.3.4"),
        ("fewer entries than proxies: somebody goes round them", "6.6.6.6", 2, "10.0.0.1"),
        ("no header at all", "", 1, "10.0.0.1"),
    ],
)
def test_client_address__never_believes_the_first_value(
    _case: str, forwarded: str, depth: int, expected: str
) -> None:
    assert client_address(forwarded, "10.0.0.1", depth=depth) == expected
