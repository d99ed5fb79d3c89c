"""Schedules and their runs, kept beside the decisions: which site was due when, who took it, what became of it."""

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from analysis.errors import InputError
from app.decisions_file import DecisionsFile, now
from app.processes import is_alive, this_process
from app.schedules.definition import Schedule, schedule_from

RunState = Literal["running", "done", "unfinished", "failed", "missed"]
MOST_ATTEMPTS = 3  # of one due time: a run whose process was killed is started again, not for ever


@dataclass(frozen=True)
class ScheduledRun:
    """One due time of a site and what became of it."""

    schedule: str
    site: str
    due: datetime  # UTC
    state: RunState
    attempts: int
    started: datetime
    ended: datetime | None
    outcome: dict[str, Any] = field(default_factory=dict)  # snapshot, alarms, report, deliveries, error


@dataclass(frozen=True)
class Schedules(DecisionsFile):
    """The schedules of a workspace."""

    def all(self) -> list[Schedule]:
        with self.transaction() as connection:
            rows = connection.execute("SELECT definition FROM schedule ORDER BY name").fetchall()
        return [schedule_from(row[0]) for row in rows]

    def schedule(self, name: str) -> Schedule:
        found = {schedule.name: schedule for schedule in self.all()}
        if name not in found:
            raise InputError("schedule-unknown", name=name, known=", ".join(found) or "-")
        return found[name]

    def created(self, name: str) -> datetime:
        """Return when a schedule was made: nothing was due before."""
        with self.transaction() as connection:
            row = connection.execute("SELECT created FROM schedule WHERE name = ?", (name,)).fetchone()
        return _moment(row[0])

    def add(self, schedule: Schedule) -> None:
        try:
            with self.transaction() as connection:
                connection.execute(
                    "INSERT INTO schedule VALUES (?, ?, ?, ?)",
                    (schedule.name, schedule.site, schedule.to_json(), now()),
                )
        except InputError as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                raise InputError("schedule-exists", name=schedule.name) from error
            raise

    def remove(self, name: str) -> None:
        """Forget a schedule; what its runs found stays in the ledger."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM schedule WHERE name = ?", (name,))

    def claim(self, schedule: Schedule, due: datetime) -> bool:
        """Take a due time of a site for this process. False where somebody has it or had it already.

        A run that is marked as running and whose process is gone was killed: it is taken over.
        """
        pid, process_started = this_process()
        with self.transaction() as connection:
            row = connection.execute(
                "SELECT state, attempts, pid, process_started FROM schedule_run WHERE site = ? AND due = ?",
                (schedule.site, _text(due)),
            ).fetchone()
            if row and (row[0] != "running" or row[1] >= MOST_ATTEMPTS or is_alive(row[2], row[3])):
                return False
            connection.execute(
                "INSERT OR REPLACE INTO schedule_run VALUES (?, ?, ?, 'running', ?, ?, ?, ?, NULL, '{}')",
                (schedule.site, _text(due), schedule.name, (row[1] if row else 0) + 1, pid, process_started, now()),
            )
        return True

    def give_back(self, schedule: Schedule, due: datetime) -> None:
        """Leave a due time for a later start: nothing was done for it."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM schedule_run WHERE site = ? AND due = ?", (schedule.site, _text(due)))

    def end(self, schedule: Schedule, due: datetime, state: RunState, outcome: dict[str, Any]) -> None:
        values = (state, now(), json.dumps(outcome, ensure_ascii=False, sort_keys=True), schedule.site, _text(due))
        with self.transaction() as connection:
            connection.execute(
                "UPDATE schedule_run SET state = ?, ended = ?, outcome = ? WHERE site = ? AND due = ?", values
            )

    def runs(self, schedule: str | None = None, limit: int = 100) -> list[ScheduledRun]:
        """Return the newest runs first."""
        query = f"SELECT {_RUN} FROM schedule_run WHERE (?1 IS NULL OR schedule = ?1) ORDER BY due DESC, site LIMIT ?2"
        with self.transaction() as connection:
            rows = connection.execute(query, (schedule, limit)).fetchall()
        return [_run(row) for row in rows]


_RUN = "schedule, site, due, state, attempts, started, ended, outcome"


def _run(row: tuple[Any, ...]) -> ScheduledRun:
    schedule, site, due, state, attempts, started, ended, outcome = row
    return ScheduledRun(
        schedule, site, _moment(due), state, attempts, _moment(started), _moment(ended) if ended else None,
        json.loads(outcome),
    )  # fmt: skip


def _text(due: datetime) -> str:
    return due.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
