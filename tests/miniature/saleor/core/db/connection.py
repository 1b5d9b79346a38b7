"""The writer is closed unless announced; both the middleware and tasks hold to it."""

import logging
from contextlib import contextmanager

from django.conf import settings
from django.db import connections

logger = logging.getLogger(__name__)


class UnsafeWriterAccessError(Exception):
    """A query reached the writer outside `allow_writer()`."""


@contextmanager
def allow_writer():
    writer = connections[settings.DATABASE_CONNECTION_DEFAULT_NAME]
    before = getattr(writer, "_allow_writer", False)
    writer._allow_writer = True
    try:
        yield
    finally:
        writer._allow_writer = before


def _closed(context):
    connection = context["connection"]
    is_writer = connection.alias == settings.DATABASE_CONNECTION_DEFAULT_NAME
    return is_writer and not getattr(connection, "_allow_writer", False)


def restrict_writer(execute, sql, params, many, context):
    if _closed(context):
        raise UnsafeWriterAccessError(f"The writer was used without allow_writer(): {sql}")
    return execute(sql, params, many, context)


def log_writer_usage(execute, sql, params, many, context):
    if _closed(context):
        logger.warning("The writer was used without allow_writer(): %s", sql)
    return execute(sql, params, many, context)


def restrict_writer_middleware(get_response):
    def middleware(request):
        with (
            connections[settings.DATABASE_CONNECTION_DEFAULT_NAME].execute_wrapper(restrict_writer),
            connections[settings.DATABASE_CONNECTION_REPLICA_NAME].execute_wrapper(restrict_writer),
        ):
            return get_response(request)

    return middleware
