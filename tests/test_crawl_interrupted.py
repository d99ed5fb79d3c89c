"""A crawl that is killed, stopped or left by its server goes on where it was: nothing lost, nothing twice."""

import json
import sqlite3
import statistics
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from analysis.errors import InputError
from crawlers.scheduler import Frontier
from tests.benchmarks import crawl_kills
from tests.crawl_process import ROOT, finish, plan_for, run, start, tables
from tests.hostile_server import page, serving, slow
from tests.hostile_site import page as crawl_page
from tests.hostile_site import serving as crawl_serving

PAGES = 60


def site_of(size, delay):
    """Return a site whose pages link to the next ones, each answered after a moment."""
    links = {n: [f"/{m}" for m in range(n * 3 + 1, n * 3 + 4) if m < size] for n in range(size)}
    answers = {f"/{n}": slow(delay, page(*links[n], title=str(n))) for n in range(size)}
    return answers | {"/": slow(delay, page("/0"))}


def test_twenty_kills_lose_nothing_and_store_nothing_twice():
    count = crawl_kills.main(kills=20, pages=120)
    assert count.kills == 20
    assert (count.lost, count.never_crawled, count.stored_twice, count.told_twice, count.wrong_exit) == (0,) * 5
    assert max(count.again) <= 16, "what was in flight, and what waited for its commit"
    assert statistics.median(count.to_durable) <= 1


def test_a_stopped_crawl_asks_no_more_and_goes_on_later(tmp_path):
    state = tmp_path / "crawl.sqlite"
    with serving(site_of(PAGES, 0.2)) as server:
        plan = plan_for(server.base, per_host=2)
        process = start(plan, state, stop_after=5)
        events, outcome = finish(process)
        asked = len(server.requests)
        time.sleep(0.5)
        assert len(server.requests) == asked
        assert (outcome["ended"], outcome["urls"] < PAGES) == ("stopped", True)
        more, outcome = run(plan, state)
    assert (outcome["ended"], outcome["resumed"]) == ("finished", True)
    assert len(events) + len(more) == PAGES + 1


def test_a_server_that_is_gone_pauses_the_crawl_and_loses_no_page(tmp_path):
    state = tmp_path / "crawl.sqlite"
    answers = {"/": page(*[f"/{n}" for n in range(40)])} | {f"/{n}": (0, {}, b"") for n in range(40)}
    with serving(answers) as server:
        _, outcome = run(plan_for(server.base, pauses_s=(0.3, 0.3)), state)
        assert outcome["ended"] == "paused"
        server.answers = {path: page() for path in answers}
        _, outcome = run(plan_for(server.base), state)
    assert outcome["ended"] == "finished"
    assert tables(state)["pages"].num_rows == 41


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("version", "99", "crawl-state-newer"),
        ("version", "1", "crawl-state-older"),
        ("plan", "x", "crawl-state-of-another-start"),
    ],
)
def test_a_file_of_another_crawl_is_left_alone(name, value, key, tmp_path):
    state = tmp_path / "crawl.sqlite"
    Frontier(state, "plan", lambda record: None).close()
    with sqlite3.connect(state) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = ?", (value, name))
    connection.close()
    with pytest.raises(InputError, match=key):
        Frontier(state, "plan", lambda record: None)


def test_a_file_that_is_no_database_says_so(tmp_path):
    state = tmp_path / "crawl.sqlite"
    state.write_bytes(b"no database" * 100)
    with pytest.raises(InputError, match="crawl-state-damaged"):
        Frontier(state, "plan", lambda record: None)


def test_a_clock_that_jumps_neither_stalls_a_crawl_nor_makes_its_durations_wrong(tmp_path):
    state = tmp_path / "crawl.sqlite"
    pages = {"/": crawl_page(*[f"/{n}" for n in range(PAGES)])} | {f"/{n}": crawl_page() for n in range(PAGES)}
    with crawl_serving(pages) as site:
        command = [sys.executable, "-m", "tests.crawl_jumping_clock", site.url, str(state)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    outcome = json.loads(run.stdout)
    rows = tables(state)["pages"].to_pylist()
    assert (outcome["ended"], outcome["urls"], len(rows)) == ("finished", PAGES + 1, PAGES + 1)
    assert 0 < outcome["seconds"] < 30
    assert all(0 <= row["elapsed_ms"] < 20_000 for row in rows)
    assert max(row["fetched_at"] for row in rows) - min(row["fetched_at"] for row in rows) > timedelta(hours=12)


def test_a_second_start_is_refused_at_once_with_the_first_ones_number(tmp_path):
    with serving(site_of(PAGES, 3.0)) as server:
        command = [
            sys.executable, "-m", "app.cli", "crawl", f"{server.base}/", "--own-site", "--workspace", str(tmp_path),
        ]  # fmt: skip
        first = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not server.requests:
                time.sleep(0.05)
            asked = len(server.requests)
            second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
        finally:
            first.terminate()
            first.wait()
    assert second.returncode not in (0, 2)
    assert str(first.pid) in second.stderr + second.stdout
    assert asked > 0
    assert first.returncode != 0, "a crawl that was ended is not done"
