"""As Saleor's own test settings: writer closed, tasks eager, no plugins, mail kept in memory."""

from saleor.settings import *  # noqa: F403

SECRET_KEY = "NOTREALLY"
PUBLIC_URL = "https://example.com"
ALLOWED_CLIENT_HOSTS = ["www.example.com"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_RESTRICT_WRITER_METHOD = "saleor.core.db.connection.restrict_writer"
PLUGINS = []
MIDDLEWARE = ["saleor.core.db.connection.restrict_writer_middleware", *MIDDLEWARE]  # noqa: F405
