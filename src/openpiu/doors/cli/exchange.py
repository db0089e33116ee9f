"""`openpiu exchange`: letters to partners and messages from them: lists, release, answers, recalls, bundles."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from openpiu.conf import clock, exchange, unit
from openpiu.core.law.sharing import NOT_SHARED
from openpiu.doors.cli.acting import As, actor_named
from openpiu.doors.cli.exchange_carrying import carry, read_bundle, serve, write_bundle
from openpiu.doors.cli.output import put_json, say
from openpiu.duties.exchange import answering, keeping, letters, passing, recalling, sharing, viewing
from openpiu.errors import OfficerError

app = typer.Typer(add_completion=False, help="Letters to partners, messages from them.", no_args_is_help=True)
app.command()(carry)
app.command()(serve)
app.command("write-bundle")(write_bundle)
app.command("read-bundle")(read_bundle)

Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]
Partner = Annotated[str, typer.Argument(help="Code of the partner.")]
Received = Annotated[str, typer.Argument(help="Id of a received message, from the list.")]
Letter = Annotated[str, typer.Argument(help="Id of the letter.")]
Hit = Annotated[str, typer.Argument(help="Id of the hit.")]


@app.command("list")
def list_(
    as_: As, side: Annotated[str, typer.Argument(help="sent or received.")] = "received", as_json: Json = False
) -> None:  # fmt: skip
    """The newest messages of one side, without their content. Example: openpiu exchange list sent --as w.officer"""
    with unit.database_in_use():
        rows = viewing.list_messages(side, actor=actor_named(as_))
    for row in rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.message} {row.partner:10} {row.lane:8} {row.number:6} {row.type:14} {row.standing} {row.code}")


@app.command()
def show(received: Received, as_: As) -> None:
    """One received message as JSON; seeing it is entered. Example: openpiu exchange show ID --as w.officer"""
    with unit.database_in_use():
        put_json(viewing.open_received(received, actor=actor_named(as_), at=clock.now()))


@app.command()
def quarantine(as_: As, as_json: Json = False) -> None:
    """What was not let in, with the reason and what to do. Example: openpiu exchange quarantine --as s.super"""
    with unit.database_in_use():
        rows = keeping.list_quarantine(actor=actor_named(as_))
    for row in rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.at:%Y-%m-%d %H:%M} {row.sender:10} {row.code}: {row.found}; {row.advice}")


@app.command()
def owed(as_: As, as_json: Json = False) -> None:
    """Reviewed hits that touch a partner's state, undecided yet. Example: openpiu exchange owed --as w.officer"""
    with unit.database_in_use():
        rows = sharing.owed(actor=actor_named(as_))
    for row in rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.hit} {row.partner:10} {row.flight}")


@app.command()
def share(
    hit: Hit,
    partner: Partner,
    as_: As,
    offence: Annotated[str, typer.Option(help="Code of the offence.")],
    link: Annotated[str, typer.Option(help="Link with carriage by air: target, means, journey, none.")],
    gravity: Annotated[str, typer.Option(help="serious or ordinary.")],
    evidence: Annotated[str, typer.Option(help="Version of the evidence that was looked at.")],
    grading: Annotated[str, typer.Option(help="4x4: source A B C X, information 1 to 4.")] = "B2",
) -> None:
    """Draft the smallest package of a reviewed hit for a partner; prints the letter's id. Nothing leaves by it.

    Example: openpiu exchange share HIT ARC-PIU --offence T --link journey --gravity serious --evidence V --as w.officer
    """
    what = sharing.Sharing(offence=offence, link=link, gravity=gravity, evidence_version=evidence, grading=grading)
    with unit.database_in_use():
        letter = sharing.share(exchange.post(), hit, partner, what, actor=actor_named(as_), at=clock.now())
    typer.echo(letter)


