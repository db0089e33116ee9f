"""`openpiu serve`: the console and REST, with the embedded database unless another one is named."""

from functools import partial
from typing import Annotated

import typer

from openpiu.conf import preparing, serving, unit
from openpiu.doors.cli.output import say
from openpiu.doors.cli.sweeper import sweeping

app = typer.Typer(add_completion=False)


@app.callback(invoke_without_command=True)
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> None:
    """Run until interrupted. Behind a proxy that ends TLS, or with OPENPIU_HTTPS=0 on this machine only.

    Example: OPENPIU_HTTPS=0 openpiu serve --port 8000
    """
    serving.demand_free(host, port)
    with unit.database_in_use():
        preparing.prepare()
        ready = partial(say, f"openpiu: http://{host}:{port}/ (Ctrl-C stops it)")
        with sweeping():
            serving.run(host, port, workers=workers, ready=ready)
