"""What staff does in every journey: find the request, approve it, look inside, release it."""

from __future__ import annotations

from typing import Any

from tests.demo.operations import Api

from .story import codes, same, step, sure, went_well
from .world import World, wait


def found(staff: Api, reference: str) -> dict[str, Any]:
    """The request in the queue, by its reference."""
    page = staff.ask("Requests", first=5, filter={"search": reference})
    same(page["totalCount"], 1, f"Requests found by {reference}")
    node: dict[str, Any] = page["edges"][0]["node"]
    return node


def approve(staff: Api, reference: str) -> None:
    """Decide on what was seen, not on what it was before; then wait for the worker."""
    with step("A decision on a version that is not the newest is refused, and nothing happens"):
        request = found(staff, reference)
        answer = staff.ask("RequestApprove", id=request["id"], version=request["version"] - 1)
        same(codes(answer), ["CHANGED"], "Errors")
        same(found(staff, reference)["state"], "OPEN", "The state")
    with step("Staff approves, and the worker builds the archive"):
        went_well(staff.ask("RequestApprove", id=request["id"], version=request["version"]))
        wait(lambda: found(staff, reference)["state"] == "READY", f"{reference} to be READY")


def look_inside(world: World, staff: Api, reference: str) -> dict[str, int]:
    """Preview a built archive; returns how many records of which source it holds."""
    with step("Staff looks inside before anything leaves the shop"):
        answer = went_well(staff.ask("ExportPreview", id=found(staff, reference)["id"]))
        same(answer["problems"], [], "Problems")
        seen = world.download(answer["url"])
        same(seen.status, 200, "Status of the preview")
        sure(seen.body.startswith(b"PK"), "The preview is no ZIP.")
    return {each["source"]: each["count"] for each in answer["contents"]}


def release(staff: Api, reference: str) -> None:
    """Hand over; the request is answered."""
    with step("Staff releases it, and the request is answered"):
        request = found(staff, reference)
        answer = went_well(staff.ask("RequestRelease", id=request["id"], version=request["version"]))
        same(answer["request"]["state"], "FULFILLED", "The state")
