"""The translation catalogues: strings are found in Python and in templates, and every gap in a language is named."""

import subprocess
import sys

import pytest

from tests.house.tree import Tree

PAGE = """{% load i18n %}
<div>
    {% translate "Flights" %}
      {% blocktranslate count n=total trimmed %}
        {{ n }} hit{% plural %}{{ n }} hits
      {% endblocktranslate %}
  {{ _("Alerts") }}
</div>
"""
PYTHON = '"""Words."""\n\nfrom django.utils.translation import gettext_lazy as _\n\nWORD = _("Review")\n'
ENTRIES = [
    ('msgid "Flights"', "Vols"),
    ('msgid "Alerts"', "Alertes"),
    ('msgid "Review"', "Examen"),
]
PLURAL = 'msgid "%(n)s hit"\nmsgid_plural "%(n)s hits"\nmsgstr[0] "%(n)s occurrence"\nmsgstr[1] "%(n)s occurrences"\n'


def catalogue(language: str) -> str:
    """A complete catalogue of the small house."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    forms = '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    entries = "\n".join(f'{entry}\nmsgstr "{text} {language}"\n' for entry, text in ENTRIES)
    return f'{head}{forms}"Language: {language}\\n"\n\n{entries}\n{PLURAL}'


def path_of(language: str) -> str:
    """Where a catalogue lies."""
    return f"src/openpiu/doors/console/locale/{language}/LC_MESSAGES/django.po"


def run(tree: Tree, command: str) -> subprocess.CompletedProcess[str]:
    """`python -m tools.messages` in the small house."""
    program = f"import sys; sys.argv[1:] = ['{command}']; from tools.messages import main; sys.exit(main())"
    return subprocess.run(
        [
            sys.executable,
            "-c",
            f"import os, sys; sys.path.insert(0, os.getcwd()); os.chdir({str(tree.root)!r}); {program}",
        ],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def translated(small: Tree) -> Tree:
    """The small house with one page, one table of words and complete catalogues."""
    small.plant("src/openpiu/doors/console/templates/console/page.html", PAGE)
    small.plant("src/openpiu/doors/console/words.py", PYTHON)
    for language in ("fr", "nl"):
        small.plant(path_of(language), catalogue(language))
    return small


def test_complete_catalogues_pass(translated: Tree) -> None:
    result = run(translated, "check")

    assert (result.returncode, result.stdout.strip()) == (0, ""), result.stderr


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('msgid "Flights"\nmsgstr "Vols fr"\n', "", "'Flights' is missing"),
        ("Vols fr", "", "'Flights' is not translated"),
        ('msgid "Flights"', '#, fuzzy\nmsgid "Flights"', "'Flights' is marked fuzzy"),
        ('msgid "Flights"', 'msgid "Trains"\nmsgstr "Trains"\n\nmsgid "Flights"', "'Trains' is no longer used"),
        ("%(n)s occurrences", "%(m)s occurrences", "'%(n)s hit' has other placeholders"),
    ],
)
def test_a_gap_in_one_language_is_named(translated: Tree, old: str, new: str, named: str) -> None:
    translated.plant(path_of("fr"), catalogue("fr").replace(old, new))

    result = run(translated, "check")

    assert result.returncode == 1, result.stderr
    assert f"{path_of('fr')}: {named}" in result.stdout
    assert path_of("nl") not in result.stdout


def test_extract_keeps_what_is_translated_and_adds_what_is_new(translated: Tree) -> None:
    translated.add("src/openpiu/doors/console/words.py", 'NEW = _("Ledger")\n')

    result = run(translated, "extract")

    text = (translated.root / path_of("nl")).read_text("utf-8")
    assert result.returncode == 0, result.stderr
    assert 'msgid "Ledger"\nmsgstr ""' in text
    assert "Vols nl" in text
