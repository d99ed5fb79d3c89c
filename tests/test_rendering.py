"""Rendering in a real Chromium: what scripts change, what they may reach, and what holds them when they do not stop."""

import json
import os
import socket
import time

import psutil
import pytest

from analysis.base import Found, NotMeasured
from analysis.errors import InputError
from analysis.questions import QUESTIONS
from app.cli import main
from app.jobs import Jobs
from app.purge import purge
from app.reading import Selection, open_reading, open_tables
from app.rendering import choose_pages, render_site
from app.sites import add_site, connected
from app.stages import STAGES
from app.work import crawl_site
from crawlers.browser import Tab, find_browser
from crawlers.credentials import bearer_login, credentials_for
from crawlers.guard import Guard
from crawlers.page_client import Reach
from crawlers.render import RenderPlan, render_pages, sample_pages
from crawlers.scope import OwnHosts
from tests.render_site import BLOCK, PAGES, serve_scripts

ORIGIN = "http://shop.example"


@pytest.fixture(scope="module", autouse=True)
def _a_browser():
    try:
        find_browser()
    except InputError:
        message = "NO CHROMIUM: rendering was not tested. tests/install_chromium.sh installs one."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)


@pytest.fixture(scope="module")
def site():
    with serve_scripts() as server:
        yield server


@pytest.fixture(scope="module")
def here(site, tmp_path_factory):
    """Return a workspace with the site crawled and every page of it rendered."""
    root = tmp_path_factory.mktemp("workspace")
    workspace, name = add_site(root, ORIGIN, name="shop", own_site=True)
    settings = workspace.settings
    limits = settings.render.model_copy(update={"deadline_seconds": 4.0, "memory_mb": 700, "per_template": 100})
    workspace = workspace.save(settings.model_copy(update={"render": limits}))
    workspace = connected(workspace, name, {"shop.example": site.here})
    crawl_site(workspace, name)
    render_site(workspace, name)
    analyse_renders(workspace, name)
    return workspace


def analyse_renders(workspace, name):
    from app.pipeline import analyse

    wanted = [stage for stage in STAGES if stage.name in ("rendering", "indexability")]
    analyse(workspace, name, report=lambda progress: None, should_stop=lambda: False, stages=wanted)


def reach(site, **more):
    guard = Guard(OwnHosts(("shop.example",)), {"shop.example": site.here}, frozenset({site.here.partition("//")[2]}))
    return Reach(guard, "Sitelore/0.1", per_host=8, **more)


def rendered(site, *paths, **options):
    more = {name: options.pop(name) for name in ("credentials", "foreign", "obey_robots") if name in options}
    pages = tuple((ORIGIN + path, None) for path in paths)
    plan = RenderPlan(pages, reach(site, **more), delay_s=0, **({"deadline_s": 6.0} | options))
    return {row["url"].removeprefix(ORIGIN): row for row in render_pages(plan, lambda progress: None, lambda: False)}


# Every difference the scripts of the site make, and no other.
KNOWN = {
    "/title": [("title", "Title of /title", "Set by a script")],
    "/canonical": [("canonical", None, f"{ORIGIN}/plain")],
    "/noindex-added": [("robots", None, "noindex")],
    "/noindex-removed": [("robots", "noindex,follow", None)],
    "/description": [("description", "About it", "Other")],
    "/heading": [("h1", "Raw heading", "Late heading")],
    "/links": [
        ("links", None, f"{ORIGIN}/late/1"),
        ("links", None, f"{ORIGIN}/late/2"),
        ("links", f"{ORIGIN}/old", None),
        ("words", "8", "11"),
    ],
    "/json-ld": [("json_ld", None, json.dumps(json.loads(BLOCK), sort_keys=True))],
    "/words": [("words", "8", "68")],
    "/away": [("address", f"{ORIGIN}/away", f"{ORIGIN}/plain")],
    "/windows": [("title", "Title of /windows", "Went on")],
}


def test_every_known_difference_is_found_and_no_other(here):
    rows = open_tables(here, Selection("shop"))["render_differences"].to_pyarrow().to_pylist()
    found = {}
    for row in rows:
        found.setdefault(row["url"].removeprefix(ORIGIN), []).append((row["aspect"], row["raw"], row["rendered"]))
    assert {path: sorted(found[path], key=str) for path in found} == {
        path: sorted(known, key=str) for path, known in KNOWN.items()
    }
    assert all(row["same_raw"] for row in rows)


def test_raw_and_rendered_are_kept_apart(here):
    tables = open_tables(here, Selection("shop"))
    pages = {row["url"]: row for row in tables["pages"].to_pyarrow().to_pylist()}
    renders = {row["url"]: row for row in tables["renders"].to_pyarrow().to_pylist()}
    assert pages[f"{ORIGIN}/title"]["title"] == "Title of /title"
    assert renders[f"{ORIGIN}/title"]["title"] == "Set by a script"
    assert [url for url, row in renders.items() if row["raw_hash"] != pages[url]["body_hash"]] == []
    assert renders[f"{ORIGIN}/title"]["rendered_hash"] != renders[f"{ORIGIN}/title"]["raw_hash"]


