import shutil
from datetime import datetime

import pytest

from analysis.errors import InputError
from app import stages
from app.purge import chosen_snapshots, purge
from app.rerun import compare, repeat
from app.runs import Runs
from app.sites import add_site
from app.work import analyse_site
from tests.conftest import rows_of

PAGES = [
    {"url": "https://shop.example/", "state": "ok", "status": 200, "content_type": "text/html", "robots_allowed": True},
    {
        "url": "https://shop.example/gone",
        "state": "http_error",
        "status": 404,
        "final_url": "https://shop.example/gone",
    },
]


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """A workspace with one crawl, analysed by the one stage that needs no model."""
    cheap = tuple(stage for stage in stages.STAGES if stage.name == "indexability")
    monkeypatch.setattr(stages, "STAGES", cheap)
    workspace, name = add_site(tmp_path, "https://shop.example")
    close(workspace, name, PAGES, day=1)
    return workspace, name


def close(workspace, name, pages, day):
    batches = [("pages", batch) for batch in rows_of("pages", pages).to_batches()]
    return workspace.facts(name).write("crawl", batches, {}, datetime(2026, 11, day, 6))


def test_a_repeated_analysis_has_the_same_digests_also_after_later_crawls_and_settings(shop):
    workspace, name = shop
    run = analyse_site(workspace, name).run
    close(workspace, name, PAGES[:1], day=2)
    later = workspace.save(workspace.settings.model_copy(update={"window_days": 7}))
    shutil.rmtree(workspace.derived(name).root)
    comparison = repeat(later, run)
    assert (comparison.tables, comparison.differences) == (1, ())
    assert list(workspace.scratch.iterdir()) == []


def test_a_table_that_comes_out_differently_is_named(shop):
    workspace, name = shop
    run = Runs(workspace.decisions_path).run(analyse_site(workspace, name).run)
    comparison = compare(run, {"indexability": {"indexability": "other"}, "more": {"more": "x"}})
    assert [(d.table, d.now) for d in comparison.differences] == [("indexability", "other"), ("more", "x")]


def test_a_second_analysis_of_the_same_facts_computes_nothing(shop):
    workspace, name = shop
    assert analyse_site(workspace, name).count("computed") == 1
    assert analyse_site(workspace, name).count("unchanged") == 1


def test_what_was_purged_can_no_longer_be_repeated_and_the_next_analysis_says_so(shop):
    workspace, name = shop
    run = analyse_site(workspace, name).run
    second = close(workspace, name, PAGES, day=2)
    first = workspace.facts(name).snapshots("crawl")[0]
    assert chosen_snapshots(workspace, name, None, second.created_at.date()) == [first]
    purged = purge(workspace, name, [first], "asked for")
    assert (purged.snapshots, purged.rows) == ((first.id,), 2)
    results = [file for file in workspace.derived(name).root.rglob("*.parquet") if "counts" not in file.parts]
    assert not results, "the numbers of a crawl outlive it, nothing else does"
    assert chosen_snapshots(workspace, name, first.id, None) == []
    with pytest.raises(InputError, match="rerun-inputs-gone"):
        repeat(workspace, run)
    assert analyse_site(workspace, name, snapshot=first.id).taken == {"pages": 2} | {
        stone.table: stone.rows for stone in workspace.facts(name).snapshots("crawl")[0].tombstones
    }


def test_only_finished_analyses_are_repeated(shop):
    workspace, name = shop
    runs = Runs(workspace.decisions_path)
    with pytest.raises(InputError, match="rerun-not-an-analysis"):
        repeat(workspace, runs.start("crawl", name, config={}))


def test_a_run_that_fails_or_is_stopped_says_so_in_the_ledger(shop, monkeypatch):
    workspace, name = shop
    monkeypatch.setattr("app.work.analyse", lambda *args, **options: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        analyse_site(workspace, name)
    assert Runs(workspace.decisions_path).newest(name)[0].state == "failed"
