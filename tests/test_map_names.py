"""Names on the topic map: above their dots unless something is in the way, and never two on one place by choice."""

from app.map_names import place_names

SCALE = (100.0, 100.0)
HOUSE = [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)]


def placed(**groups):
    return place_names(groups, dict.fromkeys(groups, 10), SCALE)


def test_a_name_stands_above_the_middle_of_its_dots():
    name = placed(a=HOUSE)["a"]
    assert (name.x, name.y) == (0.5, 1.0)
    assert name.shift > 0


def test_a_name_goes_below_where_another_name_is_above():
    names = placed(a=HOUSE, b=[(x + 0.3, y - 0.02) for x, y in HOUSE])
    assert names["a"].shift > 0
    assert names["b"].shift < 0


def test_a_name_goes_below_where_dots_of_another_group_are_above():
    names = placed(top=[(0.5, 1.15), (0.5, 3.0)], b=HOUSE)
    assert names["b"].shift < 0


def test_the_order_of_groups_changes_nothing():
    other = [(x + 0.3, y) for x, y in HOUSE]
    assert placed(a=HOUSE, b=other) == placed(b=other, a=HOUSE)
