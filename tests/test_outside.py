"""Links to other people's hosts are checked once each, within a budget, politely, and never at a private address."""

import itertools
import time

import pytest

from tests.hostile_site import HOST, Crawled, answer, page, serving

ELSE = "https://else.example"
THERE = "https://there.example"


def no_head(handler):
    """A server that knows GET alone."""
    return answer(handler, 405) if handler.command == "HEAD" else answer(handler, body="content")


def external(result):
    return {row["url"]: row for row in result.rows["external_urls"]}


def states(result):
    return {url: (row["state"], row["reason"]) for url, row in external(result).items()}


ROUTES = {
    "/": page(f"{ELSE}/ok", f"{ELSE}/gone", f"{ELSE}/moved", f"{ELSE}/get", "/a"),
    "/a": page(f"{ELSE}/gone", f"{ELSE}/loop", f"{THERE}/x", f"{ELSE}/forbidden/x", "mailto:a@b.example"),
    "/ok": page(),
    "/gone": {"status": 404},
    "/moved": {"status": 301, "Location": f"{THERE}/end"},
    "/end": page(),
    "/loop": {"status": 302, "Location": "/loop"},
    "/get": no_head,
    "/robots.txt": {"body": "User-agent: *\nDisallow: /forbidden/"},
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    with serving(ROUTES) as site:
        connect = dict.fromkeys((HOST, "else.example"), site.url)
        plan = site.plan(connect=connect, max_external_urls=100, external_delay_s=0.2)
        yield site, Crawled(plan, tmp_path_factory.mktemp("crawl") / "state.sqlite")


def test_the_time_for_other_hosts_is_told_apart_from_that_for_the_site(checked):
    _, result = checked
    paused = 5 * 0.2  # six addresses on one host, and a pause between two
    assert paused < result.outcome.outside_s < result.outcome.seconds


def test_every_address_has_a_state_and_its_chain(checked):
    _, result = checked
    known = {url: state for url, state in states(result).items() if not url.startswith(THERE)}
    assert known == {
        f"{ELSE}/ok": ("ok", ""),
        f"{ELSE}/gone": ("http_error", "status_404"),
        f"{ELSE}/get": ("ok", ""),
        f"{ELSE}/loop": ("error", "redirect_loop"),
        f"{ELSE}/forbidden/x": ("blocked", "robots"),
        f"{ELSE}/moved": ("error", "dns"),
    }
    assert external(result)[f"{ELSE}/gone"]["links"] == 2
    moved = external(result)[f"{ELSE}/moved"]
    assert (moved["first_status"], moved["final_url"]) == (301, f"{THERE}/end")
    assert result.outcome.urls == 2


def test_a_head_is_enough_and_where_it_is_not_a_get_follows(checked):
    site, _ = checked
    asked = [path for _, host, path in site.requests if host == "else.example"]
    assert (asked.count("/ok"), asked.count("/get"), asked.count("/forbidden/x")) == (1, 2, 0)


def test_a_host_is_asked_one_thing_at_a_time_with_its_pause(checked):
    site, _ = checked
    times = [at for at, host, path in site.requests if host == "else.example" and path != "/robots.txt"]
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.18


def test_what_is_beyond_the_budget_is_unchecked_and_the_most_linked_goes_first(tmp_path):
    with serving(ROUTES) as site:
        connect = dict.fromkeys((HOST, "else.example"), site.url)
        result = Crawled(site.plan(connect=connect, max_external_urls=1), tmp_path / "state.sqlite")
    told = states(result)
    assert told.pop(f"{ELSE}/gone") == ("http_error", "status_404")
    assert set(told.values()) == {("unchecked", "budget")}


def test_without_a_budget_nothing_is_asked_and_nothing_is_said(tmp_path):
    with serving(ROUTES) as site:
        result = Crawled(site.plan(), tmp_path / "state.sqlite")
        assert {host for _, host, _ in site.requests} == {HOST}
    assert result.rows["external_urls"] == []


def test_no_consent_is_inherited_and_no_private_address_is_asked(tmp_path):
    with serving({"/canary": page()}) as canary:
        links = [canary.url + "/canary", canary.url.replace("127.0.0.1", "localhost") + "/canary"]
        with serving({"/": page(*links, "http://169.254.169.254/", "http://[::ffff:10.0.0.1]/")}) as site:
            host = site.url.partition("://")[2]
            plan = site.plan(
                start_urls=(site.url + "/",), own_hosts=(host,), connect={}, consent=(host,), max_external_urls=9
            )
            result = Crawled(plan, tmp_path / "state.sqlite")
        assert canary.requests == []
    assert set(states(result).values()) == {("blocked", "private_address")}
    assert len(states(result)) == 4


def test_a_computer_without_network_calls_nothing_broken(tmp_path):
    with serving({"/": page(*(f"https://nowhere{n}.invalid/" for n in range(6)))}) as site:
        result = Crawled(site.plan(max_external_urls=9), tmp_path / "state.sqlite")
    assert set(states(result).values()) == {("unchecked", "no_network")}


def test_a_check_that_was_stopped_goes_on_and_asks_no_address_twice(tmp_path):
    links = [f"{ELSE}/p{n}" for n in range(12)]
    routes = {"/": page(*links)} | {f"/p{n}": page() for n in range(12)}
    with serving(routes) as site:
        connect = dict.fromkeys((HOST, "else.example"), site.url)
        plan = site.plan(connect=connect, max_external_urls=20, external_delay_s=0.1)
        state = tmp_path / "state.sqlite"
        first = Crawled(plan, state, lambda: sum(path.startswith("/p") for path in site.paths) >= 4)
        second = Crawled(plan, state)
    asked = [path for path in site.paths if path.startswith("/p")]
    assert (first.outcome.ended, second.outcome.ended) == ("stopped", "finished")
    assert len(asked) <= 13
    assert set(asked) == {f"/p{n}" for n in range(12)}
    assert set(states(second).values()) == {("ok", "")}


def test_a_slow_host_holds_up_no_other(tmp_path):
    def slow(handler):
        time.sleep(1.5)
        answer(handler, body=page())

    links = [f"{ELSE}/slow", *(f"{THERE}/p{n}" for n in range(3))]
    with serving({"/": page(*links), "/slow": slow} | {f"/p{n}": page() for n in range(3)}) as site:
        connect = dict.fromkeys((HOST, "else.example", "there.example"), site.url)
        Crawled(site.plan(connect=connect, max_external_urls=9, external_delay_s=0.1), tmp_path / "state.sqlite")
        times = {path: at for at, _, path in site.requests}
    assert times["/p2"] - times["/slow"] < 1.5
