"""The day on which a daily number changed its level."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

MIN_DAYS = 5  # on either side: fewer than a working week is no level
MIN_RATIO = 1.5  # of the levels; below that readers see no step in a bar chart of a month
MIN_SPREADS = 3.0  # the step in standard deviations of what is left when both levels are taken away


@dataclass(frozen=True)
class Jump:
    """A step in a series: the first day of the new level, and the mean before and after."""

    index: int
    before: float
    after: float


def find_jump(values: Sequence[float]) -> Jump | None:
    """Return the strongest step of a daily series, or none where its level stays.

    Definition: of all days with at least `MIN_DAYS` on either side, the one that leaves the least variance around the
    two means (the two-segment least-squares fit). Threshold: the larger mean is `MIN_RATIO` times the smaller, and the
    step is `MIN_SPREADS` standard deviations of the rest. The numbers are ours; the tests state both sides of each.
    """
    splits = range(MIN_DAYS, len(values) - MIN_DAYS + 1)
    fits = [(_left(values, split), split) for split in splits]
    if not fits:
        return None
    _, split = min(fits)
    jump = Jump(split, fmean(values[:split]), fmean(values[split:]))
    return jump if _is_step(values, jump) else None


def _left(values: Sequence[float], split: int) -> float:
    """Return the sum of squares left when the mean of each side is taken away."""
    parts = (values[:split], values[split:])
    return sum(sum((value - fmean(part)) ** 2 for value in part) for part in parts)


def _is_step(values: Sequence[float], jump: Jump) -> bool:
    low, high = sorted((jump.before, jump.after))
    rest = [v - (jump.before if i < jump.index else jump.after) for i, v in enumerate(values)]
    return high > low * MIN_RATIO and high - low > MIN_SPREADS * pstdev(rest)
