"""DuckDB is locked: no name or text from data reaches a file, the network, an extension or a setting."""

import ast
import gc
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import ibis
import pytest

from app.reading import Selection, open_reading
from app.sites import add_site
from crawlers.engine import open_engine
from tests.conftest import rows_of

ROOT = Path(__file__).parents[1]
INJECTIONS = [
    "'; COPY (SELECT 1) TO '{canary}'; --",
    '"; COPY (SELECT 1) TO \'{canary}\'; --', "'; ATTACH '{canary}' AS x; --",
    "'; EXPORT DATABASE '{canary}'; --",
    "' UNION SELECT content FROM read_text('{secret}') --", "'); INSTALL httpfs; --",
    "'; SET enable_external_access = true; --", "'; PRAGMA database_list; --", "read_csv('{secret}')", "{secret}",
    "https://x.example/' OR '1'='1", "\\'; COPY (SELECT 1) TO '{canary}'; --",
    "'||(SELECT content FROM read_text('{secret}'))||'",
    "$$; COPY (SELECT 1) TO '{canary}'; $$", "/*", "*/ COPY (SELECT 1) TO '{canary}' --", "\x00'; DROP TABLE pages; --",
]  # fmt: skip


@pytest.fixture
def secret(tmp_path):
    (tmp_path / "outside").mkdir()
    file = tmp_path / "outside" / "secret.csv"
    file.write_text("word\ngeheim\n")
    return file


def effects(tmp_path, secret):
    """Return what a locked engine must not bring about, one statement each."""
    canary = tmp_path / "outside" / "canary"
    return [
        f"SELECT * FROM read_text('{secret}')", f"SELECT * FROM read_csv('{secret}')", f"SELECT * FROM '{secret}'",
        f"SELECT * FROM glob('{secret.parent}/*')", f"COPY (SELECT 1) TO '{canary}'", f"ATTACH '{canary}' AS other",
        f"EXPORT DATABASE '{canary}'", "INSTALL httpfs", "LOAD httpfs", "SELECT * FROM 'https://x.example/a.parquet'",
        "SET enable_external_access = true", "SET allowed_directories = ['/']", "RESET lock_configuration",
        "SET autoinstall_known_extensions = true", f"CREATE SECRET (TYPE s3, KEY_ID '{canary}')",
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(15))
def test_a_locked_engine_does_none_of_it(number, tmp_path, secret):
    (tmp_path / "inside").mkdir()
    with open_engine(tmp_path / "inside") as engine, pytest.raises(duckdb.Error):
        engine.execute(effects(tmp_path, secret)[number]).fetchall()
    assert [path.name for path in secret.parent.iterdir()] == ["secret.csv"]


def test_a_locked_engine_reads_what_it_may(tmp_path, secret):
    with open_engine(secret.parent) as engine:
        assert engine.execute(f"SELECT * FROM read_csv('{secret}')").fetchall() == [("geheim",)]


def test_a_text_from_data_has_no_effect_in_a_question(tmp_path, secret):
    """As a title and as a search word: every text is found as it is, and nothing else happens."""
    hostile = [text.format(canary=secret.parent / "canary", secret=secret) for text in INJECTIONS]
    workspace, site = add_site(tmp_path / "w", "https://a.example/", name="a")
    pages = [{"url": f"https://a.example/{number:02}", "title": text} for number, text in enumerate(hostile)]
    batches = [("pages", batch) for batch in rows_of("pages", pages).to_batches()]
    workspace.facts(site).write("crawl", batches, {}, datetime(2026, 1, 1), measured={"pages"})
    table = open_reading(workspace, Selection(site)).tables["pages"].select("url", "title")
    assert table.order_by("url").title.to_pyarrow().to_pylist() == hostile
    for text in hostile:
        if "\x00" in text:  # no SQL holds one: the search fails, and nothing else
            with pytest.raises(duckdb.ParserException):
                table.filter(table.title == text).to_pyarrow()
        else:
            found = table.filter(table.title == text, table.title.contains(text)).mutate(word=ibis.literal(text))
            assert [row["word"] for row in found.to_pyarrow().to_pylist()] == [text]
    assert [path.name for path in secret.parent.iterdir()] == ["secret.csv"]


def _opens(node):
    if isinstance(node, ast.ImportFrom):
        return node.module == "duckdb"
    names = {"connect", "sql", "query", "execute"}
    return isinstance(node, ast.Attribute) and node.attr in names and "duckdb" in ast.unparse(node)


@contextmanager
def no_garbage_collection():
    """Freeing what other tests left behind may parse code, and CPython 3.11 cannot do that while it parses."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def test_no_connection_is_opened_but_through_the_lock():
    """A new duckdb.connect would be a door; this finds it, by its name or any other."""
    files = [file for folder in ("analysis", "app", "crawlers", "notebooks") for file in (ROOT / folder).rglob("*.py")]
    with no_garbage_collection():
        opening = {
            str(file.relative_to(ROOT))
            for file in files
            if any(map(_opens, ast.walk(ast.parse(file.read_text(encoding="utf-8")))))
        }
    ours = {"app/engines.py", "app/log_closing.py"}  # through Ibis, and locked at once
    assert opening == {*ours, "crawlers/engine.py"}
    for file in ours:
        assert "lock(connection.raw_sql" in (ROOT / file).read_text(encoding="utf-8")
