"""Snapshots are there whole or not at all, never change, and lose only what is purged."""

import os
import shutil
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.errors import ContractError, InputError
from analysis.tables import TABLES
from app.digests import table_digest
from app.facts import Facts, Tombstone
from tests.conftest import rows_of

PAGES = [
    {"url": "https://a.example/", "title": "A", "body_hash": "1"},
    {"url": "https://a.example/b", "body_hash": "2"},
]
BODIES = [{"body_hash": "1", "html": b"one"}, {"body_hash": "2", "html": b"two"}]


@pytest.fixture
def facts(tmp_path):
    return Facts(tmp_path / "facts", "a")


def close(facts, *, at=None, **tables):
    batches = [(name, batch) for name, rows in tables.items() for batch in rows_of(name, rows).to_batches()]
    return facts.write("crawl", batches, {"start": "https://a.example/"}, at)


def test_a_snapshot_has_every_table_of_its_kind(facts):
    snapshot = close(facts, pages=PAGES)
    every_table = {name for name, table in TABLES.items() if table.kind == "crawl"}
    assert {name: info.rows for name, info in snapshot.tables.items()} == dict.fromkeys(every_table, 0) | {"pages": 2}
    assert facts.snapshots("crawl") == [snapshot]
    assert facts.newest("logs") is None


def test_a_snapshot_of_a_source_that_knows_less_has_no_tables_of_the_rest(facts):
    batches = [("pages", batch) for batch in rows_of("pages", PAGES).to_batches()]
    snapshot = facts.write("crawl", batches, {}, measured={"pages", "rejected_rows"})
    assert {name: info.rows for name, info in snapshot.tables.items()} == {"pages": 2, "rejected_rows": 0}
    assert facts.body_parts() == []
    assert facts.purge(snapshot, "asked for").tables == {}


@pytest.mark.parametrize("synced", range(6), ids=lambda n: f"after {n} syncs")
def test_no_manifest_no_snapshot(synced, facts, monkeypatch):
    close(facts, pages=PAGES, at=datetime(2026, 1, 1))
    calls, real = iter(range(100)), os.fsync

    def full_disk(descriptor):
        if next(calls) >= synced:
            raise OSError("disk full")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full_disk)
    monkeypatch.setattr(shutil, "rmtree", lambda *args, **options: None)  # as after a kill: nobody tidies up
    with pytest.raises(OSError, match="disk full"):
        close(facts, pages=PAGES[:1], at=datetime(2026, 1, 2))
    monkeypatch.undo()
    assert len(facts.snapshots("crawl")) == 1
    close(facts, pages=PAGES[:1], at=datetime(2026, 1, 3))
    assert len(facts.snapshots("crawl")) == 2
    assert not list(facts.root.glob("crawl/.unfinished-*"))


def test_rows_that_break_the_contract_leave_no_snapshot(facts):
    broken = rows_of("pages", PAGES).drop_columns(["title"]).to_batches()[0]
    with pytest.raises(ContractError, match="contract-columns"):
        facts.write("crawl", [("pages", broken)], {})
    assert facts.snapshots("crawl") == []


def test_a_digest_knows_rows_and_neither_their_order_nor_when_they_were_fetched(facts):
    later = [page | {"fetched_at": datetime(2026, 1, 2)} for page in PAGES[::-1]]
    other = [PAGES[0], PAGES[1] | {"title": "B"}]
    first, same, changed = (
        close(facts, pages=p, at=datetime(2026, 1, n)) for n, p in enumerate([PAGES, later, other], 1)
    )
    assert first.tables["pages"].digest == same.tables["pages"].digest
    assert first.tables["pages"].digest != changed.tables["pages"].digest


def test_a_damaged_manifest_names_its_file(facts):
    snapshot = close(facts, pages=PAGES)
    manifest = facts.part(snapshot, "pages").with_name("manifest.json")
    manifest.write_text("{")
    with pytest.raises(InputError, match=r"manifest-damaged file='.*manifest.json'"):
        facts.newest("crawl")
    assert (facts.snapshots("crawl"), len(facts.damaged("crawl"))) == ([], 1)


def test_a_snapshot_is_found_by_the_start_of_its_name(facts):
    first = close(facts, pages=PAGES, at=datetime(2026, 1, 1))
    close(facts, pages=PAGES, at=datetime(2026, 2, 1))
    assert facts.snapshot("202601").id == first.id
    for name in ("2026", "gone"):
        with pytest.raises(InputError, match="snapshot-unknown"):
            facts.snapshot(name)


def test_purge_takes_a_table_and_leaves_a_tombstone(facts):
    snapshot = close(facts, pages=PAGES, bodies=BODIES)
    purged = facts.purge(snapshot, "retention")
    assert purged.tables == {}
    assert not facts.part(snapshot, "bodies").exists()
    stones = {stone.table: stone for stone in facts.snapshots("crawl")[0].tombstones}
    assert stones["bodies"] == Tombstone("bodies", 2, stones["bodies"].at, "retention")
    assert purged.id == snapshot.id


def test_purge_keeps_bodies_another_snapshot_needs(facts):
    first = close(facts, pages=PAGES, bodies=BODIES, at=datetime(2026, 1, 1))
    close(facts, pages=PAGES[:1], at=datetime(2026, 2, 1))
    purged = facts.purge(first, "asked for")
    assert facts.known_bodies() == {"1"}
    assert purged.tables["bodies"].rows == 1
    assert table_digest("bodies", facts.part(first, "bodies")) == purged.tables["bodies"].digest


def test_the_digest_of_requests_counts_every_value_in_order_and_no_grouping(tmp_path):
    rows = rows_of("hits", [{"url": "a", "line_no": 1, "twin": True}, {"url": "", "line_no": 2, "search_term": "x"}])
    part = tmp_path / "hits.parquet"

    def digest(table, **options):
        pq.write_table(table, part, **options)
        return table_digest("hits", part)

    whole = digest(rows)
    assert digest(rows, row_group_size=1) == whole
    others = [rows.slice(1), pa.concat_tables([rows.slice(1), rows.slice(0, 1)])]
    for name, value in (("url", "ab"), ("line_no", 7), ("twin", None), ("search_term", ""), ("duration_ms", 0)):
        at = rows.schema.get_field_index(name)
        changed = pa.array([value, *rows[name].to_pylist()[1:]], rows.schema.field(at).type)
        others.append(rows.set_column(at, rows.schema.field(at), changed))
    assert whole not in {digest(other) for other in others}
    assert len({digest(other) for other in others}) == len(others)
