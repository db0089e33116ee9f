"""Published tables: what is hidden stays hidden, also from whoever can add and subtract."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from openpiu.core.law.statistics.counting import Numbers, ReviewTimes
from openpiu.core.law.statistics.definitions import DEFINITIONS, TABLES
from openpiu.core.law.statistics.reports import Contents, contents_of
from openpiu.core.law.statistics.small_cells import hidden_cells

SMALL = 5
COUNTS = st.one_of(st.integers(0, 7), st.integers(0, 40))
COLUMNS = st.dictionaries(st.sampled_from("ABCDEFGH"), COUNTS, min_size=1)
Equation = tuple[dict[str, int], int]  # coefficients of unknown cells, and what they come to


def one_column(column: dict[str, int]) -> list[Equation]:
    """All that a reader knows of one column: its sum, where that is published."""
    hidden = hidden_cells(column, SMALL)
    total = sum(column.values())
    if not hidden or total < SMALL:
        return []
    return [(dict.fromkeys(hidden, 1), total - sum(column[code] for code in column if code not in hidden))]


@given(column=COLUMNS)
@example(column={"A": 3, "B": 50})
@example(column={"A": 0, "B": 0, "C": 50})
@example(column={"A": 1, "B": 3, "C": 6, "D": 50})
def test_a_hidden_cell_may_be_anything_from_nought_to_no_small_number(column: dict[str, int]) -> None:
    """PNR-20.1: each hidden cell has at least six values that fit all that is published."""
    hidden = hidden_cells(column, SMALL)
    assert hidden >= {code for code, number in column.items() if number < SMALL}
    for unknown, rest in one_column(column):
        assert len(unknown) >= 2
        assert rest >= SMALL


@given(column=st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(5, 40), min_size=1))
def test_nothing_is_hidden_where_nothing_is_small(column: dict[str, int]) -> None:
    """PNR-20.1: protection is no excuse for saying nothing."""
    assert hidden_cells(column, SMALL) == frozenset()


def test_no_more_is_hidden_than_it_takes() -> None:
    """The smallest other cell goes with a lonely small one, no other."""
    assert hidden_cells({"A": 3, "B": 50, "C": 7, "D": 60}, SMALL) == {"A", "C"}
    assert hidden_cells({"A": 2, "B": 1, "C": 7, "D": 60}, SMALL) == {"A", "B", "C"}
    assert hidden_cells({"A": 2, "B": 4, "C": 7, "D": 60}, SMALL) == {"A", "B"}


@st.composite
def years(draw: st.DrawFn) -> Numbers:
    """Numbers of a year that hang together: tables add up to the figures."""
    split = draw(st.dictionaries(st.sampled_from("abcd"), st.tuples(*[COUNTS] * 6), min_size=1))
    names = ("raised", "suppressed", "matches", "rejected", "disclosed", "passengers")
    columns = {name: {code: cells[place] for code, cells in split.items()} for place, name in enumerate(names)}
    figures = {name: sum(column.values()) for name, column in columns.items()}
    outcomes = draw(st.dictionaries(st.sampled_from(["O1", "O2", "O3", "O4"]), COUNTS))
    said = draw(st.dictionaries(st.sampled_from(["found", "not-found", "wrong-person"]), COUNTS))
    figures |= {"reviewed": figures["matches"] + figures["rejected"], "outcomes": sum(outcomes.values())}
    figures["feedback"] = sum(said.values())
    tables: dict[str, dict[str, dict[str, int]]] = {}
    for table in TABLES:
        for name in table.columns:
            own = {"outcomes": outcomes, "feedback": said}
            column = own[name] if name in own else _dealt(draw, figures[name])
            tables.setdefault(table.key, {})[name] = column
    return Numbers(
        figures={one.key: figures.get(one.key, 0) for one in DEFINITIONS},
        tables=tables,
        times=ReviewTimes(timed=figures["reviewed"], median=3, p90=9),
        alerts={},
    )


def _dealt(draw: st.DrawFn, total: int) -> dict[str, int]:
    """A total in parts."""
    cuts = sorted(draw(st.lists(st.integers(0, total), max_size=4)))
    parts = [end - start for start, end in zip([0, *cuts], [*cuts, total], strict=True)]
    return {code: number for code, number in zip("vwxyz", parts, strict=False) if number}


def knowledge(contents: Contents, numbers: Numbers) -> list[Equation]:
    """Every equation that a reader of the public report can write down; the hidden cells are its unknowns."""
    shown = {figure.key: figure.number for figure in contents.figures}
    equations = []
    for table in contents.tables:
        rows = {row.code: dict(zip(table.columns, row.numbers, strict=True)) for row in table.rows}
        for name in table.columns:
            cells = {code: rows.get(code, {}).get(name) for code in _codes(numbers, table.key)}
            terms = {f"{table.key}.{name}.{code}": (number, 1) for code, number in cells.items()}
            if terms:  # of a table without a row nobody knows whether there is one
                equations.append(_equation({**terms, name: (shown[name], -1)}))
    reviewed = {
        "matches": (shown["matches"], 1),
        "rejected": (shown["rejected"], 1),
        "reviewed": (shown["reviewed"], -1),
    }
    return [*equations, _equation(reviewed)]


def _codes(numbers: Numbers, table: str) -> set[str]:
    return {code for column in numbers.tables[table].values() for code in column}


def _equation(terms: dict[str, tuple[int | None, int]]) -> Equation:
    unknown = {name: sign for name, (number, sign) in terms.items() if number is None}
    return unknown, -sum(number * sign for number, sign in terms.values() if number is not None)


def determined(equations: list[Equation]) -> set[str]:
    """Unknowns that the equations leave only one value: by elimination, and because no count is below nought."""
    by_sign = {name for unknown, rest in equations if rest == 0 and set(unknown.values()) <= {1} for name in unknown}
    return by_sign | _by_elimination([unknown for unknown, _ in equations])


def _by_elimination(rows: list[dict[str, int]]) -> set[str]:
    """Gauss and Jordan: an unknown alone in its row of the reduced form has one value."""
    names = sorted({name for row in rows for name in row})
    matrix = [[Fraction(row.get(name, 0)) for name in names] for row in rows]
    rank = 0
    for column in range(len(names)):
        pivot = next((place for place in range(rank, len(matrix)) if matrix[place][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        matrix[rank] = [value / matrix[rank][column] for value in matrix[rank]]
        for place, row in enumerate(matrix):
            if place != rank and row[column]:
                matrix[place] = [value - row[column] * mine for value, mine in zip(row, matrix[rank], strict=True)]
        rank += 1
    alone = [[place for place, value in enumerate(row) if value] for row in matrix]
    return {names[places[0]] for places in alone if len(places) == 1}


@given(numbers=years())
def test_no_hidden_number_of_a_public_report_can_be_worked_out(numbers: Numbers) -> None:
    """PNR-20.1, RGT-17: figures, tables and their sums together, by elimination over all of them."""
    public = contents_of(numbers, small=SMALL, public=True)
    assert determined(knowledge(public, numbers)) == set()
    visible = [figure.number for figure in public.figures] + [
        n for t in public.tables for r in t.rows for n in r.numbers
    ]
    assert [number for number in visible if number is not None and number < SMALL] == []


@given(numbers=years())
def test_shares_are_told_only_of_numbers_that_are(numbers: Numbers) -> None:
    """RGT-17: a share gives both numbers away."""
    public = contents_of(numbers, small=SMALL, public=True)
    shares = [row.share for table in public.tables for row in table.rows] + [public.false_positives]
    assert all(share.hits >= SMALL and share.count - share.hits >= SMALL for share in shares if share)
    assert public.alerts is None
    assert (public.times is None) == (numbers.figures["reviewed"] < SMALL)


@given(numbers=years())
def test_hits_are_told_only_beside_both_of_their_decisions(numbers: Numbers) -> None:
    """PNR-20.1: all hits and all rejected ones together would tell that none was confirmed."""
    public = contents_of(numbers, small=SMALL, public=True)
    rows = [dict(zip(table.columns, row.numbers, strict=True)) for table in public.tables for row in table.rows]
    rows.append({figure.key: figure.number for figure in public.figures})
    told = [row for row in rows if row.get("raised") is not None]
    assert [row for row in told if row["matches"] is None or row["rejected"] is None] == []


@given(numbers=years())
def test_the_unit_itself_sees_every_number(numbers: Numbers) -> None:
    """PNR-20.2."""
    whole = contents_of(numbers, small=SMALL, public=False)
    assert {figure.key: figure.number for figure in whole.figures} == numbers.figures
    for table in whole.tables:
        for place, name in enumerate(table.columns):
            cells = {row.code: row.numbers[place] for row in table.rows if row.numbers[place]}
            assert cells == {code: number for code, number in numbers.tables[table.key][name].items() if number}
