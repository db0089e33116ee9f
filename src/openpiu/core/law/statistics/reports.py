"""The report of a year: numbers with their words, shares with intervals; small cells hidden in the public version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from openpiu.core.law.statistics.counting import Column, Numbers, ReviewTimes
from openpiu.core.law.statistics.definitions import DEFINITIONS, TABLES, Definition, TableDefinition
from openpiu.core.law.statistics.small_cells import hidden_cells, is_small
from openpiu.core.terms.intervals import Share, wilson

Number = int | None  # None: hidden

# There are at least as many hits as decided ones: if all were rejected, the two numbers tell that none was confirmed.
# So the first is hidden where one of the others is.
_MORE_THAN: Mapping[str, tuple[str, ...]] = {"raised": ("matches", "rejected")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the year."""

    key: str
    counter: str
    number: Number
    words: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; `share` is rejected of reviewed, where both may be seen."""

    code: str
    numbers: tuple[Number, ...]
    share: Share | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table, rows in the order of their codes."""

    key: str
    words: str
    columns: tuple[str, ...]
    has_share: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a report says, all but its letterhead."""

    figures: tuple[Figure, ...]
    false_positives: Share | None  # rejected of reviewed
    name_only: Share | None  # reviewed hits with neither birth date nor document, of all reviewed (BEN-5)
    times: ReviewTimes | None
    tables: tuple[Table, ...]
    alerts: tuple[tuple[str, int], ...] | None  # most rejects first; None: not told


def contents_of(numbers: Numbers, *, small: int, public: bool) -> Contents:
    """What may be read of the numbers: all of them, or what is published; counts below `small` are not."""
    figures = _published(numbers.figures, small) if public else dict(numbers.figures)
    tables = tuple(_table(table, numbers.tables[table.key], small if public else None) for table in TABLES)
    timed = numbers.times.timed if numbers.times else 0
    return Contents(
        figures=tuple(_figure(one, figures[one.key]) for one in DEFINITIONS if one.public or not public),
        false_positives=share_of(figures["rejected"], figures["matches"]),
        name_only=_name_only(tables, figures["reviewed"], public=public),
        times=None if public and is_small(timed, small) else numbers.times,
        tables=tables,
        alerts=None if public else tuple(sorted(numbers.alerts.items(), key=lambda one: (-one[1], one[0]))),
    )


def only_reviews(contents: Contents) -> Contents:
    """The part about claims and what officers said of them."""
    wanted = ("raised", "suppressed", "reviewed", "rejected", "matches")
    return replace(
        contents,
        figures=tuple(figure for figure in contents.figures if figure.key in wanted),
        tables=tuple(table for table in contents.tables if table.has_share),
    )


def share_of(part: Number, rest: Number) -> Share | None:
    """`part` of `part` and `rest` together; None where one is hidden, or where what was taken back leaves no share."""
    if part is None or rest is None or min(part, rest) < 0 or part + rest == 0:
        return None
    return wilson(part, part + rest)


def _published(figures: Mapping[str, int], small: int) -> dict[str, Number]:
    """Figures as published; reviewed is the sum of two others, and goes with either of them; raised likewise."""
    shown: dict[str, Number] = {key: None if is_small(number, small) else number for key, number in figures.items()}
    if shown["matches"] is None or shown["rejected"] is None:
        shown["reviewed"] = shown["raised"] = None
    return shown


def _figure(definition: Definition, number: Number) -> Figure:
    return Figure(
        key=definition.key, counter=definition.counter.value, number=number, words=definition.words,
        article=definition.article,
    )  # fmt: skip


def _table(table: TableDefinition, columns: Mapping[str, Column], small: int | None) -> Table:
    codes = sorted({code for column in columns.values() for code in column})
    whole = {name: {code: columns[name].get(code, 0) for code in codes} for name in table.columns}
    hidden = _hidden(whole, small) if small is not None else dict.fromkeys(whole, frozenset())
    rows = (
        _row(code, {name: None if code in hidden[name] else whole[name][code] for name in table.columns}, table.share)
        for code in codes
    )
    return Table(
        key=table.key,
        words=table.words,
        columns=table.columns,
        has_share=table.share,
        # A row of which nothing is shown would still tell that there was one.
        rows=tuple(row for row in rows if any(number is not None for number in row.numbers)),
    )


def _hidden(columns: Mapping[str, Column], small: int) -> dict[str, frozenset[str]]:
    hidden = {name: hidden_cells(column, small) for name, column in columns.items()}
    for name, parts in _MORE_THAN.items():
        if name in columns and set(parts) <= columns.keys():
            also = frozenset[str]().union(*(hidden[part] for part in parts))
            hidden[name] = hidden_cells(columns[name], small, also)
    return hidden


def _row(code: str, numbers: Mapping[str, Number], has_share: bool) -> Row:
    share = share_of(numbers["rejected"], numbers["matches"]) if has_share else None
    return Row(code=code, numbers=tuple(numbers.values()), share=share)


def _name_only(tables: tuple[Table, ...], reviewed: Number, *, public: bool) -> Share | None:
    """Whatever the table of facts shows of hits that rested on a name alone."""
    facts = next(table for table in tables if table.key == "facts")
    rows = {row.code: dict(zip(facts.columns, row.numbers, strict=True)) for row in facts.rows}
    named = rows.get("name", {} if public else {"matches": 0, "rejected": 0})
    confirmed, rejected = named.get("matches"), named.get("rejected")
    if confirmed is None or rejected is None or reviewed is None:
        return None
    return share_of(confirmed + rejected, reviewed - confirmed - rejected)
