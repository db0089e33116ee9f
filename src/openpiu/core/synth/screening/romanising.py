"""The same name in another romanisation, or with the letters of the script it has at home.

Belongs here: applying the tables of the origins. The tables are general knowledge of systems in use (ISO, BGN,
ALA-LC, French, German and English habits), not from what the matcher folds.
"""

import re
from functools import cache, lru_cache
from random import Random

from openpiu.core.synth.screening.origin import Origin, pairs

_LEAST_RULES = 2  # a clerk seldom applies a whole system
Rules = tuple[tuple[str, str], ...]


@cache
def systems_of(origin: Origin) -> tuple[Rules, ...]:
    """The other romanisations of an origin, each a table of rules."""
    return tuple(pairs(system) for system in origin.systems)


def romanised(text: str, rules: Rules) -> str:
    """Apply the rules in one pass, so that no rule works on what another has written; capitals are kept."""
    table, search = _compiled(rules)
    return " ".join(_word(word, table, search) for word in text.split(" ")).strip()


def draw_rules(origin: Origin, rng: Random) -> Rules:
    """Some or all rules of one of the origin's systems."""
    rules = list(rng.choice(systems_of(origin)))
    if rng.random() < 0.5:
        return tuple(rules)
    rng.shuffle(rules)
    return tuple(rules[: rng.randint(_LEAST_RULES, len(rules))])


@lru_cache(maxsize=4096)
def _compiled(rules: Rules) -> tuple[dict[str, str], re.Pattern[str]]:
    table = {one.lstrip("^"): other for one, other in rules}
    ordered = sorted(rules, key=lambda rule: -len(rule[0]))
    parts = (f"\\b{re.escape(one[1:])}" if one.startswith("^") else re.escape(one) for one, _ in ordered)
    return table, re.compile("|".join(parts))


def _word(word: str, table: dict[str, str], search: re.Pattern[str]) -> str:
    changed = search.sub(lambda found: table[found.group()], word.lower())
    return "-".join(_capital(part) for part in changed.split("-")) if word[:1].isupper() else changed


def _capital(text: str) -> str:
    return " ".join(part[:1].upper() + part[1:] for part in text.split(" "))
