"""Three grounds, one suite: picks the `saleor` under test and brings the cast."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests import ground
from tests.letter import letter_as_text

GROUND = ground.choose()
ENTRY_POINT = ground.entry_point()

from django.conf import settings  # noqa: E402  (the ground must be chosen first)

if settings.configured and settings.SETTINGS_MODULE != ground.SETTINGS:
    raise SystemExit(
        f"Django already reads {settings.SETTINGS_MODULE}: unset DJANGO_SETTINGS_MODULE or pass "
        f"--ds={ground.SETTINGS}"
    )
assert settings.DATABASES  # configures Django now, so that pytest-django sets it up
# Saleor's settings for tests name a private storage of their own, and the journal would go there: a test that wants one
# says so.
settings.PRIVATE_FILE_STORAGE = "django.core.files.storage.FileSystemStorage"
if not settings.MEDIA_ROOT:
    # They name no folder for media either: files would lie in the working directory.
    settings.MEDIA_ROOT = tempfile.mkdtemp(prefix="gdpr-media-")

pytest_plugins = ["tests.cast", "tests.desk"]
TESTS = Path(__file__).resolve().parent
NO_TABLES = frozenset(
    {
        "audit", "crash", "erasing", "mail", "paper", "proof", "race", "work", "worker", "test_bench.py",
        "test_conf.py", "test_docs.py", "test_evidence.py", "test_http.py", "test_keys.py", "test_logo.py",
    }
)  # fmt: skip
"""Rooms of our own tables, of papers and of words: equal on every layout of one environment."""


def pytest_configure(config: pytest.Config) -> None:
    """Markers, and one connection for primary and replica."""
    config.addinivalue_line("markers", "real: asserts on Saleor's own effects; counts only on real ground")
    config.addinivalue_line(
        "markers", "real_pdf: sets the letter of an archive by the PDF engine, which takes a second"
    )
    ground.share_replica()


@pytest.fixture(autouse=True)
def _letter_as_text(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of an archive's letter instead of its pages: quicker, and a test can read them."""
    if request.node.get_closest_marker("real_pdf") is None:
        monkeypatch.setattr("saleor_gdpr_plugin.export.papers.render_pdf", letter_as_text)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config, specs: Any) -> None:
    """Let each worker choose its ground afresh: settings named before the path is arranged cannot be read."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_report_header(config: pytest.Config) -> str:
    """Say which saleor this run used."""
    return ground.describe(GROUND, ENTRY_POINT)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the miniature an assert on Saleor's effects would assert on nothing.

    With GDPR_ONLY=tables, what no table of Saleor's can change is left out, by name in the last line of the run.
    """
    if os.environ.get("GDPR_ONLY") == "tables":
        same = [item for item in items if item.path.relative_to(TESTS).parts[0] in NO_TABLES]
        config.hook.pytest_deselected(items=same)
        items[:] = [item for item in items if item not in set(same)]
    if GROUND == "miniature":
        skip = pytest.mark.skip(reason="counts on real Saleor only")
        for item in items:
            if item.get_closest_marker("real"):
                item.add_marker(skip)


@pytest.fixture(scope="session")
def which_saleor() -> str:
    """ "real" or "miniature"."""
    return GROUND


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: Any) -> None:
    """Find the database server only when the first test needs it."""
    ground.connect(GROUND)
