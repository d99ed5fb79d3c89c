"""A job as its row tells it: what it does, how far it is, how fast, and what became of it."""

from dataclasses import dataclass
from typing import Any, Literal

from analysis.errors import SiteloreError

Kind = Literal["crawl", "import", "logs", "render", "analyse", "purge", "rerun"]
State = Literal["queued", "running", "done", "failed", "cancelled", "crashed"]


@dataclass(frozen=True)
class Job:
    """A row of `jobs.sqlite`; times are UTC seconds since 1970."""

    id: int
    kind: Kind
    site: str
    state: State
    pid: int
    process_started: float
    cancel: bool  # whether it was asked to stop
    what: str  # a message key, or a stage's name
    done: int
    total: int | None
    what_started: float  # when `what` began, with `what_done` done: the rate counts from there
    what_done: int
    updated: float
    note: str
    error_key: str  # a message key, with its details; empty where nothing failed
    error_details: dict[str, Any]
    started: float
    ended: float | None
    snapshot: str | None  # what it closed or computed

    @property
    def active(self) -> bool:
        return self.state in ("queued", "running")

    @property
    def rate(self) -> float | None:
        """Return how many are done a second, since what it does now began; none before that can be told."""
        return rate_of(self.done - self.what_done, self.updated - self.what_started)

    @property
    def seconds_left(self) -> float | None:
        return None if not self.rate or self.total is None else max(0.0, (self.total - self.done) / self.rate)

    @property
    def error(self) -> SiteloreError | None:
        return SiteloreError(self.error_key, **self.error_details) if self.error_key else None


def rate_of(done: int, seconds: float) -> float | None:
    """Return units a second; none in the first half second, when it would jump."""
    return done / seconds if done > 0 and seconds >= 0.5 else None
