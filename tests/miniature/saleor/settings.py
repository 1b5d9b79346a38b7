"""Settings by Saleor's names, from the same environment variables."""

import datetime
import importlib.metadata
import os

import dj_database_url
import dj_email_url

from tests.miniature import layout, postgres

FACTS = layout.read()


DEBUG = os.environ.get("DEBUG", "true").lower() in ("true", "1")
SECRET_KEY = os.environ.get("SECRET_KEY", "miniature-not-secret")
SITE_ID = 1
ROOT_URLCONF = "saleor.urls"
APPEND_SLASH = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",")
ALLOWED_CLIENT_HOSTS = os.environ.get("ALLOWED_CLIENT_HOSTS", "localhost,127.0.0.1").split(",")
ALLOWED_GRAPHQL_ORIGINS = os.environ.get("ALLOWED_GRAPHQL_ORIGINS", "*").split(",")
PUBLIC_URL = os.environ.get("PUBLIC_URL")
ENABLE_SSL = (PUBLIC_URL or "").startswith("https:")

DATABASE_CONNECTION_DEFAULT_NAME, DATABASE_CONNECTION_REPLICA_NAME = "default", "replica"
_primary = postgres.known_url() or "postgres://nobody@localhost/miniature"
DATABASES = {
    "default": dj_database_url.parse(_primary),
    "replica": dj_database_url.parse(os.environ.get("DATABASE_URL_REPLICA", _primary)),
}
DATABASES["replica"]["TEST"] = {"MIRROR": "default"}
DATABASE_ROUTERS = ["saleor.core.db_routers.PrimaryReplicaRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
MIGRATION_MODULES = {"contenttypes": None, "sites": None}  # their tables are in the layout
SILENCED_SYSTEM_CHECKS = ["models.W042"]

TIME_ZONE = "UTC"
USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [(code, code) for code in FACTS["choices"]["account.User.language_code"]]
DEFAULT_COUNTRY = os.environ.get("DEFAULT_COUNTRY", "US")

EMAIL_URL, EMAIL_BACKEND = os.environ.get("EMAIL_URL"), ""  # no URL, no way to send, as in Saleor
globals().update(dj_email_url.parse(EMAIL_URL) if EMAIL_URL else {})
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "noreply@example.com")
MEDIA_ROOT = os.environ.get("MEDIA_ROOT", os.path.join(postgres.state_dir(), "media"))
MEDIA_URL = "/media/"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
AUTH_USER_MODEL = "account.User"
JWT_TTL_ACCESS = datetime.timedelta(seconds=int(os.environ.get("JWT_TTL_ACCESS", "300")))
GRAPHQL_PAGINATION_LIMIT = 100

CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "")
CELERY_TASK_ALWAYS_EAGER = not CELERY_BROKER_URL
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_BEAT_SCHEDULE = {}
CELERY_RESTRICT_WRITER_METHOD = "saleor.core.db.connection.log_writer_usage"

INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.sites", "django.contrib.postgres"]
INSTALLED_APPS += [*(module for _, module in FACTS["apps"]), "tests.miniature"]
PLUGINS = []
for _point in importlib.metadata.entry_points(group="saleor.plugins"):
    if _point.name not in INSTALLED_APPS:
        INSTALLED_APPS.append(_point.name)
        PLUGINS.append(f"{_point.module}.{_point.attr}")
