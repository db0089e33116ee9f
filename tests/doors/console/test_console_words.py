"""Every code and every sentence of the floors below has words on the pages."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.utils import translation

import openpiu
from openpiu.core.cases.grants import CLASSES, Access
from openpiu.core.cases.kinds import CUSTODY_ACTS, TASK_STATES
from openpiu.core.cases.refusals import REFUSALS, Unaccepted
from openpiu.core.cases.thing_rules import SETTLED
from openpiu.core.law.actions import ACTIONS
from openpiu.core.law.acts import ACTS
from openpiu.core.law.air_link import GRAVITY_ANSWERS, LINK_ANSWERS
from openpiu.core.law.handling_table import Code, Verb
from openpiu.core.law.hit_states import Decision, HitState
from openpiu.core.law.offences import OFFENCES
from openpiu.core.law.packages import KNOWN_FIELDS
from openpiu.core.law.purposes import PURPOSES
from openpiu.core.law.reasons import ASK_REASONS, CONFIRM_REASONS, ERASURE_REASONS, REJECT_REASONS
from openpiu.core.law.recipients import RecipientClass
from openpiu.core.law.roles import Role
from openpiu.core.law.subject_classes import Basis, SubjectClass
from openpiu.core.law.visit_reasons import VISIT_REASONS
from openpiu.core.messages.quality import FIELDS
from openpiu.doors.console.phrases import PATTERNS, SENTENCES, phrase
from openpiu.doors.console.views.cases import IN_CASE, ON_THING
from openpiu.doors.console.words import TABLES, word_for
from openpiu.duties.quality.slots import SLOTS
from openpiu.duties.review.allowed import WHY_NOT
from tests.core.cases.team import Team

CONSOLE = Path(openpiu.__file__).parent / "doors/console"
DUTIES = Path(openpiu.__file__).parent / "duties"
SPOKEN = {"OfficerError", "Refused"}
# Not reached from a page: the form lets nobody choose it, or only the command line asks.
ELSEWHERE = (
    "staff/", "alerts/editions.py", "alerts/listing.py", "quality/schedule.py", "check/",
    "exchange/carrying.py", "exchange/copies.py", "exchange/partners.py", "exchange/passing.py", "exchange/sending.py",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("state", list(HitState)),
        ("decision", list(Decision)),
        ("action", list(ACTIONS)),
        ("instruction", list(ACTIONS)),
        ("reason", [*REJECT_REASONS, *CONFIRM_REASONS, *ASK_REASONS]),
        ("erasure", list(ERASURE_REASONS)),
        ("purpose", list(PURPOSES)),
        ("offence", list(OFFENCES)),
        ("role", list(Role)),
        ("recipient_class", list(RecipientClass)),
        ("act", list(ACTS)),
        ("category", list(ACTS.values())),
        ("field", list(KNOWN_FIELDS)),
        ("subject_class", list(SubjectClass)),
        ("reason_basis", list(Basis)),
        ("completeness", list(FIELDS)),
        ("slot", [slot.code for slot in SLOTS]),
        ("thing_class", sorted(CLASSES)),
        ("thing_state", [*TASK_STATES, *SETTLED]),
        ("custody", ["entered", *CUSTODY_ACTS]),
        ("handling_code", list(Code)),
        ("verb", list(Verb)),
        ("access", list(Access)),
        ("visit_reason", list(VISIT_REASONS)),
        ("case_move", [*IN_CASE, *ON_THING]),
    ],
)
def test_every_code_has_a_word(kind: str, codes: list[str]) -> None:
    """A new row in a table of the law needs its word here."""
    assert [str(code) for code in codes if str(code) not in TABLES[kind]] == []


def test_no_table_of_words_takes_another_s_name() -> None:
    """Joined into one, the later would silence the earlier: the intake's sources once showed their codes."""
    names = [
        key.value
        for path in sorted(CONSOLE.glob("words*.py"))
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "TABLES" and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    ]
    assert [name for name in names if names.count(name) > 1] == []
    assert set(names) == set(TABLES)


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("reason", {**REJECT_REASONS, **CONFIRM_REASONS, **ASK_REASONS}),
        ("erasure", ERASURE_REASONS),
        ("purpose", PURPOSES),
        ("offence", {code: offence.name for code, offence in OFFENCES.items()}),
        ("link", LINK_ANSWERS),
        ("gravity", GRAVITY_ANSWERS),
        ("action", {action.value: rule.label for action, rule in ACTIONS.items()}),
        ("instruction", {action.value: rule.instruction for action, rule in ACTIONS.items()}),
        ("visit_reason", VISIT_REASONS),
    ],
)
def test_english_words_are_those_of_the_law(kind: str, labels: Mapping[str, str]) -> None:
    """The page and the table never say different things."""
    with translation.override("en"):
        assert {code: word_for(code, kind) for code in labels} == dict(labels)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_codes_are_translated(language: str) -> None:
    """Most words differ from the English ones; names of authorities and signs never do."""
    with translation.override("en"):
        english = {
            kind: [str(word) for word in TABLES[kind].values()] for kind in ("state", "reason", "offence", "act")
        }
    with translation.override(language):
        for kind, words in english.items():
            assert [str(word) for word in TABLES[kind].values() if str(word) in words] == []


def constant_texts(source: str) -> Iterator[str]:
    """Constant texts of the errors for officers in one source file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN:
            yield from (str(text.value) for text in node.args if isinstance(text, ast.Constant))


def sentences_of_duties() -> set[str]:
    """Those of all duties that a page calls."""
    paths = [path for path in DUTIES.rglob("*.py") if not path.relative_to(DUTIES).as_posix().startswith(ELSEWHERE)]
    return {text for path in paths for text in constant_texts(path.read_text())}


def test_every_sentence_of_a_duty_is_known() -> None:
    """An error that reaches an officer reaches them in their language."""
    assert sentences_of_duties() - set(SENTENCES) == set()
    assert set(WHY_NOT.values()) - set(SENTENCES) == set()


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_sentences_are_translated(language: str) -> None:
    """Each sentence and each pattern has a translation of its own."""
    with translation.override(language):
        assert [text for text in SENTENCES if translation.gettext(text) == text] == []
        assert [text for _, text in PATTERNS if translation.gettext(text) == text] == []


def test_a_sentence_with_a_changing_part_keeps_it_in_words() -> None:
    """Codes inside a sentence become words, numbers stay."""
    with translation.override("fr"):
        assert phrase("this hit is awaiting second and takes no such decision now").endswith(
            "En attente du second agent."
        )
        assert "1000" in phrase("the note may have 1000 letters; put the rest in the case file")


def test_an_unknown_sentence_is_shown_as_it_is() -> None:
    """Better English than nothing; it starts with a capital letter."""
    assert phrase("the moon is full") == "The moon is full"


def test_every_reason_for_which_an_event_does_not_count_has_words() -> None:
    """EXC-13: whatever the check names beside the event."""
    event = Team().opening
    for code in REFUSALS:
        said = str(Unaccepted(code, event, "ARC-PIU"))
        assert any(pattern.fullmatch(said) for pattern, _ in PATTERNS), said
        assert event.id not in phrase(said)
        assert "ARC-PIU" in phrase(said) or "{0}" not in REFUSALS[code]
