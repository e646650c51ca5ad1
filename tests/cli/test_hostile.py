"""What an article, its title, its address or its file's name says reaches no interpreter: SQL, terminal, spreadsheet, shell."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

TEXT = ("In 2023 exports rose 7.5% to $(touch pwned) 12 billion USD'); DROP TABLE core.documents; -- \x1b]0;owned\x07 "
        "<script>alert(1)</script> `touch pwned` | =1+1 \u202e{{7*7}} %s {0}")
TITLE = "=HYPERLINK(\"http://x\") '; DROP TABLE core.figures; -- \x1b[31m<img src=x onerror=alert(1)>"
URL = "javascript:alert('x')//\"><script>"
NAME = "it's \"$(touch pwned)\"; <b> \x1b[2J\nx.jsonl"


@pytest.fixture(scope="module")
def hostile(doichieu: Command, place: Path) -> str:
    """A warehouse with one hostile article and one hostile reject; what the run printed."""
    folder = place / "inputs"
    folder.mkdir()
    record = {"text": TEXT, "title": TITLE, "url": URL, "author": "'; --", "date": "2023-01-02'; --"}
    (folder / NAME).write_text(json.dumps(record) + "\n" + json.dumps({"\x1b[31m'; DROP": "no body"}), encoding="utf-8")
    ran = doichieu("run", "inputs", "--warehouse", "hostile")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout + ran.stderr


def ask(doichieu: Command, *arguments: str) -> str:
    ran = doichieu(*arguments, "--warehouse", "hostile")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_warehouse_keeps_it_as_it_is(hostile: str, doichieu: Command):
    (row,) = json.loads(ask(doichieu, "query", "--json", "select text, title, url, source_uri from core.documents"))
    assert (row["text"], row["title"], row["url"]) == (TEXT, TITLE, URL)
    assert row["source_uri"] == f"inputs/{NAME}#line=1"


def test_no_command_reaches_the_terminal(hostile: str, doichieu: Command):
    shown = hostile + ask(doichieu, "query", "select text, title, url, source_uri from core.documents")
    figure = ask(doichieu, "query", "--csv", "select figure_id from core.figures where unit = 'USD'").split()[1]
    shown += ask(doichieu, "explain", figure)
    assert "␛]0;owned␇" in shown
    assert not set(shown) & set("\x1b\x07\u202e")


def test_no_command_reaches_a_spreadsheet_or_a_shell(hostile: str, doichieu: Command, place: Path):
    assert ask(doichieu, "query", "--csv", "select title from core.documents").splitlines()[1].startswith("\"'=HYPERLINK")
    ask(doichieu, "export", "titles.csv", "select title from core.documents")
    assert "'=HYPERLINK" in (place / "titles.csv").read_text()
    assert not list(place.rglob("pwned"))


def test_a_folder_with_such_a_name_holds_a_warehouse(doichieu: Command, place: Path):
    name = "w'; DROP \"x\" $(touch pwned)"
    assert doichieu("run", "articles", "--warehouse", name).returncode == 0
    ran = doichieu("query", "--csv", "select count(*) from core.documents", "--warehouse", name)
    assert ran.stdout.split() == ["count_star()", "1"]
    assert doichieu("doctor", "--warehouse", name).returncode == 0
    assert not list(place.rglob("pwned"))
