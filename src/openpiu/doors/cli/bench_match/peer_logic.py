"""The peer logic-v2 of nomenklatura, as its own users call it: FollowTheMoney persons, compared in pairs.

Favourable to it: the true alert is always compared, whoever would have found it, and an innocent traveller only with
those that TF-IDF ranks first. Its parsed names are kept by the id of the entity, so every entity needs an
id of its own: with one id for all queries it compares stale names (a test holds this).
"""

from typing import Any

from openpiu.core.matching import Person
from openpiu.doors.cli.bench_match.packages import package

CANDIDATES = 25


class LogicV2:
    """Scores of pairs, 0..1, with its own birth-date rule or, without birth dates, for the shared one."""

    def __init__(self, *, with_birth_dates: bool) -> None:
        """Its rule for birth dates applies only where it is shown birth dates."""
        matching: Any = package("nomenklatura.matching")
        self._algorithm = matching.get_algorithm("logic-v2")
        self._config = self._algorithm.default_config()
        self._make: Any = package("followthemoney").model.get_proxy
        self._with_birth_dates = with_birth_dates

    def score(self, traveller: Any, alert: Any) -> float:
        """One pair of entities."""
        return float(self._algorithm.compare(traveller, alert, self._config).score)

    def entity(self, person: Person, prefix: str) -> Any:
        """A person as an entity whose id is unique: `prefix` keeps travellers, alerts and runs apart."""
        names = [f"{name.given_names or ''} {name.surname}".strip() for name in person.names]
        properties: dict[str, list[str]] = {"name": names[:1], "alias": names[1:]}
        if person.given_names:
            properties |= {"firstName": [person.given_names], "lastName": [person.surname]}
        if self._with_birth_dates and person.birth_date:
            properties["birthDate"] = [str(person.birth_date)]
        return self._make({"id": f"{prefix}-{person.id}", "schema": "Person", "properties": properties}, cleaned=True)
