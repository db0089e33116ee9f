"""Every template parsed by Django's own engine, with the product's settings: unknown tags and missing parts are found.

`python -m tools.compile_templates`, DJANGO_SETTINGS_MODULE set.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from tools.templates import templates


def wrong(root: Path) -> Iterator[str]:
    """What the engine says against each template."""
    for path in templates(root):
        name = path.as_posix().rpartition("/templates/")[2]
        try:
            get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            yield f"{path.relative_to(root).as_posix()}: {error}"


def main() -> int:
    """Print every finding; 1 if there is one."""
    django.setup()
    found = list(wrong(Path.cwd()))
    print("\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
