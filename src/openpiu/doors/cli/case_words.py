"""What the commands of joint cases share: terms of content, and saying what an act led to."""

from typing import Annotated

import typer

from openpiu.doors.cli.output import put_json, say
from openpiu.duties.exchange.casework import Wrote

Code = Annotated[str, typer.Option(help="Handling code of what is said: H0 to H2.")]
Grading = Annotated[str, typer.Option(help="4x4: source A B C X, information 1 to 4.")]


def terms_of(code: str, grading: str, delete_by: str = "") -> dict[str, str]:
    """The originator's terms as events carry them."""
    return {"code": code, "grading": grading} | ({"delete_by": delete_by} if delete_by else {})


def say_wrote(wrote: Wrote, as_json: bool) -> None:
    """The event, the hash of the state, what waits for a second reader, what was recalled."""
    if as_json:
        put_json(wrote)
        return
    typer.echo(wrote.event)
    say(f"openpiu: state {wrote.state}")
    for letter in wrote.waiting:
        say(f"openpiu: another person reads the first letter to a partner: openpiu exchange read {letter}")
    if wrote.recalls:
        say(f"openpiu: {len(wrote.recalls)} recalls went out; openpiu exchange recalls names them")
