"""A logo is a small PNG or JPEG in the settings themselves."""

from __future__ import annotations

import base64

import pytest

from saleor_gdpr_plugin import conf
from tests.paper.samples import LOGO
from tests.test_conf import VALID


def png(width: int, height: int) -> str:
    content = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return "data:image/png;base64," + base64.b64encode(content).decode()


def jpeg(width: int, height: int) -> str:
    head = b"\xff\xd8\xff\xe0\x00\x04ab"
    frame = b"\xff\xc0\x00\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x03\x01\x22"
    return "data:image/jpeg;base64," + base64.b64encode(head + frame).decode()


@pytest.mark.parametrize("value", [LOGO, png(10, 10), png(4000, 1), jpeg(600, 200)])
def test_logo__png_and_jpeg_are_taken(value: str) -> None:
    assert conf.parse(VALID | {"logo": f" {value} "}).logo == value


def test_logo__is_optional() -> None:
    assert conf.parse(VALID).logo == ""


@pytest.mark.parametrize(
    "value",
    [
        "https://shop.example/logo.png",
        "file:///logo.png",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html;base64,PHN2Zy8+",
        "data:image/png,abc",
        "data:image/png;base64,not base64",
        "data:image/png;base64,",
        "data:image/png;base64," + base64.b64encode(b"<svg onload=alert(1)>").decode(),
        "data:image/jpeg;base64," + png(10, 10).partition(",")[2],
        "data:image/jpeg;base64,/9j/" + "/8AA" * 9,
        png(0, 10),
        png(4001, 10),
        jpeg(10, 65_000),
        png(10, 10) + "A" * 100_000,
    ],
    ids=lambda value: value[:40],
)
def test_logo__anything_else_is_refused_by_name(value: str) -> None:
    with pytest.raises(conf.Misconfigured) as caught:
        conf.parse(VALID | {"logo": value})
    assert set(caught.value.errors) == {"logo"}
