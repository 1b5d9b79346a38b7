"""The job row."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class Job(models.Model):
    """One piece of work: what, on which object, how far, and who holds it until when.

    Done jobs are deleted; a job that failed for good stays with `ended_at` set and shows in the desk.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=64)
    object_id = models.CharField(max_length=64)
    step = models.CharField(max_length=64, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    run_at = models.DateTimeField()
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True, default="")
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id"],
                condition=models.Q(ended_at__isnull=True),
                name="gdpr_job_one_open_per_object",
            )
        ]
        indexes = [
            models.Index(fields=["run_at"], condition=models.Q(ended_at__isnull=True), name="gdpr_job_due")
        ]


class Pulse(models.Model):
    """When something that has to happen again and again last happened."""

    name = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()


class Daily(models.Model):
    """The last day on which something that happens once a day was done."""

    name = models.CharField(max_length=64, primary_key=True)
    day = models.DateField()
