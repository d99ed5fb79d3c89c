"""What a schedule remembers and what it keeps: due times taken once, crawls and bodies by policy, alarms."""

from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest

from analysis.alarms import find_alarms
from analysis.errors import InputError
from app.facts import Snapshot, TableInfo
from app.processes import this_process
from app.schedules import ledger
from app.schedules.definition import Retention, Schedule
from app.schedules.ledger import Schedules
from app.schedules.retention import choose, keep_to
from app.sites import add_site
from tests.conftest import ibis_table, rows_of

DUE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DAILY = Schedule("shop", "shop.example", "daily 03:00", "0 3 * * *", "Europe/Berlin", "none")


@pytest.fixture
def schedules(tmp_path):
    kept = Schedules(tmp_path / "decisions.sqlite")
    kept.add(DAILY)
    return kept


def test_a_schedule_is_kept_under_its_name_once(schedules):
    assert (schedules.all(), schedules.schedule("shop")) == ([DAILY], DAILY)
    with pytest.raises(InputError, match="schedule-exists"):
        schedules.add(DAILY)
    schedules.remove("shop")
    with pytest.raises(InputError, match="schedule-unknown"):
        schedules.schedule("shop")


def test_a_due_time_of_a_site_is_taken_once_whichever_schedule_asks(schedules):
    assert schedules.claim(DAILY, DUE)
    assert not schedules.claim(DAILY, DUE)
    schedules.end(DAILY, DUE, "failed", {"error": "x"})
    assert not schedules.claim(Schedule(**vars(DAILY) | {"name": "other"}), DUE)
    assert schedules.claim(DAILY, DUE + timedelta(days=1))
    assert [(run.due, run.state) for run in schedules.runs("shop")] == [
        (DUE + timedelta(days=1), "running"),
        (DUE, "failed"),
    ]


def test_a_run_that_was_killed_is_taken_over_but_not_for_ever(schedules, monkeypatch):
    monkeypatch.setattr(ledger, "is_alive", lambda pid, started: False)
    assert [schedules.claim(DAILY, DUE) for _ in range(4)] == [True, True, True, False]
    [run] = schedules.runs()
    assert run.attempts == 3


def test_a_due_time_that_was_given_back_can_be_taken_again(schedules):
    assert schedules.claim(DAILY, DUE)
    schedules.give_back(DAILY, DUE)
    assert schedules.claim(DAILY, DUE)
    assert this_process()[0]


def crawl(day, **tables):
    at = datetime(2026, 1, 1) + timedelta(days=day)
    held = {name: TableInfo(rows, "d") for name, rows in ({"pages": 1, "bodies": 1} | tables).items()}
    return Snapshot(f"{at:%Y%m%d}", "shop", "crawl", at, {}, held)


def days(snapshots):
    return [(s.created_at - datetime(2026, 1, 1)).days for s in snapshots]


def test_the_newest_stay_then_one_a_day_week_and_month():
    crawls = [crawl(day) for day in range(100)]
    chosen = choose(crawls, Retention(last=3, daily=5, weekly=2, monthly=2, bodies_days=1000), datetime(2026, 6, 1))
    # 3 newest; 5 days; Sunday 5 April (94) and Friday 10 April (99); 31 March (89) and 10 April
    assert sorted(set(range(100)) - set(days(chosen.crawls))) == [89, 94, 95, 96, 97, 98, 99]
    assert chosen.bodies_of == ()


def test_two_crawls_always_stay_and_so_do_their_bodies_however_old():
    chosen = choose([crawl(0), crawl(1), crawl(2)], Retention(1, 0, 0, 0, 30), datetime(2027, 1, 1))
    assert (days(chosen.crawls), chosen.bodies_of) == ([0], ())


def test_bodies_older_than_a_month_go_and_their_crawl_stays():
    chosen = choose([crawl(day) for day in (0, 5, 40, 41, 42)], Retention(9, 0, 0, 0, 30), datetime(2026, 2, 13))
    assert (days(chosen.crawls), days(chosen.bodies_of)) == ([], [0, 5])


