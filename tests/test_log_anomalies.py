"""Steps, holes and their reasons, in logs made day by day and hour by hour; chance alone must make none."""

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from analysis.base import Clean, NotMeasured
from analysis.daily_levels import Daily, find_steps
from analysis.hit_days import add_up_hits
from analysis.log_anomalies import find_anomalies
from analysis.questions import QUESTIONS
from tests.conftest import ibis_table

SITE = "https://shop.example"
MONDAY = date(2026, 9, 7)
WEEK = (1.0, 1.05, 1.08, 1.02, 0.95, 0.6, 0.55)
BOT = ("search", "Googlebot", "verified")
PEOPLE = ("human", "", "")


def steps(values):
    return [(step.day - MONDAY).days for step in find_steps(Daily(MONDAY, values))]


def weekly(levels, seed=1):
    """Return a number a day around levels: fewer at the weekend, scattered as requests are."""
    draw = np.random.default_rng(seed)
    return [float(draw.poisson(level * WEEK[day % 7])) for day, level in enumerate(levels)]


def test_weekends_and_chance_are_no_step():
    found = [bool(steps(weekly([level] * 42, seed))) for level in (12, 40, 400) for seed in range(100)]
    assert sum(found) <= 6, "of 300 logs of a constant level"


@pytest.mark.parametrize("level", [1.5, 3, 0.5, 0.1])
@pytest.mark.parametrize("cut", [10, 21, 38])
def test_a_step_is_dated_to_the_day(level, cut):
    [day] = steps(weekly([200] * cut + [200 * level] * (42 - cut)))
    assert abs(day - cut) <= 1


def test_two_steps_are_two():
    assert steps(weekly([200] * 14 + [400] * 14 + [100] * 14)) == [14, 28]


@pytest.mark.parametrize(
    "levels",
    [[200] * 20 + [900] * 2 + [200] * 20, [200] * 21 + [230] * 21, [200] * 4 + [600] * 38, [2] * 21 + [5] * 21],
)
def test_what_is_no_step(levels):
    """A peak of two days, 15 of 100 more, a level without a week before it, and numbers too small."""
    assert steps(weekly(levels)) == []


def test_the_end_of_a_short_drop_is_no_step():
    assert steps(weekly([200] * 20 + [60] * 4 + [200] * 18)) == [20]


def test_a_day_the_log_lost_is_not_taken_for_zero():
    values = weekly([200] * 42)
    assert steps([None if day in (20, 21, 22) else value for day, value in enumerate(values)]) == []
    assert steps([0.0 if day in (20, 21, 22) else value for day, value in enumerate(values)]) == [20]


def test_levels_are_those_of_an_average_weekday():
    [step] = find_steps(Daily(MONDAY, weekly([1_000] * 28 + [500] * 14)))
    mean = 1_000 * float(np.exp(np.mean(np.log(WEEK))))
    assert (step.before, step.after) == (pytest.approx(mean, rel=0.03), pytest.approx(mean / 2, rel=0.03))
    assert (step.ratio, step.days) == (pytest.approx(0.5, rel=0.05), 14)


def log_of(days, *visitors, path="/", **columns):
    """Return requests, spread over the hours of each day; a visitor is who, and how many on each day."""
    rows = []
    for (actor, bot, verification), numbers in visitors:
        for day in range(days):
            count = int(numbers[day])
            for place in range(count):
                at = datetime.combine(MONDAY + timedelta(days=day), time()) + timedelta(seconds=86_400 * place / count)
                row = {"actor": actor, "bot": bot, "verification": verification, "requested_at": at, "status": 200}
                rows.append(row | {"url": SITE + path} | columns)
    return rows


def anomalies(rows):
    hits = ibis_table("hits", rows)
    return {name: table.to_pylist() for name, table in find_anomalies(add_up_hits(hits), hits).items()}


BOTS, VISITS = weekly([60] * 28), weekly([120] * 28, seed=2)
STEADY = log_of(28, (BOT, BOTS), (PEOPLE, VISITS))


def test_a_steady_log_has_neither_breaks_nor_changes():
    told = anomalies(STEADY)
    assert (told["log_breaks"], told["rate_changes"]) == ([], [])
    assert [day["judged"] for day in told["log_days"]] == [False] * 7 + [True] * 21
    assert all(abs(day["expected"] / day["hits"] - 1) < 0.3 for day in told["log_days"] if day["judged"])
    assert told["log_days"][0] | {"expected": None} == {
        "day": MONDAY, "hits": int(BOTS[0] + VISITS[0]), "people": int(VISITS[0]), "bots": int(BOTS[0]), "hours": 24,
        "lost_hours": 0, "whole": True, "expected": None, "judged": False,
    }  # fmt: skip


