"""Repetitions: the same bytes once more, under another name."""

from django.db import models

from openpiu.store.passenger.models.transmission import Transmission


class Repetition(models.Model):
    """One transmission that came again; a source that is read again (a run that went on) is no repetition."""

    transmission = models.ForeignKey(Transmission, on_delete=models.CASCADE, related_name="repetitions")
    source = models.CharField(max_length=255)
    received_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transmission", "source"], name="repetition_once_a_source")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
