"""Which connection a GraphQL request reads: the replica until it writes."""

from django.conf import settings


def disallow_replica_in_context(context):
    context.allow_replica = False


def get_database_connection_name(context):
    if getattr(context, "allow_replica", True):
        return settings.DATABASE_CONNECTION_REPLICA_NAME
    return settings.DATABASE_CONNECTION_DEFAULT_NAME
