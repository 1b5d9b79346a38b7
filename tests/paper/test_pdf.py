"""The PDF: tagged for screen readers, closed to the network, absent without harm."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from saleor_gdpr_plugin.export.report import summary_pdf_html
from saleor_gdpr_plugin.paper.pdf import PdfUnavailable, render_pdf
from saleor_gdpr_plugin.register.answer import Recipient

from . import samples

SCRIPTS = (
    "Anna Przykładowa",
    "Άννα",
    "Анна",
    "آنا",
    "אנה",
    "अन्ना",
    "แอนนา",
    "안나",
    "アンナ",
    "安娜",
    "👩\u200d👩\u200d👧 🏳️\u200d🌈",
)

PAGE = '<html lang="en"><title>x</title><body><p title="'


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    with samples.strict():
        yield


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine: its address, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_args: object) -> None:
            """Stay quiet."""

    monkeypatch.setenv("no_proxy", "*")
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def hostile(base: str) -> str:
    """Markup that would load by every door it knows."""
    return (
        f'"><img src="{base}/img"><link rel="stylesheet" href="{base}/css">'
        f'<link rel="attachment" href="file://{__file__}"><a rel="attachment" href="{base}/attachment">x</a>'
        f'<style>@import "{base}/import"; @font-face {{ font-family: x; src: url({base}/font) }} '
        f"p {{ background: url({base}/background); font-family: x }}</style><p>text</p>"
        f'<object data="{base}/object"></object><embed src="file://{__file__}">'
        f'<iframe src="{base}/frame"></iframe>'
        f'<svg><image href="{base}/svg"/></svg><script src="{base}/script"></script>'
    )


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def attachments(pdf: bytes) -> list[str]:
    """Everything a PDF can carry as a file."""
    with opened(pdf) as document:
        kinds = [
            str(item.get("/Type", "")) for item in document.objects if isinstance(item, pikepdf.Dictionary)
        ]
        return [*document.attachments, *(kind for kind in kinds if kind in ("/Filespec", "/EmbeddedFile"))]


def elements(node: Any) -> Iterator[Any]:
    """The elements of a structure tree, depth first."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.mark.parametrize("code", samples.LANGUAGES)
def test_letter__is_tagged_for_screen_readers(code: str) -> None:
    with opened(render_pdf(summary_pdf_html(samples.report(language=code)))) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == code
        assert root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert samples.REFERENCE in metadata["dc:title"]
        tags = list(elements(root.StructTreeRoot))
        names = [str(tag.S) for tag in tags]
        assert names.count("/H1") == 1
        levels = [int(name[2]) for name in names if name[:2] == "/H" and name[2:].isdigit()]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
        tables = [tag for tag in tags if tag.S == "/Table"]
        assert len(tables) > 20
        for table in tables:
            assert any(cell.S == "/TH" for cell in elements(table))


def test_render_pdf__fetches_nothing(listener: tuple[str, list[str]]) -> None:
    base, asked = listener
    pdf = render_pdf(PAGE + hostile(base))
    assert asked == []
    assert attachments(pdf) == []


def test_hostile_markup__would_load_and_attach_without_our_fetcher(listener: tuple[str, list[str]]) -> None:
    # Shows that the test above can fail.
    base, asked = listener
    import weasyprint  # type: ignore[import-untyped,unused-ignore]

    pdf = weasyprint.HTML(string=PAGE + hostile(base)).write_pdf()
    assert {"/img", "/css", "/import", "/background"} <= set(asked)
    assert attachments(pdf) != []


def test_letter__hostile_data_is_text(listener: tuple[str, list[str]]) -> None:
    base, asked = listener
    bad = hostile(base)
    lines = [samples.line(product_name=bad, variant_name=name, sku=bad) for name in SCRIPTS]
    html = summary_pdf_html(
        samples.report(
            shop=bad,
            controller=bad,
            authorities=(bad,),
            email=bad,
            privacy_policy_url="javascript:alert(1)",
            account=samples.account(first_name=bad, last_name="\u202eelpmaxE", note=bad, metadata={bad: bad}),
            addresses=tuple(
                samples.saved_address(first_name=name, city=bad, country=bad) for name in SCRIPTS
            ),
            orders=(samples.order(customer_note=bad, lines=lines),),
            recipients=(Recipient(bad, bad, bad, bad, bad),),
            sections=(samples.section("x", bad, *({"type": name, "at": bad, bad: bad} for name in SCRIPTS)),),
            left_out=(bad,),
            problems=(bad,),
        )
    )
    assert "&lt;img src=&quot;" in html
    for markup in ("<img", "<link", "<script", "<object", "<embed", "<iframe", "<svg", "\u202e"):
        assert markup not in html
    pdf = render_pdf(html)
    assert asked == []
    assert attachments(pdf) == []
    assert len(opened(pdf).pages) > 2


def test_letter__cost_does_not_grow_with_orders() -> None:
    orders = tuple(samples.order(number) for number in range(10421, 5421, -1))
    some = render_pdf(summary_pdf_html(samples.report(orders=orders[:500], order_count=5000)))
    all_of_them = render_pdf(summary_pdf_html(samples.report(orders=orders, order_count=5000)))
    assert len(opened(some).pages) == len(opened(all_of_them).pages) <= 12
    assert abs(len(all_of_them) - len(some)) < 2000


def test_render_pdf__without_weasyprint__says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PdfUnavailable) as caught:
        render_pdf("<p>x")
    assert "WeasyPrint cannot be loaded" in caught.value.reason


def test_render_pdf__without_pango__says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoPango:
        """What importing WeasyPrint does in Saleor's image."""

        def find_spec(self, name: str, *_args: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libgobject-2.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(PdfUnavailable) as caught:
        render_pdf("<p>x")
    assert "libgobject" in caught.value.reason


def test_render_pdf__without_fonts__lives(tmp_path: Path) -> None:
    # Without our check Pango ends the process with a segmentation fault, hence a process of its own.
    fonts = tmp_path / "fonts.conf"
    here = f"<dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir>"
    fonts.write_text(f'<?xml version="1.0"?><fontconfig>{here}</fontconfig>')
    code = (
        "from saleor_gdpr_plugin.paper.pdf import PdfUnavailable, render_pdf\n"
        "try: render_pdf('<p>x')\n"
        "except PdfUnavailable as missing: print(missing.reason)"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "No fonts" in done.stdout


def test_render_pdf__engine_that_fails__quotes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint

    def fail(*_args: object, **_options: object) -> None:
        raise AttributeError("secret name")

    monkeypatch.setattr(weasyprint, "HTML", fail)
    with pytest.raises(PdfUnavailable) as caught:
        render_pdf("<p>x")
    assert caught.value.reason == "WeasyPrint failed: AttributeError"


def test_import__of_our_module__does_not_load_the_engine() -> None:
    code = "import sys; from saleor_gdpr_plugin.paper import pdf; print('weasyprint' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
