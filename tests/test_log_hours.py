"""Hours of a log: counted by the engine, and lost only where requests would have come."""

from datetime import datetime, timedelta

from analysis.log_hours import Gap, count_hours, find_gaps, hours_between
from tests.conftest import ibis_table

START = datetime(2026, 11, 1)


def day_and_night(days=10, by_day=12, by_night=0):
    hours = hours_between(START, START + timedelta(days=days, hours=-1))
    return {hour: number for hour in hours if (number := by_day if 8 <= hour.hour < 20 else by_night)}


def without(requests, first, last):
    return {hour: number for hour, number in requests.items() if not first <= hour <= last}


def test_hours_are_counted_in_utc():
    at = [datetime(2026, 11, 1, 23, 59, 59), datetime(2026, 11, 1, 23), datetime(2026, 11, 2)]
    hits = ibis_table("hits", [{"url": "https://a.example/", "requested_at": moment} for moment in at])
    rows = count_hours(hits).to_pyarrow().to_pylist()
    assert rows == [
        {"hour": datetime(2026, 11, 1, 23), "requests": 2}, {"hour": datetime(2026, 11, 2), "requests": 1},
    ]  # fmt: skip


def test_a_quiet_night_is_no_gap():
    assert find_gaps(day_and_night()) == []


def test_hours_lost_by_day_are_one_gap_with_what_would_have_come():
    start = START + timedelta(days=4, hours=10)
    requests = without(day_and_night(), start, start + timedelta(hours=2))
    assert find_gaps(requests) == [Gap(start, start + timedelta(hours=3), 36.0)]
    assert find_gaps(requests)[0].hours == 3


def test_lost_days_are_a_gap_however_many_they_are():
    start = START + timedelta(days=2)
    requests = without(day_and_night(), start, start + timedelta(days=6, hours=23))
    first, last = START + timedelta(days=1, hours=20), START + timedelta(days=9, hours=8)
    assert find_gaps(requests) == [Gap(first, last, 7 * 12 * 12.0)]


def test_a_site_with_few_visitors_has_no_gaps():
    requests = without(
        day_and_night(by_day=2), START + timedelta(days=4, hours=10), START + timedelta(days=4, hours=18)
    )
    assert find_gaps(requests) == []


def test_nothing_is_lost_before_the_first_and_after_the_last_request():
    assert find_gaps({START + timedelta(hours=13): 40}) == []
    assert find_gaps({}) == []
