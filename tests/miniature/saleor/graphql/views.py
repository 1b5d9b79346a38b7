"""GraphQL over HTTP: POST JSON, errors in Saleor's shape."""

import json
import logging

import jwt
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed, JsonResponse
from graphql import GraphQLError
from graphql.error import format_error

from ..core.exceptions import PermissionDenied
from .api import schema
from .context import clear_context, get_context_value

logger = logging.getLogger("saleor.graphql.errors.unhandled")
SPEAKABLE = (GraphQLError, jwt.InvalidTokenError, PermissionDenied, ValidationError)


def _formatted(error):
    shown = format_error(error) if isinstance(error, GraphQLError) else {"message": str(error)}
    cause = error
    while isinstance(cause, GraphQLError) and hasattr(cause, "original_error"):
        cause = cause.original_error
    if isinstance(cause, AssertionError):
        cause = GraphQLError(str(cause))
    if not isinstance(cause, (GraphQLError, jwt.PyJWTError, PermissionDenied)):
        logger.error("A query failed unexpectedly", exc_info=cause)
    if not isinstance(cause, SPEAKABLE) and not settings.DEBUG:
        shown["message"] = "Internal Server Error"
    shown.setdefault("extensions", {})["exception"] = {"code": type(cause).__name__}
    return shown


def _asked(request):
    """The JSON of a request; of a multipart one, with the names of its files in place of the variables."""
    if request.content_type != "multipart/form-data":
        return json.loads(request.body)
    asked = json.loads(request.POST.get("operations", "{}"))
    for part, places in json.loads(request.POST.get("map", "{}")).items():
        asked["variables"] |= {place.removeprefix("variables."): part for place in places}
    return asked


def graphql(request):
    if request.method != "POST":
        return HttpResponseNotAllowed(["OPTIONS", "POST"])
    try:
        asked = _asked(request)
        wrong = None if asked.get("query") else "Must provide a query string."
    except (ValueError, AttributeError):
        wrong = "Unable to parse query."
    if wrong:
        return JsonResponse({"errors": [_formatted(GraphQLError(wrong))]}, status=400)
    context = get_context_value(request)
    try:
        result = schema.execute(
            asked["query"],
            variable_values=asked.get("variables"),
            operation_name=asked.get("operationName"),
            context_value=context,
        )
        answer = {"errors": [_formatted(error) for error in result.errors]} if result.errors else {}
    finally:
        clear_context(context)
    if result.invalid:
        return JsonResponse(answer, status=400)
    return JsonResponse({**answer, "data": result.data})
