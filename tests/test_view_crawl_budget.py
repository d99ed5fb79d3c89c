"""Crawl budget: sums that add up, the way down to the log line, the rules, and what is said where something lacks."""

import marimo as mo
import pytest

from analysis.robots_rules import propose_parameter_rules
from app import ui
from app.texts import LANGUAGES, texts
from app.ui import budget_below, crawl_budget
from notebooks.crawl_budget import app as notebook
from tests.views_fixture import DAYS, ORIGIN, URLS, ledger, site_workspace, write_results


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
    assert values["patterns"].rows["group"].to_list() == [f"{ORIGIN}/parameter/N"]
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


# below the ledger


def judged_row(cause="useful", judged="nearest", **columns):
    worth = {"useful": "useful", "unknown": "unknown"}.get(cause, "waste")
    verdict = {"judged": judged, "judged_by": "20261122T060000Z-abc", "gap_days": 3}
    return row(cause, worth) | verdict | columns


def test_what_the_ledger_rests_on_adds_up(whole):
    rows = [
        judged_row(hits=80, url=f"{ORIGIN}/a"),
        judged_row("unknown", "too_far", hits=7, url=f"{ORIGIN}/b", gap_days=20),
        judged_row("unknown", hits=2, url=f"{ORIGIN}/c"),
        judged_row("noindex", hits=11, url=f"{ORIGIN}/d", gap_days=9, disallowed=True),
    ]  # fmt: skip
    judged = budget_below.judgement_of(budget_with(whole, rows))
    assert (judged.too_far, judged.unread, judged.disallowed, judged.furthest) == (7, 2, 11, 9)
    assert (judged.named, list(judged.crawls)) == (False, ["20261122T060000Z-abc"])
    html, _ = shown(whole)
    assert "Requests are judged by 1 crawl, at most 9 days away" in html
    assert "9.0% of 100 requests have no verdict" in html


def test_a_crawl_the_user_named_stands_in_the_provenance(whole):
    budget_with(whole, [judged_row(judged="named")])
    html, _ = shown(whole)
    assert "crawl abc, named by you, at most 3 days away" in html


def test_a_ledger_of_an_older_version_says_so(whole):
    html, _ = shown(whole)
    assert budget_below.judgement_of(crawl_budget.budget_of(view_of(whole))) is None
    assert "By which crawl are requests judged?" in html


def test_levels_are_compared_on_days_a_crawl_is_near_enough_to(whole):
    far = [judged_row("unknown", "too_far", day=day, hits=50, url=f"{ORIGIN}/f{day}") for day in DAYS[:20]]
    near = [judged_row("noindex", day=day, hits=50, url=f"{ORIGIN}/n{day}") for day in DAYS[20:]]
    budget = budget_with(whole, far + near)
    assert budget.judged == DAYS[20:]
    assert budget.cause("noindex").change == pytest.approx(0.0)


def test_savings_are_the_leaks_the_largest_first(whole):
    html, _ = shown(whole)
    budget = crawl_budget.budget_of(view_of(whole))
    assert f"{budget.lost:,} requests and" in html
    assert html.index("Close filter URLs to bots") < html.index("Link straight to redirect targets")


def test_urls_of_a_cause_are_added_up_by_template_where_their_page_has_one(whole):
    rows = [row(url=f"{ORIGIN}/a", hits=5), row(url=f"{ORIGIN}/b", hits=3), row(url=f"{ORIGIN}/c", hits=1)]
    templates = [{"url": f"{ORIGIN}/{n}", "template": "Article", "similarity": 1.0} for n in "ab"]
    write_results(whole, tables={"ledger": rows, "page_templates": templates})
    view = view_of(whole)
    budget = crawl_budget.budget_of(view)
    assert [option["id"] for option in crawl_budget.group_choice(view).widget.options] == ["pattern", "template"]
    groups = crawl_budget.patterns_of(view, budget, budget.causes[0], 1, "template").rows
    assert groups.select("group", "hits").rows() == [("Article", 8), ("", 1)]
    urls = crawl_budget.urls_of(view, budget, budget.causes[0], "", "template").rows
    assert urls["url"].to_list() == [f"{ORIGIN}/c"]


def test_a_small_site_whose_pages_were_all_fetched_is_told_so_above_its_ledger(whole):
    rows = [row("useful", "useful", 3, day=DAYS[-1], url=url) for url, _ in URLS]
    write_results(whole, tables={"ledger": [*rows, row()]})
    html, _ = shown(whole)
    assert "This site has no budget problem" in html
    write_results(whole, tables={"ledger": [*rows[1:], row()]})
    html, _ = shown(whole)
    assert "This site has no budget problem" not in html
