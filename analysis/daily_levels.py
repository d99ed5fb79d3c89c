"""Where a daily number steps to another level, weekdays taken out: each level is held against the 28 days before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import exp, log, log1p, sqrt
from statistics import fmean, median

TRAILING_DAYS = 28  # four of each weekday
LEAST_BEFORE = 7  # known days: each weekday once
LEAST_AFTER = 3  # days a level must last; less is a peak
LEAST_CHANGE = 0.3  # of the level before
LEAST_REQUESTS = 10  # a day, of the higher level; below that chance alone doubles it
_PENALTY = 3.0  # see find_steps
_HALF_WEEK = 3
_LEAST_NOISE = 0.05  # no log is steadier: with less, a level without any spread would step at every request


@dataclass(frozen=True)
class Step:
    """The first day of a new level, with the requests of a day of average weekday before and since."""

    day: date
    before: float
    after: float
    days: int  # known days of the new level

    @property
    def ratio(self) -> float:
        return self.after / self.before if self.before else float(self.after > 0)


@dataclass(frozen=True)
class Daily:
    """A number a day, from `first` on; none where it is not known, because the log lost that day."""

    first: date
    values: Sequence[float | None]

    def day(self, index: int) -> date:
        return self.first + timedelta(days=index)

    @cached_property
    def weekdays(self) -> list[float]:
        """Return how much the logarithm of each weekday (Monday first) is above the week around it.

        It is the median over the weeks, so a step in the level or a single odd day does not count as a weekday's way.
        """
        above: list[list[float]] = [[] for _ in range(7)]
        for index, value in enumerate(self.values):
            around = [v for v in self.values[max(0, index - _HALF_WEEK) : index + _HALF_WEEK + 1] if v is not None]
            if value is not None and len(around) == 2 * _HALF_WEEK + 1:
                above[self.day(index).weekday()].append(log1p(value) - median(map(log1p, around)))
        if min(map(len, above)) < 2:
            return [0.0] * 7
        usual = [median(one) for one in above]
        return [one - fmean(usual) for one in usual]

    @cached_property
    def plain(self) -> list[float | None]:
        """Return the logarithms without what their weekdays do."""
        effects = self.weekdays
        return [None if v is None else log1p(v) - effects[self.day(i).weekday()] for i, v in enumerate(self.values)]

    def known(self, start: int, end: int) -> list[float]:
        return [value for value in self.plain[max(0, start) : end] if value is not None]

    def level(self, start: int, end: int) -> float:
        """Return the requests of a middling day of average weekday from one index to before another."""
        return max(0.0, exp(median(self.known(start, end))) - 1)

    def expected(self, index: int) -> float | None:
        """Return what a day would have by the 28 days before and its weekday; none after too few of them."""
        before = self.known(index - TRAILING_DAYS, index)
        if len(before) < LEAST_BEFORE:
            return None
        return max(0.0, exp(median(before) + self.weekdays[self.day(index).weekday()]) - 1)


def find_steps(daily: Daily) -> list[Step]:
    """Return the days on which the level of a daily number changed for good, the earliest first.

    Definition: the days are cut into levels where that explains them best (PELT with squared error on logarithms,
    weekdays taken out). A cut is a step where the level until the next cut differs by `LEAST_CHANGE` or more from the
    one before (medians), and at least `LEAST_AFTER` of its days do. Before are the days since the previous cut within
    the `TRAILING_DAYS` before, or all those 28 where they are too few, so that the end of a short peak is no step.
    Threshold: 30 %, `LEAST_BEFORE` = 7 days before, `LEAST_AFTER` = 3 after, 10 requests a day. A cut costs 3 σ² ln n,
    stricter than the 2 of the Bayesian information criterion: of simulated bots of constant level at most one in fifty
    has a step. σ is that of the change from day to day, not below what counting alone scatters.
    """
    indices = [index for index, value in enumerate(daily.values) if value is not None]
    if len(indices) < LEAST_BEFORE + LEAST_AFTER:
        return []
    cuts = [indices[place] for place in _cuts(daily, indices)]
    edges = [indices[0], *cuts, indices[-1] + 1]
    steps = [_step(daily, *edges[n - 1 : n + 2]) for n in range(1, len(edges) - 1)]
    return [step for step in steps if step]


def _cuts(daily: Daily, indices: list[int]) -> list[int]:
    import numpy as np
    from ruptures import KernelCPD

    plain = np.array([daily.plain[index] for index in indices], dtype=float)
    penalty = _PENALTY * _noise(daily, plain.tolist()) ** 2 * log(len(plain))
    found: list[int] = KernelCPD(kernel="linear", min_size=LEAST_AFTER).fit(plain.reshape(-1, 1)).predict(pen=penalty)
    return found[:-1]  # the last is the end


def _noise(daily: Daily, plain: list[float]) -> float:
    """Return the standard deviation of a day around its level; the median ignores the few days with a step."""
    turns = [after - before for before, after in pairwise(plain)]
    middle = median(turns)
    scatter = 1.4826 * median(abs(turn - middle) for turn in turns) / sqrt(2)
    counting = 1 / sqrt(max(1.0, fmean(value for value in daily.values if value is not None)))
    return max(scatter, counting, _LEAST_NOISE)


def _step(daily: Daily, previous: int, cut: int, following: int) -> Step | None:
    start = max(previous, cut - TRAILING_DAYS)
    if len(daily.known(start, cut)) < LEAST_BEFORE:
        start = cut - TRAILING_DAYS
    if len(daily.known(start, cut)) < LEAST_BEFORE:
        return None
    step = Step(daily.day(cut), daily.level(start, cut), daily.level(cut, following), len(daily.known(cut, following)))
    return step if _is_step(step, daily.known(cut, following)) else None


def _is_step(step: Step, since: Sequence[float]) -> bool:
    """Return whether the new level, and enough of its days one by one, are far enough from the one before."""
    if max(step.before, step.after) < LEAST_REQUESTS:
        return False
    rises = step.after > step.before
    far = [day for day in since if (day > log1p(step.before)) == rises and _differs(exp(day) - 1, step.before)]
    return _differs(step.after, step.before) and len(far) >= LEAST_AFTER


def _differs(level: float, before: float) -> bool:
    return abs(level - before) >= LEAST_CHANGE * before
