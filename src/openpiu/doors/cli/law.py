"""`openpiu law`: the law profile in force, and whether the unit keeps it. Nothing is changed."""

from typing import Annotated

import typer

from openpiu.conf import clock, law, unit
from openpiu.core.law.profiles import Profile, profile_named
from openpiu.doors.cli.output import put_json, say
from openpiu.duties import lawful

app = typer.Typer(add_completion=False, help="The law profile, and whether the unit keeps it.", no_args_is_help=True)

Named = Annotated[str, typer.Option("--profile", help="Another profile than the one in force, such as be.")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output.")]


@app.command()
def show(profile: Named = "", as_json: Json = False) -> None:
    """Every value of the profile with its article, its date, and how sure we are of it.

    T: the source was read; T2: a secondary source; M: our reading, to be confirmed by a lawyer.

    Example: openpiu law show --profile be
    """
    chosen = _profile(profile)
    say(f"openpiu: {chosen.id} {chosen.version}: {chosen.title}")
    for row in lawful.profile_rows(chosen):
        if as_json:
            put_json({"profile": chosen.id, "version": chosen.version, **_plain(row)})
        else:
            say(f"{row.key:16} {row.value:42} {row.article} ({row.since}, {row.mark})")


@app.command("test")
def ask(profile: Named = "", as_json: Json = False) -> None:
    """Ask every rule of the live unit, and say green or red. Exit code 1 where one is red; nothing is changed.

    Example: openpiu law test --profile be --json
    """
    chosen = _profile(profile)
    with unit.database_in_use():
        outcomes = lawful.check_rules(law.scene(chosen, at=clock.now()))
    for one in outcomes:
        if as_json:
            put_json({"profile": chosen.id, "version": chosen.version, **_plain(one)})
        else:
            _say(one)
    red = sum(not one.green for one in outcomes)
    say(f"openpiu: {chosen.id} {chosen.version}: {len(outcomes) - red} rules kept, {red} not")
    raise typer.Exit(1 if red else 0)


def _profile(name: str) -> Profile:
    return profile_named(name) if name else unit.profile()


def _say(one: lawful.Outcome) -> None:
    against = "" if one.green else f": {one.count} against it, such as {', '.join(one.where)}"
    say(f"{'green' if one.green else 'RED':5} {one.rule:9} {one.article:24} {one.asks}{against}")


def _plain(value: lawful.Outcome | lawful.ProvisionRow) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
