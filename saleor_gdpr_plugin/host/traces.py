"""What Saleor and its apps store about any plugin outside the plugin's own tables."""

from __future__ import annotations

from django.apps import apps


def remove(plugin_id: str, app_label: str) -> dict[str, int]:
    """Delete settings, schedule entries, permissions and content types of a plugin; rows deleted by table name.

    Beat's database scheduler writes each schedule entry into `django_celery_beat_periodictask` and keeps it
    there when the code is gone; the interval it used may be another task's too, and stays.
    """
    rows = {
        ("plugins", "PluginConfiguration"): {"identifier": plugin_id},
        ("django_celery_beat", "PeriodicTask"): {"task__startswith": f"{app_label}."},
        ("permission", "Permission"): {"content_type__app_label": app_label},
        ("contenttypes", "ContentType"): {"app_label": app_label},
    }
    done = {}
    for (app, name), condition in rows.items():
        model = apps.get_model(app, name)
        count, _each = model.objects.filter(**condition).delete()
        done[model._meta.db_table] = count
    return done
