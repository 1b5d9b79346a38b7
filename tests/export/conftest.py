"""An answer as the person gets it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage

from tests.desk import Desk


@pytest.fixture
def own_media(settings: Any, tmp_path: Any) -> Any:
    """Files of the shop in a folder of this test alone."""
    settings.MEDIA_ROOT = str(tmp_path)
    yield tmp_path
    assert str(tmp_path) in str(getattr(default_storage, "location", tmp_path))


@pytest.fixture
def archive_of(desk: Desk, own_media: Any, staff: Any, client: Any) -> Callable[..., zipfile.ZipFile]:
    """Ask for the data of a user, who proves the mailbox too, decide as staff, and fetch the archive."""

    def fetch(user: Any, **release: Any) -> zipfile.ZipFile:
        request = desk.prove(user.email)["request"]
        desk.decide("Approve", request["id"], user=staff)
        desk.decide("Release", request["id"], user=staff, **release)
        url = desk.run("DownloadTicket", user=user, id=request["id"])["url"]
        response = client.get("/plugins/" + url.split("/plugins/")[1])
        assert response.status_code == 200
        return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))

    return fetch
