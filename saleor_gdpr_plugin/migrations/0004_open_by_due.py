"""An index for the queue: open requests by their legal date."""

from __future__ import annotations

from django.db import migrations, models

OPEN = ["approved", "failed", "open", "processing", "ready", "unverified", "waiting"]


class Migration(migrations.Migration):
    dependencies = [("saleor_gdpr_plugin", "0003_pulse")]

    operations = [
        migrations.AlterModelOptions(name="event", options={"ordering": ["pk"]}),
        migrations.AlterModelOptions(name="threadentry", options={"ordering": ["pk"]}),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("state__in", OPEN)), fields=["due_on", "id"], name="gdpr_request_open_due"
            ),
        ),
    ]
