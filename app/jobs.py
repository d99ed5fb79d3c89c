"""Long work: one row a job in `jobs.sqlite`, one lock per kind and site, progress, cancel, and a crash seen as a crash.

The file is deletable: it holds what is running and what became of it, never what came out.
"""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import psutil

from analysis.errors import BusyError, InputError, SiteloreError
from analysis.progress import Progress, Report, Stopped
from app.disk import raise_if_full
from app.job import Job, Kind, State, rate_of
from app.processes import end_processes, is_alive, own_session, process_tree, stopping_on_signals, this_process

Result = TypeVar("Result")

__all__ = ["Interrupted", "Job", "Jobs", "Kind", "State", "Task", "rate_of"]

SCHEMA = 1
JOB_VARIABLE = "SITELORE_JOB"  # how a child learns which row is its own
WRITE_SECONDS = 0.25  # between two writes of a job's progress: four a second are all an eye can use
STOP_SECONDS = 0.25  # between two looks at the cancel flag
GRACE_SECONDS = 1.2  # for work to stop by itself after a cancel; what lives on is terminated, then killed
_ACTIVE = "state IN ('queued', 'running')"
# analyses and purges of all sites share the meaning store, whose tables take one writer at a time
_SHARED_LOCKS = {"analyse": "meaning", "purge": "meaning"}
_SAME_LOCK = {"import": "crawl"}  # both write crawl snapshots of a site
_CREATE = f"""
CREATE TABLE IF NOT EXISTS job (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, site TEXT NOT NULL, lock TEXT NOT NULL, state TEXT NOT NULL,
  pid INTEGER NOT NULL, process_started REAL NOT NULL, cancel INTEGER NOT NULL DEFAULT 0,
  what TEXT NOT NULL DEFAULT '', done INTEGER NOT NULL DEFAULT 0, total INTEGER,
  what_started REAL NOT NULL, what_done INTEGER NOT NULL DEFAULT 0, updated REAL NOT NULL,
  note TEXT NOT NULL DEFAULT '', error_key TEXT NOT NULL DEFAULT '', error_details TEXT NOT NULL DEFAULT '{{}}',
  started REAL NOT NULL, ended REAL, snapshot TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS one_active ON job (lock) WHERE {_ACTIVE};
"""


class Interrupted(Stopped):
    """Work ended early because of Ctrl-C."""


