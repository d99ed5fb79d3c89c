import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from analysis.errors import BusyError, InputError
from analysis.progress import Progress, Stopped
from app.jobs import JOB_VARIABLE, Jobs
from app.processes import is_alive

WAIT = """
import sys, time
from pathlib import Path
from analysis.progress import Stopped
from app.jobs import Jobs

def work(task):
    while True:
        if STOPS and task.should_stop():
            raise Stopped
        time.sleep(0.02)

try:
    Jobs(Path(sys.argv[1])).run_here("crawl", "shop", work)
except Stopped:
    pass
"""


@pytest.fixture
def jobs(tmp_path):
    return Jobs(tmp_path / "jobs.sqlite")


@pytest.fixture
def started(jobs):
    """Start other processes that work, and end them with the test."""
    processes = []

    def start(stops=True):
        processes.append(subprocess.Popen([sys.executable, "-c", f"STOPS = {stops}\n{WAIT}", str(jobs.path)]))
        until(lambda: jobs.active())
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.wait()


def until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_finished_work_is_done_and_says_what_it_closed(jobs):
    def work(task):
        task.report(Progress("reading", 3, 4))
        task.closed("20260101T000000Z-abc")
        return 7

    assert jobs.run_here("crawl", "shop", work) == 7
    job = jobs.latest("crawl", "shop")
    assert (job.state, job.what, job.done, job.total) == ("done", "reading", 3, 4)
    assert job.snapshot == "20260101T000000Z-abc"
    assert job.ended >= job.started


def test_a_second_job_of_the_same_kind_and_site_is_told_who_holds_the_lock(jobs):
    def work(task):
        with pytest.raises(BusyError) as busy:
            jobs.run_here("crawl", "shop", lambda task: None)
        assert busy.value.details["pid"] == str(os.getpid())
        jobs.run_here("crawl", "magazine", lambda task: None)
        jobs.run_here("logs", "shop", lambda task: None)

    jobs.run_here("crawl", "shop", work)
    assert len(jobs.recent()) == 3


def test_analyses_of_two_sites_take_turns_because_they_write_one_meaning_store(jobs):
    def work(task):
        with pytest.raises(BusyError) as busy:
            jobs.run_here("analyse", "magazine", lambda task: None)
        assert busy.value.details["site"] == "shop"

    jobs.run_here("analyse", "shop", work)


def test_a_killed_process_is_seen_as_crashed_and_frees_the_lock(jobs, started):
    process = started()
    process.kill()
    process.wait()
    jobs.run_here("crawl", "shop", lambda task: None)
    assert [job.state for job in jobs.recent()] == ["done", "crashed"]


def test_a_number_given_to_another_process_is_not_the_old_one():
    mine = psutil.Process().create_time()
    assert is_alive(os.getpid(), mine)
    assert not is_alive(os.getpid(), mine - 60)


@pytest.mark.parametrize("stops", [True, False], ids=["work that stops", "work that does not listen"])
def test_two_seconds_after_a_cancel_nothing_lives(jobs, started, stops):
    process = started(stops)
    (job,) = jobs.active()
    asked = time.monotonic()
    jobs.cancel(job.id, wait=True)
    assert process.wait(2) is not None
    assert time.monotonic() - asked < 2
    assert jobs.job(job.id).state == "cancelled"


def test_own_work_is_asked_to_stop_and_never_killed(jobs):
    def work(task):
        jobs.cancel(task.id)
        until(task.should_stop, seconds=1)
        raise Stopped

    with pytest.raises(Stopped):
        jobs.run_here("analyse", "shop", work)
    assert jobs.latest("analyse", "shop").state == "cancelled"


def test_a_terminate_asks_for_a_stop(jobs):
    def work(task):
        os.kill(os.getpid(), signal.SIGTERM)
        until(task.should_stop, seconds=1)
        raise Stopped

    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Stopped):
        jobs.run_here("crawl", "shop", work)
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_went_wrong_is_kept_with_its_details(jobs):
    def work(task):
        raise InputError("disk-full", folder="x", free_mb=1, needed_mb=200)

    with pytest.raises(InputError):
        jobs.run_here("logs", "shop", work)
    job = jobs.latest("logs", "shop")
    assert (job.state, job.error.key, job.error.details["needed_mb"]) == ("failed", "disk-full", 200)


def test_progress_is_written_at_most_four_times_a_second(jobs, monkeypatch):
    written = []
    monkeypatch.setattr(Jobs, "write_progress", lambda self, job_id, progress: written.append(progress))
    jobs.run_here("crawl", "shop", lambda task: [task.report(Progress("pages", n, 500)) for n in range(501)])
    assert len(written) <= 3
    assert written[-1].done == 500


def test_rate_counts_from_where_the_present_step_began(jobs):
    def work(task):
        jobs.write_progress(task.id, Progress("first", 90, 100))
        time.sleep(0.6)
        jobs.write_progress(task.id, Progress("second", 0, 100))
        time.sleep(0.6)
        jobs.write_progress(task.id, Progress("second", 30, 100))

    jobs.run_here("analyse", "shop", work)
    job = jobs.latest("analyse", "shop")
    assert 25 < job.rate < 51
    assert job.seconds_left == pytest.approx(70 / job.rate)


def test_a_child_takes_over_the_row_made_for_it(jobs, monkeypatch):
    job_id = jobs._insert("crawl", "shop", "queued")
    monkeypatch.setenv(JOB_VARIABLE, str(job_id))
    jobs.run_here("crawl", "shop", lambda task: None)
    assert [(job.id, job.state) for job in jobs.recent()] == [(job_id, "done")]


def test_a_child_that_never_comes_up_is_a_crash(jobs):
    job = jobs.start_child("crawl", "shop", ["no-such-command"])
    with pytest.raises(BusyError):
        jobs.start_child("crawl", "shop", ["no-such-command"])
    until(lambda: not jobs.job(job.id).active)
    assert jobs.job(job.id).state == "crashed"
    assert jobs.log_path(job.id).is_file()


def test_a_jobs_file_of_a_newer_version_or_a_damaged_one_is_refused(jobs, tmp_path):
    with jobs._connect() as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(InputError, match="workspace-newer"):
        Jobs(jobs.path)
    (tmp_path / "other.sqlite").write_bytes(b"no database, but long enough to be read as one" * 40)
    with pytest.raises(InputError, match="jobs-file-unusable"):
        Jobs(tmp_path / "other.sqlite")
