"""Workers that share a frontier in PostgreSQL: every page once, whatever dies, and a host asked by one at a time.

Runs where SITELORE_TEST_POSTGRES names a server; `tests/with_services.sh` starts one.
"""

import json
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from analysis.errors import InputError
from app.crawling import crawl_apart
from app.facts import Facts
from crawlers.frontier_store import SharedState, clear, open_engine
from crawlers.leases import Leases
from crawlers.runner import CrawlPlan, drain
from crawlers.scheduler import Found, Frontier, Visited
from tests.hostile_site import answer, page, serving

ROOT = Path(__file__).parents[1]
ADDRESS = os.environ.get("SITELORE_TEST_POSTGRES", "")
HOSTS = ("eins.example", "zwei.example")
DELAY = 0.05
MOST = 1.25 / DELAY + 2  # requests a second to a host; a busy machine bunches some
LEASE = 2.0

if not ADDRESS and os.environ.get("CI"):
    raise RuntimeError("CI has a PostgreSQL: run the tests through tests/with_services.sh")
pytestmark = pytest.mark.skipif(not ADDRESS, reason="SITELORE_TEST_POSTGRES names no PostgreSQL server")


@pytest.fixture
def state(tmp_path):
    shared = SharedState(ADDRESS, f"test_{uuid4().hex}", tmp_path, lease_seconds=LEASE)
    yield shared
    engine = create_engine(ADDRESS)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {shared.schema} CASCADE"))
    engine.dispose()


def routes_of(host, pages):
    """Return pages that link to the next three of their host, and the first one to the other host."""

    def links(number):
        own = [f"/{n}" for n in range(number * 3 + 1, number * 3 + 4) if n < pages]
        return own + [f"https://{other}/" for other in HOSTS if other != host and number == 0]

    return {f"/{number or ''}": page(*links(number), title=f"{host} {number}") for number in range(pages)}


@pytest.fixture
def both_are_there():
    """What robots.txt is held back for: the workers begin at the same time."""
    return threading.Event()


@pytest.fixture
def sites(both_are_there):
    def robots(handler):
        both_are_there.wait(30)
        answer(handler, status=404)

    with ExitStack() as stack:
        routes = {host: routes_of(host, 60) | {"/robots.txt": robots} for host in HOSTS}
        yield {host: stack.enter_context(serving(routes[host])) for host in HOSTS}


def wait_for_workers(address, schema, event):
    engine = create_engine(address)
    workers = text(f"SELECT count(*) FROM {schema}.leases WHERE name LIKE 'worker %'")
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        with suppress(DatabaseError), engine.connect() as connection:
            if connection.execute(workers).scalar() == 2:
                break
        time.sleep(0.1)
    engine.dispose()
    event.set()


def plan_for(sites):
    return CrawlPlan(
        site="shared", start_urls=(f"https://{HOSTS[0]}/",), own_hosts=HOSTS, user_agent="Sitelore/test",
        connect={host: site.url for host, site in sites.items()}, own_site=True, delay_s=DELAY, per_host=2,
    )  # fmt: skip


def work(plan, state, told):
    return crawl_apart(
        plan, state, on_event=lambda event: told.append(event.url), report=lambda progress: None, should_stop=bool
    )


def pages_in(state):
    return [row["url"] for table, batch in drain(state) if table == "pages" for row in batch.to_pylist()]


def most_in_a_second(site):
    """Return the most page requests to a host within a second: two workers at once would be twice the pace."""
    times = sorted(at for at, _, path in site.requests if path != "/robots.txt")
    return max(sum(start <= at < start + 1 for at in times) for start in times)


def test_two_workers_crawl_every_page_once_and_each_host_is_asked_at_its_pace(sites, state, both_are_there):
    plan, told = plan_for(sites), ([], [])
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(work, plan, state, told[n]) for n in range(2)]
        wait_for_workers(ADDRESS, state.schema, both_are_there)
        outcomes = [run.result() for run in running]
    assert [outcome.ended for outcome in outcomes] == ["finished"] * 2
    assert all(told), "both had something to do"
    urls = pages_in(state)
    assert len(urls) == len(set(urls)) == 120
    assert Counter(told[0] + told[1]) == Counter(urls)
    for site in sites.values():
        asked = Counter(path for path in site.paths if path[1:].isdigit())
        assert max(asked.values()) == 1
        assert most_in_a_second(site) <= MOST


