"""The page of the machine readable zone, from the tables of its reader: `python -m tools.mrz_page write`.

A test holds docs/reference/mrz.md in step.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpiu.core.terms.letters import SPELLINGS, SPELLINGS_OF
from openpiu.core.terms.mrz import Flag, Issue
from openpiu.core.terms.mrz.confusions import LETTERS_LIKE
from openpiu.core.terms.mrz.layouts import LAYOUTS, Checked, Layout
from openpiu.core.terms.mrz.vocabulary import MEANING, SILENCED_BY
from tools import written_page

PAGE = Path("docs/reference/mrz.md")
INTRODUCTION = """# The machine readable zone

<!-- Written by `python -m tools.mrz_page write`; do not edit. -->

`openpiu mrz --json [--as-of DATE] [FILE]` reads zones of travel documents (ICAO Doc 9303-3 to -7); it needs no
server. In, a row a zone: `{"id": "1", "lines": ["P<UTO...", "L898902C3..."]}`; out, a line a zone: `id`, `format`,
`valid`, `fields`, `issues`, `flags`. It answers each row at once, so that a document reader can be piped in. `-` is
standard input. Exit code 1: a zone is not valid, or a row was left out, which is then named by its line on standard
error. Without `--json` only verdict, issues and flags are shown, no personal data.

In Python: `from openpiu.core.terms.mrz import read_mrz, propose, write_mrz, to_mrz_name, variants`.

**Valid** means: no issue. An expired document has a valid zone and the flag `expired`. Fields are given as far as
they can be read, whatever the issues: the guard decides, the reader never raises. Dates are ISO 8601 as precise as
they are known (`1974-08`, `1974`), unknown is null; the six characters stand in `birth_raw` and `expiry_raw`.

**The day** (`--as-of`, today if absent) decides centuries. A birth is never in the future; an expiry lies at most
fifty years ahead. Where a child of two to ten and a person of over a hundred can both have been born on a day, the
child is given, with the flag `century_ambiguous`.

What no check digit tells: characters whose values differ by ten, twenty or thirty, such as 0, A, K, U and `<`; 1,
B, L and V; 6, G and Q; 8, I and S. Only the chip, the printed page or the issuer's records tell those apart; a
comparison of document numbers should try them all.
"""
FORMATS = """## Formats

Places are line and position, counted from 1; the digit of a field stands behind the comma.
"""
ISSUES = """## Issues

In the order in which a reading names them. A wrong count of lines, width or character is named alone: nothing else
can be said surely then. A check digit that alone is wrong is named once: the digit over all counts as wrong only
where it fits neither the digits as they stand nor those that should stand there.
"""
FLAGS = """## Flags

What to mind about a field. A flag is not said while one of the issues beside it stands against its field.
"""
PROPOSALS = """## Mended readings

`propose`, and `openpiu mrz --propose`, give readings with all check digits right and none but issues that were
there before, each with what was changed (`line`, `position`, `was`, `now`). They are proposals: nothing is mended
silently, and somebody must look at the document. Places that can only have a digit or only a letter are mended
first; then up to two characters in numbers and optional fields whose digit does not hold.
"""
LETTERS = """## Letters

One table writes zones and finds spellings: the first spelling is the one of Doc 9303-3 section 6 (of ELOT 743 for
Greek), the others are searched too. `^`: at the beginning of a word, `$`: at its end. Letters that only have marks
(Ç, Ș, Ấ) are their base letters; an apostrophe is left out, a hyphen or blank becomes `<`. Slips of the printed
Cyrillic table are mended (Ѓ GJ, Ћ C, Ь silent, Serbian Г G). Letters of other scripts have no table: such a name is
refused, not guessed.

Where a name does not fit its field, parts of the surname become initials from the last on, and the given names are
cut so that the last place has a letter, by which readers see it (Doc 9303-4 to -6).
"""
MEASURED = """## Measured

`openpiu bench border` reads the book of cases (`mrz-cases.json`, 89 that count) and invented zones, all with
different dates, and gives the same to three peers, each a program of its own in an environment of its own (`make
bench`). On one core of a shared machine, 2026-11-30; rates vary by a fifth. `foreign state`: the specimen state
replaced by a real one, since one peer refuses it.

