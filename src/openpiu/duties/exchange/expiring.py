"""What time alone brings about: items go when their sender said so, letters when the result's time is over (EXC-11).

What travels with a message is enforced at its receiver as well: `expires` is the sender's delete-by.
"""

from datetime import datetime, timedelta

from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.recalling import destroy_erased
from openpiu.store.passenger.models import Letter, ReceivedMessage, SentMessage


def expire(post: Post, *, at: datetime) -> int:
    """Erase what is due by destroying its key; returns how many items there were. Doing it again erases none."""
    with in_one_transaction():
        rows = ReceivedMessage.objects.using("passenger").filter(
            standing="applied", persons=True, expires_at__lte=at
        )  # fmt: skip
        due = sorted(rows.values_list("id", flat=True))
        for standing in ("hidden", "erased"):
            ReceivedMessage.objects.using("passenger").filter(id__in=due).update(standing=standing)
        if due:
            enter(
                "exchange.expired", actor=MACHINE, at=at, subject=f"received:{len(due)}",
                items=[str(id_) for id_ in due],
            )  # fmt: skip
    destroy_erased(post)
    _forget_letters(post, at=at)
    return len(due)


def _forget_letters(post: Post, *, at: datetime) -> None:
    """Content of letters and sent messages past the time for results; that, and when, they left stays."""
    limit = at - timedelta(days=post.profile.result_days.value)
    letters = Letter.objects.using("passenger").filter(drafted_at__lte=limit)
    waiting = SentMessage.objects.using("passenger").filter(receipt="", persons=True)
    kept = set(waiting.values_list("sealed_under", flat=True))
    for name in set(letters.values_list("sealed_under", flat=True)) - kept:
        post.record_keys.destroy(name)
