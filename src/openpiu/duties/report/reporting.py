"""The report of one year: its contents, and by which definitions and from which rows they were counted."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.core.law.statistics.counting import count_year
from openpiu.core.law.statistics.definitions import VERSION, digest_of_definitions
from openpiu.core.law.statistics.events import Kind
from openpiu.core.law.statistics.reports import Contents, contents_of, only_reviews
from openpiu.core.law.statistics.tally import digest_of, year_tally
from openpiu.core.terms.ids import IdMaker
from openpiu.errors import OfficerError
from openpiu.store.passenger import counting

FIRST_YEAR = 2016  # of the directive


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One year; nothing in it depends on when or by whom it was asked for."""

    unit: str
    about: str  # annual, or false-positives
    year: int
    is_public: bool
    definitions: str  # version of the definitions
    definitions_digest: str
    profile: str  # law profile in force, with its version
    small: int  # counts below it are hidden in the public version
    digest: str | None  # SHA-256 over the rows counted; None in the public version, where it could be guessed against
    reference: str  # the same under the unit's key: who has the key can tell whether the rows are still the same
    contents: Contents


def year_report(
    year: int, *, unit: str, profile: Profile, actor: Actor, keys: KeyStore, public: bool = False
) -> Report:
    """Count the year from the tally (PNR-20.1, PNR-20.2)."""
    check_may(actor, Act.SEE_STATISTICS)
    tally = year_tally(
        year,
        counting.lines_of(year),
        before=counting.sums_before(year, Kind.STATE),
        groups=counting.groups_of(year),
    )
    digest, small = digest_of(tally), profile.small_cell.value
    return Report(
        unit=unit,
        about="annual",
        year=year,
        is_public=public,
        definitions=VERSION,
        definitions_digest=digest_of_definitions(),
        profile=f"{profile.id} {profile.version}",
        small=small,
        digest=None if public else digest,
        reference=str(IdMaker(keys.identity_key()).make("statistics", digest)),
        contents=contents_of(count_year(tally), small=small, public=public),
    )


def false_positives_only(report: Report) -> Report:
    """Of a report: what it says of hits that officers rejected (RGT-17)."""
    return replace(report, about="false-positives", contents=only_reviews(report.contents))


def year_of(text: str, at: datetime) -> int:
    """The year that was asked for, or this one; OfficerError for what is no year up to now."""
    now = at.astimezone(UTC).year
    if not text.strip():
        return now
    if not text.strip().isdecimal() or not FIRST_YEAR <= int(text) <= now:
        raise OfficerError(f"a year is one from {FIRST_YEAR} to {now}")
    return int(text)