@dataclass
class Task:
    """What running work holds of its job: where it reports, and whether it should stop."""

    jobs: "Jobs"
    id: int
    talk: Report | None = None  # where progress is shown besides the row
    _written: float = 0.0
    _looked: float = 0.0
    _waiting: Progress | None = None
    _stop: threading.Event = field(default_factory=threading.Event)
    interrupted: bool = False  # by Ctrl-C

    def report(self, progress: Progress) -> None:
        if self.talk:
            self.talk(progress)
        self._waiting = progress
        if time.monotonic() - self._written >= WRITE_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write the progress that was held back."""
        if self._waiting is not None:
            self.jobs.write_progress(self.id, self._waiting)
            self._waiting, self._written = None, time.monotonic()

    def should_stop(self) -> bool:
        if not self._stop.is_set() and time.monotonic() - self._looked >= STOP_SECONDS:
            self._looked = time.monotonic()
            if self.jobs.is_cancelled(self.id):
                self._stop.set()
        return self._stop.is_set()

    def stop(self, signal_number: int) -> None:
        """Stop on a signal as a cancel does: what is finished is kept."""
        self.interrupted = signal_number == signal.SIGINT
        self._stop.set()

    def closed(self, snapshot: str, note: str = "") -> None:
        """Name what the job brought about."""
        self.jobs.update(self.id, snapshot=snapshot, note=note)


# children of this process: a dead one that nobody asks after would stay in the process table
_children: list["subprocess.Popen[bytes]"] = []


@dataclass(frozen=True)
class Jobs:
    """The jobs of a workspace. Every call opens the file anew, so tabs, threads and processes share it."""

    path: Path

    def __post_init__(self) -> None:
        with self._connect() as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > SCHEMA:
                raise InputError("workspace-newer", folder=str(self.path), version=version, known=SCHEMA)
            if version < SCHEMA:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(f"BEGIN IMMEDIATE; {_CREATE} PRAGMA user_version = {SCHEMA}; COMMIT;")

    def recent(self, limit: int = 50) -> list[Job]:
        """Return the newest jobs, those first that are active."""
        self.settle()
        return self._jobs(f"1 = 1 ORDER BY ({_ACTIVE}) DESC, id DESC LIMIT ?", limit)

    def active(self, site: str | None = None) -> list[Job]:
        self.settle()
        return self._jobs(f"{_ACTIVE} AND (?1 IS NULL OR site = ?1) ORDER BY id", site)

    def latest(self, kind: str, site: str) -> Job | None:
        self.settle()
        return next(iter(self._jobs("kind = ? AND site = ? ORDER BY id DESC LIMIT 1", kind, site)), None)

    def job(self, job_id: int) -> Job:
        self.settle()
        return self._job(job_id)

    def run_here(
        self,
        kind: Kind,
        site: str,
        work: Callable[[Task], Result],
        *,
        talk: Report | None = None,
        shared: bool = False,
    ) -> Result:
        """Do work in this process, under the lock of its kind and site, and keep what became of it.

        Shared work has a lock of its own: its workers keep out of each other's way by themselves.

        A child started by `start_child` takes over the row made for it. Whatever `work` raises is kept and raised.
        """
        task = Task(self, self._take(kind, site, shared=shared), talk)
        try:
            with stopping_on_signals(task.stop):
                result = work(task)
        except Stopped as stopped:
            task.flush()
            self._end(task.id, "cancelled")
            raise (Interrupted if task.interrupted else Stopped) from stopped
        except KeyboardInterrupt:
            self._end(task.id, "cancelled")
            raise
        except SiteloreError as error:
            self._end(task.id, "failed", error)
            raise
        except BaseException as error:
            self._end(task.id, "failed", SiteloreError("unexpected", problem=type(error).__name__))
            raise
        task.flush()
        self._end(task.id, "done")
        return result

    def start_child(self, kind: Kind, site: str, arguments: Sequence[str]) -> Job:
        """Start `sitelore …` as a process of its own that outlives this one; raise a BusyError while one runs."""
        job_id = self._insert(kind, site, "queued")
        log = self.log_path(job_id)
        log.parent.mkdir(exist_ok=True)
        try:
            with log.open("wb") as output:
                child = subprocess.Popen(
                    [sys.executable, "-m", "app.cli", *arguments],
                    stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                    env=_child_environment(job_id), **own_session(),
                )  # fmt: skip
        except OSError as error:
            self._end(job_id, "failed", InputError("job-not-started", problem=str(error)))
            raise
        _children.append(child)
        with contextlib.suppress(psutil.NoSuchProcess), self._connect() as connection:
            # only while it is queued: on Windows the child's own number is another one, and it has written it itself
            started = psutil.Process(child.pid).create_time()
            connection.execute(
                "UPDATE job SET pid = ?, process_started = ? WHERE id = ? AND state = 'queued'",
                (child.pid, started, job_id),
            )
        return self._job(job_id)

    def log_path(self, job_id: int) -> Path:
        """Return the file that holds what a child said."""
        return self.path.parent / "job-logs" / f"{job_id}.log"

    def cancel(self, job_id: int, *, wait: bool = False) -> None:
        """Ask a job to stop. Two seconds later its process and everything it started are gone.

        Without `wait` a thread sees to that. Work of this very process is asked, never killed.
        """
        with self._connect() as connection:
            connection.execute(f"UPDATE job SET cancel = 1 WHERE id = ? AND {_ACTIVE}", (job_id,))
        if wait:
            self._see_off(job_id)
        else:
            threading.Thread(target=self._see_off, args=(job_id,), daemon=True).start()

    def settle(self) -> None:
        """Mark jobs whose process is gone as crashed, which frees their locks."""
        for child in list(_children):
            if child.poll() is not None:
                with contextlib.suppress(ValueError):  # another thread was faster
                    _children.remove(child)
        for job in self._jobs(_ACTIVE):
            if not is_alive(job.pid, job.process_started):
                self._end(job.id, "cancelled" if job.cancel else "crashed")

    def is_cancelled(self, job_id: int) -> bool:
        return self._job(job_id).cancel

    def write_progress(self, job_id: int, progress: Progress) -> None:
        now = time.time()
        with self._connect() as connection:
            connection.execute(
                """UPDATE job SET what_started = CASE WHEN what = :what THEN what_started ELSE :now END,
                     what_done = CASE WHEN what = :what THEN what_done ELSE :done END,
                     what = :what, done = :done, total = :total, updated = :now WHERE id = :id""",
                {"what": progress.what, "done": progress.done, "total": progress.total, "now": now, "id": job_id},
            )

    def update(self, job_id: int, *, snapshot: str, note: str) -> None:
        with self._connect() as connection:
            connection.execute("UPDATE job SET snapshot = ?, note = ? WHERE id = ?", (snapshot, note, job_id))

    def _take(self, kind: Kind, site: str, *, shared: bool) -> int:
        """Take over the row this process was started for, else make one."""
        given = os.environ.get(JOB_VARIABLE, "")
        if given.isdecimal():
            with self._connect() as connection:
                taken = connection.execute(
                    """UPDATE job SET state = 'running', pid = ?, process_started = ?
                       WHERE id = ? AND kind = ? AND site = ? AND state = 'queued'""",
                    (*this_process(), int(given), kind, site),
                ).rowcount
            if taken:
                return int(given)
        return self._insert(kind, site, "running", shared=shared)

    def _insert(self, kind: Kind, site: str, state: State, *, shared: bool = False) -> int:
        self.settle()
        lock, now = lock_of(kind, site) + (f":{os.getpid()}" if shared else ""), time.time()
        row = (kind, site, lock, state, *this_process(), now, now, now)
        try:
            with self._connect() as connection:
                made = connection.execute(
                    """INSERT INTO job (kind, site, lock, state, pid, process_started, what_started, updated, started)
                       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    row,
                )
                return int(made.lastrowid or 0)
        except sqlite3.IntegrityError as error:
            raise self._busy(lock, kind, site) from error

    def _busy(self, lock: str, kind: str, site: str) -> BusyError:
        holder = next(iter(self._jobs(f"{_ACTIVE} AND lock = ?", lock)), None)
        if holder is None:  # it ended just now
            return BusyError("job-busy-a-moment-ago", kind=kind, site=site)
        since = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(holder.started))
        return BusyError("job-busy", kind=holder.kind, site=holder.site, pid=str(holder.pid), since=since)

    def _end(self, job_id: int, state: State, error: SiteloreError | None = None) -> None:
        details = json.dumps(error.details, default=str) if error else "{}"
        with self._connect() as connection:
            connection.execute(
                f"UPDATE job SET state = ?, ended = ?, error_key = ?, error_details = ? WHERE id = ? AND {_ACTIVE}",
                (state, time.time(), error.key if error else "", details, job_id),
            )

    def _see_off(self, job_id: int) -> None:
        job = self._job(job_id)
        deadline = time.monotonic() + GRACE_SECONDS
        tree = process_tree(job.pid, job.process_started)
        while time.monotonic() < deadline and self._job(job_id).active:
            time.sleep(0.05)
            self.settle()
            tree = process_tree(job.pid, job.process_started) or tree
        if job.pid != os.getpid():
            end_processes(tree)
        self.settle()

    def _job(self, job_id: int) -> Job:
        found = self._jobs("id = ?", job_id)
        if not found:
            raise InputError("job-unknown", id=job_id)
        return found[0]

    def _jobs(self, where: str, *values: object) -> list[Job]:
        names = list(Job.__dataclass_fields__)
        with self._connect() as connection:
            rows = connection.execute(f"SELECT {', '.join(names)} FROM job WHERE {where}", values).fetchall()
        return [_job(dict(zip(names, row, strict=True))) for row in rows]

    @contextlib.contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        try:
            with contextlib.closing(sqlite3.connect(self.path, timeout=5, isolation_level=None)) as connection:
                yield connection
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise_if_full(self.path, error)
            raise InputError("jobs-file-unusable", file=str(self.path), problem=str(error)) from error


def lock_of(kind: str, site: str) -> str:
    return _SHARED_LOCKS.get(kind, f"{_SAME_LOCK.get(kind, kind)}:{site}")


def _job(row: Mapping[str, Any]) -> Job:
    return Job(**{**row, "cancel": bool(row["cancel"]), "error_details": json.loads(row["error_details"])})


def _child_environment(job_id: int) -> dict[str, str]:
    """Return the environment with our packages to be found from any folder."""
    ours = str(Path(__file__).parents[1])
    paths = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths, JOB_VARIABLE: str(job_id)}
