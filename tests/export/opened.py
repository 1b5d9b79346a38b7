"""An answer as staff sees it before release: fetched by a ticket, opened, every text of it readable."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from tests.desk import Desk


def archive(desk: Desk, client: Any, request_id: str, *, user: Any) -> zipfile.ZipFile:
    """The archive a preview leads to; every file in it is whole."""
    url = desk.run("ExportPreview", user=user, id=request_id)["url"]
    response = client.get("/plugins/" + url.split("/plugins/")[1])
    package = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert package.testzip() is None
    return package


def document(package: zipfile.ZipFile) -> dict[str, Any]:
    """Its data.json."""
    found: dict[str, Any] = json.loads(package.read("data.json"))
    return found
