"""Pushes in parts: which parts have come, and which have been missing for too long (MSG-7)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from openpiu.core.law.roles import MACHINE
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.series import Series, is_part, missing_parts
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.store.passenger.models import FlightRecord, SeriesRecord

PATIENCE = timedelta(minutes=10)  # unless the unit is set otherwise


def store_series(
    flight: FlightRecord, every: Iterable[Series], received: Mapping[str, datetime], *, ids: IdMaker, at: datetime
) -> None:
    """The flight's series as they stand now; `received` gives the receipt of each message by its stamp."""
    rows = {row.id: row for row in SeriesRecord.objects.using("passenger").filter(flight=flight)}
    current = set()
    for series in every:
        if not is_part(series.pushes[0]):
            continue
        key = (str(flight.id), series.source.value, series.says.value, series.reference, str(series.run))
        row = rows.get(id_ := ids.make("series", *key)) or SeriesRecord(id=id_, flight=flight)
        current.add(id_)
        _update(row, series, received, at)
    for row in rows.values():
        if row.id not in current and row.complete_at is None:  # two runs turned out to be one
            row.complete_at = at
            row.save(using="passenger", update_fields=["complete_at"])


def _update(row: SeriesRecord, series: Series, received: Mapping[str, datetime], at: datetime) -> None:
    moments = [received[push.stamp] for push in series.pushes]
    was_missing = row.flagged_at is not None and row.complete_at is None
    row.source, row.says, row.reference = series.source.value, series.says.value, series.reference
    row.parts, row.total, row.first_seen_at = list(series.parts), series.total, min(moments)
    row.complete_at = (row.complete_at or at) if series.is_complete else None
    row.save(using="passenger")
    if was_missing and row.complete_at:
        enter("series.completed", actor=MACHINE, at=at, subject=f"series:{row.id}", parts=_texts(row.parts))


def flag_missing_parts(*, at: datetime, patience: timedelta = PATIENCE) -> int:
    """Flag the series that have waited for a part longer than `patience`; returns how many are new among them."""
    with in_one_transaction():
        due = SeriesRecord.objects.using("passenger").select_for_update()
        due = due.filter(complete_at__isnull=True, flagged_at__isnull=True, first_seen_at__lte=at - patience)
        rows = list(due.order_by("id"))
        for row in rows:
            row.flagged_at = at
            row.save(using="passenger", update_fields=["flagged_at"])
            missing = _texts(missing_parts(row.parts, row.total))
            enter(
                "series.incomplete", actor=MACHINE, at=at, subject=f"series:{row.id}", flight=str(row.flight_id),
                parts=_texts(row.parts), total=row.total, missing=missing,
            )  # fmt: skip
        return len(rows)


def _texts(numbers: Iterable[int]) -> list[str]:
    return [str(number) for number in numbers]
