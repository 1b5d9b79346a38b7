"""The app as its author wrote it, and as it was before they thought of the data map."""

from django.apps import AppConfig


class ForgotConfig(AppConfig):
    """Holds addresses and tells nobody."""

    name = "tests.example_app"
    default_auto_field = "django.db.models.BigAutoField"


class ExampleConfig(ForgotConfig):
    """Says what it holds: one source, and one field that is in none."""

    default = True

    def ready(self) -> None:
        from saleor_gdpr_plugin.datamap import registry

        from .privacy import WishData

        registry.register(WishData())
        registry.exclude({"example_app.Wish.share_token": "secret, never exported"})
