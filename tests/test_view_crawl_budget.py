"""Crawl budget: sums that add up, the way down to the log line, the rules, and what is said where something lacks."""

import marimo as mo
import pytest

from analysis.robots_rules import propose_parameter_rules
from analysis.tables import COLUMNS
from app import ui
from app.texts import LANGUAGES, texts
from app.ui import crawl_budget, crawl_sources
from notebooks.crawl_budget import app as notebook
from tests.views_fixture import DAYS, ORIGIN, bot_days, ledger, site_workspace, write_results


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, **place):
    """Run the notebook and return what it puts on the screen, and its values."""
    context = ui.context(workspace=str(workspace.root), **place)
    outputs, values = notebook.run(defs={"ctx": context})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def row(cause="parameter", worth="waste", hits=10, **columns):
    return {
        "day": DAYS[0], "bot": "Googlebot", "url": f"{ORIGIN}/x", "status": 200, "cause": cause, "worth": worth,
        "pattern": f"{ORIGIN}/x", "hits": hits, "bytes": 1000,
    } | columns  # fmt: skip


def budget_with(workspace, rows, **place):
    write_results(workspace, tables={"ledger": rows})
    return crawl_budget.budget_of(view_of(workspace, **place))


# the numbers


def test_the_headline_counts_waste_and_errors_of_all_requests(whole):
    budget = crawl_budget.budget_of(view_of(whole))
    rows = ledger()
    assert budget.total == sum(r["hits"] for r in rows)
    assert budget.lost == sum(r["hits"] for r in rows if r["worth"] != "useful")
    html, _ = shown(whole)
    assert f">{budget.lost:,}</span> of {budget.total:,} in 30 days" in html


def test_causes_stand_in_the_order_of_their_worth_the_largest_first(whole):
    names = [cause.name for cause in crawl_budget.budget_of(view_of(whole)).causes]
    assert names == ["useful", "not_modified", "parameter", "redirect", "client_error"]


def test_a_cause_is_compared_by_day_between_the_halves_of_the_window(whole):
    rows = [row(day=DAYS[0], hits=15), row(day=DAYS[20], hits=45), row("redirect", day=DAYS[20], url=f"{ORIGIN}/y")]
    budget = budget_with(whole, rows)
    assert budget.cause("parameter").change == pytest.approx(2.0)
    assert budget.cause("redirect").change == float("inf")


def test_what_was_not_there_before_is_new():
    assert ui.tables.grown(texts("en"), float("inf")) == "new"
    assert ui.tables.grown(texts("de"), 3.861) == "+386\u202f%"
    assert ui.tables.grown(texts("en"), -0.001) == "0%"


def test_a_url_with_two_causes_is_counted_once_in_the_sum(whole):
    budget = budget_with(whole, [row(), row("redirect", status=301)])
    assert sum(cause.urls for cause in budget.causes) == 2
    assert budget.urls == 1


def test_one_crawler_has_a_ledger_of_its_own(whole):
    rows = [row(), row(bot="bingbot", hits=4)]
    write_results(whole, tables={"ledger": rows})
    view = view_of(whole)
    assert crawl_budget.budget_of(view).total == 14
    assert crawl_budget.budget_of(view, "bingbot").total == 4
    assert list(crawl_budget.bot_choice(view).options.values()) == ["", "Googlebot", "bingbot"]


def test_another_option_shows_another_number(whole):
    context = ui.context(workspace=str(whole.root))
    _, few = notebook.run(defs={"ctx": context, "min_hits": 2000})
    _, every = notebook.run(defs={"ctx": context})
    assert len(every["listed"]) == 5
    assert [cause.name for cause in few["listed"]] == ["useful", "parameter"]


def test_small_causes_that_are_not_listed_stay_in_the_sum(whole):
    context = ui.context(workspace=str(whole.root))
    outputs, _ = notebook.run(defs={"ctx": context, "min_hits": 2000})
    html = " ".join(mo.as_html(output).text for output in outputs if output is not None)
    assert "3 smaller causes" in html
    assert "100.0%" in html


# the way down


class Clicked:
    """What a figure says after a click on one of its traces."""

    def __init__(self, trace):
        self.value = [{"x": 10, "y": 0, "curveNumber": trace, "pointNumber": 0, "pointIndex": 0}]


def test_a_click_in_the_picture_beats_the_link_that_led_here(whole):
    view = view_of(whole, focus="redirect")
    budget = crawl_budget.budget_of(view)
    assert crawl_budget.wanted(view, Clicked(1), budget) == "not_modified"


def test_the_largest_loss_is_open_and_leads_to_its_lines(whole):
    html, values = shown(whole)
    assert values["cause"].name == "parameter"
    assert values["patterns"].rows["pattern"].to_list() == [f"{ORIGIN}/parameter/N"]
    assert values["urls"].total == len(DAYS)
    assert "Filters and parameters: from" in html


def test_a_link_opens_its_cause(whole):
    _, values = shown(whole, focus="redirect")
    assert values["cause"].name == "redirect"


