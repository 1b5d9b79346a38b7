"""HTML to PDF, tagged for screen readers (PDF/UA-1). Nothing is ever fetched, from the network or from disk.

Only a picture that stands in the document itself, as a data: address, is drawn.

WeasyPrint and Pango may be missing (Saleor's image has neither Pango nor fonts), so they are imported here,
inside the function, and their absence is an answer, not a crash.
"""

from __future__ import annotations

import base64
from typing import Any

VARIANT = "pdf/ua-1"
PICTURES = {f"data:image/{kind};base64": f"image/{kind}" for kind in ("png", "jpeg")}


class PdfUnavailable(Exception):
    """No PDF can be made; `reason` says what to install or what failed, without any personal data."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def render_pdf(html: str) -> bytes:
    """Turn a self-contained HTML document into a PDF.

    Raises PdfUnavailable when the engine is missing or fails: the PDF is a courtesy copy, and must never cost
    the person the export it belongs to.
    """
    try:
        import weasyprint  # type: ignore[import-untyped,unused-ignore]
    except (ImportError, OSError) as problem:
        # OSError is how a missing Pango shows: "cannot load library 'libgobject-2.0-0'".
        raise PdfUnavailable(f"WeasyPrint cannot be loaded: {problem}") from problem
    if not _has_fonts():
        raise PdfUnavailable("No fonts are installed, for example fonts-dejavu-core or fonts-noto-core.")
    try:
        pdf: bytes = weasyprint.HTML(string=html, url_fetcher=_fetcher()).write_pdf(pdf_variant=VARIANT)
    except Exception as problem:
        # The name of the error only: its text may quote the document.
        raise PdfUnavailable(f"WeasyPrint failed: {type(problem).__name__}") from problem
    return pdf


def _has_fonts() -> bool:
    """Whether fontconfig finds any font. Without one Pango kills the process (segmentation fault)."""
    from weasyprint.text.ffi import ffi, fontconfig  # type: ignore[import-untyped,unused-ignore]

    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    return bool(fonts != ffi.NULL and fonts.nfont)


def _fetcher() -> Any:
    """A fetcher that refuses every address but data:, which leads nowhere.

    In 70 it is an object (a function fails with AttributeError); Saleor 3.20 pins 62.3, which knows only
    functions. Never pass `stylesheets=`: before 70 those are fetched without asking the fetcher.
    """
    try:
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return _refuse
    return URLFetcher(allowed_protocols=frozenset({"data"}))


def _refuse(url: str, *_args: Any, **_options: Any) -> Any:
    kind, comma, content = url.partition(",")
    if comma and kind in PICTURES:
        return {"string": base64.b64decode(content), "mime_type": PICTURES[kind]}
    raise ValueError(f"Nothing is fetched: {url[:80]}")
