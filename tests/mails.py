"""Every mail in every language as files to look at: `./dev mails [DIR]`, by default build/mails."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(folder: Path) -> None:
    """Write text and HTML of each mail, and a page that shows them all."""
    from saleor_gdpr_plugin.paper.language import in_language
    from saleor_gdpr_plugin.paper.templates import render
    from tests.paper import samples

    links = []
    for language in samples.LANGUAGES:
        place = folder / language
        place.mkdir(parents=True, exist_ok=True)
        for mail in samples.MAILS:
            with in_language(language, "Europe/Berlin"):
                for suffix in ("txt", "html"):
                    text = render(f"mail/{mail.name}.{suffix}", samples.variables(mail))
                    (place / f"{mail.name}.{suffix}").write_text(text)
                links.append((f"{language}/{mail.name}", mail.subject()))
    rows = "\n".join(
        f'<li><a href="{name}.html">{name}</a> (<a href="{name}.txt">text</a>): {subject}</li>'
        for name, subject in links
    )
    head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Mails</title>'
    (folder / "index.html").write_text(f"{head}<h1>Mails</h1><ul>{rows}</ul></html>")
    print(f"{len(links)} mails in {folder / 'index.html'}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from tests import ground

    ground.choose()
    ground.entry_point()
    import django

    django.setup()
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "build" / "mails")
