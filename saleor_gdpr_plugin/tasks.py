"""Celery entries: three lines each, ids only."""

from uuid import UUID

from celery import shared_task

from .host import database


@shared_task(name="saleor_gdpr_plugin.run_job")
def run_job(job_id: str) -> None:
    """Carry out one job."""
    from .work import jobs

    with database.primary():
        jobs.run(UUID(job_id))


@shared_task(name="saleor_gdpr_plugin.sweep")
def sweep() -> None:
    """Each minute: take up what was left behind, expire and purge."""
    from . import housekeeping

    with database.primary():
        housekeeping.sweep()
