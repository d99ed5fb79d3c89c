"""What a question is asked of: one crawl, the window's logs, and a part of the site without losing the rest."""

from datetime import date, datetime

import duckdb
import pytest

from analysis.base import Clean, Found, count
from analysis.errors import InputError
from analysis.questions import QUESTIONS
from app.reading import Selection, open_reading, open_tables
from app.settings import Segment, SiteSettings
from app.workspace import create_workspace
from tests.conftest import rows_of

SHOP, BLOG = "https://a.example/shop/1", "https://a.example/blog"


@pytest.fixture
def workspace(tmp_path):
    workspace = create_workspace(tmp_path / "it's [a] folder")
    site = SiteSettings(hosts=("a.example",), start="https://a.example/")
    segments = (Segment(name="shop", pattern="/shop/"), Segment(name="rest", pattern="."))
    return workspace.save(workspace.settings.model_copy(update={"sites": {"a": site}, "segments": segments}))


def bring_in(workspace, kind, at=None, about=None, **tables):
    batches = [(name, batch) for name, rows in tables.items() for batch in rows_of(name, rows).to_batches()]
    return workspace.facts("a").write(kind, batches, about or {}, at)


def test_every_row_with_an_address_carries_its_segment(workspace):
    bring_in(workspace, "crawl", pages=[{"url": SHOP}, {"url": BLOG}], links=[{"source": SHOP, "target": BLOG}])
    tables = open_tables(workspace, Selection("a"))
    assert dict(zip(*tables["pages"].select("url", "segment").to_pyarrow().to_pydict().values(), strict=True)) == {
        SHOP: "shop",
        BLOG: "rest",
    }
    assert tables["links"].segment.to_pyarrow().to_pylist() == ["shop"]


def test_a_question_of_one_segment_still_sees_the_others(workspace):
    links = [{"source": BLOG, "target": SHOP, "internal": True}]
    pages = [{"url": url, "state": "ok", "status": 200, "first_status": 200, "final_url": url} for url in (SHOP, BLOG)]
    bring_in(workspace, "crawl", pages=pages, links=links)
    verdicts = [{"url": SHOP, "indexable": True}, {"url": BLOG, "indexable": True}]
    result = workspace.derived("a").write("i", "k", {"indexability": rows_of("indexability", verdicts)}, inputs={})
    workspace.derived("a").set_current(workspace.facts("a").newest("crawl").id, {result.stage: result.key})
    shop = open_reading(workspace, Selection("a", segment="shop")).ask(QUESTIONS["orphan_pages"])
    rest = open_reading(workspace, Selection("a", segment="rest")).ask(QUESTIONS["orphan_pages"])
    assert isinstance(shop, Clean)
    assert shop.looked_at == 1
    assert isinstance(rest, Found)
    assert rest.table.url.to_pyarrow().to_pylist() == [BLOG]


def test_log_questions_take_a_window_of_days_and_not_an_import(workspace):
    for day in (1, 20, 40):
        moment = datetime(2026, 1, 1) if day == 1 else datetime(2026, 1, 20) if day == 20 else datetime(2026, 2, 9)
        bring_in(
            workspace,
            "logs",
            at=moment,
            about={"last_at": moment.isoformat()},
            hits=[{"requested_at": moment, "url": BLOG}],
        )
    reading = open_reading(workspace, Selection("a"))
    assert (reading.window.first_day, reading.window.last_day) == (date(2026, 1, 11), date(2026, 2, 9))
    assert count(reading.tables["hits"]) == 2
    narrow = Selection("a", first_day=date(2026, 1, 1), last_day=date(2026, 1, 1))
    assert count(open_tables(workspace, narrow)["hits"]) == 1
    with pytest.raises(InputError, match="window-backwards"):
        open_tables(workspace, Selection("a", first_day=date(2026, 2, 1), last_day=date(2026, 1, 1)))


def test_the_newest_crawl_counts_unless_another_is_named(workspace):
    old = bring_in(workspace, "crawl", at=datetime(2026, 1, 1), pages=[{"url": SHOP}])
    bring_in(workspace, "crawl", at=datetime(2026, 2, 1), pages=[{"url": SHOP}, {"url": BLOG}])
    assert count(open_tables(workspace, Selection("a"))["pages"]) == 2
    reading = open_reading(workspace, Selection("a", snapshot=old.id))
    assert (count(reading.tables["pages"]), reading.previous) == (1, None)


def test_a_question_reads_the_workspace_and_nothing_else(workspace, tmp_path):
    bring_in(workspace, "crawl", pages=[{"url": SHOP}])
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    connection = open_reading(workspace, Selection("a")).connection
    for attempt in (f"SELECT * FROM read_csv('{secret}')", "SET enable_external_access = true", "INSTALL httpfs"):
        with pytest.raises(duckdb.Error):
            connection.raw_sql(attempt)
