import pytest

from analysis.jumps import MIN_DAYS, find_jump


def test_the_day_a_level_changes_is_found_with_both_levels():
    jump = find_jump([110, 112, 108, 110, 111, 109, 247, 245, 249, 247, 246, 248])
    assert (jump.index, round(jump.before), round(jump.after)) == (6, 110, 247)


def test_a_fall_is_a_step_too():
    assert find_jump([90] * 8 + [30] * 8).index == 8


@pytest.mark.parametrize(
    "values",
    [
        [100, 103, 98, 101, 99, 102, 100, 101, 97, 103, 100, 99],  # noise
        [100] * 6 + [140] * 6,  # below half as much again
        [10, 300, 20, 280, 15, 310, 300, 290, 25, 305, 20, 300],  # as much up and down as the step
        [0] * 12,
        [],
    ],
)
def test_a_level_that_stays_has_no_step(values):
    assert find_jump(values) is None


def test_a_step_needs_a_week_on_either_side():
    assert (
        find_jump([10] * 20 + [90] * (MIN_DAYS - 1)) is None or find_jump([10] * 20 + [90] * (MIN_DAYS - 1)).index <= 19
    )
    assert find_jump([10] * 20 + [90] * MIN_DAYS).index == 20
