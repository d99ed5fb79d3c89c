import pytest

from analysis.base import Clean, Found, NotMeasured
from analysis.questions import QUESTIONS
from tests.conftest import ibis_table

ELSE = "https://else.example/x"


def asked(*pages, internal=False):
    links = [
        {"source": "https://shop.example/", "ordinal": number, "target": page["url"], "internal": internal}
        for number, page in enumerate(pages)
    ]
    tables = {"links": ibis_table("links", links), "external_urls": ibis_table("external_urls", list(pages))}
    return QUESTIONS["broken_external_links"].ask(tables)


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ({"state": "http_error", "status": 404}, "404"),
        ({"state": "http_error", "status": 500}, "500"),
        ({"state": "error", "reason": "dns"}, "dns"),
        ({"state": "error", "reason": "redirect_loop", "status": 301}, "redirect_loop"),
    ],
)
def test_an_error_or_no_answer_is_a_dead_end(page, seen):
    answer = asked({"url": ELSE} | page)
    assert isinstance(answer, Found)
    [row] = answer.table.to_pyarrow().to_pylist()
    assert (row["value"], row["related"], row["evidence_key"]) == (seen, ELSE, "https://shop.example/\t0")


@pytest.mark.parametrize("status", [401, 403, 429, 503, 999])
def test_what_robots_are_told_and_readers_are_not_is_no_dead_end(status):
    assert isinstance(asked({"url": ELSE, "state": "http_error", "status": status}), Clean)


def test_a_clean_answer_speaks_for_checked_links_alone():
    answer = asked({"url": ELSE, "state": "ok"}, {"url": ELSE + "2", "state": "unchecked", "reason": "budget"})
    assert (type(answer), answer.looked_at) == (Clean, 1)


def test_where_nothing_was_checked_nothing_is_said():
    assert asked({"url": ELSE, "state": "unchecked"}) == NotMeasured("external_urls", empty=True)
    assert asked({"url": ELSE, "state": "ok"}, internal=True) == NotMeasured("external_urls", empty=True)
