"""Which records are shown as one person's, what keeps them apart, and the gaps between legs."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.journeys import LONG, Fact, Group, Kind, Leg, Link, gaps_between, group
from openpiu.core.journeys.contradictions import contradiction, documents_interleave
from openpiu.core.terms import Document, PartialDate
from openpiu.core.terms.standing import Standing

START = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
BORN = PartialDate(1988, 4, 19)
Links = dict[str, Kind]


def leg(name: str, day: float = 0, **changes: Any) -> Leg:
    """A record called `name`, so many days after the start, two hours long."""
    departs = START + timedelta(days=day)
    values = {"flight": f"F{name}", "departs": departs, "arrives": departs + timedelta(hours=2), "birth_date": BORN}
    return Leg(traveller=name, **{**values, **changes})


def document(number: str, kind: str = "P") -> Document:
    """A document of the specimen state."""
    return Document(type=kind, number=number, issuer="UTO", expiry=date(2030, 1, 1))


def linking(**links: Kind) -> Callable[[str, str], Link | None]:
    """Links by the two names, in any order: `AB=Kind.NAME`."""

    def link(one: str, other: str) -> Link | None:
        kind = links.get(one + other) or links.get(other + one)
        return Link(kind=kind, score=95, facts=(Fact("name", "equal"),)) if kind else None

    return link


def joined(found: Group) -> list[str]:
    """Who is in, and to whom: `B-A`."""
    return [f"{join.leg.traveller}-{join.to.traveller}" for join in found.joins]


def kept(found: Group) -> dict[str, str]:
    """Who is kept apart, and why."""
    return {one.leg.traveller: one.why for one in found.kept}


def test_documents_lead_on_and_a_name_joins_but_leads_no_further() -> None:
    """No chain rests on weak facts: C is shown with the reason, D hangs on C alone and is not."""
    a, b, c, d = (leg(name, day) for day, name in enumerate("ABCD"))
    found = group(a, [b, c, d], link=linking(AB=Kind.DOCUMENT, BC=Kind.NAME, CD=Kind.NAME))
    assert joined(found) == ["B-A", "C-B"]
    assert [join.link.kind for join in found.joins] == [Kind.DOCUMENT, Kind.NAME]
    chain = group(a, [b, c, d], link=linking(AB=Kind.DOCUMENT, BC=Kind.DOCUMENT, CD=Kind.DOCUMENT))
    assert joined(chain) == ["B-A", "C-B", "D-C"]


def test_a_contradiction_with_anybody_keeps_a_record_out() -> None:
    """A and B by document, B and C by name: C contradicts A, so C is kept apart although nothing speaks against B."""
    a, b, c = leg("A", sex="F"), leg("B", 1), leg("C", 2, sex="M")
    found = group(a, [b, c], link=linking(AB=Kind.DOCUMENT, BC=Kind.NAME))
    assert (joined(found), kept(found)) == (["B-A"], {"C": "sex"})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"flight": "FA"}, "flight"),
        ({"birth_date": PartialDate(1988, 4, 20)}, "birth_date"),
        ({"birth_date": PartialDate(1989)}, "birth_date"),
        ({"birth_date": PartialDate(1988, 4)}, None),
        ({"birth_date": None}, None),
        ({"sex": "F"}, "sex"),
        ({"sex": "X"}, None),
        ({"departs": START + timedelta(hours=1), "arrives": START + timedelta(hours=3)}, "in_the_air"),
        ({"departs": START + timedelta(hours=2), "arrives": START + timedelta(hours=4)}, None),
        ({"departs": START, "arrives": None}, None),
        ({"departs": START, "arrives": START + timedelta(hours=2), "standing": Standing.BOOKED}, None),
    ],
)
def test_what_contradicts(changes: dict[str, Any], code: str | None) -> None:
    """Two of one flight, of two birth dates or sexes, or in the air at once; what is missing says nothing."""
    one = leg("A", sex="M", standing=Standing.ON_BOARD)
    other = leg("B", 1, **{"standing": Standing.ON_BOARD, **changes})
    assert contradiction(one, other) == contradiction(other, one) == code


def test_a_new_passport_follows_an_old_one_but_two_in_turns_are_two_persons() -> None:
    """For joins by name only: who owns two passports is joined by them."""
    old, new = document("ZZ1111111"), document("ZZ2222222")
    a, b = leg("A", 0, documents=(old,)), leg("B", 5, documents=(new,))
    c = leg("C", 9, documents=(old,))
    assert not documents_interleave([a, b])
    assert documents_interleave([a, b, c])
    found = group(a, [b, c], link=linking(AC=Kind.DOCUMENT, AB=Kind.NAME))
    assert (joined(found), kept(found)) == (["C-A"], {"B": "documents"})
    both = leg("E", 5, documents=(old, new))
    owner = group(a, [both, c, leg("D", 7)], link=linking(AE=Kind.DOCUMENT, AC=Kind.DOCUMENT, AD=Kind.NAME))
    assert joined(owner) == ["E-A", "C-A", "D-A"]
    visas = [leg(name, day, documents=(document(number, "V"),)) for name, day, number in (
        ("A", 0, "ZZ1"), ("B", 1, "ZZ2"), ("C", 2, "ZZ1"))]  # fmt: skip
    assert not documents_interleave(visas)


def test_what_an_officer_took_apart_stays_apart_on_every_way() -> None:
    """Also where another record would bring it back."""
    a, b, c = leg("A"), leg("B", 1), leg("C", 2)
    links = linking(AB=Kind.DOCUMENT, BC=Kind.DOCUMENT, AC=Kind.NAME)
    found = group(a, [b, c], link=links, parted={frozenset("AC")})
    assert (joined(found), kept(found)) == (["B-A"], {"C": "parted"})


def test_another_name_on_the_same_document_is_shown_and_not_joined() -> None:
    """An officer should see it; the records stay apart."""
    odd = Link(kind=Kind.DOCUMENT, score=70, facts=(), against="name")
    found = group(leg("A"), [leg("B", 1)], link=lambda one, other: odd)
    assert (joined(found), kept(found)) == ([], {"B": "name"})


BIRTHS = (BORN, PartialDate(1990, 1, 1), None)
records = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(["M", "F", None]), st.sampled_from(BIRTHS)),
    max_size=8,
)


@given(records, st.integers(0, 2**28), st.randoms(use_true_random=False))
def test_no_group_contradicts_itself_and_the_order_of_records_does_not_matter(
    facts: list[tuple[int, str | None, PartialDate | None]], bits: int, rng: Any
) -> None:
    """Whatever hangs together with whatever."""
    legs = [leg(chr(65 + at), day, sex=sex, birth_date=born) for at, (day, sex, born) in enumerate(facts)]
    kinds = (None, None, Kind.NAME, Kind.DOCUMENT)

    def link(one: str, other: str) -> Link | None:
        low, high = sorted((ord(one) - 65, ord(other) - 65))
        kind = kinds[bits >> (2 * (low * 5 + high) % 28) & 3]
        return Link(kind=kind, score=90, facts=()) if kind else None

    start = leg("Z", sex="M")
    found = group(start, legs, link=lambda one, other: link(one, other) if "Z" not in (one, other) else link("A", "B"))
    members = [start, *(join.leg for join in found.joins)]
    assert all(contradiction(one, other) is None for one in members for other in members if one is not other)
    assert not {join.leg.traveller for join in found.joins} & {one.leg.traveller for one in found.kept}
    leading = [start, *(join.leg for join in found.joins if join.link.kind is Kind.DOCUMENT)]
    assert all(join.to in leading for join in found.joins)
    rng.shuffle(legs)
    again = group(start, legs, link=lambda one, other: link(one, other) if "Z" not in (one, other) else link("A", "B"))
    assert again == found


def test_legs_that_follow_one_another_have_no_gap() -> None:
    """There and back."""
    there = leg("A", 0, departure_airport="IST", arrival_airport="BRU")
    back = leg("B", 3, departure_airport="BRU", arrival_airport="IST")
    assert gaps_between([back, there]) == ()


def test_a_leg_from_another_airport_and_a_long_stay_are_gaps() -> None:
    """How the person came from there is not known; the page says so and no more."""
    there = leg("A", 0, departure_airport="IST", arrival_airport="SKP")
    back = leg("B", 9.5, departure_airport="BUD", arrival_airport="CRL")
    [gap] = gaps_between([there, back])
    assert (gap.before, gap.from_airport, gap.to_airport, gap.days, gap.elsewhere) == ("B", "SKP", "BUD", 9, True)
    late = leg("B", LONG.days + 1, departure_airport="SKP", arrival_airport="IST")
    [stay] = gaps_between([there, late])
    assert (stay.days, stay.elsewhere) == (LONG.days, False)


@pytest.mark.parametrize("standing", [Standing.NOT_ON_BOARD, Standing.LEFT])
def test_a_leg_that_was_not_flown_makes_no_gap(standing: Standing) -> None:
    """A no-show was never there."""
    there = leg("A", 0, departure_airport="IST", arrival_airport="BRU")
    missed = leg("B", 1, departure_airport="AMS", arrival_airport="IST", standing=standing)
    back = leg("C", 3, departure_airport="BRU", arrival_airport="IST")
    assert gaps_between([there, missed, back]) == ()


def test_unknown_times_and_airports_are_no_gap_of_their_own() -> None:
    """What is not known is not claimed."""
    there = leg("A", 0, arrival_airport="BRU")
    back = leg("B", 1, departs=None, arrives=None, departure_airport="AMS")
    [gap] = gaps_between([there, back])
    assert (gap.days, gap.elsewhere) == (None, True)
    assert gaps_between([there, leg("C", 1)]) == ()
