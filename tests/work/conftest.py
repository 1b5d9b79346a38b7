"""What the tests of work share."""

from __future__ import annotations

import pytest


@pytest.fixture
def quick_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter takes a second to set; here it is not the subject."""
    monkeypatch.setattr("saleor_gdpr_plugin.export.papers.render_pdf", lambda html: b"%PDF-")
