"""What runs beside the event loop is killed at its deadline, at its memory limit, and with the crawl."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from crawlers.apart import ParseFailed, end_all, run_apart, wait_apart

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _ended():
    yield
    end_all()


def spin(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return os.getpid()


def test_one_warm_process_answers_and_what_it_raises_is_raised():
    first = run_apart(spin, 0)
    assert first != os.getpid()
    assert run_apart(spin, 0) == first
    with pytest.raises(ValueError, match="invalid literal"):
        run_apart(int, "three")


def test_seconds_count_from_the_task_on_not_from_the_start_of_the_process():
    first = run_apart(spin, 0.8, seconds=2.0)
    assert [run_apart(spin, 0.8, seconds=2.0) for _ in range(3)] == [first] * 3


def test_what_takes_too_long_is_killed_and_the_next_task_runs():
    first = run_apart(spin, 0)
    started = time.monotonic()
    with pytest.raises(ParseFailed, match="parse_timeout"):
        run_apart(spin, 60, seconds=0.5)
    assert time.monotonic() - started < 10
    assert run_apart(spin, 0) != first


def test_a_task_that_sleeps_is_killed_by_the_clock():
    with pytest.raises(ParseFailed, match="parse_timeout"):
        run_apart(time.sleep, 60, seconds=0.4)


def test_a_process_that_ends_is_a_crash_of_its_task_alone():
    with pytest.raises(ParseFailed, match="parse_crash"):
        run_apart(os._exit, 3)
    assert run_apart(len, "abc") == 3


@pytest.mark.skipif(os.name != "posix", reason="no memory limit for processes there")
def test_memory_is_bounded():
    with pytest.raises(MemoryError):
        run_apart(bytes, 3 * 2**30)


def test_the_event_loop_goes_on_meanwhile():
    async def watch():
        gaps, last, task = [], time.monotonic(), asyncio.ensure_future(wait_apart(spin, 1.0))
        while not task.done():
            await asyncio.sleep(0.01)
            gaps.append(time.monotonic() - last)
            last = time.monotonic()
        return await task, max(gaps)

    run_apart(len, "")
    pid, longest = asyncio.run(watch())
    assert pid != os.getpid()
    assert longest < 0.25


def test_a_killed_process_takes_its_worker_with_it():
    code = "import os; from crawlers.apart import run_apart; print(run_apart(os.getpid), flush=True); input()"
    command = [sys.executable, "-c", code]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    worker = psutil.Process(int(process.stdout.readline()))
    process.kill()
    process.communicate()
    worker.wait(timeout=5)