def test_console_failed_and_blocked_files_are_kept_without_personal_data(here):
    renders = {row["url"]: row for row in open_tables(here, Selection("shop"))["renders"].to_pyarrow().to_pylist()}
    errors = renders[f"{ORIGIN}/errors"]
    assert [(said["level"], said["text"]) for said in errors["console"]] == [
        ("error", "no user ‹email›, ‹phone›"),
        ("warning", "careful"),
        ("error", "undefined_thing is not defined"),
    ]
    assert [(file["url"], file["kind"], file["status"], file["problem"]) for file in errors["resources"]] == [
        (f"{ORIGIN}/missing.js", "script", 404, "http_error"),
        (f"{ORIGIN}/private/app.js", "script", None, "robots"),
    ]
    assert b"anna@example.com" not in b"".join(f.read_bytes() for f in here.root.rglob("renders.parquet"))


def test_a_file_that_googlebot_may_not_have_is_never_asked_for(here, site):
    assert "/private/app.js" not in {path for _, _, path, _ in site.asked}
    assert "/missing.js" in {path for _, _, path, _ in site.asked}


def test_what_never_ends_or_eats_memory_is_ended_and_named(here):
    renders = {row["url"]: row for row in open_tables(here, Selection("shop"))["renders"].to_pyarrow().to_pylist()}
    failed = {url.removeprefix(ORIGIN): row["reason"] for url, row in renders.items() if row["state"] != "ok"}
    assert failed == {"/loop": "timeout", "/late-loop": "timeout", "/hungry": "memory"}


def test_the_checks_find_what_was_planted(here):
    tables = open_tables(here, Selection("shop"))

    def found(name):
        answer = QUESTIONS[name].ask(tables)
        assert isinstance(answer, Found)
        return sorted(row["url"].removeprefix(ORIGIN) for row in answer.table.to_pyarrow().to_pylist())

    assert found("content_only_after_rendering") == ["/words"]
    assert found("signals_changed_by_scripts") == ["/away", "/canonical", "/noindex-added", "/noindex-removed"]
    # what the console of /posts says follows from what was not asked for; /trap wants a host nobody knows
    assert found("scripts_failing") == ["/errors", "/trap"]
    assert found("pages_not_rendered") == ["/hungry", "/late-loop", "/loop"]
    assert "/noindex-removed" not in found("rendered_only")
    assert QUESTIONS["rendered_only"].ask(tables).rows == 12


def test_nothing_on_this_computer_is_reached_whatever_a_page_tries(site, monkeypatch):
    looked_up = socket.getaddrinfo

    def rebound(host, *more, **options):
        return looked_up("127.0.0.1" if host == "rebind.example" else host, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    row = rendered(site, "/trap", foreign=True)["/trap"]
    assert row["state"] == "ok"
    assert site.canary.woken == []
    refused = {(file["url"].rpartition("/")[2], file["problem"]) for file in row["resources"]}
    assert {("fetch", "blocked"), ("frame", "blocked"), ("script.js", "blocked"), ("socket", "blocked")} <= refused
    assert ("to-canary", "blocked") in refused  # a redirect from the site itself
    assert not any(kind == "failed" for _, kind in refused)


def test_the_browser_alone_reaches_nobody_even_when_a_request_slips_past(site):
    from playwright.sync_api import sync_playwright

    from crawlers.browser import _CUT_OFF

    ways = f"""async () => {{
        try {{ await fetch('{site.canary.url}/fetch', {{mode: 'no-cors'}}) }} catch (e) {{}}
        const c = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{site.canary.url[-5:]}'}}]}});
        c.createDataChannel('x'); await c.setLocalDescription(await c.createOffer());
        await new Promise(done => setTimeout(done, 500)) }}"""

    def open_in(*flags):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(flags))
            page = browser.new_page()
            page.evaluate(ways)
            browser.close()

    open_in(*_CUT_OFF)
    assert site.canary.woken == []
    open_in()  # the canary does wake where nothing holds the browser
    assert site.canary.woken != []
    site.canary.woken.clear()


def test_a_login_goes_to_its_origin_alone_and_into_no_browser(site):
    login = credentials_for([ORIGIN], [bearer_login("t0ken-of-anna")], ["t0ken-of-anna"])
    before = len(site.asked)
    rows = rendered(site, "/words", "/heading", credentials=login)
    asked = site.asked[before:]
    assert {headers.get("Authorization") for _, _, path, headers in asked if path != "/robots.txt"} == {
        "Bearer t0ken-of-anna"
    }
    assert rows["/words"]["words"] == 68
    assert "t0ken" not in json.dumps(rows)
    other = credentials_for(["https://shop.example"], [bearer_login("t0ken-of-anna")])
    before = len(site.asked)
    rendered(site, "/heading", credentials=other)
    assert not any("Authorization" in headers for *_, headers in site.asked[before:])


