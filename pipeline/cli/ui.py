"""``doichieu ui``: Dagster's web server and daemon."""

import os
import signal
import socket
import sys
from pathlib import Path

import click

from pipeline.cli._options import warehouse_option
from pipeline.settings import Settings, environment


@click.command()
@warehouse_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; there is no log-in.")
@click.option("--port", default=3000, show_default=True, help="Port to listen on.")
def command(folder: Path, host: str, port: int) -> None:
    """Open the Dagster UI: the asset graph, runs, checks, the launchpad."""
    _assert_free(host, port)
    from pipeline.defs.history import open_history, tidy

    home = Settings().dagster_home
    with open_history(home) as history:
        failed, removed = tidy(history)
    if failed or removed:
        click.echo(f"Run history: {failed} dead runs marked failed, {removed} old ones removed", err=True)
    click.echo(f"Dagster on http://{host}:{port} (Ctrl-C ends it)", err=True)
    changes = {"DAGSTER_HOME": str(home), "DOICHIEU_WAREHOUSE": str(folder.absolute()),
               "PYTHONSAFEPATH": "1"}  # a file of the working folder named like a module is none
    arguments = ["-m", "dagster", "dev", "--module-name", "pipeline.definitions", "--host", host, "--port", str(port),
                 "--log-level", "warning"]
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's & lets it be ignored; Dagster then ignores SIGTERM too
    os.execve(sys.executable, [sys.executable, *arguments], environment(**changes))


def _assert_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"{host}:{port}: {error.strerror}. Name another port with --port.") from None
