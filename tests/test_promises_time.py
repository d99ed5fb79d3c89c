"""Retry-After in every form, and a clock that is set while a crawl runs."""

import json
import subprocess
import sys
import time
from email.utils import formatdate

import pytest
from scrapy.http import Response

from crawlers.fetching import retry_after
from tests.crawl_process import ROOT, plan_for
from tests.hostile_server import page, serving


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("0", 0), ("7", 7), ("99999999999999999999", 1e20), ("-5", None), ("1.5", None), ("soon", None), ("", None),
     ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("Wed, 99 Oct 2015 07:28:00 GMT", None), ("٣", None)],
)  # fmt: skip
def test_a_retry_after_is_seconds_or_a_date_or_nothing(value, seconds):
    found = retry_after(Response("https://x.example/", status=503, headers={"Retry-After": value.encode()}))
    assert found == (seconds if seconds is None else pytest.approx(seconds))


def test_a_date_counts_from_the_clock_of_the_server_that_named_it():
    there = time.time() + 86_400
    headers = {"Retry-After": formatdate(there + 30, usegmt=True), "Date": formatdate(there, usegmt=True)}
    assert retry_after(Response("https://x.example/", status=503, headers=headers)) == 30


def test_a_clock_that_is_set_holds_no_crawl_up_and_loses_no_page(tmp_path):
    links = [f"/{n}" for n in range(80)]
    with serving({"/": page(*links)} | dict.fromkeys(links, page())) as server:
        plan = plan_for(server.base, per_host=4)
        command = [sys.executable, "-m", "tests.clock_jumps", json.dumps(plan), str(tmp_path / "state.sqlite")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    told = json.loads(done.stdout)
    assert (told["ended"], told["counts"]) == ("finished", {"ok": 81})
    assert told["seconds"] < 30