@app.command("keep-back")
def keep_back(
    hit: Hit, partner: Partner, as_: As, reason: Annotated[str, typer.Option(help=f"{', '.join(NOT_SHARED)}.")]
) -> None:  # fmt: skip
    """Record why a partner does not get a reviewed hit.

    Example: openpiu exchange keep-back HIT ARC-PIU --reason S3 --as w.officer
    """
    with unit.database_in_use():
        sharing.keep_back(
            exchange.post(), hit, partner, reason=reason, actor=actor_named(as_), at=clock.now()
        )  # fmt: skip
    say("openpiu: recorded")


@app.command()
def read(letter: Letter, as_: As) -> None:
    """Exactly what would leave, as JSON, with its digest. Example: openpiu exchange read LETTER --as w.officer"""
    with unit.database_in_use():
        put_json(letters.preview(letter, actor=actor_named(as_), at=clock.now()))


@app.command()
def release(
    letter: Letter, as_: As, digest: Annotated[str, typer.Option(help="Digest of what you have read.")]
) -> None:  # fmt: skip
    """Let exactly what you have read leave; the first letter to a partner is read by two.

    Example: openpiu exchange release LETTER --digest D --as w.officer
    """
    with unit.database_in_use():
        left = letters.release(exchange.post(), letter, digest, actor=actor_named(as_), at=clock.now())
    say("openpiu: it is on its way" if left else "openpiu: another person has to read it too")


@app.command()
def ask(
    partner: Partner,
    path: Annotated[Path, typer.Argument(help="The request as JSON: request.schema.json, what stands below body.")],
    as_: As,
    basis: Annotated[str, typer.Option(help="9(2), 9(3), 9(4), 10 or 11.")] = "9(2)",
    grading: Annotated[str, typer.Option(help="4x4: source A B C X, information 1 to 4.")] = "X4",
) -> None:
    """Draft a request to a partner; prints the letter's id. Nothing leaves by it.

    Example: openpiu exchange ask ARC-PIU request.json --grading B2 --as w.officer
    """
    actor = actor_named(as_)
    try:
        body = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (OSError, msgspec.MsgspecError) as error:
        raise OfficerError(f"{path} cannot be read as one JSON object") from error
    with unit.database_in_use():
        note = answering.request_note(partner, body, basis=basis, grading=grading)
        letter = letters.draft(exchange.post(), note, letters.Source(), actor=actor, at=clock.now())
    typer.echo(letter)


@app.command()
def answer(request: Annotated[str, typer.Argument(help="Id of the request.")], as_: As) -> None:
    """Tell the partner what became of its request; prints the letter to release where records leave.

    Example: openpiu exchange answer REQUEST --as w.officer
    """
    with unit.database_in_use():
        letter = answering.answer_partner(exchange.post(), request, actor=actor_named(as_), at=clock.now())
    typer.echo(letter or "sent")


@app.command("pass-on")
def pass_on(
    received: Received,
    partner: Partner,
    as_: As,
    emergency: Annotated[str, typer.Option(help="The specific threat that cannot wait for consent.")] = "",
) -> None:
    """Draft the letter that passes a received item on; without the originator's consent only in an emergency.

    Example: openpiu exchange pass-on ID LAP-PIU --as w.officer
    """
    with unit.database_in_use():
        letter = passing.pass_on(
            exchange.post(), received, partner, emergency=emergency, actor=actor_named(as_), at=clock.now()
        )
    typer.echo(letter)


@app.command("ask-consent")
def ask_consent(
    received: Received, partner: Partner, as_: As, reason: Annotated[str, typer.Option(help="Why. No names.")]
) -> None:  # fmt: skip
    """Ask the originator whether an item may go on.

    Example: openpiu exchange ask-consent ID LAP-PIU --reason "same gang" --as w.officer
    """
    with unit.database_in_use():
        passing.ask_consent(
            exchange.post(), received, partner, reason=reason, actor=actor_named(as_), at=clock.now()
        )  # fmt: skip
    say("openpiu: asked")