def test_a_policy_takes_bodies_that_no_younger_crawl_needs_and_leaves_tombstones(tmp_path):
    workspace, site = add_site(tmp_path, "https://shop.example/")
    facts = workspace.facts(site)
    for month, held in ((1, ["old", "shared"]), (2, ["mid"]), (11, ["new"]), (12, ["newest"])):
        pages = [
            {"url": f"/{b}", "state": "ok", "body_hash": b} for b in sorted({*held, *(["shared"] if month > 2 else [])})
        ]
        bodies = [{"body_hash": b, "html": b"x"} for b in held]
        batches = [
            ("pages", rows_of("pages", pages).to_batches()[0]),
            ("bodies", rows_of("bodies", bodies).to_batches()[0]),
        ]
        facts.write("crawl", batches, {"crawl": "c"}, datetime(2026, month, 1))
    policy = Retention(last=3, daily=0, weekly=0, monthly=0, bodies_days=30)
    assert keep_to(workspace, site, policy, datetime(2026, 12, 2), "retention").snapshots
    first, second, third, fourth = facts.snapshots("crawl")
    assert ("pages" in first.tables, "pages" in second.tables) == (False, True)
    assert pq.read_table(facts.part(first, "bodies"))["body_hash"].to_pylist() == ["shared"]  # a newer crawl needs it
    assert "bodies" not in second.tables
    assert [stone.table for stone in second.tombstones] == ["bodies"]
    assert ("bodies" in third.tables, "bodies" in fourth.tables) == (True, True)
    assert keep_to(workspace, site, policy, datetime(2026, 12, 2), "retention") is None  # nothing is left to take


BEFORE = {"status_2xx": 100, "indexable": 90}


def alarms(*rows, before=BEFORE, after=BEFORE, **options):
    changes = [{"change": "changed", "severity": "low", "url": f"/{n}"} | row for n, row in enumerate(rows)]
    found = find_alarms(before, after, ibis_table("changes", changes), starts={"/start"}, **options)
    return [(alarm.name, alarm.details.get("pages")) for alarm in found]


def times(number, row):
    return [row] * number


NOINDEX = {"aspect": "indexable", "before": "ok", "after": "noindex"}
BROKEN = {"aspect": "status", "before": "200", "after": "503"}


def titled(before, after):
    return {"aspect": "title", "before": before, "after": after}


@pytest.mark.parametrize(("after", "found"), [(71, []), (70, [("pages_fell", None)]), (130, [])])
def test_a_fall_of_the_pages_raises_an_alarm_at_its_threshold(after, found):
    assert alarms(after=BEFORE | {"status_2xx": after}) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (times(2, NOINDEX), []),  # an editor's choice
        (times(3, NOINDEX), [("noindex", 3)]),
        ([NOINDEX | {"after": "canonicalised"}] * 9, []),
        ([NOINDEX | {"url": "/start"}], [("start_page", None)]),
        (times(2, BROKEN), []),
        (times(3, BROKEN), [("server_errors", 3)]),
        (times(3, BROKEN | {"after": "timeout"}), [("server_errors", 3)]),
        (times(9, BROKEN | {"after": "404"}), []),
        (times(9, BROKEN | {"after": "robots"}), []),
        ([{"aspect": "robots_file", "before": "rules", "after": "rules"}], [("robots_file", None)]),
        ([{"aspect": "robots_file", "before": "rules", "after": "disallow_all"}], [("robots_closed", None)]),
        ([{"aspect": "sitemap_file", "before": "12", "after": None}], [("sitemap_gone", None)]),
        ([{"aspect": "sitemap_file", "before": None, "after": "12"}], []),
        ([titled(f"Page {n} | Shop", f"Page {n} – Shop GmbH") for n in range(20)], [("title_template", 20)]),
        ([titled(f"Page {n} | Shop", f"Page {n} – Shop GmbH") for n in range(19)], []),
        ([titled(f"Page {n}", f"Word{n} and {n}") for n in range(50)], []),
    ],
)  # fmt: skip
def test_what_a_person_did_is_no_alarm_and_what_a_machine_broke_is(rows, found):
    assert alarms(*rows) == found


def test_a_small_site_raises_alarms_too():
    small = {"status_2xx": 2, "indexable": 2}
    assert alarms(*times(2, NOINDEX), before=small, after=small) == [("noindex", 2)]


def test_the_gravest_alarm_leads():
    rows = [titled(f"{n} | A", f"{n} | B") for n in range(30)] + times(5, BROKEN) + times(5, NOINDEX)
    assert [name for name, _ in alarms(*rows, after=BEFORE | {"status_2xx": 1})] == [
        "pages_fell", "noindex", "server_errors", "title_template",
    ]  # fmt: skip
