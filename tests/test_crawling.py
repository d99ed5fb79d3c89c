import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.progress import Stopped
from app.crawl_request import CrawlRequest
from app.crawl_states import remove_state
from app.crawling import plan_of
from app.jobs import Jobs
from app.sites import add_site, connected
from app.work import crawl_site
from tests.tiny_site import serve_pages

ROOT = Path(__file__).parents[1]


@pytest.fixture
def site():
    with serve_pages() as server:
        yield server


def test_one_process_crawls_twice_and_no_key_holds_the_loopback_port(site, tmp_path):
    workspace, name = add_site(tmp_path, "https://shop.example", own_site=True)
    here = connected(workspace, name, {"shop.example": site.url.rstrip("/")})
    first = crawl_site(here, name, at=datetime(2026, 11, 1))
    second = crawl_site(here, name, at=datetime(2026, 11, 2))
    assert (first.counts["ok"], second.counts["ok"]) == (4, 4)
    assert first.snapshot.tables["pages"].digest == second.snapshot.tables["pages"].digest
    assert "127.0.0.1" not in str(workspace.facts(name).part(first.snapshot, "pages").read_bytes())
    assert second.snapshot.tables["bodies"].rows == 0
    assert not workspace.crawl_state(name).exists()


def test_a_snapshot_is_closed_once_though_a_kill_came_before_the_state_was_removed(site, tmp_path, monkeypatch):
    workspace, name = add_site(tmp_path, site.url, own_site=True)
    with monkeypatch.context() as killed:
        killed.setattr("app.crawling.remove_state", lambda state: None)
        crawl_site(workspace, name)
    again = crawl_site(workspace, name)
    assert (again.resumed, again.urls) == (False, 4)
    assert len(workspace.facts(name).snapshots("crawl")) == 2


def test_a_stopped_crawl_leaves_no_snapshot_and_no_process(site, tmp_path):
    site.handler.pages, site.handler.delay = 60, 0.1
    workspace, name = add_site(tmp_path, site.url, own_site=True)
    jobs = Jobs(workspace.jobs_path)
    with pytest.raises(Stopped):
        crawl_site(workspace, name, events=lambda event: jobs.cancel(jobs.active()[0].id))
    stopped = time.monotonic()
    assert workspace.facts(name).snapshots("crawl") == []
    assert workspace.crawl_state(name).exists()
    time.sleep(0.3)
    assert site.handler.last_request <= stopped
    assert jobs.latest("crawl", name).state == "cancelled"


def test_when_the_process_that_asked_is_killed_its_crawl_ends_too(site, tmp_path):
    site.handler.pages, site.handler.delay = 300, 0.05
    command = [
        sys.executable,
        "-m",
        "app.cli",
        "run",
        site.url,
        "--own-site",
        "--no-open",
        "--workspace",
        str(tmp_path),
    ]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not site.handler.last_request:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.5)
    process.kill()
    process.wait()
    killed = time.monotonic()
    time.sleep(1.5)
    assert site.handler.last_request < killed + 1


def test_a_start_that_leads_nowhere_is_asked_again_by_the_next_crawl(tmp_path):
    workspace, name = add_site(tmp_path, "http://127.0.0.1:1/", own_site=True)
    quick = workspace.settings.crawl.model_copy(update={"tries": 1})
    workspace = workspace.save(workspace.settings.model_copy(update={"crawl": quick}))
    for _ in range(2):
        with pytest.raises(InputError, match="crawl-start"):
            crawl_site(workspace, name)
        assert not workspace.crawl_state(name).exists()


def test_what_was_typed_beats_the_settings_and_own_sites_are_crawled_faster(tmp_path):
    workspace, name = add_site(tmp_path, "https://shop.example")
    plan = plan_of(workspace, name, CrawlRequest(max_urls=7))
    assert (plan.max_urls, plan.delay_s, plan.per_host, plan.obey_robots) == (7, 0.5, 2, True)
    own, _ = add_site(tmp_path, "https://shop.example", own_site=True)
    assert plan_of(own, name).delay_s < 0.1
    assert plan_of(own, name, CrawlRequest(delay=2.0)).delay_s == 2.0


def test_removing_a_state_removes_its_journal_too(tmp_path):
    for suffix in ("", "-wal", "-shm"):
        (tmp_path / f"shop.sqlite{suffix}").touch()
    remove_state(tmp_path / "shop.sqlite")
    assert list(tmp_path.iterdir()) == []
