"""Only what is new or changed is read again, and the result is that of a run from nothing."""

from pathlib import Path

import duckdb
import pytest

from pipeline.records import Rejected
from pipeline.records.ids import document_id
from pipeline.warehouse.files import open_build
from pipeline.warehouse.hashes import content_hashes
from pipeline.warehouse.paths import private_folder
from tests.warehouse.small import article, finish, load, read_in, run, small

A = article("in/a.txt", "Anna met Bob on 7 June.")
B = article("in/b.txt", "Bob told Carl of 12 ships.")
C = article("in/c.txt", "Carl met Dora.")


def rows(folder: Path, sql: str) -> list[tuple]:
    """What the next publish would show."""
    with duckdb.connect(private_folder(folder) / "candidate.duckdb", read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_second_run_processes_nothing_and_publishes_nothing_new(tmp_path: Path):
    first = run(tmp_path, [A, B])
    second = run(tmp_path, [A, B])
    assert (first.processed.processed, second.processed.processed) == (2, 0)
    assert (second.ingested.added, second.ingested.changed, second.ingested.unchanged) == (0, 0, 2)
    assert not second.core.rewritten
    assert first.published.is_new
    assert not second.published.is_new
    assert second.published.version == first.published.version


def test_only_a_new_article_is_processed(tmp_path: Path):
    load(tmp_path, [A, B])
    assert load(tmp_path, [A, B, C])[1].processed == 1
    assert rows(tmp_path, "SELECT count(*) FROM core.documents") == [(3,)]


def test_a_run_that_names_less_forgets_nothing(tmp_path: Path):
    load(tmp_path, [A, B])
    assert load(tmp_path, [C])[1].documents == 3


def test_steps_reach_the_result_of_one_run(tmp_path: Path):
    run(tmp_path / "steps", [A])
    run(tmp_path / "steps", [B, A])
    run(tmp_path / "steps", [C])
    run(tmp_path / "once", [C, B, A])
    assert content_hashes(tmp_path / "steps") == content_hashes(tmp_path / "once")


def test_the_order_and_size_of_batches_do_not_matter(tmp_path: Path, monkeypatch):
    many = [article(f"in/{n}.txt", f"Person {chr(65 + n % 26)}la met Bob {n} times.") for n in range(60)]
    run(tmp_path / "one", many)
    monkeypatch.setattr("pipeline.warehouse.inputs.BATCH_RECORDS", 7)
    monkeypatch.setattr("pipeline.warehouse.process.PARTED", "CREATE OR REPLACE TEMP TABLE todo AS SELECT * EXCLUDE "
                        "(reached), CAST(reached // 20000 AS BIGINT) AS part FROM todo")
    run(tmp_path / "other", many[::-1])
    assert content_hashes(tmp_path / "one") == content_hashes(tmp_path / "other")


def test_a_corrected_date_is_read_again(tmp_path: Path):
    line = article("in/x.jsonl#line=1", B.text, published="2023-06-07")
    load(tmp_path, [A, line])
    corrected = article("in/x.jsonl#line=1", B.text, published="2023-06-08")
    again, processed = load(tmp_path, [A, corrected])
    assert (again.changed, processed.processed) == (1, 1)


def test_new_content_under_the_same_uri_replaces_the_old_everywhere(tmp_path: Path):
    run(tmp_path, [A, B])
    done = run(tmp_path, [A, article(B.source_uri, "Emil met Dora.")])
    assert done.processed.removed == 1
    old = document_id(B.text)
    for table in ("documents", "paragraphs", "mentions", "figures", "number_ledger"):
        assert rows(tmp_path, f"SELECT * FROM core.{table} WHERE document_id = '{old}'") == []
    assert rows(tmp_path, "SELECT name FROM core.entities ORDER BY 1") == [("Anna",), ("Bob",), ("Dora",), ("Emil",), ("June",)]
    run(tmp_path / "clean", [A, article(B.source_uri, "Emil met Dora.")])
    assert content_hashes(tmp_path) == content_hashes(tmp_path / "clean")


def test_exact_copies_are_one_document_told_by_the_most_complete(tmp_path: Path):
    copies = [article("in/z.txt", A.text), article("in/y.txt", A.text, title="T", url="u"),
              article("in/x.txt", A.text, title="T", url="v")]
    for n, order in enumerate((copies, copies[::-1])):
        ingested, processed = load(tmp_path / str(n), order)
        assert (processed.documents, ingested.articles) == (1, 3)
        assert rows(tmp_path / str(n), "SELECT source_uri, url FROM core.documents") == [("in/x.txt", "v")]


def test_a_more_complete_copy_takes_over(tmp_path: Path):
    load(tmp_path, [A])
    _, done = load(tmp_path, [article("in/other.txt", A.text, title="Title")])
    assert (done.processed, done.documents) == (1, 1)
    assert rows(tmp_path, "SELECT title FROM core.documents") == [("Title",)]


def test_a_vanished_source_stays_unless_pruned(tmp_path: Path):
    elsewhere = article("out/b.txt", B.text)
    load(tmp_path, [A, elsewhere, C])
    assert load(tmp_path, [C])[1].documents == 3
    ingested, processed = load(tmp_path, [C], prune=("in",))
    assert (ingested.removed, processed.documents) == (1, 2)
    assert rows(tmp_path, "SELECT source_uri FROM raw.articles ORDER BY 1") == [("in/c.txt",), ("out/b.txt",)]


def test_pruning_a_file_leaves_files_of_similar_names(tmp_path: Path):
    named = [article("in/x#line=1", A.text), article("in/xy.txt", B.text), article("inside/c.txt", C.text)]
    load(tmp_path, named)
    load(tmp_path, [], prune=("in/x",))
    assert rows(tmp_path, "SELECT source_uri FROM raw.articles ORDER BY 1") == [("in/xy.txt",), ("inside/c.txt",)]


def test_another_extractor_or_lexicon_reads_everything_again(tmp_path: Path):
    load(tmp_path, [A, B])
    assert load(tmp_path, [A], version="2")[1].processed == 2
    assert load(tmp_path, [A], version="2", lexicon="M")[1].processed == 2
    assert load(tmp_path, [A], version="2", lexicon="M")[1].processed == 0


def test_a_reject_is_kept_until_its_source_is_mended(tmp_path: Path):
    broken = Rejected("in/b.txt", None, "binary", "0x00 at byte 3")
    assert load(tmp_path, [A, broken])[0].rejected == 1
    assert rows(tmp_path, "SELECT source_uri, reason FROM raw.rejected") == [("in/b.txt", "binary")]
    mended, _ = load(tmp_path, [B])
    assert (mended.rejected, mended.changed) == (0, 1)
    assert rows(tmp_path, "SELECT count(*) FROM raw.rejected") == [(0,)]


def test_an_article_that_becomes_unreadable_leaves_the_warehouse(tmp_path: Path):
    load(tmp_path, [A, B])
    load(tmp_path, [Rejected(B.source_uri, None, "binary", None)])
    assert rows(tmp_path, "SELECT source_uri FROM core.documents") == [(A.source_uri,)]


def test_committed_parts_are_not_done_again_after_an_interruption(tmp_path: Path, monkeypatch):
    many = [article(f"in/{n}.txt", f"Anna counted {n} ships.") for n in range(40)]
    monkeypatch.setattr("pipeline.warehouse.process.PARTED", "CREATE OR REPLACE TEMP TABLE todo AS SELECT * EXCLUDE "
                        "(reached), CAST(reached // 30000 AS BIGINT) AS part FROM todo")

    def stops_after_two(parts):
        for number, part in enumerate(small(1)(parts)):
            if number == 2:
                raise KeyboardInterrupt
            yield part

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, many, engine=stops_after_two)
    done = run(tmp_path, many)
    assert 0 < done.processed.processed < 40
    run(tmp_path / "clean", many)
    assert content_hashes(tmp_path) == content_hashes(tmp_path / "clean")


def test_a_build_stopped_before_publishing_publishes_the_next_time(tmp_path: Path):
    run(tmp_path, [A])
    with open_build(tmp_path) as build:
        read_in(build, [B])
    with open_build(tmp_path) as build:
        read_in(build, [A, B])
        core, published = finish(build)
    assert core.rewritten
    assert published.is_new
    assert rows(tmp_path, "SELECT count(*) FROM core.documents") == [(2,)]


def test_a_renamed_file_is_not_extracted_again(tmp_path: Path):
    load(tmp_path, [A, B])
    ingested, processed = load(tmp_path, [article("in/new.txt", A.text), B], prune=("in",))
    assert (processed.processed, ingested.added, ingested.removed) == (0, 1, 1)
    assert rows(tmp_path, "SELECT source_uri FROM core.documents ORDER BY 1") == [("in/b.txt",), ("in/new.txt",)]
