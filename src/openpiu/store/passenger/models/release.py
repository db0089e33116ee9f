"""What stands around a disclosure: answers that ended the matter, transfers proposed, and what the DPO is told."""

from django.db import models


class Declined(models.Model):
    """A negative: an officer found no link with carriage by air, or ordinary crime. Nothing leaves (CJ-2)."""

    id = models.UUIDField(primary_key=True)
    hit = models.UUIDField()  # stays when the hit has been deleted: what was decided is documented without it
    evidence = models.CharField(max_length=64)  # another evidence is another question
    link = models.CharField(max_length=10)
    gravity = models.CharField(max_length=10)
    offence = models.CharField(max_length=10)
    officer = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hit", "evidence"], name="declined_once"),
            models.CheckConstraint(
                name="declined_is_negative", condition=models.Q(link="none") | models.Q(gravity="ordinary")
            ),
            models.CheckConstraint(name="declined_by_somebody", condition=~models.Q(officer="")),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class TransferProposal(models.Model):
    """One person proposes that a hit goes to a third country; another one releases it (PNR-11.1, RGT-15)."""

    id = models.UUIDField(primary_key=True)
    hit = models.UUIDField()  # as above
    evidence = models.CharField(max_length=64)
    recipient = models.CharField(max_length=40)
    offence = models.CharField(max_length=10)
    basis = models.CharField(max_length=120)  # id of the legal basis of this transfer
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hit", "evidence", "recipient", "offence"], name="transfer_proposed_once"),
            models.CheckConstraint(
                name="transfer_has_basis_and_author", condition=~models.Q(basis="") & ~models.Q(proposed_by="")
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class DpoEntry(models.Model):
    """One line in the data protection officer's inbox. Rows are only added."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20)  # third_country
    subject = models.UUIDField(unique=True)  # the transfer proposal
    at = models.DateTimeField()

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
