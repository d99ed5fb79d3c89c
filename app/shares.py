"""Shares as they are printed: parts of a whole, rounded so that their sum is what a reader expects."""

from collections.abc import Sequence
from math import floor


def rounded_shares(counts: Sequence[int], steps: int = 1000) -> list[float]:
    """Return each count's share of 1 in whole `steps` (0.1%) that add up to 1, by the largest remainder."""
    return [value / steps for value in divided(counts, steps)]


def nested_shares(counts: Sequence[int], groups: Sequence[str], steps: int = 1000) -> list[float]:
    """Return rounded shares that add up to 1 and, within each group, to the group's own rounded share.

    A group printed alone and the sum of its printed members then never differ.
    """
    names = sorted(set(groups))
    members = {name: [place for place, group in enumerate(groups) if group == name] for name in names}
    whole = divided([sum(counts[place] for place in members[name]) for name in names], steps)
    shares = [0.0] * len(counts)
    for name, part in zip(names, whole, strict=True):
        for place, value in zip(members[name], divided([counts[p] for p in members[name]], part), strict=True):
            shares[place] = value / steps
    return shares


def divided(counts: Sequence[int], steps: int) -> list[int]:
    """Divide whole steps among counts by the largest remainder, the first of equal ones first."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    exact = [count * steps / total for count in counts]
    whole = [floor(value) for value in exact]
    by_remainder = sorted(range(len(counts)), key=lambda n: (whole[n] - exact[n], n))
    for place in by_remainder[: steps - sum(whole)]:
        whole[place] += 1
    return whole