def test_the_hosts_of_a_worker_that_is_killed_are_taken_over(sites, state, both_are_there):
    plan, told = plan_for(sites), ([], [])
    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(work, plan, state, told[n]) for n in range(2))
        wait_for_workers(ADDRESS, state.schema, both_are_there)
        while min(map(len, told)) < 5:
            assert not first.done() or not second.done(), "each has a host"
            time.sleep(0.02)
        multiprocessing.active_children()[0].kill()
        killed = time.monotonic()
    failures = [run.exception() for run in (first, second)]
    assert [type(failure) for failure in failures if failure] == [InputError]
    assert [run.result().ended for run in (first, second) if not run.exception()] == ["finished"]
    urls = pages_in(state)
    assert len(urls) == len(set(urls)) == 120
    assert not set(told[0]) & set(told[1]), "what was acknowledged is not done again"
    for site in sites.values():
        assert most_in_a_second(site) <= MOST
        after = [at for at, _, _ in site.requests if at > killed]
        assert not after or max(b - a for a, b in pairwise([killed, *after])) < LEASE + 8


def test_a_worker_that_was_away_asks_nothing_before_it_has_looked_again(state):
    here, there = (Frontier(state, "plan", lambda record: None) for _ in range(2))
    here.meet([Found(f"https://a.example/{n}", "/", "start", 0) for n in range(3)])
    here.commit()
    here._last_look = 0
    claimed = here.claim()
    assert claimed is not None
    here._leases._end.set()  # its heart stops, as with a process that is stopped
    time.sleep(LEASE * 1.2)
    assert here.claim() is None
    there._last_look = 0
    assert there.claim() is not None
    there.close()
    here.close()


def test_a_url_that_two_workers_have_done_is_told_and_kept_once(state):
    told = []
    here, there = (Frontier(state, "plan", told.append) for _ in range(2))
    record = {"url": "https://a.example/", "state": "ok", "chain": []}
    here.meet([Found(record["url"], "/", "start", 0)])
    here.commit()
    for worker in (here, there):
        worker.put(Visited(record))
        worker.commit()
    assert (len(told), here.done, there.done) == (1, 1, 0)
    here.close()
    there.close()


def test_a_lease_is_one_workers_until_it_runs_out(state):
    engine = open_engine(state)
    first, second = (Leases(engine, 0.6) for _ in range(2))
    assert first.take_duty("close")
    assert not second.take_duty("close")
    time.sleep(1.0)
    assert not second.take_duty("close"), "it is renewed while its worker lives"
    first._end.set()
    time.sleep(1.0)
    assert second.take_duty("close")
    first.close()
    second.close()
    engine.dispose()


def test_a_frontier_that_was_cleared_begins_anew_under_another_id(state):
    first = Frontier(state, "plan", print)
    clear(state)
    second = Frontier(state, "plan", print)
    assert first.id != second.id
    first._last_look = 0
    assert not first.has_pending()
    first.close()
    second.close()


def test_one_of_two_commands_closes_the_snapshot(sites, tmp_path, both_are_there):
    both_are_there.set()
    folders = [tmp_path / "one", tmp_path / "two"]
    commands = [start(folder, sites, tmp_path) for folder in folders]
    said = [command.communicate(timeout=90)[0] for command in commands]
    snapshots = [s for folder in folders for s in Facts(folder / "facts" / "shared", "shared").snapshots("crawl")]
    assert [command.returncode for command in commands] == [0, 0], said
    assert [snapshot.tables["pages"].rows for snapshot in snapshots] == [120]
    told = [json.loads(one.splitlines()[-1]) for one in said]
    assert sorted(bool(one["snapshot"]) for one in told) == [False, True]
    assert all(one["finished"] for one in told)


def start(folder, sites, tmp_path):
    folder.mkdir()
    name = tmp_path.name.replace("_", "-")  # part of the schema's name: the plans of both are the same, no other test's
    connections = "".join(f'"{host}" = "{site.url}"\n' for host, site in sites.items())
    hosts = json.dumps([*HOSTS, f"{name}.example"])
    (folder / "sitelore.toml").write_text(
        f'[crawl]\nfrontier = "{ADDRESS}"\nown_delay_seconds = {DELAY}\n[sites.shared]\nhosts = {hosts}\n'
        f'start = "https://{HOSTS[0]}/"\nown_site = true\n[sites.shared.connect]\n{connections}'
    )
    command = [sys.executable, "-m", "app.cli", "crawl", "--workspace", str(folder), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_threads_of_a_worker_end_with_it(state):
    before = threading.active_count()
    Frontier(state, "plan", print).close()
    assert threading.active_count() == before


def test_an_address_that_leads_to_no_database_says_so(tmp_path):
    nowhere = SharedState("postgresql+psycopg://nobody:geheim@127.0.0.1:1/none", "test", tmp_path)
    with pytest.raises(InputError, match="frontier-unreachable") as raised:
        Frontier(nowhere, "plan", print)
    assert "geheim" not in str(raised.value.details) + repr(nowhere)
