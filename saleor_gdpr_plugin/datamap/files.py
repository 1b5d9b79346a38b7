"""Files of an erased person: listed in the transaction that forgets them, deleted from the storage after it.

A crash between the two loses nothing: the list is a table, the work a job. Done, the list is empty again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from ..host import storage
from ..work import jobs
from ..work.models import Job
from .models import FileToDelete

JOB = "delete_files"


def forget(names: Iterable[str], *, now: datetime) -> None:
    """Delete files of the shop's storage once the transaction is committed; empty names are none."""
    wanted = sorted({name for name in names if name})
    if not wanted:
        return
    batch = uuid4()
    FileToDelete.objects.bulk_create([FileToDelete(batch=batch, name=name) for name in wanted])
    jobs.enqueue(JOB, batch, now=now)


def delete(job: Job) -> None:
    """The job: every file of a batch; one that is gone already is done. Raises what the storage raises."""
    for row in FileToDelete.objects.filter(batch=job.object_id).order_by("name"):
        storage.delete(row.name)
        row.delete()


def give_up(object_id: str, problem: str) -> None:
    """The list stays: the ended job shows in the desk, and the files are still to be deleted."""
