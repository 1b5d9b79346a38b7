"""Writes go to the primary; reads stay where the row came from, else on the default."""

from django.conf import settings


class PrimaryReplicaRouter:
    def db_for_write(self, model, **hints):
        return settings.DATABASE_CONNECTION_DEFAULT_NAME

    def allow_relation(self, obj1, obj2, **hints):
        return True
