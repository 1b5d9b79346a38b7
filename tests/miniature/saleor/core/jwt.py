"""Login tokens: same claims as Saleor's, signed with SECRET_KEY instead of an RSA key."""

import datetime
import hashlib

import jwt
from django.conf import settings
from graphql_relay import to_global_id

ALGORITHM = "HS256"


def _key():
    return hashlib.sha256(settings.SECRET_KEY.encode()).digest()


def create_access_token(user, additional_payload=None):
    payload = {
        "iat": (now := datetime.datetime.now(datetime.UTC)),
        "exp": now + settings.JWT_TTL_ACCESS,
        "owner": "saleor",
        "type": "access",
        "token": user.jwt_token_key,
        "email": user.email,
        "user_id": to_global_id("User", user.pk),
        "is_staff": user.is_staff,
        **(additional_payload or {}),
    }
    return jwt.encode(payload, _key(), algorithm=ALGORITHM)


def token_of(request):
    """The token a request carries: `Authorization-Bearer: x`, else `Authorization: Bearer|JWT x`."""
    if found := request.META.get("HTTP_AUTHORIZATION_BEARER"):
        return found
    parts = request.META.get("HTTP_AUTHORIZATION", "").split(maxsplit=1)
    return parts[1] if len(parts) == 2 and parts[0].upper() in ("BEARER", "JWT") else None


def user_of(token, database):
    """The user a token stands for; raises jwt.InvalidTokenError, None for a foreign token."""
    from saleor.account.models import User
    from saleor.permission.models import Permission

    try:
        claims = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        return None
    if claims.get("owner") != "saleor":
        return None
    claims = jwt.decode(token, _key(), algorithms=[ALGORITHM], options={"verify_aud": False})
    user = User.objects.using(database).filter(email=claims["email"], is_active=True).first()
    fits = user and user.jwt_token_key == claims.get("token")
    if not fits or claims.get("type") not in ("access", "thirdparty"):
        raise jwt.InvalidTokenError("Invalid token. Create new one by using tokenCreate mutation.")
    if (names := claims.get("permissions")) is not None:
        from saleor.permission.enums import codename

        granted = [codename(name) for name in names]
        user.effective_permissions = Permission.objects.filter(codename__in=granted)
        user.is_staff = bool(user.effective_permissions.using(database))
    user.is_staff = user.is_staff or bool(claims.get("is_staff"))
    return user
