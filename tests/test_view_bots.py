"""Bots: requests that add up by proof of identity, what a bot takes, and what is said where something lacks."""

from datetime import datetime

import marimo as mo
import pytest

from analysis.tables import COLUMNS
from app import ui
from app.texts import LANGUAGES, texts
from app.ui import bots as view_of_bots
from crawlers.bots import every_bot
from notebooks.bots import app as notebook
from tests.views_fixture import DAYS, ORIGIN, SITE, batches, bot_days, site_workspace, write_results


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, **place):
    outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def day_of(actor="search", bot="Googlebot", verification="verified", hits=10, day=DAYS[0]):
    return {"day": day, "actor": actor, "bot": bot, "verification": verification, "hits": hits, "bytes": 1}


def bots_with(workspace, *rows):
    write_results(workspace, tables={"bot_days": list(rows)})
    return view_of_bots.bots_of(view_of(workspace))


def test_requests_add_up_by_proof_and_by_group(whole):
    bots = view_of_bots.bots_of(view_of(whole))
    rows = bot_days()
    assert bots.total + bots.people == sum(row["hits"] for row in rows)
    assert sum(bots.named.values()) == sum(map(sum, bots.by_group.values())) == bots.total
    assert bots.named["spoofed"] == sum(row["hits"] for row in rows if row["verification"] == "spoofed")


def test_a_search_bot_nobody_can_prove_is_told_apart_from_one_that_lies(whole):
    bots = bots_with(
        whole, day_of(), day_of(verification="plausible", hits=3), day_of(verification="unknown", hits=2),
        day_of(verification="spoofed", hits=1), day_of("seo", "AhrefsBot", "unknown", 7),
    )  # fmt: skip
    sums = {group: sum(values) for group, values in bots.by_group.items()}
    assert sums == {"verified": 10, "unproven": 5, "spoofed": 1, "ai": 0, "others": 7}


def test_a_bot_is_one_row_with_operator_and_purpose_however_proven(whole):
    rows = day_of(hits=10), day_of(verification="spoofed", hits=4), day_of("other_bot", "ownbot", "unknown", 2)
    bots = bots_with(whole, *rows)
    shown_rows = view_of_bots.bots_page(view_of(whole), bots, "all", "").rows.to_dicts()
    assert [(r["bot"], r["hits"], r["verified"], r["spoofed"], r["operator"]) for r in shown_rows] == [
        ("Googlebot", 14, 10, 4, "Google"), ("ownbot", 2, 0, 0, None),
    ]  # fmt: skip
    assert view_of_bots.bots_page(view_of(whole), bots, "search", "").matching == 1


def test_the_chosen_bot_shows_its_sections_and_answers(whole):
    hits = [
        {"url": f"{ORIGIN}/en/shop/{n}", "requested_at": datetime(2026, 11, 22, n), "method": "GET", "bytes": 9,
         "status": 500 if n == 3 else 200, "actor": "search", "bot": "Googlebot", "verification": "verified",
         "client": "66.249.66.1", "agent": "Googlebot", "file": "b.log", "line_no": n}
        for n in range(4)
    ]  # fmt: skip
    about = {"lines": 4, "hits": 4, "rejected": 0, "files": 1, "first_at": "2026-11-22", "last_at": "2026-11-22T23:00"}
    whole.facts(SITE).write("logs", batches({"hits": hits}), about, datetime(2026, 11, 22, 7))
    write_results(whole, tables={"bot_days": [day_of(hits=34)]})
    html, _ = shown(whole)
    assert "Googlebot: 34 requests" in html
    assert "/en/shop/" in html
    assert "server error" in html


def test_what_ai_bots_come_for_is_added_up_by_purpose(whole):
    rows = [day_of("ai", bot, "unknown", hits) for bot, hits in (("GPTBot", 6), ("ChatGPT-User", 3), ("Nova-AI", 1))]
    write_results(whole, tables={"bot_days": [day_of(hits=10), *rows]})
    html, _ = shown(whole)
    assert "3 AI bots make 50.0% of bot requests" in html
    for words in ("AI training", "Fetched for a person", "AI, not stated"):
        assert words in html


def test_that_nobody_pretends_is_said(whole):
    write_results(whole, tables={"bot_days": [day_of()]})
    html, _ = shown(whole)
    assert "100.0% of all requests come from bots: 10 of 10." in html
    assert "No request only pretends to be a known bot." in html
    assert "No request came from an AI bot" in html


def test_without_logs_the_question_stands_there_and_no_number(tmp_path):
    html, values = shown(site_workspace(tmp_path, logs=False))
    assert values["visitors"] is None
    assert "sl-state-not-measured" in html
    assert "Which bots come, and are they who they say they are?" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_purpose_kind_and_proof_has_its_words(language):
    say = texts(language)
    assert {bot.purpose for bot in every_bot()} <= set(view_of_bots.PURPOSES)
    assert {bot.actor for bot in every_bot()} <= set(view_of_bots.ACTORS)
    assert all(say.has(f"bots-purpose-{purpose}") for purpose in view_of_bots.PURPOSES)
    assert all(say.has(f"bots-{name}-means") for name in view_of_bots.VERIFICATIONS)
    assert all(say.has(f"bots-answer-{view_of_bots.status_class(status)}") for status in (200, 304, 301, 404, 503, 0))


def test_every_kind_of_visitor_has_a_name():
    [actor] = [column for column in COLUMNS["hits"] if column.name == "actor"]
    assert {*view_of_bots.ACTORS, "human"} == set(actor.meaning.replace(" or ", ", ").split(", "))
