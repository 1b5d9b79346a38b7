"""Write the layout of the Saleor whose environment this runs in: facts only, one per line.

    python tests/miniature/extract.py [--signatures]

Needs DJANGO_SETTINGS_MODULE and DATABASE_URL of a *migrated* database. `--signatures` renews only what depends
on `host/`: the names it imports and their parameters.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Python puts this directory first on the path; the stand-in `saleor` beside this file must not be found.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != HERE]


def _beside(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"miniature_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


facts, signatures = _beside("facts"), _beside("signatures")


def dump(value: Any, indent: int = 0, *, key: str = "") -> str:
    """JSON with one fact per line: containers of containers are opened, the rest stays on its line."""
    deep = isinstance(value, dict) and (indent < 2 or any(isinstance(v, dict | list) for v in value.values()))
    deep = deep or (
        isinstance(value, dict) and key in ("columns", "constraints", "indexes") and len(value) > 0
    )
    deep = deep or (isinstance(value, dict) and indent == 2 and len(json.dumps(value)) > 100)
    if not deep:
        return json.dumps(value, ensure_ascii=False)
    if key in ("meta",) or (key and indent >= 4):
        return json.dumps(value, ensure_ascii=False)
    pad = " " * (indent + 1)
    inner = ",\n".join(f"{pad}{json.dumps(k)}: {dump(v, indent + 1, key=k)}" for k, v in value.items())
    return "{\n" + inner + "\n" + " " * indent + "}"


def share_choices(models: dict[str, Any]) -> dict[str, list[Any]]:
    """Move long choice lists to one place, named after the first field that has them."""
    shared: dict[str, list[Any]] = {}
    for label, model in models.items():
        for name, field in model["fields"].items():
            choices = field[1].get("choices")
            if choices and len(choices) > 8:
                same = [key for key, known in shared.items() if known == choices]
                field[1]["choices"] = same[0] if same else f"{label}.{name}"
                shared.setdefault(field[1]["choices"], choices)
    return shared


def collect() -> dict[str, Any]:
    """All facts of the running Saleor and its database."""
    import django
    from django.db import connection
    from saleor import __version__

    models = facts.model_facts()
    with connection.cursor() as cursor:
        tables = facts.table_facts(cursor)
    return {
        "saleor": __version__,
        "commit": "",
        "django": django.__version__,
        "apps": facts.app_facts(),
        "permissions": facts.permission_facts(),
        "choices": share_choices(models),
        "models": models,
        **tables,
        "signatures": {},
    }


def commit_of(checkout: Path) -> str:
    """Commit of a checkout, from its COMMIT file or git."""
    marker = checkout / "COMMIT"
    if marker.exists():
        return marker.read_text().split()[-1]
    done = subprocess.run(
        ["git", "-C", str(checkout), "rev-parse", "HEAD"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def main() -> None:
    """Write or renew `layouts/saleor-<major>.<minor>.json`."""
    import django

    django.setup()
    import saleor

    target = HERE / "layouts" / f"saleor-{'.'.join(saleor.__version__.split('.')[:2])}.json"
    if "--signatures" in sys.argv:
        layout = json.loads(target.read_text())
    else:
        layout = collect()
        layout["commit"] = commit_of(Path(saleor.__file__).parent.parent)
    layout["signatures"] = signatures.signature_facts(HERE.parent.parent / "saleor_gdpr_plugin")
    target.write_text(dump(layout) + "\n")
    print(
        f"{target.name}: Saleor {saleor.__version__}, {len(layout['models'])} models, "
        f"{len(layout['tables'])} tables, {target.stat().st_size // 1024} kB"
    )


if __name__ == "__main__":
    main()
