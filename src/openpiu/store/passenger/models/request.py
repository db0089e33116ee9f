"""Requests for passenger data by competent authorities and partner units (Art. 6(2)(b), 9(2))."""

import msgspec
from django.contrib.postgres.fields import ArrayField
from django.db import models

from openpiu.core.law.request_states import CLOSED, RequestState
from openpiu.store.sealed import ASKED, SealedText, SealedTexts, kept_name

_Q = models.Q
OVER = sorted(state.value for state in CLOSED)


class Request(SealedTexts):
    """One request. Triggers guard its state: sql/requests.sql.

    What it tells of persons stands in the columns of `PERSONAL`, and nowhere else. The texts are sealed under a key of
    the request and erased some time after it was closed (`core.law.profiles`: result_days).
    """

    PERSONAL = (
        "sought", "circumstances", "material", "suspicion", "contribution", "air_link", "urgent_reason", "found",
    )  # fmt: skip

    id = models.UUIDField(primary_key=True)
    unit = models.CharField(max_length=120)  # which was asked
    requester = models.CharField(max_length=40)  # code of the authority or the partner unit
    requester_name = models.CharField(max_length=120)
    person = models.CharField(max_length=120)  # who asks there (PNR-13.6)
    case_reference = models.CharField(max_length=80)
    offence = models.CharField(max_length=10)
    wanted = ArrayField(models.CharField(max_length=20), default=list)
    sought = SealedText(blank=True, default="")  # what to look for, as JSON; see `elements`
    circumstances = SealedText(blank=True, default="")
    material = SealedText(blank=True, default="")
    suspicion = SealedText(blank=True, default="")
    contribution = SealedText(blank=True, default="")
    air_link = SealedText(blank=True, default="")
    is_urgent = models.BooleanField(default=False)
    urgent_reason = SealedText(blank=True, default="")
    state = models.CharField(max_length=20, default=RequestState.OPEN.value, db_index=True)
    registered_by = models.CharField(max_length=150)
    registrar_authority = models.CharField(max_length=120, blank=True)
    registered_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField()
    basis = models.JSONField(default=dict)  # profile, version, article (PROF-1)
    approval_months = models.PositiveSmallIntegerField(default=0)  # age from which an answer needs the approver
    found = ArrayField(models.UUIDField(), default=list)  # records: what is asked of the approver, and no other
    found_count = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)  # when somebody who may answer it first opened it
    searched_at = models.DateTimeField(null=True)
    submission = models.PositiveSmallIntegerField(default=0)  # how often it was put to the approver
    submitted_by = models.CharField(max_length=150, blank=True)
    submitter_authority = models.CharField(max_length=120, blank=True)
    refusal = models.CharField(max_length=4, blank=True)  # core.law.request_refusals
    ex_post_due = models.DateTimeField(null=True)  # answered at once: until when the approver must have decided
    escalated_at = models.DateTimeField(null=True)  # that moment passed without a decision
    closed_at = models.DateTimeField(null=True, db_index=True)
    closed_by = models.CharField(max_length=150, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="request_state_known", condition=_Q(state__in=[state.value for state in RequestState])
            ),
            models.CheckConstraint(
                name="request_complete",  # PNR-6.3, PNR-9.2, CJ-10: what is not refused has all its parts
                condition=_Q(state=RequestState.REFUSED.value)
                | (
                    ~_Q(requester="") & ~_Q(person="") & ~_Q(case_reference="") & ~_Q(offence="") & ~_Q(wanted=[])
                    & (
                        _Q(erased_at__isnull=False)
                        | (
                            ~_Q(sought="") & ~_Q(circumstances="") & ~_Q(material="")
                            & ((_Q(offence="T") & ~_Q(contribution="")) | (~_Q(offence="T") & ~_Q(suspicion="")))
                            & (_Q(is_urgent=False) | ~_Q(urgent_reason=""))
                        )
                    )
                ),
            ),
            models.CheckConstraint(
                name="request_closed_when_over",
                condition=_Q(state__in=OVER, closed_at__isnull=False)
                | (~_Q(state__in=OVER) & _Q(closed_at__isnull=True, erased_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="request_refused_with_code", condition=~_Q(state=RequestState.REFUSED.value) | ~_Q(refusal="")
            ),
            models.CheckConstraint(
                name="request_ex_post_is_urgent", condition=_Q(ex_post_due__isnull=True) | _Q(is_urgent=True)
            ),
            models.CheckConstraint(  # Art. 12(3) asks for approval after six months at the latest
                name="request_approval_after_six_months_at_the_latest", condition=_Q(approval_months__lte=6)
            ),
        ]  # fmt: skip

    def sealing_name(self) -> str:
        """One key a request: destroyed when it is erased."""
        return kept_name(self.id, ASKED)

    @property
    def elements(self) -> dict[str, str]:
        """What to look for, by core.law.requests.Element; empty once erased."""
        found: dict[str, str] = msgspec.json.decode(self.sought) if self.sought else {}
        return found

    @elements.setter
    def elements(self, values: dict[str, str]) -> None:
        self.sought = msgspec.json.encode(values).decode() if values else ""

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
