"""Makes `migrate` create the layout's tables and the rows that every Saleor database starts with."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, pre_migrate

from . import layout, tables


class MiniatureConfig(AppConfig):
    """Listens to the first and the last of the layout's apps: by then all content types exist."""

    name = "tests.miniature"
    label = "miniature"

    def ready(self) -> None:
        """Connect to the two ends of `migrate`; read the site as Saleor does."""
        from django.contrib.sites.models import SiteManager

        SiteManager.get_current = current_site
        pre_migrate.connect(create_tables, sender=apps.get_app_config("contenttypes"))
        post_migrate.connect(create_rows, sender=apps.get_app_config(layout.read()["apps"][-1][0]))


def current_site(manager: Any, request: Any = None) -> Any:
    """The site of SITE_ID, from the replica and once per process (3.20 to main)."""
    from django.conf import settings
    from django.contrib.sites import models

    if settings.SITE_ID not in models.SITE_CACHE:
        rows = manager.using(settings.DATABASE_CONNECTION_REPLICA_NAME)
        models.SITE_CACHE[settings.SITE_ID] = rows.get(pk=settings.SITE_ID)
    return models.SITE_CACHE[settings.SITE_ID]


def create_tables(sender: Any, using: str, **kwargs: Any) -> None:
    """Tables from the catalog facts, before Django would make its own from the models."""
    from django.db import connections

    tables.create(connections[using], layout.read())


def create_rows(sender: Any, using: str, **kwargs: Any) -> None:
    """Permissions, the site and its settings."""
    from django.contrib.contenttypes.models import ContentType
    from django.contrib.sites.models import Site

    permission = apps.get_model("permission", "Permission").objects.using(using)
    known = set(permission.values_list("content_type__app_label", "codename"))
    for model in apps.get_models():
        for codename, name in model._meta.permissions:
            if (model._meta.app_label, codename) not in known:
                kind = ContentType.objects.db_manager(using).get_for_model(model)
                permission.create(content_type=kind, codename=codename, name=name)
    site, _ = Site.objects.using(using).get_or_create(
        pk=1, defaults={"domain": "localhost:8000", "name": "Saleor e-commerce"}
    )
    apps.get_model("site", "SiteSettings").objects.using(using).get_or_create(site=site)
