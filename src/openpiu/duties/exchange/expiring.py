"""What time alone brings about: items go when their sender said so, letters when the result's time is over (EXC-11).

What travels with a message is enforced at its receiver as well: `expires` is the sender's delete-by.
"""

from datetime import datetime, timedelta

from openpiu.adapters.keys.base import RecordKeys
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.recalling import destroy_erased
from openpiu.store.passenger.models import Letter, ReceivedMessage, SentMessage
from openpiu.store.sealed import POST, day_name


def expire(post: Post, *, at: datetime) -> int:
    """The same as `expire_with`, for who has the post."""
    return expire_with(profile=post.profile, record_keys=post.record_keys, at=at)


def expire_with(*, profile: Profile, record_keys: RecordKeys, at: datetime) -> int:
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
    destroy_erased(record_keys)
    _forget_letters(profile, record_keys, at=at)
    _forget_post(profile, record_keys, at=at)
    return len(due)


def _forget_post(profile: Profile, record_keys: RecordKeys, *, at: datetime) -> None:
    """What carries nobody, and what was kept out, goes with the key of its day; that it came, and receipts, stay.

    A day of which a message still waits, here or for its receipt, is left for later.
    """
    limit = day_name(at - timedelta(days=profile.post_days.value), POST)
    due = [name for name in record_keys.names(POST) if name <= limit]
    if not due:
        return
    waiting = SentMessage.objects.using("passenger").filter(receipt="", sealed_under__in=due)
    held = ReceivedMessage.objects.using("passenger").filter(standing="held", sealed_under__in=due)
    kept = {*waiting.values_list("sealed_under", flat=True), *held.values_list("sealed_under", flat=True)}
    gone = [name for name in due if name not in kept]
    if gone:
        with in_one_transaction():
            enter(
                "exchange.expired", actor=MACHINE, at=at, subject=f"post:{len(gone)}", days=gone,
                **profile.basis("post_days"),
            )  # fmt: skip
        for name in gone:
            record_keys.destroy(name)


def _forget_letters(profile: Profile, record_keys: RecordKeys, *, at: datetime) -> None:
    """Content of letters and sent messages past the time for results; that, and when, they left stays."""
    limit = at - timedelta(days=profile.result_days.value)
    letters = Letter.objects.using("passenger").filter(drafted_at__lte=limit)
    waiting = SentMessage.objects.using("passenger").filter(receipt="", persons=True)
    kept = set(waiting.values_list("sealed_under", flat=True))
    for name in set(letters.values_list("sealed_under", flat=True)) - kept:
        record_keys.destroy(name)
