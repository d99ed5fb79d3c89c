"""A crawl leaves a server alone when it is told to, or when the server cannot answer, and loses nothing by it."""

import asyncio
import itertools
import math

import pytest

from crawlers.fetching import ROBOTS_SECONDS, Fetcher, Origin
from crawlers.guard import Guard
from crawlers.pace import Pace
from crawlers.robots import read_robots
from tests.hostile_site import ORIGIN, Crawled, answer, page, serving

LINKS = [f"/p{number}" for number in range(50)]


def busy(seconds):
    return {"status": 503, "body": "busy", "Retry_After": str(seconds)}


def requests_for(site, paths):
    return [(at, path) for at, _, path in site.requests if path in paths]


def test_a_server_that_refuses_url_after_url_is_asked_little_and_told_apart_from_one_that_is_down(tmp_path):
    """Fifty URLs that fail for ever, while the start answers: every one is asked for about once, and none is lost."""
    with serving({"/": page(*LINKS)} | dict.fromkeys(LINKS, busy(1))) as site:
        plan = site.plan(pauses_s=(0.2, 0.2, 0.2))
        result = Crawled(plan, tmp_path / "state.sqlite")
    assert result.outcome.counts == {"ok": 1, "http_error": 50}
    assert len(site.requests) <= 60
    times = [at for at, _ in requests_for(site, LINKS)]
    rounds = [later - earlier for earlier, later in itertools.pairwise(times) if later - earlier > 0.5]
    assert len(rounds) >= len(times) / plan.per_host - 1
    assert min(rounds) >= 0.99


def test_a_url_that_was_refused_is_tried_again_after_the_rest(tmp_path):
    seen = []

    def at_first_busy(handler):
        seen.append(handler.path)
        route = busy(1) if seen.count(handler.path) < 3 else {"body": page()}
        return answer(handler, **route)

    with serving({"/": page("/a", "/b", "/c"), "/a": at_first_busy, "/b": page(), "/c": page()}) as site:
        result = Crawled(site.plan(), tmp_path / "state.sqlite")
    assert result.outcome.counts == {"ok": 4}
    assert seen.count("/a") == 3


def test_a_server_that_wants_a_long_rest_ends_the_run_and_keeps_every_url(tmp_path):
    closed = []

    def until_opened(handler):
        return answer(handler, **(busy(3600) if closed else {"body": page()}))

    with serving({"/": page("/a", "/b", "/c", "/d")} | dict.fromkeys(("/a", "/b", "/c", "/d"), until_opened)) as site:
        routes, closed = site.routes, [True]
        site.routes = {**routes, "/": lambda handler: answer(handler, **(busy(3600) if len(site.requests) > 6 else
                                                                         {"body": routes["/"]}))}  # fmt: skip
        plan = site.plan(longest_rest_s=0.3)
        first = Crawled(plan, tmp_path / "state.sqlite")
        closed.clear()
        site.routes = routes
        second = Crawled(plan, tmp_path / "state.sqlite")
    assert (first.outcome.ended, first.outcome.rest_s) == ("paused", 3600)
    assert first.outcome.counts == {"ok": 1}
    assert (second.outcome.ended, second.outcome.counts) == ("finished", {"ok": 5})


def test_a_page_that_says_come_back_tomorrow_for_ever_does_not_keep_a_crawl_from_its_end(tmp_path):
    with serving({"/": page("/a", "/closed"), "/a": page(), "/closed": busy(86_400)}) as site:
        result = Crawled(site.plan(longest_rest_s=0.3), tmp_path / "state.sqlite")
    assert result.outcome.ended == "finished"
    assert result.states()["/closed"] == ("http_error", "status_503")


def test_a_rest_is_told_with_its_length(tmp_path):
    said = []
    refused = []

    def once_busy(handler):
        refused.append(handler.path)
        return answer(handler, **(busy(3) if len(refused) == 1 else {"body": page()}))

    with serving({"/": page("/a"), "/a": once_busy}) as site:
        Crawled(site.plan(), tmp_path / "state.sqlite", on_progress=said.append)
    rests = {(progress.done, progress.total) for progress in said if progress.what == "progress-crawl-rest"}
    assert {total for _, total in rests} == {3}
    assert {done for done, _ in rests} >= {1, 2}


