"""A crawl that is killed, stopped, or whose server goes away loses nothing and goes on where it was."""

import socket
import time

import pytest

from analysis.errors import InputError
from crawlers.scheduler import Found, Frontier, Visited
from tests.benchmarks.crawl_kills import main as kill_crawls
from tests.hostile_site import ORIGIN, Crawled, answer, page, serving


def test_killed_three_times_a_crawl_loses_nothing_and_stores_nothing_twice():
    count = kill_crawls(pages=60, kills=3)
    assert (count.pages, count.kills, count.wrong_exit) == (60, 3, 0)
    assert (count.lost, count.never_crawled, count.stored_twice, count.told_twice) == (0, 0, 0, 0)
    assert sum(count.again) <= 3 * 16


def test_after_a_stop_no_request_goes_out_and_the_next_run_finishes(tmp_path):
    def slow(handler):
        time.sleep(0.3)
        answer(handler, body=page())

    links = [f"/{n}" for n in range(30)]
    with serving({"/": page(*links)} | dict.fromkeys(links, slow)) as site:
        stopped_at = []

        def should_stop():
            if len(site.requests) > 8 and not stopped_at:
                stopped_at.append(time.monotonic())
            return bool(stopped_at)

        first = Crawled(site.plan(), tmp_path / "state.sqlite", should_stop)
        assert time.monotonic() - stopped_at[0] < 2
        asked = len(site.requests)
        time.sleep(0.3)
        assert len(site.requests) == asked
        second = Crawled(site.plan(), tmp_path / "state.sqlite")
    assert (first.outcome.ended, second.outcome.ended, second.outcome.resumed) == ("stopped", "finished", True)
    assert second.outcome.counts == {"ok": 31}


def test_a_stop_does_not_make_an_error_of_a_url_that_had_tries_left(tmp_path):
    links = [f"/{n}" for n in range(6)]
    busy = {"status": 503, "body": "busy"}
    with serving({"/": page(*links)} | dict.fromkeys(links, busy)) as site:
        result = Crawled(site.plan(), tmp_path / "state.sqlite", lambda: len(site.requests) > 5)
    assert result.outcome.counts == {"ok": 1}


def test_pages_asked_for_while_the_server_was_down_are_asked_for_again(tmp_path):
    down = []

    def fragile(handler):
        if len(site.requests) > 15 and not down:
            down.append(time.monotonic() + 2)
        if down and time.monotonic() < down[0]:
            handler.connection.shutdown(socket.SHUT_RDWR)
            handler.close_connection = True
            return None
        return answer(handler, body=page())

    links = [f"/{n}" for n in range(40)]
    with serving({"/": page(*links)} | dict.fromkeys(links, fragile)) as site:
        result = Crawled(site.plan(per_host=8), tmp_path / "state.sqlite")
    assert result.outcome.counts == {"ok": 41}


RECORD = {"url": f"{ORIGIN}/", "state": "ok"}


def test_nothing_is_announced_before_it_is_durable_or_dropped_when_the_disk_refuses_it(tmp_path, monkeypatch):
    told = []
    frontier = Frontier(tmp_path / "state.sqlite", "plan", told.append)
    frontier.meet([Found(RECORD["url"], "/", "start", 0)])
    assert frontier.claim()
    with monkeypatch.context() as refusing:
        refusing.setattr(frontier, "_write", lambda: (_ for _ in ()).throw(OSError("disk is full")))
        frontier.put(Visited(RECORD))
        frontier.commit()
    assert (told, str(frontier.failure)) == ([], "disk is full")
    frontier.close()
    again = Frontier(tmp_path / "state.sqlite", "plan", told.append)
    assert (again.done, again.has_pending()) == (0, True)
    again.close()


def test_a_file_of_another_start_or_a_newer_version_is_refused(tmp_path):
    Frontier(tmp_path / "state.sqlite", "plan", print).close()
    with pytest.raises(InputError, match="crawl-state-of-another-start"):
        Frontier(tmp_path / "state.sqlite", "other", print)
    frontier = Frontier(tmp_path / "state.sqlite", "plan", print)
    frontier.remember("version", "99")
    frontier.close()
    with pytest.raises(InputError, match="crawl-state-newer"):
        Frontier(tmp_path / "state.sqlite", "plan", print)
    (tmp_path / "junk.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match="crawl-state-damaged"):
        Frontier(tmp_path / "junk.sqlite", "plan", print)
