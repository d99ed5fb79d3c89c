"""A crawl of traps on a real server: healthy pages are stored whole, every address has a final state, and a kill or a
stop changes nothing of it."""

import time

import pytest

from analysis.robots_match import read_rules
from analysis.urls import path_of
from tests.hostile_site import Crawled, serving
from tests.trap_sites import ENDLESS, HEALTHY, healthy, page, shop


def slow_maze(path):
    time.sleep(0.02)
    return ENDLESS["maze"][0](path)


CRAWLED = [name for name in ENDLESS if name not in ("maze_of_words", "slow_chain")]  # those are tried without a server
TRAPS = {ENDLESS[name][1]: ENDLESS[name][0] for name in CRAWLED} | {"/maze/": slow_maze}


def site(path):
    """All traps at once beside healthy pages."""
    if path == "/":
        return page("Start", *healthy(path), *((entrance, entrance) for entrance in TRAPS))
    trap = next((trap for entrance, trap in TRAPS.items() if path.startswith(entrance.removesuffix("x"))), None)
    is_language = path.endswith("/laden")
    return (trap or (ENDLESS["hreflang"][0] if is_language else healthy))(path)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    state = tmp_path_factory.mktemp("traps") / "state.sqlite"
    with serving(site) as server:
        asked_enough = lambda: len(server.requests) > 300  # noqa: E731
        stopped = Crawled(server.plan(per_host=8), state, asked_enough)
        result = Crawled(server.plan(per_host=8), state)
        result.asked, result.first = len(server.requests), stopped
        yield result


def test_every_healthy_page_is_stored_and_the_crawl_ends(crawled):
    assert (crawled.first.outcome.ended, crawled.outcome.ended) == ("stopped", "finished")
    good = [path for path, row in crawled.pages.items() if path.startswith("/good/") and row["state"] == "ok"]
    assert len(good) == HEALTHY
    assert crawled.asked < 2_500


def test_every_address_that_was_met_has_a_final_state(crawled):
    assert crawled.outcome.urls == crawled.outcome.met == len(crawled.pages)
    held = [row for row in crawled.pages.values() if row["reason"].startswith("trap:")]
    assert {row["state"] for row in held} == {"limit"}
    assert {row["first_status"] for row in held} == {None}
    assert len(held) == sum(trap["held_back"] for trap in crawled.rows["traps"])


def test_every_trap_is_named_with_examples_and_a_rule_that_closes_it(crawled):
    kinds = {trap["kind"] for trap in crawled.rows["traps"]}
    # a page that proposes addresses which do not exist may be taken for a maze first: it leads only to itself
    assert {ENDLESS[name][2] for name in CRAWLED} - {"soft_404"} <= kinds
    assert [trap for trap in crawled.rows["traps"] if trap["pattern"].startswith("/suche/")]
    assert all(trap["examples"] for trap in crawled.rows["traps"])
    rules = "\n".join(trap["rule"] for trap in crawled.rows["traps"])
    book = read_rules(f"User-agent: *\n{rules}").rules_for("any")
    good = [path for path in crawled.pages if path.startswith("/good/")]
    assert all(book.decide(path).allowed for path in ["/", *good])
    held = [path for path, row in crawled.pages.items() if row["reason"] in ("trap:calendar", "trap:maze")]
    assert not any(book.decide(path_of("https://x.example" + path)).allowed for path in held)


def test_a_shop_is_crawled_whole_on_a_real_server(tmp_path):
    with serving(shop(1_000)) as server:
        result = Crawled(server.plan(per_host=16), tmp_path / "state.sqlite")
    products = [path for path, row in result.pages.items() if path.startswith("/shop/p/") and row["state"] == "ok"]
    assert (len(products), result.rows["traps"]) == (1_000, [])
