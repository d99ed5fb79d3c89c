"""Overview: every step leads to the rows it counts, and what is printed adds up."""

import marimo as mo
import pytest

from app import ui
from app.ui import audit_table, overview
from notebooks.overview import app as notebook
from tests.views_fixture import site_workspace


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def checks_of(view):
    return [check for check, _severity, _number in overview.due_of(view).checks]


def test_a_check_among_the_steps_links_to_its_findings(whole):
    _outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(whole.root))})
    view = values["view"]
    html = mo.as_html(overview.what_to_do(view, overview.budget_of(view), overview.due_of(view))).text
    urgent = [check for check, severity, _n in overview.due_of(view).checks if severity in ("critical", "high")]
    assert urgent
    assert f"focus={urgent[0]}" in html


def test_the_table_shows_the_findings_of_the_check_a_link_led_here_for(whole):
    check = checks_of(view_of(whole))[0]
    _outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(whole.root), focus=check)})
    shown = values["shown"]
    assert values["kind"].value["value"] == check
    assert set(shown.rows["check"]) == {check}
    assert values["find"].value == ""


def test_a_link_to_a_url_fills_the_filter_field(whole):
    view = view_of(whole, focus="/de/")
    assert audit_table.wanted_check(view) == ""
    assert audit_table.find_of(view).value == "/de/"


def test_a_check_without_findings_is_not_filtered_for(whole):
    view = view_of(whole)
    silent = sorted(audit_table.AUDIT - set(checks_of(view)))[0]
    assert audit_table.wanted_check(view_of(whole, focus=silent)) == ""
