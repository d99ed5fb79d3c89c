"""Printed shares: their sums are what a reader expects, alone and in groups."""

import pytest

from app.shares import nested_shares, rounded_shares


def sum_of(shares):
    return round(sum(shares), 6)


@pytest.mark.parametrize("counts", [[1, 1, 1], [333, 333, 334], [2, 3, 2], [5, 0, 1], [1], [999, 1], [1] * 7])
def test_rounded_shares_add_up_to_one(counts):
    shares = rounded_shares(counts)
    assert sum_of(shares) == 1
    assert all(abs(share - count / sum(counts)) < 0.001 for share, count in zip(shares, counts, strict=True))


def test_members_add_up_to_the_printed_share_of_their_group():
    counts = [3866, 1038, 828, 1316, 432, 282, 140, 95, 44, 27, 213, 30]
    groups = ["useful"] * 3 + ["waste"] * 7 + ["error"] * 2
    shares = nested_shares(counts, groups)
    of_group = {g: sum_of(s for s, name in zip(shares, groups, strict=True) if name == g) for g in set(groups)}
    assert of_group == {"useful": 0.69, "waste": 0.281, "error": 0.029}
    assert sum_of(shares) == 1


def test_nothing_has_no_shares():
    assert rounded_shares([]) == [] == nested_shares([], [])
    assert rounded_shares([0, 0]) == [0.0, 0.0]
    assert nested_shares([0, 0], ["a", "b"]) == [0.0, 0.0]
