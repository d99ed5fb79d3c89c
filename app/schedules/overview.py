"""How the schedules of a workspace stand: installed or not, due next, what became of the last run."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from app.schedules.definition import Schedule
from app.schedules.due import next_due
from app.schedules.ledger import ScheduledRun, Schedules
from app.schedules.systems import is_installed
from app.workspace import Workspace


@dataclass(frozen=True)
class Standing:
    """One schedule as it stands now."""

    schedule: Schedule
    installed: bool
    next_due: datetime  # UTC
    last: ScheduledRun | None

    def told(self) -> dict[str, Any]:
        last = asdict(self.last) if self.last else None
        if last:
            last |= {name: last[name].isoformat() if last[name] else None for name in ("due", "started", "ended")}
        return {
            **asdict(self.schedule),
            "installed": self.installed,
            "next_due": self.next_due.isoformat(),
            "last": last,
        }


def overview(workspace: Workspace, now: datetime | None = None) -> list[Standing]:
    """Return every schedule of the workspace, by name."""
    schedules, moment = Schedules(workspace.decisions_path), now or datetime.now(UTC)
    return [
        Standing(one, is_installed(one), next_due(one.cron, one.zone, moment), _last(schedules, one))
        for one in schedules.all()
    ]  # fmt: skip


def _last(schedules: Schedules, schedule: Schedule) -> ScheduledRun | None:
    return next(iter(schedules.runs(schedule.name, 1)), None)
