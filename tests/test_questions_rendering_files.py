from datetime import date, timedelta

import pytest

from analysis.base import Clean, NotMeasured
from analysis.questions import QUESTIONS
from analysis.questions.rendering_files_missing import find_rendering_files_missing
from tests.conftest import ibis_table

SITE = "https://shop.example"
FIRST = date(2026, 10, 1)
LAST = date(2026, 11, 30)
PAGE, SCRIPT = f"{SITE}/", f"{SITE}/app.js"


def fetched(url, day, status=200, bot="Googlebot", hits=1, actor="search", verification="verified"):
    return {
        "day": day, "actor": actor, "bot": bot, "verification": verification, "url": url, "status": status, "hits": hits
    }  # fmt: skip


def person(url, day=FIRST):
    return fetched(url, day, actor="human", bot="", verification="")


EDGES = [person(PAGE), person(PAGE, LAST), person(SCRIPT)]  # the log's first and last day; the script is there
NEEDS = [{"source": PAGE, "kind": "script", "target": f"{SCRIPT}?v=2", "internal": True}]


def missing(*requests, needs=NEEDS, answers=None, **options):
    tables = [ibis_table("hit_days", [*EDGES, *requests]), ibis_table("resources", needs)]
    answers = ibis_table("robots_answers", answers) if answers else None
    rows = find_rendering_files_missing(*tables, answers, **{"min_hits": 1} | options).to_pyarrow().to_pylist()
    return [(row["bot"], row["problem"], row["file"], row["hits"]) for row in rows]


def on(day):
    return date(2026, 11, day)


FILE = f"{SCRIPT}?v=2"
OTHER = fetched(SCRIPT, FIRST - timedelta(days=60))  # makes Googlebot one that runs scripts; too old to be a copy


def test_a_page_without_its_script_is_told():
    assert missing(fetched(PAGE, on(9), hits=12), OTHER) == [("Googlebot", "not_fetched", FILE, 12)]


@pytest.mark.parametrize(
    ("day", "told"),
    [(on(9), 0), (on(10), 0), (on(11), 1), (on(9) - timedelta(days=30), 0), (on(9) - timedelta(days=31), 1)],
)
def test_a_script_counts_a_day_later_and_from_a_copy_of_thirty_days(day, told):
    assert len(missing(fetched(PAGE, on(9)), fetched(f"{SCRIPT}?v=1", day))) == told


def test_another_bots_script_is_none_and_people_never_lack_one():
    assert [
        row[0] for row in missing(fetched(PAGE, on(9)), person(PAGE, on(9)), fetched(SCRIPT, on(9), bot="Bing"))
    ] == ["Googlebot"]


@pytest.mark.parametrize(("status", "problem"), [(404, "failing"), (503, "failing"), (301, "not_fetched")])
def test_a_script_that_fails_is_told_apart(status, problem):
    [(_, told, _, _)] = missing(fetched(PAGE, on(9)), fetched(SCRIPT, on(9), status))
    assert told == problem


def test_a_script_that_robots_txt_closes_is_blocked():
    answers = [{"url": FILE, "agent": "googlebot", "allowed": False}]
    assert missing(fetched(PAGE, on(9)), OTHER, answers=answers) == [("Googlebot", "blocked", FILE, 1)]


def test_a_bot_that_asks_for_no_file_has_one_row():
    needs = [*NEEDS, {"source": PAGE, "kind": "stylesheet", "target": f"{SITE}/a.css", "internal": True}]
    rows = missing(fetched(PAGE, on(9), bot="GPTBot", actor="ai"), person(f"{SITE}/a.css"), needs=needs)
    assert rows == [("GPTBot", "no_files", None, 1)]


@pytest.mark.parametrize("kind", ["image", "iframe", "font"])
def test_other_files_are_not_asked_for(kind):
    assert missing(fetched(PAGE, on(9)), needs=[NEEDS[0] | {"kind": kind}]) == []


def test_what_the_log_cannot_tell_is_left_out():
    assert missing(fetched(PAGE, on(9)), needs=[NEEDS[0] | {"target": "https://shop.example/cdn.js"}]) == []
    assert missing(fetched(PAGE, LAST)) == [], "the script may come tomorrow"
    assert missing(fetched(PAGE, on(9)), fetched(PAGE, on(9), verification="spoofed", bot="Bing"), min_hits=2) == []
    new = [{"source": PAGE, "kind": "script", "target": f"{SITE}/new.js", "internal": True}]
    assert missing(fetched(PAGE, on(9)), person(f"{SITE}/new.js", on(10)), needs=new) == [], "it was not there yet"


def test_the_three_answers():
    question, needs = QUESTIONS["rendering_files_missing"], ibis_table("resources", NEEDS)
    served = ibis_table("hit_days", [*EDGES, fetched(PAGE, on(9)), fetched(SCRIPT, on(9))])
    assert isinstance(question.ask({"hit_days": served, "resources": needs}), Clean)
    people = {"hit_days": ibis_table("hit_days", EDGES), "resources": needs}
    assert question.ask(people) == NotMeasured("resources", empty=True)
