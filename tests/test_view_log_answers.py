"""Questions about logs as tables: every one in a view, every column and value named, rows in the order asked for."""

import marimo as mo
import pytest

from analysis.base import Found
from analysis.questions import QUESTIONS
from analysis.tables import arrow_schema_of
from app import ui
from app.texts import LANGUAGES, texts
from app.ui import answers, coverage, log_answers, server
from notebooks.coverage import app as coverage_notebook
from notebooks.server import app as server_notebook
from tests.conftest import ibis_table
from tests.views_fixture import DAYS, ORIGIN, URLS, site_workspace, write_results

ELSEWHERE = {"crawl_budget", "budget_problem", "spoofed_bots", "actors", "crawler_traps", "robots_rules"}


def spent(url, day=DAYS[-1], hits=3, **columns):
    return {
        "day": day, "bot": "Googlebot", "url": url, "status": 200, "cause": "useful", "worth": "useful",
        "pattern": url, "hits": hits, "bytes": 1000,
    } | columns  # fmt: skip


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(notebook, workspace, **place):
    outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def test_every_question_about_logs_stands_in_a_view():
    of_logs = {name for name, question in QUESTIONS.items() if question.group == "budget"}
    assert of_logs - set(log_answers.EVERY) == ELSEWHERE
    assert set(log_answers.EVERY) <= set(QUESTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(log_answers.EVERY))
def test_every_column_on_the_screen_is_one_of_the_answer_and_has_a_name(name, language):
    say, question = texts(language), QUESTIONS[name]
    tables = {t: ibis_table(t, []) for t in (*question.needs, *question.can_use) if arrow_schema_of(t)}
    answer = Found(question.express(tables), 1)
    columns = answers.answer_columns(say, name, answer)
    enriched = {"inlinks", "click_depth"} if name == "unfetched_pages" else set()
    assert [column.name for column in columns] == [c for c in log_answers.EVERY[name] if c not in enriched]
    assert len({column.label for column in columns}) == len(columns)
    assert say.has(f"answer-{name}")


def test_rows_keep_the_order_of_the_question_when_they_are_filtered():
    rows = ibis_table("matches", [{"source": "logs", "url": f"{ORIGIN}/{n}", "weight": n} for n in range(4)])
    answer = Found(rows.order_by(rows.weight.desc(), "url"), 4)
    assert answers.answer_page(answer, "").rows["weight"].to_list() == [3, 2, 1, 0]
    assert answers.answer_page(answer, "/2").rows["weight"].to_list() == [2]


def test_a_value_without_a_word_stands_as_it_is():
    words = answers.ValueWords(texts("en"), "value-verdict")
    assert words.get("disobeys", "disobeys") == "disobeys"
    assert answers.ValueWords(texts("de"), "value-verdict").get("disobeys", "disobeys") == "missachtet"
    assert words.get("../x", "../x") == "../x"


def test_pages_are_counted_by_their_last_fetch(tmp_path):
    workspace = site_workspace(tmp_path)
    fetched = {0: DAYS[-1], 1: DAYS[-10], 2: DAYS[0]}
    rows = [spent(URLS[n][0], day) for n, day in fetched.items()] + [spent(URLS[3][0], DAYS[-1], status=500)]
    write_results(workspace, tables={"ledger": rows})
    covered = coverage.coverage_of(view_of(workspace))
    assert covered.by_age == {"week": 1, "fortnight": 1, "window": 1, "never": len(URLS) - 3}
    html, _ = shown(coverage_notebook, workspace)
    assert "pages were not fetched within 14 days, so crawl budget may be a problem" in html
    assert "Links to it" in html


def test_a_small_site_whose_pages_were_all_fetched_has_no_budget_problem(tmp_path):
    workspace = site_workspace(tmp_path)
    write_results(workspace, tables={"ledger": [spent(url) for url, _ in URLS]})
    html, _ = shown(coverage_notebook, workspace)
    assert "This site has no budget problem" in html
    assert "sl-state-clean" in html


def test_answers_are_counted_by_what_they_mean(tmp_path):
    workspace = site_workspace(tmp_path)
    given = server.answers_of(view_of(workspace))
    assert (given.total, given.hits("ok"), given.hits("server")) == (len(DAYS), len(DAYS), 0)
    html, _ = shown(server_notebook, workspace)
    assert "The server failed on no request of a search bot" in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("notebook", "key"), [(coverage_notebook, "coverage"), (server_notebook, "server")])
def test_without_logs_nothing_is_measured(tmp_path, notebook, key, language):
    html, _ = shown(notebook, site_workspace(tmp_path, logs=False), language=language)
    assert texts(language)(f"{key}-not-measured") in html
    assert "sl-state-not-measured" in html
