"""What a desk seals into its journal, and opens again for a re-check or for those who are cleared for it.

Belongs here: keys by day, nonces, what a content is bound to. Not here: the form of a line. A key is of one day:
destroyed, it erases all persons of that day from the journal, whose chain stays whole (docs/adr/0019).
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from openpiu.adapters.keys.base import RecordKeys
from openpiu.core.desk.answers import Found, Presented, findings_bytes, findings_from, presented_bytes, presented_from
from openpiu.core.desk.lines import Sealed
from openpiu.core.desk.sealing import FINDINGS_BLOCK, NONCE, PERSON_BLOCK, about, opened, sealed
from openpiu.core.desk.states import Step
from openpiu.core.desk.stopping import DeskStopped
from openpiu.core.ledger import Entry
from openpiu.errors import OpenpiuError


class Contents:
    """Sealing and opening for one desk."""

    def __init__(self, desk: str, keys: RecordKeys) -> None:
        self._desk, self._keys = desk, keys

    def ready(self, day: datetime) -> str:
        """The name of the day's key, which exists when this returns; DeskStopped where it cannot be made."""
        name = f"desk/{day.date().isoformat()}"
        try:
            self._keys.key(name)
        except (OSError, OpenpiuError) as error:
            raise DeskStopped(
                "STOP: this desk has no key to record with. Check nobody here and let nobody pass: use another desk, "
                "mend the folder of keys, start the desk again"
            ) from error
        return name

    def person(self, number: int, presented: Presented, under: str) -> Sealed:
        """Who was presented, for the line of the intent."""
        return self._sealed(number, Step.ISSUED, presented_bytes(presented), under, PERSON_BLOCK)

    def findings(self, number: int, act: Step, groups: Mapping[str, Iterable[Found]], under: str) -> Sealed:
        """What was found, by group, for a line with a result."""
        return self._sealed(number, act, findings_bytes(groups), under, FINDINGS_BLOCK)

    def person_in(self, entry: Entry) -> Presented:
        """Who was presented. KeyGone where it is erased, IntegrityError where it was changed."""
        return presented_from(self._opened(entry))

    def findings_in(self, entry: Entry) -> dict[str, tuple[Found, ...]]:
        """What a result line holds; for errors see `person_in`."""
        return findings_from(self._opened(entry))

    def _sealed(self, number: int, act: Step, content: bytes, under: str, block: int) -> Sealed:
        return sealed(
            content, key=self._keys.key(under), under=under, nonce=secrets.token_bytes(NONCE),
            bound=about(self._desk, number, act), block=block,
        )  # fmt: skip

    def _opened(self, entry: Entry) -> bytes:
        number, under = int(str(entry.detail["number"])), str(entry.detail["under"])
        bound = about(self._desk, number, Step(entry.act))
        return opened(str(entry.detail["sealed"]), key=self._keys.existing(under), bound=bound)
