"""One of the listed permissions is enough, for a user or an app."""


def allowed(context, permissions):
    who = context.app or context.user
    return not permissions or bool(who and any(who.has_perm(permission) for permission in permissions))


def message(permissions):
    names = ", ".join(permission.name for permission in permissions)
    return f"\n\nRequires one of the following permissions: {names}."