def test_lost_hours_and_days_are_told_and_do_not_count():
    start, end = datetime(2026, 9, 20, 9), datetime(2026, 9, 22, 3)
    told = anomalies([row for row in STEADY if not start <= row["requested_at"] < end])
    [gap] = told["log_breaks"]
    assert (gap["kind"], gap["start"], gap["end"], gap["hours"]) == ("missing_days", start, end, 42)
    assert [day["day"].day for day in told["log_days"] if not day["whole"]] == [20, 21, 22]
    assert told["rate_changes"] == []
    [night] = anomalies([row for row in STEADY if not start <= row["requested_at"] < start + timedelta(hours=6)])[
        "log_breaks"
    ]
    assert (night["kind"], night["hours"]) == ("missing_hours", 6)


def fall(numbers, cut=20, part=0.5):
    return [number if day < cut else number * part for day, number in enumerate(numbers)]


def test_fewer_lines_of_people_and_bots_are_a_break_of_the_log():
    told = anomalies(log_of(28, (BOT, fall(BOTS)), (PEOPLE, fall(VISITS))))
    [gone] = told["log_breaks"]
    assert (gone["kind"], gone["day"], gone["end"]) == ("fewer_lines", MONDAY + timedelta(days=20), None)
    assert gone["share"] == pytest.approx(0.5, abs=0.06)
    assert [row["reason"] for row in told["rate_changes"]] == ["log"]


def test_lines_that_are_read_twice_are_a_break_too():
    told = anomalies(log_of(28, (BOT, fall(BOTS, part=2)), (PEOPLE, fall(VISITS, part=2))))
    assert [row["kind"] for row in told["log_breaks"]] == ["more_lines"]


def test_a_bot_that_stays_away_is_no_break_of_the_log():
    told = anomalies(log_of(28, (BOT, fall(BOTS, part=0.3)), (PEOPLE, VISITS)))
    assert told["log_breaks"] == []
    [change] = told["rate_changes"]
    assert (change["bot"], change["direction"], change["reason"]) == ("Googlebot", "down", "unknown")
    assert (change["day"], change["days"]) == (MONDAY + timedelta(days=20), 8)


def robots_around(status):
    """Return requests for robots.txt on the three days on either side of the step."""
    return log_of(28, (BOT, [2 * (17 <= day < 23) for day in range(28)]), path="/robots.txt", status=status)


def failing(rows, every):
    """Let the server fail at each so many requests of these days."""
    days = [MONDAY + timedelta(days=day) for day in range(17, 23)]
    return [
        row | {"status": 500} if row["requested_at"].date() in days and number % every == 0 else row
        for number, row in enumerate(rows)
    ]


FALLEN = log_of(28, (BOT, fall(BOTS, part=0.2)), (PEOPLE, VISITS))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (FALLEN + robots_around(503), "robots"),
        (FALLEN + robots_around(429), "robots"),
        (FALLEN + robots_around(404), "unknown"),
        (failing(FALLEN, 5), "server_errors"),
        (failing(FALLEN, 50), "unknown"),
    ],
    ids=["robots-503", "robots-429", "robots-404", "a-fifth-fails", "a-fiftieth-fails"],
)
def test_what_the_server_did_around_a_change_is_its_reason(rows, reason):
    assert [row["reason"] for row in anomalies(rows)["rate_changes"]] == [reason]


def test_slower_answers_are_a_reason_where_the_log_tells_them():
    slow = MONDAY + timedelta(days=17)
    timed = [row | {"duration_ms": 900 if row["requested_at"].date() >= slow else 200} for row in FALLEN]
    [change] = anomalies(timed)["rate_changes"]
    assert (change["reason"], change["duration_ms_before"], change["duration_ms"]) == ("slower", 200.0, 900.0)


def test_impostors_change_nothing_and_equal_logs_give_equal_tables():
    spoofed = log_of(28, (("search", "Googlebot", "spoofed"), fall(BOTS, part=9)))
    assert anomalies(STEADY + spoofed) == anomalies(STEADY)
    assert anomalies(list(reversed(STEADY))) == anomalies(STEADY)


def test_without_single_requests_days_still_count_but_for_the_edges():
    told = find_anomalies(add_up_hits(ibis_table("hits", STEADY)))
    assert [day["whole"] for day in told["log_days"].to_pylist()] == [False] + [True] * 26 + [False]


@pytest.mark.parametrize("name", ["crawl_rate_changes", "log_breaks"])
def test_the_three_answers(name):
    question = QUESTIONS[name]
    steady = {key: ibis_table(key, rows) for key, rows in anomalies(STEADY).items()}
    answer = question.ask(steady)
    assert (type(answer), answer.looked_at) == (Clean, 21)
    short = {key: ibis_table(key, rows) for key, rows in anomalies(STEADY[:50]).items()}
    assert question.ask(short) == NotMeasured(question.needs[1], empty=True)


def test_no_log_makes_empty_tables():
    assert all(not rows for rows in anomalies([]).values())
