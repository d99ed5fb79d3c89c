"""A crawl that is killed, stopped or left by its server goes on where it was: nothing lost, nothing twice."""

import sqlite3
import statistics
import time

import pytest

from analysis.errors import InputError
from crawlers.scheduler import Frontier
from tests.benchmarks import crawl_kills
from tests.crawl_process import finish, plan_for, run, start, tables
from tests.hostile_server import page, serving, slow

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