def test_the_browser_gets_no_secret_from_our_environment(monkeypatch):
    from crawlers.browser import _environment

    monkeypatch.setenv("SITELORE_SECRET_DOOR", "x")
    assert "SITELORE_SECRET_DOOR" not in _environment(os.environ)


def test_scripts_send_data_only_where_that_is_allowed(here, site):
    renders = {row["url"]: row for row in open_tables(here, Selection("shop"))["renders"].to_pyarrow().to_pylist()}
    refused = [(file["kind"], file["problem"]) for file in renders[f"{ORIGIN}/posts"]["resources"]]
    assert refused == [("fetch", "blocked")]
    assert "POST" not in {method for method, *_ in site.asked}
    assert rendered(site, "/posts", allow_post=True)["/posts"]["resources"] == [
        {"url": f"{ORIGIN}/api/save", "kind": "fetch", "status": 404, "problem": "http_error"}
    ]
    assert "POST" in {method for method, *_ in site.asked}


def test_a_stop_waits_for_no_page_and_leaves_no_process(site):
    started = time.monotonic()
    plan = RenderPlan(((f"{ORIGIN}/loop", None),), reach(site), deadline_s=60.0)
    rows = render_pages(plan, lambda progress: None, lambda: time.monotonic() - started > 2.5)
    assert rows == []
    assert time.monotonic() - started < 20
    assert [p.name() for p in psutil.Process().children(recursive=True) if "chrom" in p.name()] == []


def test_a_single_page_is_added_to_the_renders_of_its_crawl(here, site):
    result = render_site(here, "shop", urls=[f"{ORIGIN}/plain"])
    reading = open_reading(here, Selection("shop"))
    assert reading.render.id == result.snapshot.id
    assert reading.whole["renders"].count().to_pyarrow().as_py() == result.snapshot.about["taken_over"] + 1
    with pytest.raises(InputError, match="render-url-not-crawled"):
        render_site(here, "shop", urls=[f"{ORIGIN}/nowhere"])


def test_renders_of_another_crawl_are_not_compared(here):
    before = here.facts("shop").newest_whole()
    crawl_site(here, "shop")
    tables = open_tables(here, Selection("shop"))
    assert "renders" not in tables
    assert QUESTIONS["scripts_failing"].ask(tables) == NotMeasured("renders", empty=False)
    assert "renders" in open_tables(here, Selection("shop", snapshot=before.id))


def test_the_command_is_a_job_and_its_snapshot_is_purged_with_its_crawl(site, tmp_path, capsys):
    workspace, name = add_site(tmp_path, f"{site.here}/plain", name="shop", own_site=True)
    here = ["--workspace", str(tmp_path)]
    crawl_site(workspace, name)
    assert main(["render", "--sample", "1", "--json", *here]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rendered"], told["failed"], told["of"]) == (1, 0, 1)
    job = Jobs(tmp_path / "jobs.sqlite").latest("render", "shop")
    assert (job.state, job.snapshot) == ("done", told["snapshot"])
    assert main(["snapshots", *here]) == 0
    assert "1 rendered pages" in capsys.readouterr().out
    purge(workspace, name, [workspace.facts(name).newest_whole()], "test")
    [purged] = workspace.facts(name).snapshots("render")
    assert (purged.tables, [stone.table for stone in purged.tombstones]) == ({}, ["renders"])
    assert list(tmp_path.rglob("renders.parquet")) == []


def test_without_a_browser_or_a_crawl_the_reason_is_said(tmp_path, monkeypatch):
    workspace, name = add_site(tmp_path, ORIGIN, name="shop")
    with pytest.raises(InputError, match="render-no-crawl"):
        render_site(workspace, name)
    with pytest.raises(InputError, match="render-browser-unknown"):
        find_browser("/no/such/browser")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("crawlers.browser._PLACES", {})
    with pytest.raises(InputError, match="render-no-browser"):
        find_browser()


def test_a_browser_that_does_not_start_is_named(tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)

    async def start():
        from playwright.async_api import async_playwright

        async with async_playwright() as playwright:
            await Tab(playwright, str(broken), sandbox=False).browser()

    import asyncio

    with pytest.raises(InputError, match="render-browser-failed"):
        asyncio.run(start())


def test_a_sample_takes_the_same_few_of_each_template_in_any_order():
    pages = [(f"{ORIGIN}/shop/{n}", "product") for n in range(100_000)] + [
        (f"{ORIGIN}/blog/{n}", "post") for n in range(9)
    ]
    pages += [(f"{ORIGIN}/about", "about")]
    chosen = sample_pages(pages, most=300, per_template=3)
    assert [template for _, template in chosen].count("product") == 3
    assert len(chosen) == 7
    assert sample_pages(reversed(pages), most=300, per_template=3) == chosen
    assert [template for _, template in sample_pages(pages, most=2, per_template=3)] == ["post", "product"]


def test_only_pages_googlebot_may_fetch_are_chosen(here):
    pages = choose_pages(here, "shop").pages
    assert {url.removeprefix(ORIGIN) for url, _ in pages} == {*PAGES, "/", "/trap"}
