"""Time passes: leases run out, backoffs end, the sweep comes by."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.work.models import Job


def pass_time() -> None:
    """Every lease has run out, and every job that waited is due."""
    past = timezone.now() - timedelta(seconds=1)
    waiting = Job.objects.filter(ended_at__isnull=True)
    waiting.filter(lease_until__isnull=False).update(lease_until=past)
    waiting.update(run_at=past)


def sweep_all(*, rounds: int = 10) -> None:
    """Let the sweep come by until no job is open; fails when work never ends."""
    for _ in range(rounds):
        pass_time()
        housekeeping.sweep()
        if not Job.objects.filter(ended_at__isnull=True).exists():
            return
    left = list(Job.objects.values_list("kind", "step", "attempts", "problem"))
    raise AssertionError(f"after {rounds} sweeps there is still work: {left}")


def the_job(kind: str) -> str:
    """Id of the one open job of a kind."""
    return str(Job.objects.get(kind=kind, ended_at__isnull=True).pk)
