"""Stages run when something they are computed from has changed, and only then; what is deleted comes back the same."""

import shutil
from datetime import datetime

import pytest

from analysis.progress import Progress, Stopped
from app.pipeline import analyse, taken
from app.reading import Selection, open_tables
from app.settings import SiteSettings
from app.workspace import create_workspace
from tests.conftest import rows_of

START = "https://a.example/"
STAGES = [
    "robots", "indexability", "alternates", "structured_data", "texts", "templates", "near_duplicates", "page_metrics",
    "passages", "neighbours", "entities", "ledger", "bots", "bot_obedience", "pickups",
    "bot_days", "anomalies", "link_metrics", "topics", "link_opportunities", "gaps", "briefs", "changes", "findings",
    "matches", "counts",
]  # fmt: skip
PARAGRAPH = "Wer im Winter mit dem Rad zur Arbeit fährt, braucht Reifen mit Spikes und ein helles Licht. " * 3


def html(title, text=PARAGRAPH):
    return f"<html lang=de><title>{title}</title><main><h1>{title}</h1><p>{text} {title}.</p></main></html>".encode()


def page(path, body_hash, **more):
    known = {"url": START + path, "final_url": START + path, "first_status": 200, "status": 200, "state": "ok"}
    fields = {"content_type": "text/html", "body_hash": body_hash, "title": path or "Start", "lang": "de", "h1": [path]}
    allowed = {"robots_allowed": True, "googlebot_allowed": True, "depth": 0 if not path else 1}
    return known | fields | allowed | {"chain": [{"url": START + path, "status": 200, "location": ""}]} | more


def link(source, target, ordinal=0):
    places = {"source": START + source, "target": START + target, "ordinal": ordinal, "href": f"/{target}"}
    return places | {"anchor": target or "Start", "internal": True, "position": "body"}


PAGES = [page("", "h0"), page("licht", "h1"), page("reifen", "h2")]
LINKS = [link("", "licht"), link("", "reifen", 1), link("licht", "")]
BODIES = [{"body_hash": f"h{n}", "html": html(title)} for n, title in enumerate(("Start", "Licht", "Reifen"))]
HITS = [{"url": START, "requested_at": datetime(2026, 1, 5), "status": 200, "actor": "search", "bot": "Googlebot",
         "verification": "verified", "line_no": 1}]  # fmt: skip


def crawl(workspace, at, pages=PAGES, bodies=BODIES):
    tables = {"pages": pages, "links": LINKS, "bodies": bodies}
    batches = [(name, batch) for name, rows in tables.items() for batch in rows_of(name, rows).to_batches()]
    return workspace.facts("a").write("crawl", batches, {}, at)


@pytest.fixture
def workspace(tmp_path):
    workspace = create_workspace(tmp_path)
    site = SiteSettings(hosts=("a.example",), start=START)
    workspace = workspace.save(workspace.settings.model_copy(update={"sites": {"a": site}}))
    crawl(workspace, datetime(2026, 1, 1))
    hits = [("hits", batch) for batch in rows_of("hits", HITS).to_batches()]
    workspace.facts("a").write("logs", hits, {"last_at": "2026-01-05T00:00:00", "lines": 1, "hits": 1, "rejected": 0})
    return workspace


def run(workspace, **options):
    return analyse(workspace, "a", report=lambda progress: None, should_stop=lambda: False, **options)


def computed(outcomes):
    return [outcome.stage for outcome in outcomes if outcome.outcome == "computed"]


def digests(outcomes):
    return {table: digest for outcome in outcomes for table, digest in outcome.digests.items()}


def test_a_second_run_computes_nothing_and_a_recrawl_of_the_same_pages_only_what_names_its_crawl(workspace):
    first = run(workspace)
    assert computed(first) == [stage for stage in STAGES if stage not in ("changes", "pickups")], (
        "there is no crawl before"
    )
    assert computed(run(workspace)) == []
    later = [row | {"fetched_at": datetime(2026, 1, 2), "elapsed_ms": 5} for row in PAGES]
    crawl(workspace, datetime(2026, 1, 2), pages=later, bodies=[])
    named = ["ledger", "bot_obedience", "pickups", "gaps", "briefs", "changes", "findings", "counts"]
    assert computed(run(workspace)) == named


def test_a_crawl_after_a_rule_of_google_ended_is_judged_by_the_new_rules(workspace):
    run(workspace)
    crawl(workspace, datetime(2026, 6, 1), bodies=[])  # FAQ results ended in May
    assert "structured_data" in computed(run(workspace))


def test_one_changed_page_is_read_and_embedded_alone(workspace):
    run(workspace)
    pages = [*PAGES[:2], page("reifen", "h9", title="Spikes")]
    crawl(workspace, datetime(2026, 2, 1), pages=pages, bodies=[{"body_hash": "h9", "html": html("Spikes")}])
    notes = {outcome.stage: outcome.notes for outcome in run(workspace)}
    assert notes["texts"]["texts_read"] == 1
    assert notes["passages"]["passages_new"] == 1
    assert notes["neighbours"]["vectors_new"] == 1


def test_what_is_deleted_comes_back_with_the_same_digests(workspace):
    before = digests(run(workspace))
    shutil.rmtree(workspace.root / "derived")
    shutil.rmtree(workspace.root / "meaning")
    assert digests(run(workspace)) == before
    shutil.rmtree(workspace.root / "meaning")
    again = run(workspace)
    assert "texts" in computed(again), "results that point into a store that is gone count no more"
    assert digests(again) == before


def test_evidence_of_a_recrawl_of_the_same_pages_names_that_crawl_and_comes_back_the_same(workspace):
    run(workspace)
    second = crawl(workspace, datetime(2026, 2, 1), bodies=[])
    before = digests(run(workspace))
    tables = open_tables(workspace, Selection("a"))
    assert set(tables["findings"].to_pyarrow()["evidence_snapshot"].to_pylist()) == {second.id}
    shutil.rmtree(workspace.root / "derived")
    shutil.rmtree(workspace.root / "meaning")
    assert digests(run(workspace)) == before


def test_a_missing_input_is_not_measured_and_a_purged_one_is_told(workspace):
    facts = workspace.facts("a")
    facts.purge(facts.newest("logs"), "asked for")
    outcomes = {outcome.stage: outcome for outcome in run(workspace)}
    assert (outcomes["ledger"].outcome, outcomes["ledger"].missing) == ("not_measured", "hit_days")
    assert taken(facts.snapshots("logs"))["hits"] == 1
    facts.purge(facts.newest("crawl"), "asked for", tables=["bodies"])
    shutil.rmtree(workspace.root / "derived")
    shutil.rmtree(workspace.root / "meaning")
    assert {o.stage: o.missing for o in run(workspace)}["texts"] == "bodies"


def test_a_run_that_is_stopped_keeps_what_is_finished_and_goes_on_there(workspace):
    reported = []

    def report(progress: Progress):
        reported.append(progress.what)

    with pytest.raises(Stopped):
        analyse(workspace, "a", report=report, should_stop=lambda: "stage-neighbours" in reported)
    assert "neighbours" in computed(run(workspace))
    assert computed(run(workspace)) == []
