"""--help is quick, and nothing heavy is imported for it."""

import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage

import click
import pytest

from pipeline.cli import main

VERBS = main.list_commands(click.Context(main))
HEAVY = ("duckdb", "dagster", "polars", "pyarrow", "sqlglot", "pydantic", "rich.table")


def test_the_verbs_of_the_first_release_are_there():
    assert {"run", "query", "explain", "ui", "doctor"} <= set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_a_verb_takes_under_half_a_second(verb: str):
    """Processor time of the best of three, since other programs share the clock."""

    def once() -> float:
        begun = getrusage(RUSAGE_CHILDREN)
        shown = subprocess.run([sys.executable, "-m", "pipeline.cli", verb, "--help"], capture_output=True, text=True)
        assert shown.stdout.startswith(f"Usage: doichieu {verb}") or f"{verb} " in shown.stdout.splitlines()[0]
        ended = getrusage(RUSAGE_CHILDREN)
        return ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime

    assert min(once() for _ in range(3)) < 0.5


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_imports_nothing_heavy(verb: str):
    code = (
        "import sys; from pipeline.cli import main\n"
        f"main(['{verb}', '--help'] if '{verb}' else ['--help'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stderr.strip() == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does(verb: str):
    command = main.get_command(click.Context(main), verb)
    assert command is not None
    assert (command.help or "").strip()
