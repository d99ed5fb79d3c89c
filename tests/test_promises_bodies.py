"""Bodies and protocol: every fault ends in a named state, in time, and the pages beside it are stored."""

import time

import pytest

from tests.hostile_bodies import FAULTS
from tests.hostile_site import Crawled, page, serving
from tests.peak_memory import peak_memory

DEADLINE = 3.0
GOOD = [f"/good/{n}" for n in range(10)]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    routes = {f"/{name}": sent for name, (sent, _) in FAULTS.items()}
    routes |= {"/": page(*routes, *GOOD)} | dict.fromkeys(GOOD, page(title="good"))
    with serving(routes) as site, peak_memory() as peak:
        began = time.monotonic()
        plan = site.plan(deadline_s=DEADLINE, tries=1, per_host=16, pauses_s=())
        result = Crawled(plan, tmp_path_factory.mktemp("bodies") / "state.sqlite")
        result.seconds, result.peak_mb = time.monotonic() - began, peak()
        yield result


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_body_or_of_the_protocol_ends_in_its_state(crawled, name):
    assert crawled.states()[f"/{name}"] == FAULTS[name][1]


def test_the_pages_beside_them_are_all_stored(crawled):
    assert {crawled.states()[path] for path in GOOD} == {("ok", "")}
    assert crawled.outcome.urls == crawled.outcome.met == len(crawled.pages)


@pytest.mark.parametrize("name", ["endless_chunks", "ten_gigabytes", "twelve_megabytes", "truncated_gzip"])
def test_of_what_is_too_long_or_damaged_the_beginning_is_kept_and_said_so(crawled, name):
    row = crawled.pages[f"/{name}"]
    assert row["truncated"]
    assert 0 < row["bytes"] <= 10 * 2**20


def test_nothing_fills_the_memory(crawled):
    assert 50 < crawled.peak_mb < 900
