"""Not Saleor: the part of it that `saleor_gdpr_plugin.host` imports, and what a server needs to run."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[3])
if ROOT not in sys.path:
    sys.path.append(ROOT)

from tests.miniature import layout  # noqa: E402

layout.install()
__version__ = layout.read()["saleor"] + "+miniature"

from .celeryconf import app as celery_app  # noqa: E402,F401
