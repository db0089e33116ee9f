"""Which of two values is the stricter one, key by key: so that no default is ever loosened unseen (RGT-4)."""

from collections.abc import Callable, Mapping
from typing import Any

from openpiu.core.law.profiles.profile import IntraEu, Profile

Looser = Callable[[Any, Any], bool]  # (was, is): whether `is` allows more than `was`


def _more(was: int, is_: int) -> bool:
    return is_ > was


def _fewer(was: int, is_: int) -> bool:
    return is_ < was


def _wider(was: frozenset[str], is_: frozenset[str]) -> bool:
    return not is_ <= was


def _no_longer(was: bool, is_: bool) -> bool:
    return was and not is_


def _more_flights(was: IntraEu, is_: IntraEu) -> bool:
    return list(IntraEu).index(is_) > list(IntraEu).index(was)


def _releases_more(was: Mapping[str, frozenset[str]], is_: Mapping[str, frozenset[str]]) -> bool:
    return any(not offences <= is_.get(recipient, frozenset()) for recipient, offences in was.items())


LOOSER: dict[str, Looser] = {
    "ordinary_months": _more,
    "mask_months": _more,
    "longest_months": _more,
    "ground_months": _more,
    "grounds": _wider,
    "partner_expiry": _no_longer,
    "result_days": _more,
    "repeat_days": _more,
    "post_days": _more,
    "sealed_hours": _more,
    "approval_months": _more,
    "ex_post_hours": _more,
    "answer_days": _more,
    "answer_hours": _more,
    "opened_hours": _more,
    "intra_eu": _more_flights,
    "selection_months": _more,
    "sentence_years": _fewer,
    "air_link": _no_longer,
    "ledger_years": _fewer,
    "small_cell": _fewer,
    "criterion_months": _more,
    "criterion_review_months": _more,
    "criterion_decided": _more,
    "criterion_precision": _fewer,
    "not_to": _releases_more,
}


def looser(was: Profile, is_: Profile) -> list[str]:
    """The keys in which the second profile allows more than the first."""
    now = dict(is_.provisions())
    return [key for key, before in was.provisions() if LOOSER[key](before.value, now[key].value)]