def test_log_lines_are_those_of_url_cause_and_verified_search_bots(whole):
    _, values = shown(whole, focus="useful")
    lines = values["lines"].rows
    assert lines.height
    assert set(lines["bot"]) == {"Googlebot"}
    assert set(lines["url"]) == {values["urls"].rows["url"][0]}


def test_the_ledger_stays_readable_when_its_log_lines_were_purged(whole):
    html, values = shown(whole)
    assert values["lines"].total == 0  # the fixture has no hit for this cause
    assert "The log lines are not in the workspace any more" in html


# what to do


def test_rules_block_a_parameter_as_first_and_as_later_one():
    rules = propose_parameter_rules({f"{ORIGIN}/a?colour=red": 5, f"{ORIGIN}/a?size=1&colour=red": 3}, [])
    assert rules.names == ("colour", "size")
    assert rules.lines == (
        "User-agent: *", "Disallow: /*?colour=", "Disallow: /*&colour=", "Disallow: /*?size=", "Disallow: /*&size=",
    )  # fmt: skip
    assert rules.saved == 8


def test_rules_spare_parameters_of_pages_that_may_rank():
    asked = {f"{ORIGIN}/a?page=9": 5, f"{ORIGIN}/a?sort=up": 2}
    rules = propose_parameter_rules(asked, [f"{ORIGIN}/list?page=2"])
    assert (rules.names, rules.kept, rules.saved) == (("sort",), ("page",), 2)


def test_rules_leave_out_what_robots_txt_would_read_otherwise():
    rules = propose_parameter_rules({f"{ORIGIN}/a?b*c=1": 5, f"{ORIGIN}/a?flag": 2}, [])
    assert rules.lines == ()


def test_the_rules_stand_ready_to_copy_with_what_they_save(whole):
    write_results(whole, tables={"ledger": [row(url=f"{ORIGIN}/a?sort=up", hits=30), row("useful", "useful", 70)]})
    html, values = shown(whole)
    assert values["copy"].widget.text == "User-agent: *\nDisallow: /*?sort=\nDisallow: /*&sort="
    assert "saves 30 requests, 30.0%" in html


# every answer, in both languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_of_the_ledger_has_its_words(language):
    from analysis.ledger import WORTH

    assert set(crawl_budget.CAUSES) == set(WORTH)
    for key in ("cause", "short", "fix"):
        assert all(texts(language).has(f"budget-{key}-{cause}") for cause in WORTH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_wasted_is_said_as_such(whole, language):
    write_results(whole, tables={"ledger": [row("useful", "useful", 70)]})
    html, _ = shown(whole, language=language)
    assert {"en": "No request was wasted", "de": "Keine Anfrage war vergeblich"}[language] in html
    assert {"en": "Nothing needs to be done", "de": "Zu tun ist nichts"}[language] in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_logs_nothing_is_measured_and_no_number_stands_there(tmp_path, language):
    html, values = shown(site_workspace(tmp_path, logs=False), language=language)
    assert values["budget"] is None
    assert texts(language)("budget-not-measured") in html
    assert texts(language)("question-crawl_budget") in html
    assert "sl-state-not-measured" in html


def test_an_empty_workspace_says_so_once(tmp_path):
    html, _ = shown(site_workspace(tmp_path, crawl=False, logs=False))
    assert html.count("sl-state-nothing") == 1
    assert "sl-state-not-measured" not in html


def test_a_snapshot_that_does_not_exist_is_an_error_with_its_words(whole):
    html, values = shown(whole, snapshot="19990101T000000Z-0000000")
    assert "sl-state-error" in html
    assert values["budget"] is None


def test_spoofed_bots_matches_and_lists_are_not_measured_apart(tmp_path):
    html, _ = shown(site_workspace(tmp_path, logs=False))
    for question in ("actors", "spoofed_bots", "unmatched_urls"):
        assert texts("en")(f"question-{question}") in html


def test_the_match_rate_is_that_of_pages(whole):
    matches = [
        {"source": "logs", "url": f"{ORIGIN}/{n}", "matched": n < 3, "weight": 1, "kind": "page"} for n in range(4)
    ] + [{"source": "logs", "url": f"{ORIGIN}/a.css", "matched": False, "weight": 9, "kind": "resource"}]
    write_results(whole, tables={"matches": matches})
    html, _ = shown(whole)
    assert "The crawl knows 75.0% of the pages in the logs" in html
    assert "3 of 4" in html
    assert crawl_sources.table_page(view_of(whole), "unmatched_urls", "").rows["url"].to_list() == [f"{ORIGIN}/3"]


def test_lists_hold_only_what_their_question_found(whole):
    view = view_of(whole)
    options = crawl_sources.table_kind(view).widget.options
    assert [option["id"] for option in options] == ["unfetched_pages", "actors"]
    assert crawl_sources.table_page(view, "actors", "gpt").rows["bot"].to_list() == ["GPTBot"]


def test_every_kind_of_visitor_has_a_name():
    named = set(crawl_sources.ACTORS)
    assert {line["actor"] for line in bot_days()} <= named
    [actor] = [column for column in COLUMNS["hits"] if column.name == "actor"]
    assert named == set(actor.meaning.replace(" or ", ", ").split(", "))
