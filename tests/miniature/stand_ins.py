"""What the built models need beyond columns: logging in, permissions, computed defaults."""

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import connection


def next_order_number():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('order_order_number_seq')")
        return cursor.fetchone()[0]


def time_zone():
    return settings.TIME_ZONE


def nothing():
    return 0.0


def country():
    return settings.DEFAULT_COUNTRY


def _value(permission):
    return getattr(permission, "value", permission)


def _names(permissions):
    rows = permissions.using(settings.DATABASE_CONNECTION_REPLICA_NAME)
    return {
        f"{app}.{name}" for app, name in rows.values_list("content_type__app_label", "codename").order_by()
    }


class User:
    """A login: password, and permissions held directly or by groups, narrowed by the token."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ()
    is_anonymous = False
    is_authenticated = True
    _effective = None

    def set_password(self, raw_password):
        self.password = make_password(raw_password)

    def set_unusable_password(self):
        self.password = make_password(None)

    def check_password(self, raw_password):
        return check_password(raw_password, self.password)

    @property
    def effective_permissions(self):
        from django.db.models import Q
        from saleor.permission.models import Permission

        if self._effective is None:
            self._effective = Permission.objects.order_by("codename")
            if not self.is_superuser:
                mine = Q(group__user=self) | Q(user=self)
                self._effective = self._effective.filter(mine).distinct()
        return self._effective

    @effective_permissions.setter
    def effective_permissions(self, value):
        self._effective = value

    def has_perm(self, perm, obj=None):
        if not self.is_active:
            return False
        if self.is_superuser and not self._effective:
            return True
        return _value(perm) in _names(self.effective_permissions)

    def has_perms(self, perm_list, obj=None):
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def __str__(self):
        return str(self.uuid)


class App:
    """A machine with its own permissions."""

    def has_perm(self, perm):
        return self.is_active and _value(perm) in _names(self.permissions.all())

    def has_perms(self, perm_list):
        return all(self.has_perm(perm) for perm in perm_list)


BEHAVIOUR = {"account.User": (User,), "app.App": (App,)}
