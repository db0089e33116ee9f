"""Deliberate noise, as real senders make it: the table of all kinds, and which message gets which (MSG-1 to MSG-17)."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from openpiu.core.synth import noise_documents as on_persons
from openpiu.core.synth import noise_segments as on_segments
from openpiu.core.synth import noise_splitting as splitting
from openpiu.core.synth import noise_text as on_text
from openpiu.core.synth.noise_kind import Facts, Kind

_ACCENTS = "COÛTE 5 \N{POUND SIGN}, DÉJÀ RÉGLÉ À ÅRHUS"


def _can_split(facts: Facts) -> bool:
    return facts.names and facts.units > 1 and not facts.is_part


def _plain_lines(facts: Facts) -> bool:
    return facts.names and facts.style.wrap is None


def _in_default(facts: Facts) -> bool:
    return facts.names and on_text.has_default_separators(facts.style)


def _announced(facts: Facts) -> bool:
    return facts.names and facts.style.announces


def _no_heading(facts: Facts) -> bool:
    return facts.names and not facts.style.type_b


def _documented(facts: Facts) -> bool:
    return facts.documents


def _documented_pnr(facts: Facts) -> bool:
    return facts.documents and facts.is_pnrgov


def _spaced_titles(facts: Facts) -> bool:
    return facts.names and facts.is_pnrgov and facts.style.titles == "spaced"


def _manifest(facts: Facts, *, long_dates: bool) -> bool:
    return facts.names and not facts.is_pnrgov and facts.style.long_dates == long_dates


# In each step of writing the noise strikes in the order of this table: what tells of persons first, then messages are
# split, then trailers spoiled; what stands around a text comes last.
KINDS: tuple[Kind, ...] = (
    # Segments (MSG-5, MSG-17).
    Kind(name="stray_token", family="stray", segments=on_segments.stray),
    Kind(name="remark_misplaced", family="remark", segments=on_segments.remark_in_header),
    Kind(name="segment_unknown", family="unknown", segments=on_segments.unknown),
    Kind(name="segment_misplaced", family="misplaced", segments=on_segments.misplaced),
    Kind(name="segment_twice", family="twice", segments=on_segments.repeated),
    Kind(name="grp", family="grp", segments=on_segments.grouped),
    Kind(name="history", family="history", suits=lambda f: f.names and f.is_pnrgov, segments=on_segments.history),
    # Persons (MSG-9, MSG-11, MSG-13 to MSG-15).
    Kind(name="docs_missing", family="docs", loses=True, suits=_documented, segments=on_persons.document_lost),
    Kind(name="docs_no_number", family="docs", loses=True, suits=_documented, segments=on_persons.number_lost),
    Kind(name="docs_shifted", family="docs", suits=_documented_pnr, segments=on_persons.shifted),
    Kind(name="docs_before_names", family="docs", suits=_documented_pnr, segments=on_persons.before_names),
    Kind(name="docs_wrapped", family="lines", suits=_documented, lines=on_text.document_broken),
    Kind(name="docs_long_dates", family="docs", suits=_documented_pnr, segments=on_persons.long_dates),
    Kind(
        name="eight_digit_dates",
        family="dates",
        suits=lambda f: _manifest(f, long_dates=False),
        style=lambda style, _: replace(style, long_dates=True),
    ),
    Kind(
        name="six_digit_dates",
        family="dates",
        suits=lambda f: _manifest(f, long_dates=True),
        style=lambda style, _: replace(style, long_dates=False),
    ),
    Kind(
        name="titles_glued",
        family="titles",
        suits=_spaced_titles,
        style=lambda style, _: replace(style, titles="glued"),
    ),
    Kind(name="emails_plain", family="emails", suits=lambda f: f.emails, segments=on_persons.plain_emails),
    Kind(name="lower_case", family="case", segments=on_persons.lower_case),
    # Messages (MSG-7).
    Kind(name="message_twice", family="messages", copies=2, segments=splitting.twice),
    Kind(name="several_messages", family="messages", suits=_can_split, segments=splitting.in_messages),
    Kind(name="several_groups", family="messages", suits=_can_split, segments=splitting.in_groups),
    Kind(
        name="several_interchanges",
        family="messages",
        suits=lambda f: _can_split(f) and _in_default(f),
        segments=splitting.in_interchanges,
    ),
    # Trailers and counts (MSG-4).
    Kind(name="unt_count", family="unt", segments=on_segments.miscount("UNT")),
    Kind(name="une_count", family="une", segments=on_segments.miscount("UNE")),
    Kind(name="unz_count", family="unz", segments=on_segments.miscount("UNZ")),
    Kind(name="unt_missing", family="unt", segments=on_segments.lose("UNT")),
    Kind(name="une_missing", family="une", segments=on_segments.lose("UNE")),
    Kind(name="unz_missing", family="unz", segments=on_segments.lose("UNZ")),
    # Separators and release characters (MSG-1).
    Kind(name="other_separators", family="signs", suits=_in_default, style=on_text.other_separators),
    Kind(name="una_missing", family="signs", suits=_in_default, style=on_text.without_una),
    Kind(name="una_short", family="signs", suits=_announced, text=on_text.una_short),
    Kind(name="una_curly", family="signs", suits=lambda f: _in_default(f) and _announced(f), text=on_text.una_curly),
    Kind(name="release_doubled", family="release", segments=on_segments.with_remark("REALLY? WHAT??")),
    Kind(
        name="release_before_break",
        family="release",
        suits=_plain_lines,
        segments=on_segments.with_remark("WE'LL CALL + CONFIRM: TODAY?"),
        lines=on_text.broken_behind_release,
    ),
    # Lines (MSG-2, MSG-5).
    Kind(name="terminator_missing", family="open", lines=on_text.open_before_name),
    Kind(
        name="crlf",
        family="lines",
        suits=lambda f: f.names and f.style.line_break == "\n",
        style=lambda style, _: replace(style, line_break="\r\n"),
    ),
    Kind(name="wrapped", family="lines", suits=_plain_lines, style=on_text.wrapped_lines),
    Kind(name="tags_wrapped", family="lines", suits=_plain_lines, text=on_text.broken_tags),
    Kind(name="blank_lines", family="lines", suits=_plain_lines, text=on_text.blank_lines),
    # Characters (MSG-6).
    Kind(name="hard_blanks", family="blanks", text=on_text.hard_blanks),
    Kind(name="curly_quotes", family="signs", suits=_in_default, text=on_text.curly),
    Kind(name="utf8_mark", family="charset", charset=lambda _: "utf-8-sig"),
    Kind(name="latin1", family="charset", segments=on_segments.with_remark(_ACCENTS), charset=lambda _: "cp1252"),
    Kind(
        name="utf16",
        family="charset",
        segments=on_segments.with_remark(_ACCENTS),
        charset=lambda rng: rng.choice(("utf-16-le", "utf-16-be")),
    ),
    # Around the message (MSG-3, MSG-20), and what is not there at all.
    Kind(name="truncated", family="cut", loses=True, text=on_text.cut_off),
    Kind(name="telegram", family="telegram", suits=_no_heading, text=on_text.telegram),
    Kind(name="telegrams", family="telegram", suits=_no_heading, text=on_text.telegrams),
    Kind(name="mail_header", family="header", text=on_text.mail_header),
    Kind(name="mail_footer", family="footer", text=on_text.mail_footer),
)
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
LOSSLESS: tuple[str, ...] = tuple(kind.name for kind in KINDS if not kind.loses)
# So many kinds has a noisy message in turn: most have one.
_TURNS = (1, 1, 1, 2, 1, 1, 1, 3)


def loses_information(kinds: Sequence[str]) -> bool:
    """Whether something of the message can no longer be known."""
    return any(BY_NAME[name].loses for name in kinds)


def copies(kinds: Sequence[str]) -> int:
    """How often everything in the message is sent."""
    return max((BY_NAME[name].copies for name in kinds), default=1)


def deal(messages: Mapping[str, Facts], kinds: Sequence[str], rng: Random) -> dict[str, tuple[str, ...]]:
    """Which kinds each of these messages gets, by message: in turn over a shuffle, so that no kind comes short.

    A kind that does not suit a message waits for the next one; one that nothing suits is left alone.
    """
    waiting = deque(BY_NAME[name] for name in kinds)
    rng.shuffle(waiting)
    dealt = {}
    for turn, (message, facts) in enumerate(messages.items()):
        taken: list[Kind] = []
        for kind in list(waiting):
            if len(taken) == _TURNS[turn % len(_TURNS)]:
                break
            if kind.suits(facts) and all(kind.family != other.family for other in taken):
                taken.append(kind)
                waiting.remove(kind)
        waiting.extend(taken)
        dealt[message] = tuple(kind.name for kind in KINDS if kind in taken)
    return dealt
