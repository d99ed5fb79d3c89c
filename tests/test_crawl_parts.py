"""A crawl of a part of a site has a snapshot of its own, and takes the place of no crawl of the whole."""

import json
from datetime import datetime

import pyarrow as pa
import pytest

from analysis.errors import InputError
from app.cli import main
from app.crawl_request import CrawlRequest
from app.crawling import plan_of
from app.estimate import estimate_of
from app.reading import Selection, chosen_crawl, crawl_before, open_reading
from app.sites import add_site, connected
from app.work import crawl_site
from tests.conftest import rows_of
from tests.hostile_site import HOST, ORIGIN, page, serving

ROUTES = {
    "/robots.txt": {"body": "Sitemap: /map.txt"},
    "/map.txt": {"body": f"{ORIGIN}/a\n{ORIGIN}/map-only\n", "content_type": "text/plain"},
    "/": page("/a", "/b", "/tag/x"),
    "/a": page(),
    "/b": page(),
    "/tag/x": page(),
    "/map-only": page(),
    "/orphan": page("/orphan-child"),
    "/orphan-child": page(),
}


@pytest.fixture(scope="module")
def site():
    with serving(ROUTES) as site:
        yield site


@pytest.fixture
def here(site, tmp_path):
    """Return a workspace whose site is reached at the server on loopback."""
    workspace, name = add_site(tmp_path, ORIGIN, own_site=True)
    return connected(workspace, name, {HOST: site.url}), name


def paths(workspace, name, snapshot):
    reading = open_reading(workspace, Selection(name, snapshot.id))
    return {url.removeprefix(ORIGIN) for url in reading.tables["pages"].to_pyarrow()["url"].to_pylist()}


def test_a_list_is_chosen_by_name_and_the_newest_crawl_of_the_site_stays_the_newest(here):
    workspace, name = here
    whole = crawl_site(workspace, name, at=datetime(2026, 11, 1)).snapshot
    request = CrawlRequest(mode="list", urls=(ORIGIN + "/a", ORIGIN + "/gone"))
    part = crawl_site(workspace, name, request, at=datetime(2026, 11, 2)).snapshot
    assert chosen_crawl(workspace, Selection(name)).id == whole.id
    assert chosen_crawl(workspace, Selection(name, part.id)).id == part.id
    assert crawl_before(workspace, name, part) is None
    assert paths(workspace, name, part) == {"/a", "/gone"}
    assert (part.about["mode"], part.about["starts"], whole.about["mode"]) == ("list", 2, "spider")
    again = crawl_site(workspace, name, request, at=datetime(2026, 11, 3)).snapshot
    assert crawl_before(workspace, name, again).id == part.id


def test_where_there_is_no_whole_crawl_a_part_is_looked_at(here):
    workspace, name = here
    part = crawl_site(workspace, name, CrawlRequest(mode="page", urls=(ORIGIN + "/a",))).snapshot
    assert chosen_crawl(workspace, Selection(name)).id == part.id


def test_an_interrupted_crawl_of_the_site_does_not_stand_in_the_way_of_a_single_page(here):
    workspace, name = here
    whole = workspace.crawl_state(name)
    whole.write_bytes(b"of a crawl that goes on later")
    page_crawl = crawl_site(workspace, name, CrawlRequest(mode="page", urls=(ORIGIN + "/a",)))
    assert page_crawl.snapshot.tables["pages"].rows == 1
    assert whole.read_bytes() == b"of a crawl that goes on later"
    with pytest.raises(InputError, match="crawl-state-damaged"):
        crawl_site(workspace, name)
    assert crawl_site(workspace, name, CrawlRequest(anew=True)).snapshot


def hit(path, status=200, method="GET"):
    return {"url": ORIGIN + path, "status": status, "method": method, "requested_at": datetime(2026, 11, 1)}


def test_pages_only_the_logs_know_are_fetched_and_what_is_no_page_is_not(here):
    workspace, name = here
    hits = [
        *[hit("/orphan")] * 2, hit("/moved", 301), hit("/missing", 404), hit("/form", method="POST"),
        hit("/style.css"), hit("/search?q=redacted"), hit("/a"),
    ]  # fmt: skip
    hits += [{**hit("/x"), "url": "https://other.example/x"}]
    rows = rows_of("hits", [row | {"line_no": number} for number, row in enumerate(hits)])
    workspace.facts(name).write("logs", [("hits", batch) for batch in rows.to_batches()], {"last_at": "2026-11-01"})
    assert plan_of(workspace, name).seeds == tuple(ORIGIN + path for path in ("/orphan", "/a", "/moved"))
    assert plan_of(workspace, name, CrawlRequest(seed_logs=False)).seeds == ()
    snapshot = crawl_site(workspace, name).snapshot
    assert {"/orphan", "/orphan-child", "/moved"} < paths(workspace, name, snapshot)
    assert snapshot.about["seeds"] == 3


def test_the_manifest_tells_hosts_and_how_many_urls_the_patterns_left_out(here):
    workspace, name = here
    snapshot = crawl_site(workspace, name, CrawlRequest(exclude=("/tag/", "only$"))).snapshot
    assert (snapshot.about["left_out"], snapshot.about["hosts_met"]) == (2, [HOST])
    assert paths(workspace, name, snapshot) == {"/", "/a", "/b"}


def test_settings_hold_patterns_and_what_re2_cannot_read_is_no_setting(here, tmp_path):
    _, name = here
    file = tmp_path / "sitelore.toml"
    file.write_text(file.read_text() + '\n[crawl]\nexclude = ["/tag/"]\nmax_external_urls = 5\n')
    from app.workspace import open_workspace

    plan = plan_of(open_workspace(tmp_path), name)
    assert (plan.exclude, plan.max_external_urls) == (("/tag/",), 5)
    assert plan_of(open_workspace(tmp_path), name, CrawlRequest(exclude=(), external=False)).exclude == ()
    file.write_text(file.read_text().replace('"/tag/"', '"(?=x)"'))
    with pytest.raises(InputError, match="settings-invalid"):
        open_workspace(tmp_path)