def test_a_server_that_answers_slowly_is_asked_less_often(tmp_path):
    fetcher = fetcher_at(clock := Clock())
    origin = fetcher.origin(ORIGIN + "/")
    assert origin.pace.delay == 0.5
    for _ in range(10):
        fetcher.answered(ORIGIN + "/", Answer(200), 5.0)
    assert origin.pace.delay == pytest.approx(5.0)
    assert clock.now == 0


class Clock:
    """A clock that tests set."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class Answer:
    def __init__(self, status, **headers):
        self.status, self.headers = status, headers


class NoEngine:
    engine = None


def fetcher_at(clock):
    kept = []
    fetcher = Fetcher(
        NoEngine(), Guard(("shop.example",), {}, ()), "Sitelore/0.1", True, 3, (5.0, 15.0, 40.0),
        on_robots=kept.append, is_ending=lambda: False, clock=clock,
    )  # fmt: skip
    fetcher.kept = kept
    return fetcher


def asked_at(fetcher, clock, answers, hours):
    """Ask for robots.txt at these hours of a crawl, whose server gives these answers in turn; return what was used."""

    async def ask(origin):
        status, text = answers.pop(0)
        return read_robots(origin, status, text.encode())

    async def crawl():
        used = []
        for hour in hours:
            clock.now = hour * 3600.0
            used.append((await fetcher.robots(ORIGIN + "/")).text)
        return used

    fetcher._ask_robots = ask
    return asyncio.run(crawl())


def test_robots_txt_is_asked_for_again_after_a_day():
    clock = Clock()
    fetcher = fetcher_at(clock)
    answers = [(200, "first"), (200, "second"), (200, "third")]
    assert asked_at(fetcher, clock, answers, (0, 23.9, 24.1, 48, 48.2)) == [
        "first",
        "first",
        "second",
        "second",
        "third",
    ]
    assert answers == []
    assert [robots.text for robots in fetcher.kept] == ["first", "second", "third"]
    assert ROBOTS_SECONDS == 24 * 3600


def test_a_robots_txt_that_cannot_be_read_again_stays_in_force_and_is_asked_for_every_hour():
    clock = Clock()
    fetcher = fetcher_at(clock)
    answers = [(200, "first"), (503, ""), (None, ""), (200, "second")]
    assert asked_at(fetcher, clock, answers, (0, 24.1, 24.5, 25.2, 26.3)) == [
        "first",
        "first",
        "first",
        "first",
        "second",
    ]
    assert answers == []


def test_a_retry_after_is_counted_by_a_clock_that_nobody_sets():
    clock = Clock()
    fetcher = fetcher_at(clock)
    fetcher.answered(ORIGIN + "/", Answer(503, **{"Retry-After": b"90"}), 0.1)
    assert fetcher.origin(ORIGIN + "/").not_before == 90
    assert fetcher.rest_of() == (0, 90)
    clock.now = 60.0
    assert fetcher.rest_of() == (60, 90)
    fetcher.answered(ORIGIN + "/", Answer(429, **{"Retry-After": b"999"}), 0.1)
    assert fetcher.origin(ORIGIN + "/").not_before == 180


def test_a_new_origin_has_no_rest_and_its_robots_txt_is_not_known():
    origin = Origin(Pace(0.5, 2))
    assert (origin.not_before, origin.robots_until) == (0.0, math.inf)


def test_the_breaker_opens_after_twenty_failures_and_gives_three_pauses():
    clock = Clock()
    fetcher = fetcher_at(clock)
    for _ in range(20):
        fetcher.failed(ORIGIN + "/", "connection_refused")
    assert (fetcher.pauses, fetcher.quiet_until) == (1, 5.0)
    fetcher.failed(ORIGIN + "/", "connection_refused")  # it was under way
    assert fetcher.pauses == 1
    for until in (20.0, 60.0):
        clock.now = fetcher.quiet_until
        fetcher.failed(ORIGIN + "/", "connection_refused")
        assert fetcher.quiet_until == until
    clock.now = 60.0
    assert not fetcher.has_given_up
    fetcher.failed(ORIGIN + "/", "connection_refused")
    assert fetcher.has_given_up
    fetcher.answered(ORIGIN + "/", Answer(200), 0.1)
    assert not fetcher.has_given_up
