"""The run ledger: which command computed what, from what, with which settings. What `rerun` repeats."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from analysis.errors import InputError
from app.decisions_file import DecisionsFile, now

RunState = Literal["running", "done", "failed", "stopped"]


@dataclass(frozen=True)
class Run:
    """One entry of the run ledger: what was computed from what."""

    id: str
    command: str
    site: str
    config: dict[str, Any]  # the settings it ran with
    model: str
    inputs: dict[str, str]  # table of facts → digest
    snapshots: tuple[str, ...]  # closed at that time
    digests: dict[str, dict[str, str]]  # stage → table → digest
    state: RunState
    started: datetime
    ended: datetime | None


@dataclass(frozen=True)
class Runs(DecisionsFile):
    """The ledger of a workspace, beside its decisions: it is never recomputed either."""

    def start(
        self, command: str, site: str, *, config: Mapping[str, Any], model: str = "", snapshots: Collection[str] = ()
    ) -> str:
        """Enter a run into the ledger and return its id, which sorts by time."""
        started = now()
        with self.transaction() as connection:
            run_id = _free_id(connection, f"{datetime.fromisoformat(started):%Y%m%dT%H%M%SZ}-{command}")
            connection.execute(
                "INSERT INTO run VALUES (?, ?, ?, ?, ?, '{}', ?, '{}', 'running', ?, NULL)",
                (run_id, command, site, _json(config), model, _json(sorted(snapshots)), started),
            )
        return run_id

    def end(
        self,
        run_id: str,
        state: RunState,
        *,
        inputs: Mapping[str, str] | None = None,
        digests: Mapping[str, Mapping[str, str]] | None = None,
        snapshots: Collection[str] | None = None,
    ) -> None:
        values = (state, now(), _json(inputs or {}), _json(digests or {}))
        with self.transaction() as connection:
            connection.execute(
                "UPDATE run SET state = ?, ended = ?, inputs = ?, digests = ? WHERE id = ?", (*values, run_id)
            )
            if snapshots is not None:
                connection.execute("UPDATE run SET snapshots = ? WHERE id = ?", (_json(sorted(snapshots)), run_id))

    def newest(self, site: str | None = None, limit: int = 100) -> list[Run]:
        """Return the newest runs first."""
        query = f"SELECT {_RUN} FROM run WHERE (?1 IS NULL OR site = ?1) ORDER BY started DESC, id DESC LIMIT ?2"
        with self.transaction() as connection:
            return [_run(row) for row in connection.execute(query, (site, limit))]

    def run(self, run_id: str) -> Run:
        with self.transaction() as connection:
            row = connection.execute(f"SELECT {_RUN} FROM run WHERE id = ?", (run_id,)).fetchone()
            newest = connection.execute("SELECT id FROM run ORDER BY started DESC, id DESC LIMIT 1").fetchone()
        if row is None:
            raise InputError("run-unknown", name=run_id, newest=newest[0] if newest else "-")
        return _run(row)


_RUN = "id, command, site, config, model, inputs, snapshots, digests, state, started, ended"


def _free_id(connection: sqlite3.Connection, wanted: str) -> str:
    """Return the id, with a number where two runs began within a second."""
    number = connection.execute("SELECT count(*) FROM run WHERE id = ?1 OR id LIKE ?1 || '-%'", (wanted,)).fetchone()[0]
    return f"{wanted}-{number + 1}" if number else wanted


def _run(row: tuple[Any, ...]) -> Run:
    run_id, command, site, config, model, inputs, snapshots, digests, state, started, ended = row
    return Run(
        run_id, command, site, json.loads(config), model, json.loads(inputs), tuple(json.loads(snapshots)),
        json.loads(digests), state, datetime.fromisoformat(started), datetime.fromisoformat(ended) if ended else None,
    )  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