def test_an_estimate_is_the_list_itself_the_last_crawl_or_nothing(here):
    workspace, name = here
    listed = CrawlRequest(mode="list", urls=(ORIGIN + "/a",) * 40, delay=0.5)
    assert estimate_of(workspace, plan_of(workspace, name, listed)).told == {
        "pages": 40, "source": "list", "per_second": 2.0, "seconds": 20,
    }  # fmt: skip
    unknown = estimate_of(workspace, plan_of(workspace, name))
    assert (unknown.pages, unknown.seconds, unknown.source) == (None, None, "unknown")
    batch = pa.RecordBatch.from_pylist([], schema=rows_of("pages", []).schema)
    workspace.facts(name).write("crawl", [("pages", batch)], {"urls": 3_600, "seconds": 7_200.0, "delay_s": 0.5})
    last = estimate_of(workspace, plan_of(workspace, name, CrawlRequest(delay=0.5)))
    assert (last.pages, last.per_second, last.seconds) == (3_600, 0.5, 7_200)
    faster = estimate_of(workspace, plan_of(workspace, name, CrawlRequest(delay=0.25, max_urls=100)))
    assert (faster.pages, faster.per_second) == (100, 4.0)


@pytest.mark.parametrize(
    ("about", "typed", "told"),
    [
        ({"outside_seconds": 7_000.0}, {}, (3_600, 2.0)),
        ({"include": ["/blog/"]}, {}, (None, 0.5)),
        ({"include": ["/blog/"]}, {"include": ("/blog/",)}, (3_600, 0.5)),
        ({}, {"exclude": ("/blog/",)}, (None, 0.5)),
        ({"max_urls": 3_600}, {}, (None, 0.5)),
        ({"max_urls": 3_600}, {"max_urls": 3_600}, (3_600, 0.5)),
        ({"max_urls": 9_000}, {}, (3_600, 0.5)),
    ],
)
def test_an_estimate_believes_a_crawl_that_looked_at_as_much_and_the_time_it_took_for_the_site(
    here, about, typed, told
):
    workspace, name = here
    batch = pa.RecordBatch.from_pylist([], schema=rows_of("pages", []).schema)
    told_before = {"urls": 3_600, "seconds": 7_200.0, "delay_s": 0.5} | about
    workspace.facts(name).write("crawl", [("pages", batch)], told_before)
    estimate = estimate_of(workspace, plan_of(workspace, name, CrawlRequest(delay=0.5, **typed)))
    assert (estimate.pages, estimate.per_second) == told


def test_the_command_says_what_a_crawl_would_take_and_fetches_no_page(site, tmp_path, capsys):
    before = len(site.requests)
    typed = ["crawl", ORIGIN, "--connect", f"{HOST}={site.url}", "--workspace", str(tmp_path)]
    assert main([*typed, "--estimate", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"pages": 3, "source": "sitemap", "per_second": 2.0, "seconds": 2}
    assert {path for _, _, path in site.requests[before:]} == {"/robots.txt", "/map.txt", "/sitemap.xml"}


def test_the_command_takes_one_mode_at_a_time(tmp_path, capsys):
    assert main(["crawl", ORIGIN, "--sitemap", "--page", ORIGIN, "--workspace", str(tmp_path)]) == 2
    assert "--sitemap-at" in capsys.readouterr().err


def test_the_list_of_snapshots_says_which_is_a_part_and_what_views_show(here):
    from app.ui.shell import Rail

    workspace, name = here
    whole = crawl_site(workspace, name, at=datetime(2026, 11, 1)).snapshot
    part = crawl_site(
        workspace, name, CrawlRequest(mode="page", urls=(ORIGIN + "/a",)), at=datetime(2026, 11, 2)
    ).snapshot
    rail = Rail(str(workspace.root), site=name, language="en")
    assert [(entry["id"], "one page" in entry["label"]) for entry in rail.snapshots] == [(part.id, True), ("", False)]
    assert whole.part == ""


@pytest.mark.parametrize("narrowed", [{"include": ("/a$",)}, {"exclude": ("/tag/",)}, {"max_urls": 2}])
def test_what_is_typed_to_narrow_one_crawl_makes_it_a_part_of_the_site(here, narrowed):
    workspace, name = here
    whole = crawl_site(workspace, name, at=datetime(2026, 11, 1)).snapshot
    part = crawl_site(workspace, name, CrawlRequest(**narrowed), at=datetime(2026, 11, 2)).snapshot
    again = crawl_site(workspace, name, CrawlRequest(**narrowed), at=datetime(2026, 11, 3)).snapshot
    assert chosen_crawl(workspace, Selection(name)).id == whole.id
    assert crawl_before(workspace, name, part) is None
    assert crawl_before(workspace, name, again).id == part.id


def test_a_limit_that_was_not_reached_and_patterns_the_site_has_anyway_leave_the_site_whole(here):
    workspace, name = here
    first = crawl_site(workspace, name, at=datetime(2026, 11, 1)).snapshot
    for number, request in enumerate((CrawlRequest(max_urls=500), CrawlRequest(include=(), exclude=()))):
        again = crawl_site(workspace, name, request, at=datetime(2026, 11, 2 + number)).snapshot
        assert not again.part
        assert chosen_crawl(workspace, Selection(name)).id == again.id
    assert crawl_before(workspace, name, again).id != first.id
