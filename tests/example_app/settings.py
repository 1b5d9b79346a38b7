"""A shop that has the example app beside ours; EXAMPLE_APP=forgot is the app before it was mapped."""

import os

from saleor.tests.settings import *  # noqa: F403

# Saleor's own tests bring a model that no shop has.
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "saleor.tests"]  # noqa: F405
# In front of ours, as in a merchant's settings: it does not matter which starts first.
INSTALLED_APPS.insert(
    0,
    "tests.example_app.apps."
    + ("ForgotConfig" if os.environ.get("EXAMPLE_APP") == "forgot" else "ExampleConfig"),
)
