"""The shop's Celery; from 3.21 a task may use the writer only where it announces it."""

import os

from celery import Celery, Task
from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from tests.miniature import layout

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saleor.settings")


class RestrictWriterDBTask(Task):
    def __call__(self, *args, **kwargs):
        wrapper = import_string(settings.CELERY_RESTRICT_WRITER_METHOD)
        with connections[settings.DATABASE_CONNECTION_DEFAULT_NAME].execute_wrapper(wrapper):
            return super().__call__(*args, **kwargs)


app = Celery("saleor", task_cls=None if layout.read()["saleor"].startswith("3.20.") else RestrictWriterDBTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
