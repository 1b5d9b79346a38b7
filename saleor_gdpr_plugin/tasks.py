"""Celery entries: three lines each, ids only; silent while the tables are not there (before, or after, our time)."""

from uuid import UUID

from celery import shared_task

from .host import database


@shared_task(name="saleor_gdpr_plugin.run_job")
def run_job(job_id: str) -> None:
    """Carry out one job."""
    from .work import jobs

    with database.primary():
        if jobs.installed():
            jobs.run(UUID(job_id))


@shared_task(name="saleor_gdpr_plugin.sweep")
def sweep() -> None:
    """Each minute: take up what was left behind, expire and purge."""
    from . import housekeeping
    from .work import jobs

    with database.primary():
        if jobs.installed():
            housekeeping.sweep()
