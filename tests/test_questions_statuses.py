from datetime import date, datetime, timedelta

import pytest

from analysis.base import Clean, Found, NotMeasured
from analysis.questions import QUESTIONS
from analysis.questions.bytes_per_template import add_up_bytes_per_template
from analysis.questions.changing_statuses import find_changing_statuses
from analysis.questions.not_modified_answers import add_up_not_modified_answers
from analysis.questions.server_errors_by_hour import find_server_errors_by_hour
from analysis.questions.slow_templates import find_slow_templates
from analysis.questions.soft_404_suspects import find_soft_404_suspects
from tests.conftest import ibis_table

SITE = "https://shop.example"
NOON = datetime(2026, 11, 20, 12)
TEMPLATES = [{"url": f"{SITE}/{name}", "template": "Product"} for name in ("a", "b")]


def rows_of(expression):
    return expression.to_pyarrow().to_pylist()


def day_of(path, status=200, day=20, hits=1, **columns):
    at = datetime(2026, 11, day, 9) + timedelta(seconds=status)
    told = {"actor": "search", "bot": "Googlebot", "verification": "verified", "first_at": at, "bytes": 1_000 * hits}
    return told | {"day": at.date(), "url": SITE + path, "status": status, "hits": hits} | columns


def changing(*rows, **options):
    answers = rows_of(find_changing_statuses(ibis_table("hit_days", list(rows)), **options))
    return [(row["url"].removeprefix(SITE), row["kind"], row["changes"], row["last_status"]) for row in answers]


def test_an_address_that_turned_and_one_that_flaps():
    turned = [day_of("/a", 200, 1), day_of("/a", 404, 5), day_of("/a", 404, 6)]
    flapping = [day_of("/b", status, day) for day, status in enumerate([200, 503, 200, 503], 1)]
    assert changing(*turned, *flapping) == [("/b", "flapping", 3, 503), ("/a", "turned", 1, 404)]
    assert changing(*turned, *flapping, min_changes=2) == [("/b", "flapping", 3, 503)]


@pytest.mark.parametrize(
    "rows",
    [
        [day_of("/a", 200, 1), day_of("/a", 304, 2), day_of("/a", 206, 3)],
        [day_of("/a", 200, 1), day_of("/a", 403, 2, verification="spoofed")],
        [day_of("/a", 200, 1), day_of("/a", 429, 2, actor="ai", bot="GPTBot")],
        [day_of("/a?q=redacted", 200, 1), day_of("/a?q=redacted", 404, 2)],
    ],
)
def test_what_is_no_change(rows):
    assert changing(*rows) == []


def test_a_change_within_a_day_is_dated():
    [row] = rows_of(find_changing_statuses(ibis_table("hit_days", [day_of("/a", 200), day_of("/a", 500, hits=3)])))
    assert (row["first_status"], row["worst_status"], row["hits"], row["error_hits"]) == (200, 500, 4, 3)
    assert row["changed_at"] == datetime(2026, 11, 20, 9) + timedelta(seconds=500)


def hit(path="/a", status=200, at=NOON, **columns):
    told = {"actor": "search", "bot": "Googlebot", "verification": "verified", "requested_at": at}
    return told | {"url": SITE + path, "status": status} | columns


def test_errors_of_the_server_are_told_by_hour():
    later = NOON + timedelta(minutes=59, seconds=59)
    hits = [
        hit(status=500), hit("/b", 502, later), hit("/b", 503, later, actor="human", bot="", verification=""),
        hit(at=later), hit(status=503, at=NOON + timedelta(hours=1)), hit(at=NOON + timedelta(hours=2)),
        hit(status=500, twin=True),
    ]  # fmt: skip
    first, second = rows_of(find_server_errors_by_hour(ibis_table("hits", hits)))
    assert (first["hour"], first["requests"], first["errors"], first["bot_errors"]) == (NOON, 4, 3, 2)
    assert (first["share"], first["urls"], first["example"]) == (0.75, 2, f"{SITE}/a")
    assert (second["hour"], second["share"]) == (NOON + timedelta(hours=1), 1.0)
    assert len(rows_of(find_server_errors_by_hour(ibis_table("hits", hits), min_errors=2))) == 1


def slow(*hits, **options):
    return rows_of(
        find_slow_templates(ibis_table("hits", list(hits)), ibis_table("page_templates", TEMPLATES), **options)
    )


def test_slow_templates_are_those_whose_p95_is_beyond_the_threshold():
    pages = [hit("/a" if n else "/b", duration_ms=100 * n) for n in range(21)]
    [row] = slow(*pages, *(hit("/app.js", duration_ms=5) for _ in range(30)))
    assert (row["kind"], row["template"], row["hits"], row["urls"]) == ("page", "Product", 21, 2)
    assert (row["p50_ms"], row["p95_ms"]) == (pytest.approx(1_000), pytest.approx(1_900))
    assert (row["slow_share"], row["example"]) == (pytest.approx(14 / 21), f"{SITE}/a")
    assert slow(*pages, slow_ms=1_901) == slow(*pages, min_hits=22) == []
    files = [hit("/app.js", duration_ms=700)] * 20
    assert [row["kind"] for row in slow(*files)] == ["resource"]