| | cases right | with a foreign state | invalid accepted | valid rejected | zones a second |
|---|---|---|---|---|---|
| openpiu | 89 | | 0 | 0 | 78,000 to 98,000; dates seen before 115,000 to 120,000 |
| mrz 0.6.2 (Python, GPL) | 79 | 79 | 0 | 10 | 6,000 to 7,400 |
| PassportEye 2.2.2, text part (Python) | 71 | 71 | 10 | 8 | 70,000 to 83,000; no dates, no codes |
| mrz 5.0.2 (Node) | 44 | 82 | 5 | 2 | 21,000 to 25,000 |

These are the public cases; nobody has tried this reader on scans of real documents. Codes of states are those of
Doc 9303-3 section 5 as far as libraries agree on them; a code that is missing there makes an issue, not a refusal.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(
        [
            INTRODUCTION,
            FORMATS,
            _table(("", *LAYOUTS), _places()),
            ISSUES,
            _table(("issue", "means"), ((f"`{issue}`", MEANING[issue]) for issue in Issue)),
            FLAGS,
            _table(("flag", "means", "not said beside"), map(_flag, Flag)),
            PROPOSALS,
            _table(("digit", "letters taken for it, and it for them"), LETTERS_LIKE.items()),
            LETTERS,
            _table(("letters", "spellings"), _letters()),
            _table(("language", "writes otherwise"), _languages()),
            MEASURED,
        ]
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = list(head)
    lines = [cells, ["---"] * len(cells), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _flag(flag: Flag) -> tuple[str, str, str]:
    return f"`{flag}`", MEANING[flag], ", ".join(f"`{issue}`" for issue in Issue if issue in SILENCED_BY[flag])


def _places() -> Iterator[list[str]]:
    layouts = LAYOUTS.values()
    yield ["lines x width", *(f"{one.lines} x {one.width}" for one in layouts)]
    yield ["name", *(_field(one, one.names) for one in layouts)]
    yield ["given names apart", *(_field(one, one.given_names) for one in layouts)]
    yield ["number", *(_field(one, one.number) for one in layouts)]
    yield ["nationality", *(_field(one, one.nationality) for one in layouts)]
    yield ["birth", *(_field(one, one.birth) for one in layouts)]
    yield ["sex", *(_place(one, one.sex) for one in layouts)]
    yield ["expiry", *(_field(one, one.expiry) for one in layouts)]
    yield ["optional", *(_field(one, one.personal or one.optional) for one in layouts)]
    yield ["optional, second", *(_field(one, one.optional_2) for one in layouts)]
    yield ["digit over all", *(_place(one, one.composite_digit) for one in layouts)]
    yield ["long numbers", *("yes" if one.long_numbers else "" for one in layouts)]


def _field(layout: Layout, where: slice | Checked | None) -> str:
    if where is None:
        return ""
    if isinstance(where, Checked):
        return f"{_field(layout, where.field)}, {where.digit % layout.width + 1}"
    return f"{_place(layout, where.start)}-{(where.stop - 1) % layout.width + 1}"


def _place(layout: Layout, place: int | None) -> str:
    return "" if place is None else f"{place // layout.width + 1}: {place % layout.width + 1}"


def _letters() -> Iterator[tuple[str, str]]:
    """The letters of each script, those of A to Z left out."""
    for script in ("Latin", "Greek", "Cyrillic", "Arabic"):
        rows = [
            f"{key} {', '.join(spelling or 'silent' for spelling in spellings)}"
            for key, spellings in SPELLINGS.items()
            if _script(key.strip("^$")[0]) == script and not key.isascii()
        ]
        yield script, "; ".join(rows)


def _script(letter: str) -> str:
    code = ord(letter)
    if 0x370 <= code < 0x400:
        return "Greek"
    if 0x400 <= code < 0x530:
        return "Cyrillic"
    return "Arabic" if 0x600 <= code < 0x700 else "Latin"


def _languages() -> Iterator[tuple[str, str]]:
    for language, own in sorted(SPELLINGS_OF.items()):
        yield language, "; ".join(f"{key} {spelling}" for key, spelling in own.items())


if __name__ == "__main__":
    sys.exit(written_page.run(sys.argv[1:], path=PAGE, page=page, says=__doc__))