@app.command()
def consent(
    received: Received, as_: As, refuse: Annotated[bool, typer.Option("--refuse", help="Do not consent.")] = False
) -> None:  # fmt: skip
    """Answer a partner's question about what this unit sent. Example: openpiu exchange consent ID --as w.officer"""
    with unit.database_in_use():
        passing.answer_consent(
            exchange.post(), received, granted=not refuse, actor=actor_named(as_), at=clock.now()
        )  # fmt: skip
    say("openpiu: answered")


@app.command()
def passings(as_: As, as_json: Json = False) -> None:
    """What was passed on in an emergency, to be reviewed. Example: openpiu exchange passings --as t.dpo"""
    with unit.database_in_use():
        rows = passing.list_passings(actor=actor_named(as_))
    for row in rows:
        if as_json:
            put_json(row)
        else:
            say(f"{row.passing} of {row.originator} to {row.recipient}, due {row.review_due:%Y-%m-%d} {row.verdict}")


@app.command("review-passing")
def review_passing(
    passing_id: Annotated[str, typer.Argument(help="Id of the passing.")],
    as_: As,
    verdict: Annotated[str, typer.Option(help="lawful or doubtful.")],
) -> None:  # fmt: skip
    """What the review found. Example: openpiu exchange review-passing ID --verdict lawful --as t.dpo"""
    with unit.database_in_use():
        passing.review_passing(passing_id, verdict=verdict, actor=actor_named(as_), at=clock.now())
    say("openpiu: recorded")


@app.command()
def recall(
    messages: Annotated[list[str], typer.Argument(help="Ids of sent messages.")],
    as_: As,
    reason: Annotated[str, typer.Option(help="Why, for the partner. No names.")],
    mode: Annotated[str, typer.Option(help="erase, restrict or correct.")] = "erase",
    days: Annotated[int, typer.Option(min=1, max=365, help="Until when it is to be done.")] = 7,
) -> None:
    """Take back what was sent. Example: openpiu exchange recall ID --reason "wrong person" --as w.officer"""
    at = clock.now()
    wish = recalling.Wish(mode=mode, reason=reason, deadline=at + timedelta(days=days))
    with unit.database_in_use():
        made = recalling.recall(exchange.post(), messages, wish, actor=actor_named(as_), at=at)
    for id_ in made:
        typer.echo(id_)


@app.command()
def recalls(as_: As, as_json: Json = False) -> None:
    """Recalls of both sides with their deadlines. Example: openpiu exchange recalls --as w.officer"""
    with unit.database_in_use():
        rows = recalling.list_recalls(actor=actor_named(as_))
    for row in rows:
        if as_json:
            put_json(row)
        else:
            whose, late = "ours" if row.ours else "theirs", " OVERDUE" if row.is_overdue and not row.answered else ""
            say(f"{row.recall} {row.partner:10} {whose:6} {row.mode:8} due {row.deadline:%Y-%m-%d}{late}")


@app.command()
def copies(recall_id: Annotated[str, typer.Argument(help="Id of a partner's recall.")], as_: As) -> None:
    """Every copy that a partner's recall found here. Example: openpiu exchange copies RECALL --as w.officer"""
    with unit.database_in_use():
        rows = recalling.list_copies(recall_id, actor=actor_named(as_))
    for copy, kind, reference, done in rows:
        say(f"{copy} {kind:8} {reference} {done or 'waits'}")


@app.command()
def settle(
    copy: Annotated[str, typer.Argument(help="Id of a copy.")],
    as_: As,
    done: Annotated[str, typer.Option(help="erased, restricted or cannot.")],
    why: Annotated[str, typer.Option(help="Such as a court's file number.")] = "",
) -> None:
    """Say what became of one copy; the last one sends the signed list back.

    Example: openpiu exchange settle COPY --done erased --as w.officer
    """
    with unit.database_in_use():
        over = recalling.settle_copy(
            exchange.post(), copy, done=done, why=why, actor=actor_named(as_), at=clock.now()
        )  # fmt: skip
        recalling.destroy_erased(exchange.post().record_keys)
    say("openpiu: all copies are settled; the list is on its way" if over else "openpiu: recorded; others wait")
