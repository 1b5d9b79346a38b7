"""The Django app: joins the shop at start, costs next to nothing, asks no database."""

from django.apps import AppConfig


class GdprConfig(AppConfig):
    """Entry point `saleor.plugins` names this app, so Saleor installs it like its own."""

    name = "saleor_gdpr_plugin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from . import checks, compose, hooks, tasks  # noqa: F401 (registered by their import)
        from .graphql import schema
        from .host import schema as host_schema
        from .host import tasks as host_tasks

        compose.compose()
        host_schema.join(
            schema.QUERIES,
            {name: mutation.Field() for name, mutation in schema.MUTATIONS.items()},
            costs=schema.COSTS,
            sensitive=schema.SENSITIVE,
        )
        pre_delete.connect(
            hooks.before_deletion, sender="account.User", weak=False, dispatch_uid="saleor_gdpr_plugin"
        )
        host_tasks.schedule("gdpr-sweep", "saleor_gdpr_plugin.sweep", seconds=60)
