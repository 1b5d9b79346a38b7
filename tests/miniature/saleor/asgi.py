"""The server: Django behind CORS as Saleor answers it (only here, for every path)."""

import fnmatch
import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saleor.settings")
django_application = get_asgi_application()
HEADERS = b"Origin, Content-Type, Accept, Authorization, Source-Service-Name, Authorization-Bearer"


async def application(scope, receive, send):
    from django.conf import settings

    headers = dict(scope.get("headers", ()))
    origin = headers.get(b"origin", b"").decode()
    extra = []
    if any(fnmatch.fnmatchcase(origin, allowed) for allowed in settings.ALLOWED_GRAPHQL_ORIGINS) and origin:
        extra = [
            (b"access-control-allow-credentials", b"true"),
            (b"access-control-allow-headers", HEADERS),
            (b"access-control-allow-methods", b"POST, OPTIONS"),
            (b"access-control-allow-origin", origin.encode()),
            (b"vary", b"Origin"),
        ]

    async def with_cors(message):
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *extra]
        await send(message)

    if scope["type"] == "http" and scope["method"] == "OPTIONS":
        await with_cors({"type": "http.response.start", "status": 200 if extra else 400, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    await django_application(scope, receive, with_cors)
