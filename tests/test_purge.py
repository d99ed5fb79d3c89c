from datetime import date, datetime

import pyarrow as pa
import pytest

from analysis.errors import InputError
from app.purge import chosen_snapshots, purge
from app.reading import Selection, open_tables
from app.sites import add_site
from tests.conftest import rows_of

URL = "https://shop.example/"


@pytest.fixture
def shop(tmp_path):
    """Two crawls: the page's body changed from `old` to `new`; their texts share one passage."""
    workspace, name = add_site(tmp_path, URL)
    for day, body in ((1, "old"), (2, "new")):
        tables = {
            "pages": [{"url": URL, "state": "ok", "status": 200, "body_hash": body}],
            "bodies": [{"body_hash": body, "html": b"x"}],
        }
        batches = [(table, rows_of(table, rows).to_batches()[0]) for table, rows in tables.items()]
        workspace.facts(name).write("crawl", batches, {}, datetime(2026, 11, day))
    meaning = workspace.meaning()
    for table, rows in {
        "body_texts": [{"body_hash": b, "extractor": "t", "text_hash": f"text-{b}"} for b in ("old", "new")],
        "texts": [{"text_hash": f"text-{b}", "text": b} for b in ("old", "new")],
        "body_shapes": [{"body_hash": b, "reader": "t", "shape_hash": f"shape-{b}"} for b in ("old", "new")],
        "shapes": [{"shape_hash": f"shape-{b}", "parts": [f"main>div.{b}"]} for b in ("old", "new")],
        "passages": [{"passage_hash": p, "text": p} for p in ("only-old", "shared", "only-new")],
        "vectors": [{"passage_hash": p, "model": "m", "vector": [1.0]} for p in ("only-old", "shared", "only-new")],
    }.items():
        meaning.add(table, rows_of(table, rows))
    for key, body in (("1", "old"), ("2", "new")):
        passages = [
            {"url": URL, "ordinal": n, "text_hash": f"text-{body}", "passage_hash": p}
            for n, p in enumerate((f"only-{body}", "shared"))
        ]
        tables = {"page_passages": pa.Table.from_batches(rows_of("page_passages", passages).to_batches())}
        workspace.derived(name).write("passages", key, tables, inputs={})
    return workspace, name


def test_texts_that_no_body_holds_any_more_are_forgotten(shop):
    workspace, name = shop
    first, second = workspace.facts(name).snapshots("crawl")
    purged = purge(workspace, name, [first], "moved away")
    meaning = workspace.meaning()
    assert purged.texts == 1
    assert meaning.hashes("body_texts") == {"new"}
    assert meaning.hashes("texts") == {"text-new"}
    assert (meaning.hashes("body_shapes"), meaning.hashes("shapes")) == ({"new"}, {"shape-new"})
    assert meaning.hashes("passages") == {"shared", "only-new"}
    assert meaning.hashes("vectors") == {"shared", "only-new"}
    left = workspace.facts(name).snapshot(first.id)
    assert {stone.reason for stone in left.tombstones} == {"moved away"}
    assert workspace.facts(name).snapshot(second.id).tables["pages"].rows == 1


def test_a_body_goes_with_the_last_crawl_that_needs_it_whichever_stored_it(shop):
    workspace, name = shop
    facts = workspace.facts(name)
    first, second = facts.snapshots("crawl")
    pages = [{"url": URL, "state": "ok", "status": 200, "body_hash": "old"}]
    third = facts.write("crawl", [("pages", rows_of("pages", pages).to_batches()[0])], {}, datetime(2026, 11, 3))
    assert purge(workspace, name, [first], "").texts == 0
    assert facts.known_bodies() == {"old", "new"}
    assert purge(workspace, name, [facts.snapshot(third.id)], "").texts == 1
    assert (facts.known_bodies(), workspace.meaning().hashes("texts")) == ({"new"}, {"text-new"})
    assert purge(workspace, name, [second], "").rows == 2
    assert not list(facts.root.rglob("bodies.parquet"))


def test_what_a_kill_left_in_the_meaning_store_goes_with_the_next_purge(shop):
    workspace, name = shop
    facts = workspace.facts(name)
    first, second = facts.snapshots("crawl")
    facts.purge(first, "killed before the texts were taken")
    purge(workspace, name, [second], "")
    assert workspace.meaning().hashes("texts") == set()


def test_one_snapshot_or_a_day_is_chosen(shop):
    workspace, name = shop
    first, second = workspace.facts(name).snapshots("crawl")
    assert chosen_snapshots(workspace, name, second.id, None) == [second]
    assert chosen_snapshots(workspace, name, None, date(2026, 11, 2)) == [first]
    for snapshot, before in ((None, None), (first.id, date(2026, 11, 2))):
        with pytest.raises(InputError, match="purge-choose-one"):
            chosen_snapshots(workspace, name, snapshot, before)


def test_the_numbers_of_a_purged_crawl_stay_and_all_other_results_go(shop):
    workspace, name = shop
    first, _ = workspace.facts(name).snapshots("crawl")
    derived = workspace.derived(name)
    for stage, table in (("counts", "crawl_counts"), ("changes", "changes")):
        derived.write(stage, "k", {table: rows_of(table, [{"snapshot": first.id, "closed_at": first.created_at}])
                                   if stage == "counts" else rows_of(table, [])}, inputs={})  # fmt: skip
    derived.set_current(first.id, {"counts": "k", "changes": "k"})
    purge(workspace, name, [first], "")
    assert list(derived.current(first.id)) == ["counts"]
    assert not (derived.root / "changes").exists()
    history = open_tables(workspace, Selection(name))["crawl_counts"].to_pyarrow().to_pylist()
    assert [row["snapshot"] for row in history] == [first.id]
