"""Schedules started by this process, in the foreground: for containers, where no system starts anything."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.processes import stopping_on_signals
from app.schedules.definition import Schedule
from app.schedules.due import last_due
from app.schedules.ledger import Schedules
from app.schedules.systems import command_of, environment_of
from app.workspace import open_workspace

Say = Callable[..., None]
_LOOK_SECONDS = 15  # between two looks: a schedule added meanwhile is seen, and a minute is never missed


def serve(root: Path, language: str, say: Say) -> None:
    """Start what is due, one after the other, until told to stop; what was missed before is made up for at once."""
    stopped = threading.Event()
    with stopping_on_signals(lambda signal: stopped.set()):
        say("cli-schedule-serving", schedules=len(_schedules(root)))
        while not stopped.is_set():
            for schedule in _schedules(root):
                if not stopped.is_set() and is_due(root, schedule, datetime.now(UTC)):
                    start(root, schedule, language, say, stopped)
            stopped.wait(_LOOK_SECONDS)


def _schedules(root: Path) -> list[Schedule]:
    return Schedules(open_workspace(root).decisions_path).all()


def is_due(root: Path, schedule: Schedule, now: datetime) -> bool:
    """Return whether the last due time of a schedule has no run yet."""
    schedules = Schedules(open_workspace(root).decisions_path)
    due = last_due(schedule.cron, schedule.zone, now)
    made = schedules.created(schedule.name).replace(second=0, microsecond=0)
    taken = {(run.site, run.due): run.state for run in schedules.runs(schedule.name)}
    return due >= made and taken.get((schedule.site, due), "running") == "running"


def start(root: Path, schedule: Schedule, language: str, say: Say, stopped: threading.Event) -> int:
    """Run a schedule in a process of its own, which is stopped with this one, and return its exit code."""
    command = command_of(schedule, root, language)
    say("cli-schedule-starting", name=schedule.name)
    with subprocess.Popen(command, env={**os.environ, **environment_of(command)}, stdout=sys.stderr) as child:
        while child.poll() is None:
            if stopped.wait(0.2):
                child.terminate()
                break
        code = child.wait()
    say("cli-schedule-ended", name=schedule.name, code=code)
    return code
