"""The command ``doichieu``: one module a verb, each with a click command named ``command``.

Exit codes: 0 done, 1 failed, 2 usage, 3 a blocking check failed (nothing was published), 4 the warehouse is missing
or locked. Data goes to stdout, progress and messages to stderr. A verb's module imports nothing heavy at the top:
DuckDB, Polars and Dagster are imported where they are used, so that ``--help`` is quick.
"""

from importlib import import_module
from importlib.metadata import version
from pkgutil import iter_modules
from typing import Any

import click


class Verbs(click.Group):
    """The verbs are the modules of this package; one is imported only when it is named (or listed by --help)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the verbs."""
        return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, or None where there is no such verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; errors that a user can act on become a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo("Interrupted. Finished batches are kept: the same command goes on from there.", err=True)
            ctx.exit(1)
        except Exception as error:
            known = _known(error)
            if known is None:
                raise
            message, code = known
            click.echo(f"Error: {message}", err=True)
            ctx.exit(code)


def _known(error: Exception) -> tuple[str, int] | None:
    """The message and exit code of an error of the pipeline; None for one nobody expected, which keeps its traceback.

    An error inside a Dagster resource arrives as the cause of Dagster's own.
    """
    from pipeline.ingest.options import MissingPathError
    from pipeline.lexicon.files import LexiconError
    from pipeline.warehouse.errors import WarehouseError

    link: BaseException | None = error
    while link is not None:
        if isinstance(link, WarehouseError):
            return str(link), link.exit_code
        if isinstance(link, MissingPathError):
            return str(link), 2
        if isinstance(link, LexiconError | OSError):
            return str(link), 1
        link = link.__cause__
    return None


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("doichieu"), prog_name="doichieu")
def main() -> None:
    """Articles in; an evidence-linked DuckDB warehouse out.

    \b
    Exit codes: 0 done, 1 failed, 2 usage, 3 a blocking check failed (nothing was published),
    4 the warehouse is missing or locked.
    """
