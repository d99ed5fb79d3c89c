from datetime import date

import pytest

from app.highlights import leak_sentence, worst_checks
from app.texts import texts
from tests.conftest import ibis_table

DAY = date(2026, 11, 1)


def ledger(*rows):
    return {"ledger": ibis_table("ledger", [{"day": day, "worth": worth, "hits": hits} for day, worth, hits in rows])}


def test_the_leak_is_waste_and_errors_of_all_requests():
    tables = ledger((DAY, "useful", 680), (DAY, "waste", 300), (date(2026, 11, 30), "error", 20))
    assert leak_sentence(tables, texts("en")) == (
        "32.0% of search-bot requests went to URLs that cannot rank: 320 of 1,000 in 30 days."
    )
    assert leak_sentence(tables, texts("de")).startswith("32,0\u202f% der Suchbot-Anfragen")


@pytest.mark.parametrize("tables", [{}, ledger((DAY, "useful", 9)), ledger((DAY, "useful", 999), (DAY, "waste", 1))])
def test_without_logs_or_with_hardly_any_loss_there_is_no_leak(tables):
    assert leak_sentence(tables, texts("en")) is None


def test_of_each_group_the_worst_check_comes_first():
    page = {"state": "ok", "status": 200, "content_type": "text/html", "first_status": 200}
    urls = ["https://a.example/1", "https://a.example/2"]
    tables = {
        "pages": ibis_table("pages", [page | {"url": url, "final_url": url, "title": None} for url in urls]),
        "indexability": ibis_table("indexability", [{"url": url, "indexable": True, "reason": "ok"} for url in urls]),
    }
    groups = dict(worst_checks(tables, texts("en")))
    assert groups["pages"] == texts("en")("question-missing_titles-found", rows=2)
