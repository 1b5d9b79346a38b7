"""`host.traces`: what is stored about a plugin outside its tables goes, everything else stays."""

from __future__ import annotations

from typing import Any

from saleor_gdpr_plugin.host import traces
from tests.cast import model


def _left(name: str, **condition: Any) -> list[str]:
    return sorted(str(row) for row in model(name).objects.filter(**condition).values_list("pk", flat=True))


def test_remove__ours_goes_and_everybody_elses_stays(channel: Any) -> None:
    configuration, task = model("plugins.PluginConfiguration"), model("django_celery_beat.PeriodicTask")
    interval = model("django_celery_beat.IntervalSchedule").objects.create(every=61, period="seconds")
    types = model("contenttypes.ContentType")
    ours = types.objects.create(app_label="contract_app", model="thing")
    before = _left("contenttypes.ContentType"), _left("permission.Permission")
    model("permission.Permission").objects.create(content_type=ours, codename="do_it", name="Do it")
    configuration.objects.create(identifier="contract.id", name="Ours")
    configuration.objects.create(identifier="contract.id", name="Ours", channel=channel)
    other = configuration.objects.create(identifier="contract.id.other", name="Theirs")
    task.objects.create(name="ours", task="contract_app.sweep", interval=interval)
    theirs = task.objects.create(name="theirs", task="contract_app_other.sweep", interval=interval)

    done = traces.remove("contract.id", "contract_app")

    assert done == {
        "plugins_pluginconfiguration": 2,
        "django_celery_beat_periodictask": 1,
        "permission_permission": 1,
        "django_content_type": 1,
    }
    assert _left("plugins.PluginConfiguration", identifier__startswith="contract.") == [str(other.pk)]
    assert _left("django_celery_beat.PeriodicTask", interval=interval) == [str(theirs.pk)]
    assert _left("contenttypes.ContentType") == [pk for pk in before[0] if pk != str(ours.pk)]
    assert _left("permission.Permission") == before[1]
    assert traces.remove("contract.id", "contract_app") == dict.fromkeys(done, 0)
