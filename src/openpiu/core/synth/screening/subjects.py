"""Drawing persons of an origin. All invented; document numbers start ZZ, which no state issues."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from random import Random

from openpiu.core.synth.screening.lexicon import lexicon
from openpiu.core.synth.screening.origin import Origin, pairs, words
from openpiu.core.synth.screening.values import Subject

FIRST_BORN = date(1940, 1, 1)
BORN_OVER = 66  # years
_PEAK = 0.62  # most are born about 1981
_FOREIGN_SHARE = 0.12  # hold the nationality of a state that has little to do with their name
_ELSEWHERE = ("BEL", "FRA", "DEU", "NLD", "GBR", "SWE", "ESP", "ITA", "USA", "CAN", "UTO")


def draw_subject(origin: Origin, rng: Random) -> Subject:
    """One person of that origin."""
    chance = rng.random
    male = chance() < 0.5
    return Subject(
        surname=_surname(origin, male, rng),
        given_names=_given_names(origin, male, rng),
        origin=origin.name,
        group=origin.group,
        sex="M" if male else "F",
        born=FIRST_BORN + timedelta(days=int(_skewed(chance) * BORN_OVER * 365.25)),
        nationality=_nationality(origin, rng),
        number=f"ZZ{int(chance() * 1e7):07}",
    )


def _surname(origin: Origin, male: bool, rng: Random) -> str:
    family = lexicon(origin).family
    name = family.draw(rng)
    if not male and origin.feminine:
        name = _feminine(origin, name)
    if rng.random() < origin.double_surname:
        second = family.draw(rng)
        if second != name:
            name = f"{name} {second}"
    if origin.particle_share and rng.random() < origin.particle_share:
        name = rng.choice(words(origin.particles)) + name
    return name


def _given_names(origin: Origin, male: bool, rng: Random) -> str | None:
    if origin.mononym and rng.random() < origin.mononym:
        return None
    names = lexicon(origin).men if male else lexicon(origin).women
    first = names.draw(rng)
    if rng.random() >= origin.second_given:
        return first
    second = names.draw(rng)
    return first if second == first else f"{first} {second}"


def _feminine(origin: Origin, name: str) -> str:
    for old, new in _feminine_endings(origin):
        if name.endswith(old):
            return name.removesuffix(old) + new
    return name


@cache
def _feminine_endings(origin: Origin) -> tuple[tuple[str, str], ...]:
    return pairs(origin.feminine)


def _nationality(origin: Origin, rng: Random) -> str:
    at = rng.random()
    if at < _FOREIGN_SHARE:
        return _ELSEWHERE[int(at / _FOREIGN_SHARE * len(_ELSEWHERE))]
    place = int(((at - _FOREIGN_SHARE) / (1 - _FOREIGN_SHARE)) ** 2 * len(origin.countries))
    return origin.countries[place]


def _skewed(chance: Callable[[], float]) -> float:
    """A place in 0..1, most often near the peak."""
    at = chance()
    if at < _PEAK:
        return float((at * _PEAK) ** 0.5)
    return float(1 - ((1 - at) * (1 - _PEAK)) ** 0.5)