def test_times_of_others_and_of_errors_do_not_count():
    others = [hit(duration_ms=9_000, verification="spoofed"), hit(duration_ms=9_000, status=503), hit(duration_ms=None)]
    assert slow(*others * 20) == []


def test_without_a_time_in_the_log_slow_templates_are_not_measured():
    question = QUESTIONS["slow_templates"]
    assert question.ask({"hits": ibis_table("hits", [hit()])}) == NotMeasured("hits-duration_ms", empty=True)
    assert question.ask({"hits": ibis_table("hits", [])}) == NotMeasured("hits", empty=True)
    assert isinstance(question.ask({"hits": ibis_table("hits", [hit(duration_ms=1)])}), Clean)


def test_bytes_add_up_by_template_and_kind_of_bot():
    days = [
        day_of("/a", hits=3), day_of("/b", 404, hits=1), day_of("/app.js", hits=2), day_of("/x"),
        day_of("/a", actor="ai", bot="GPTBot", verification="unknown"), day_of("/a", verification="spoofed"),
        day_of("/a", actor="human", bot="", verification=""),
    ]  # fmt: skip
    rows = rows_of(add_up_bytes_per_template(ibis_table("hit_days", days), ibis_table("page_templates", TEMPLATES)))
    told = [(row["actor"], row["kind"], row["template"], row["bytes"], row["verified_hits"]) for row in rows]
    assert told == [
        ("search", "page", "Product", 4_000, 4), ("search", "resource", "", 2_000, 2),
        ("ai", "page", "Product", 1_000, 0), ("search", "other", "", 1_000, 1),
    ]  # fmt: skip
    assert sum(row["share"] for row in rows) == pytest.approx(1)


def test_the_share_of_answers_that_spared_the_page():
    days = [day_of("/a", 200, hits=5), day_of("/a", 304, hits=20), day_of("/b", 404, hits=99)]
    rows = rows_of(add_up_not_modified_answers(ibis_table("hit_days", days), ibis_table("page_templates", TEMPLATES)))
    [row] = rows
    assert (row["bot"], row["template"], row["hits"], row["not_modified"]) == ("Googlebot", "Product", 25, 20)
    assert (row["share"], row["repeated"], row["bytes"]) == (0.8, 24, 25_000)


def page(path, title="Bicycles", h1="Bicycles", **columns):
    read = {"first_status": 200, "state": "ok", "content_type": "text/html", "title": title, "h1": [h1]}
    return read | {"url": SITE + path} | columns


def suspects(pages, texts=None, **options):
    days = [day_of(row["url"].removeprefix(SITE)) for row in pages]
    texts = ibis_table("page_texts", texts) if texts is not None else None
    rows = rows_of(find_soft_404_suspects(ibis_table("hit_days", days), ibis_table("pages", pages), texts, **options))
    return {row["url"].removeprefix(SITE): row["sign"] for row in rows}


def text(path, text_hash, words):
    return {"url": SITE + path, "text_hash": text_hash, "words": words}


@pytest.mark.parametrize(
    "title",
    [
        "Page not found", "404", "404 – Shop", "Error 404", "404 Not Found | Shop", "Fehler 404",
        "Diese Seite existiert leider nicht", "Seite nicht gefunden", "Das Produkt ist nicht mehr verfügbar",
        "This product is no longer available", "Not found", "Nichts gefunden – Blog", "The page could not be found",
    ],
)  # fmt: skip
def test_titles_of_error_pages_are_known(title):
    assert suspects([page("/x", title=title)]) == suspects([page("/x", h1=title)]) == {"/x": "error_words"}


@pytest.mark.parametrize(
    "title", ["Peugeot 404", "Route 404 to the lake", "Found: one bike", "Is this product available?", "Lost and found"]
)
def test_titles_of_other_pages_are_not_taken_for_errors(title):
    assert suspects([page("/x", title=title)]) == {}


def test_a_long_article_about_error_pages_is_none():
    article = [page("/x", title="Page not found: what to do")]
    assert suspects(article, [text("/x", "t", 900)]) == {}
    assert suspects(article, [text("/x", "t", 90)]) == {"/x": "error_words"}


def test_a_short_text_on_many_addresses_is_suspect():
    pages, texts = [page(f"/{n}") for n in range(3)], [text(f"/{n}", "t", 20) for n in range(3)]
    assert set(suspects(pages, texts).values()) == {"same_text"}
    assert suspects(pages[:2], texts[:2]) == {}
    assert suspects(pages, [text(f"/{n}", "e", 0) for n in range(3)]) == {}, "scripts may fill them"


def test_only_pages_that_bots_got_with_200_are_asked_for():
    question = QUESTIONS["soft_404_suspects"]
    pages = ibis_table("pages", [page("/x", title="Not found")])
    answer = question.ask({"hit_days": ibis_table("hit_days", [day_of("/x")]), "pages": pages})
    assert isinstance(answer, Found)
    missed = ibis_table("hit_days", [day_of("/x", 404), day_of("/x", verification="unknown")])
    assert question.ask({"hit_days": missed, "pages": pages}) == NotMeasured("pages", empty=True)


def test_days_are_dates():
    [row] = rows_of(
        find_soft_404_suspects(ibis_table("hit_days", [day_of("/x")]), ibis_table("pages", [page("/x", "404")]))
    )
    assert row["last_day"] == date(2026, 11, 20)
