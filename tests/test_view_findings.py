"""Findings: every check with one of three answers, the worst chosen, what it found below, and templates."""

import marimo as mo
import pytest

from analysis.questions import CATALOGUE
from app import ui
from app.texts import LANGUAGES, texts
from app.ui import findings
from notebooks.findings import app as notebook
from tests.views_fixture import URLS, site_workspace, write_results

CHECKS = [question.name for question in CATALOGUE if question.severity]


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def states(workspace):
    return {check.name: check.state for check in findings.checks_of(view_of(workspace))}


def shown(workspace, **place):
    outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def test_every_check_has_an_answer(whole):
    assert sorted(states(whole)) == sorted(CHECKS)


def test_a_check_with_findings_is_found_and_one_that_looked_and_saw_nothing_is_clean(whole):
    known = set(view_of(whole).tables["findings"].check.to_pyarrow().to_pylist())
    answers = states(whole)
    assert {name for name, state in answers.items() if state == "found"} == known
    assert answers["missing_headings"] == ("found" if "missing_headings" in known else "clean")


def test_a_check_without_its_table_is_not_measured_and_names_it(whole):
    check = next(c for c in findings.checks_of(view_of(whole)) if c.name == "pages_not_rendered")
    assert check.state == "not_measured"
    assert texts("en")("table-renders") in check.sentence


def test_before_the_analysis_no_check_is_clean(tmp_path):
    assert set(states(site_workspace(tmp_path, results=False)).values()) == {"not_measured"}


def test_the_most_severe_finding_is_chosen_unless_a_link_names_a_check(whole):
    checks = findings.checks_of(view_of(whole))
    assert findings.wanted(view_of(whole), checks) == 0
    last = [check for check in checks if check.state == "found"][-1]
    assert checks[findings.wanted(view_of(whole, focus=last.name), checks)] == last


def test_what_the_chosen_check_found_is_listed_below(whole):
    _, values = shown(whole)
    first = values["checks"][0]
    assert values["check"] == first
    assert values["shown"].matching == first.findings


@pytest.mark.parametrize(
    ("check", "sign"), [("missing_headings", "sl-clean"), ("pages_not_rendered", "sl-not-measured")]
)
def test_a_chosen_check_without_findings_says_which_answer_it_has(check, sign, whole):
    html, values = shown(whole, focus=check)
    assert values["check"].name == check
    assert f"sl-mark {sign}" in html
    assert (values["check"].sentence if sign == "sl-clean" else texts("en")(f"question-{check}")) in html


def test_templates_are_named_where_pages_share_a_finding(whole):
    view = view_of(whole)
    rows = [{"url": url, "template": "Product", "similarity": 1.0} for url, _ in URLS]
    write_results(whole, tables={"page_templates": rows, "findings": _twice(view)})
    assert "Product" in mo.as_html(findings.by_template(view_of(whole))).text


def _twice(view):
    [first] = view.tables["findings"].limit(1).to_pyarrow().to_pylist()
    kept = {name: value for name, value in first.items() if name != "segment"}
    return [kept | {"url": URLS[n][0], "related": None} for n in (0, 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_said_in_every_language(language, whole):
    html, _ = shown(whole, language=language)
    say = texts(language)
    for check in findings.checks_of(view_of(whole, language=language)):
        assert check.sentence
    assert say("findings-templates") in html or say("question-template_findings") in html
