"""The text of a criterion: read whole or refused line by line, with the reason, and never an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.criteria import KINDS, Criterion, Facts, canonical, check_criterion, read_criterion
from openpiu.core.criteria.forbidden import FORBIDDEN, why_forbidden
from openpiu.core.law.annex_i import SENSITIVE_SERVICES

FORBIDDEN_LINES = [
    "40 meal is HNML", "40 service is WCHR", "40 surname begins with X", "40 name is Arabic", "40 religion is known",
    "40 born in UTO", "40 ethnic origin is UTO", "40 member of a trade union", "40 sex is M", "40 remarks include X",
    "40 political opinion is known", "40 wheelchair", "40 title is SHEIKH", "40 seat is 12A", "40 sexual orientation",
]  # fmt: skip


def codes(text: str) -> list[str]:
    """What reading or checking found."""
    criterion, findings = read_criterion(text)
    return [one.code for one in (findings if criterion is None else check_criterion(criterion))]


def test_a_text_is_read_whole(criterion: Criterion) -> None:
    """PNR-6.6: offence, owner, reviewer, grounds and end are part of it."""
    assert (criterion.reference, criterion.offence, str(criterion.expires)) == ("C-7", "2", "2027-03-01")
    assert [(one.text, one.points) for one in criterion.points] == [
        ("paid by cash", 40), ("one way", 30), ("contact shared by at least 2 bookings", 30),
    ]  # fmt: skip
    assert criterion.only[0].wanted == {"BRU", "CRL"}
    assert check_criterion(criterion) == ()


def test_a_text_is_the_same_however_it_is_spaced_and_commented(text: str, criterion: Criterion) -> None:
    """CJ-5: the digest is that of what it says."""
    other = text.replace("\n", "\r\n").replace("  40 paid", "\t 40   paid").replace("points", "points   # signs")
    again, _ = read_criterion(other)
    assert again is not None
    assert again.digest == criterion.digest
    assert canonical(criterion.text) == criterion.text


def test_another_point_is_another_digest(text: str, criterion: Criterion) -> None:
    """CJ-5."""
    changed, _ = read_criterion(text.replace("40 paid", "41 paid"))
    assert changed is not None
    assert changed.digest != criterion.digest


@pytest.mark.parametrize("line", FORBIDDEN_LINES)
@pytest.mark.parametrize("section", ["only", "points", "unless"])
def test_a_sensitive_trait_or_what_stands_for_it_is_refused_with_the_reason(text: str, line: str, section: str) -> None:
    """PNR-6.7: in whatever section, and the reason says which trait."""
    added = line if section == "points" else line.removeprefix("40 ")
    criterion, [finding] = read_criterion(text.replace(f"{section}\n", f"{section}\n  {added}\n"))
    assert criterion is None
    assert (finding.code, finding.rule) == ("forbidden", "PNR-6.7")
    assert why_forbidden(line) in finding.advice


@pytest.mark.parametrize("code", sorted({*SENSITIVE_SERVICES, "HNML", "KSML", "MOML", "WCHC"}))
def test_no_service_code_can_be_asked_for(text: str, code: str) -> None:
    """PNR-6.7: meal codes and medical requests, by whatever name."""
    assert codes(text.replace("paid by cash", f"paid by {code}")) != []
    assert codes(text.replace("paid by cash", f"has {code}")) != []


def test_no_condition_of_the_table_is_itself_forbidden() -> None:
    """PNR-6.7: the two tables do not contradict each other, so no trait can be asked under another word."""
    assert [kind.phrase for kind in KINDS if why_forbidden(kind.phrase)] == []
    assert len(FORBIDDEN) >= 10


@pytest.mark.parametrize("word", ["offence", "owner", "reviewer", "grounds", "expires"])
def test_a_criterion_without_one_of_these_is_refused(text: str, word: str) -> None:
    """PNR-6.6: target offence, owner, reviewer, justification, expiry."""
    without = "\n".join(line for line in text.split("\n") if not line.startswith(f"{word} "))
    criterion, [finding] = read_criterion(without)
    assert criterion is None
    assert (finding.code, finding.rule) == ("missing", "PNR-6.6")
    assert word in finding.advice


def test_nationality_or_age_carry_no_points_and_never_stand_alone(text: str) -> None:
    """PNR-6.7: they narrow others and are no signs."""
    assert codes(text.replace("paid by cash", "nationality is UTO")) == ["trait_weighed"]
    assert codes(text.replace("paid by cash", "age at most 25")) == ["trait_weighed"]
    alone = text.replace("  arrives at BRU, CRL     # the two airports of the case files\n", "")
    assert codes(alone.replace("booked at most 24 hours before departure", "nationality is UTO")) == ["untargeted"]


def test_a_criterion_with_nothing_that_exonerates_must_say_why(text: str) -> None:
    """CJ-6: a condition that clears people, points for a person, or a statement."""
    bare = text.replace("unless\n  travels with a child\n", "")
    assert codes(bare) == ["no_exonerating"]
    assert codes(bare.replace("only\n", "innocent No such circumstance is known to the reviewer.\nonly\n")) == []
    assert codes(bare.replace("  30 one way", "  30 one way\n  -20 travels with a child")) == []


def test_a_criterion_is_about_several_signs_and_can_fire(text: str) -> None:
    """PNR-6.6: specific; a rule that can never fire does not go unnoticed."""
    assert codes(text.replace("threshold 70", "threshold 40")) == ["one_sign"]
    assert codes(text.replace("40 paid", "9 paid")) == ["never"]
    two_of_a_kind = text.replace("  30 one way", "  40 paid by cheque").replace("threshold 70", "threshold 80")
    assert codes(two_of_a_kind) == ["one_sign"]
    assert codes(text.replace("review 2026-12-31", "review 2027-03-02")) == ["review_late"]


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("  40 paid by cash", "  paid by cash", "no_points", 15),
        ("  40 paid by cash", "  0 paid by cash", "no_points", 15),
        ("  40 paid by cash", "  40 paid by gold", "unknown_condition", 15),
        ("  30 one way", "  30 once", "unknown_condition", 16),
        ("points\n", "signs\n", "unknown_line", 14),
        ("title Cash", "title x\ntitle Cash", "twice", 3),
        ("threshold 70", "threshold 700", "threshold", 0),
        ("expires 2027-03-01", "expires soon", "date", 0),
        ("criterion C-7", "criterion seven", "reference", 0),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, before: str, after: str, code: str, line: int) -> None:
    """As the author sees the lines."""
    criterion, findings = read_criterion(text.replace(before, after))
    assert criterion is None
    assert (findings[0].code, findings[0].line) == (code, line)


def test_a_text_beyond_all_measure_is_refused_whole(text: str) -> None:
    """Not read line by line."""
    assert [one.code for one in read_criterion(text + "\n" * 200)[1]] == ["too_long"]
    assert [one.code for one in read_criterion(text + "#" * 600)[1]] == ["too_long"]


@given(st.text(max_size=400) | st.lists(st.sampled_from(
    ["criterion C-7", "only", "points", "unless", "  40 one way", "  one way", "threshold 7", "offence", "expires 2027",
     "  ", "#", "review 2027-01-01", "  -5 travels with a child", "owner x", "grounds y", "title z", "action inform"]),
    max_size=30).map("\n".join))  # fmt: skip
def test_no_text_raises(text: str) -> None:
    """Either a criterion or at least one finding."""
    criterion, findings = read_criterion(text)
    assert (criterion is None) is bool(findings)
    if criterion is not None:
        assert read_criterion(criterion.text) == (criterion, ())


def test_every_kind_reads_a_fact_that_exists() -> None:
    """And its phrase can be written with a value of its slot."""
    samples = {
        "airports": "BRU", "carriers": "ZQ", "countries": "UTO", "agencies": "12345678", "forms": "cash",
        "status": "no-show", "number": "3", "": "",
    }  # fmt: skip
    for kind in KINDS:
        assert kind.fact in Facts.__dataclass_fields__
        assert kind.wanted(kind.phrase.replace(f"{{{kind.slot}}}", samples[kind.slot])) is not None
        assert kind.wanted("anything else") is None
