"""A disk that is full or errs, at every point where something is written: nothing told is lost or half there."""

import errno
import json
import os
import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app.facts import Facts
from app.integrity import damages_of
from crawlers.scheduler import Found, Frontier, Visited
from tests.conftest import rows_of
from tests.hostile_server import page, serving

ROOT = Path(__file__).parents[1]
URLS = [f"https://shop.example/{n}" for n in range(40)]


def visited(url):
    record = {"url": url, "state": "ok", "body_hash": url}
    return Visited(record, links=[{"source": url, "target": "x" * 500}], html=random.Random(url).randbytes(4_000).hex())


def fill(frontier):
    """Do what a crawl does, until the disk takes no more."""
    frontier.meet(Found(url, url, "start", 0) for url in URLS)
    while frontier.failure is None and (found := frontier.claim()):
        frontier.put(visited(found.url))
        frontier.commit()


def test_a_full_disk_at_any_size_of_the_frontier_keeps_what_was_told_and_goes_on_later(tmp_path, monkeypatch):
    ended = set()
    for pages in range(20, 100, 4):
        told, state = [], tmp_path / f"{pages}.sqlite"
        frontier = Frontier(state, "plan", lambda record: told.append(record["url"]))  # noqa: B023 - called at once
        with frontier._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.commit()
            limited = connection.connection.dbapi_connection
        monkeypatch.setattr(frontier, "_engine", _of_one_connection(limited))
        fill(frontier)
        ended.add(frontier.failure is not None)
        if frontier.failure is not None:
            assert "disk is full" in str(frontier.failure)
        limited.close()
        again = Frontier(state, "plan", lambda record: None)
        assert again.done == len(told) == len(set(told))
        assert {record["url"] for record in again.stored_records()} == set(told)
        fill(again)
        assert again.done == len(URLS)
        again.close()
    assert ended == {True, False}, "some of the disks were too small, some were not"


def _of_one_connection(connection):
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    return create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)


class Failing:
    """Lets so many writes to files through, and fails with an error at the next one."""

    def __init__(self, monkeypatch, error):
        self.left, self.error = 0, error
        monkeypatch.setattr(Path, "open", self.opening(Path.open))
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "rename")):
            monkeypatch.setattr(owner, name, self.counted(getattr(owner, name)))

    def count(self):
        self.left -= 1
        if self.left < 0:
            raise OSError(self.error, os.strerror(self.error))

    def counted(self, function):
        def call(*arguments):
            self.count()
            return function(*arguments)

        return call

    def opening(self, function):
        def open_counted(path, mode="r", *arguments, **options):
            file = function(path, mode, *arguments, **options)
            return Written(file, self.count) if "w" in mode else file

        return open_counted


class Written:
    """A file whose writes are counted."""

    def __init__(self, file, count):
        self.file, self.count = file, count

    def write(self, content):
        self.count()
        return self.file.write(content)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *about):
        return self.file.__exit__(*about)

    def __getattr__(self, name):
        return getattr(self.file, name)


def attempt(facts, batches):
    """Close a snapshot; return the number of the error it failed with."""
    try:
        facts.write("crawl", batches, {}, datetime(2026, 11, 2), measured={"pages", "robots_files"})
    except OSError as raised:
        return raised.errno
    return None


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_write_that_fails_at_any_point_leaves_the_old_snapshots_and_no_half_one(error, tmp_path, monkeypatch):
    facts = Facts(tmp_path, "shop")
    batches = [("pages", rows_of("pages", [{"url": url, "state": "ok"} for url in URLS]).to_batches()[0])]
    first = facts.write("crawl", batches, {}, datetime(2026, 11, 1), measured={"pages", "robots_files"})
    points = 0
    with monkeypatch.context() as patched:
        failing = Failing(patched, error)
        while True:
            failing.left = points
            failure = attempt(facts, batches)
            failing.left = 10**9
            if failure is None:
                break
            assert failure == error
            points += 1
            there = facts.snapshots("crawl")
            assert there[0] == first
            if len(there) == 2:  # all was written but the name of the manifest was perhaps not on the disk yet
                break
    assert points > 10, "every table has its writes"
    assert [snapshot.tables["pages"].rows for snapshot in facts.snapshots("crawl")] == [len(URLS)] * 2
    assert not [damage for snapshot in facts.snapshots("crawl") for damage in damages_of(facts, snapshot)]


@pytest.mark.skipif(os.name != "posix", reason="no limit for the size of files there")
def test_a_crawl_whose_disk_takes_no_more_says_so_exits_with_an_error_and_goes_on_later(tmp_path):
    answers = {"/": page(*[f"/{n}" for n in range(80)])}
    answers |= {f"/{n}": page(body=f"{n} " + os.urandom(4_000).hex()) for n in range(80)}
    with serving(answers) as server:
        code, said = crawl(server.base, tmp_path, most=300_000)
        assert code not in (0, 2)
        assert "crawls" in said, "it names the file"
        asked = len(server.requests)
        code, said = crawl(server.base, tmp_path)
        assert code == 0, said
        told = json.loads([line for line in said.splitlines() if line.startswith("{")][-1])
        again = server.requests[asked:]
    assert (told["ok"], told["resumed"]) == (81, True)
    assert len(again) < 81, "what was done before is not asked for again"


def crawl(url, folder, most=None):
    """Run the command, where files may not grow beyond a size."""

    def limit():
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "app.cli", "crawl", f"{url}/", "--own-site", "--json", "--workspace", str(folder)]
    run = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}, text=True,
        capture_output=True, preexec_fn=limit if most else None, timeout=90,
    )  # fmt: skip
    return run.returncode, run.stdout + run.stderr
