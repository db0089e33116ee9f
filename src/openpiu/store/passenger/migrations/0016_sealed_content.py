"""Content that names a person is sealed, row by row; the next migration drops the readable columns."""

from typing import Any

import msgspec
from django.db import migrations, models

from openpiu.store.sealed import DISCLOSED, day_name, kept_name, seal_bytes

# model, column with what is sealed now, the column that tells the day of receipt
SEALED = (
    ("travellerrecord", "content", "received_at"),
    ("bookingrecord", "content", "received_at"),
    ("report", "content", "traveller__received_at"),
    ("hit", "explanation", "traveller__received_at"),
    ("review", "note", "hit__traveller__received_at"),
)
GUARDED = ("passenger_review", "passenger_disclosure", "passenger_hit")


def seal_all(apps: Any, editor: Any) -> None:
    """Seal every row; the guards rest meanwhile, because nothing but the form of the rows changes."""
    alias = editor.connection.alias
    for table in GUARDED:
        editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for model, column, day in SEALED:
        rows = apps.get_model("passenger", model).objects.using(alias)
        for id_, plain, received_at in rows.values_list("pk", column, day).iterator(chunk_size=1000):
            if plain not in ("", None):
                _seal(rows, f"passenger_{model}", id_, plain, day_name(received_at))
    disclosures = apps.get_model("passenger", "disclosure").objects.using(alias)
    for id_, signed in disclosures.values_list("pk", "signed").iterator(chunk_size=1000):
        _seal(disclosures, "passenger_disclosure", id_, signed, kept_name(id_, DISCLOSED))
    bookings = apps.get_model("passenger", "bookingrecord").objects.using(alias)
    bookings.filter(content__cancelled=True).update(cancelled=True)
    bookings.exclude(content__cancelled_names=[]).update(takes_off=True)
    # Bytes sealed under the unit's old key cannot be told apart from noise by the new one: they only waited for a retry.
    apps.get_model("passenger", "transmission").objects.using(alias).filter(sealed__isnull=False).update(sealed=None)
    for table in GUARDED:
        editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _seal(rows: Any, table: str, id_: Any, plain: Any, under: str) -> None:
    sealed = seal_bytes(msgspec.json.encode(plain), under=under, about=f"{table}:{id_}")
    rows.filter(pk=id_).update(sealed=sealed, sealed_under=under)


def _columns(model: str) -> list[migrations.AddField]:
    return [
        migrations.AddField(model_name=model, name="sealed", field=models.BinaryField(default=b"")),
        migrations.AddField(
            model_name=model, name="sealed_under", field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
    ]


class Migration(migrations.Migration):

    dependencies = [("passenger", "0015_oversight")]

    operations = [
        *(one for model in ("travellerrecord", "bookingrecord", "report", "hit", "review", "disclosure") for one in _columns(model)),
        migrations.AddField(
            model_name="transmission", name="sealed_under",
            field=models.CharField(blank=True, default="", max_length=60), preserve_default=False,
        ),
        migrations.AddField(model_name="bookingrecord", name="cancelled", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="bookingrecord", name="takes_off", field=models.BooleanField(default=False)),
        migrations.RunPython(seal_all, migrations.RunPython.noop),
    ]
