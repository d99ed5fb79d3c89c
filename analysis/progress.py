"""How long work says how far it is, and learns that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """So many of so many done; the rate is computed where it is shown."""

    what: str  # a message key, or a stage's name
    done: int
    total: int | None  # None where nobody knows


class Stopped(Exception):
    """Work ended early because it was cancelled; what is finished is kept."""


Report = Callable[[Progress], None]
ShouldStop = Callable[[], bool]
