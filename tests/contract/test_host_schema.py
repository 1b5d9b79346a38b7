"""`host.schema`: joining the shop's schema, and what `/graphql/` then answers."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import graphene
from django.core.files.uploadedfile import SimpleUploadedFile

from saleor_gdpr_plugin.host import schema
from tests.desk import FORM

LATE = """
import django
django.setup()
from saleor.graphql.api import schema as built
from saleor_gdpr_plugin.host import schema
import graphene

class Thing(schema.BaseObjectType):
    size = graphene.Int()

field = schema.PermissionsField(Thing, foot_length=graphene.Int())
schema.join({"late_thing": (field, lambda _root, _info, foot_length: Thing(size=foot_length + 1))}, {},
            costs={"Query": {"lateThing": {"complexity": 7}}}, sensitive={"Thing": {"size"}})
answer = built.execute("{ lateThing(footLength: 41) { size } __type(name: \\"Thing\\") { name } }")
from saleor.graphql.query_cost_map import COST_MAP
from saleor.webhook.observability.sensitive_data import SENSITIVE_GQL_FIELDS
print(answer.errors, dict(answer.data["lateThing"]), dict(answer.data["__type"]), schema.missing(["lateThing"], []),
      COST_MAP["Query"]["lateThing"], SENSITIVE_GQL_FIELDS["Thing"])
"""


def run(code: str) -> str:
    """Last line that a fresh process prints, started as a shop is: with Saleor's own plugins."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "saleor.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout.strip().rpartition("\n")[2]


def test_join__also_when_the_schema_was_built() -> None:
    assert run(LATE) == "None {'size': 42} {'name': 'Thing'} [] {'complexity': 7} {'size'}"


def test_join__ours_are_in_the_shops_schema() -> None:
    from saleor.graphql.query_cost_map import COST_MAP
    from saleor.webhook.observability.sensitive_data import SENSITIVE_GQL_FIELDS

    from saleor_gdpr_plugin.graphql import schema as ours

    camel = {
        name: graphene.utils.str_converters.to_camel_case(name) for name in [*ours.QUERIES, *ours.MUTATIONS]
    }

    assert (
        schema.missing([camel[name] for name in ours.QUERIES], [camel[name] for name in ours.MUTATIONS]) == []
    )
    assert all(
        COST_MAP[kind][name] == cost for kind, costs in ours.COSTS.items() for name, cost in costs.items()
    )
    assert all(names <= SENSITIVE_GQL_FIELDS[kind] for kind, names in ours.SENSITIVE.items())


def test_missing__names_what_is_not_there() -> None:
    assert schema.missing(["me", "gdprNowhere"], ["tokenCreate", "gdprNothing"]) == [
        "gdprNowhere",
        "gdprNothing",
    ]


def test_shop_schema__errors_have_saleors_shape(graphql: Any) -> None:
    answer = graphql("{ me { email } }", user=None)
    wrong = graphql("{ me { shoeSize } }")
    empty = graphql("")

    assert (answer.status, answer.body["data"]) == (200, {"me": None})
    assert (wrong.status, wrong.codes, "data" in wrong.body) == (400, ["GraphQLError"], False)
    assert (empty.status, [error["message"] for error in empty.errors]) == (
        400,
        ["Must provide a query string."],
    )
    assert set(wrong.errors[0]) == {"message", "locations", "extensions"}


def test_shop_schema__login(graphql: Any, anna: Any) -> None:
    from tests.cast import PASSWORD

    document = """mutation($email: String!, $password: String!) {
      tokenCreate(email: $email, password: $password) { token errors { field code } } }"""

    granted = graphql(document, {"email": "anna@example.com", "password": PASSWORD}).data["tokenCreate"]

    assert granted["errors"] == []
    assert graphql("{ me { email } }", app=granted["token"]).data == {"me": {"email": "anna@example.com"}}


def test_shop_schema__wrong_password(graphql: Any, anna: Any) -> None:
    document = """mutation { tokenCreate(email: "anna@example.com", password: "guess") {
      token errors { field code } } }"""

    assert graphql(document).data["tokenCreate"] == {
        "token": None,
        "errors": [{"field": "email", "code": "INVALID_CREDENTIALS"}],
    }


def test_join__in_a_shop_as_it_starts() -> None:
    """Saleor's tests start without plugins; a shop starts with all of its own, which import more and earlier."""
    code = (
        "import django; django.setup();"
        "from saleor_gdpr_plugin.graphql import schema as ours;"
        "from saleor_gdpr_plugin.host import schema;"
        "from graphene.utils.str_converters import to_camel_case as camel;"
        "print(schema.missing([*map(camel, ours.QUERIES)], [*map(camel, ours.MUTATIONS)]))"
    )

    assert run(code) == "[]"


def test_uploaded__the_file_of_a_multipart_request(
    plugin: Any, graphql: Any, staff: Any, monkeypatch: Any
) -> None:
    from saleor_gdpr_plugin.graphql import export_attach

    plugin(**FORM)
    seen = []

    def look(context: Any, value: Any) -> None:
        found = schema.uploaded(context, value)
        seen.append(found and (found.name, found.content_type, found.size, found.read()))

    monkeypatch.setattr(export_attach, "uploaded", look)
    query = """mutation($id: ID!, $version: Int!, $system: String!, $file: Upload) {
      gdprExportAttach(id: $id, version: $version, system: $system, file: $file) { errors { field code } } }"""
    given = {"id": "R2RwclJlcXVlc3Q6eA==", "version": 1, "system": "crm"}
    pdf = SimpleUploadedFile("../ü.pdf", b"%PDF-\x00\xff", content_type="application/pdf")

    answers = [graphql(query, given | {"file": file}, user=staff) for file in (pdf, "no such part")]

    assert [answer.errors for answer in answers] == [[], []]
    assert seen == [("ü.pdf", "application/pdf", 7, b"%PDF-\x00\xff"), None]
