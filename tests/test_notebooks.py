"""Views: rules of their source, and each one run without a browser in every state of a workspace."""

import ast
import subprocess
import sys
from pathlib import Path

import marimo as mo
import pytest

from app.texts import LANGUAGES, texts
from tests.views_fixture import HOSTILE, site_workspace

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
FILES = sorted(file for file in NOTEBOOKS.glob("*.py") if file.stem != "__init__")
VIEWS = [file.stem for file in FILES if file.stem != "main"]
FORBIDDEN = {  # what calls remote hosts, breaks, or trusts its text; see CONTRIBUTING
    "mo.Html", "mo.md", "mo.icon", "mo.routes", "mo.nav_menu", "mo.persistent_cache", "mo.sql", "mo.ui.data_explorer",
    "mo.ui.dataframe", "mo.ui.file", "mo.sidebar", "mo.tree", "mo.image", "mo.iframe",
}  # fmt: skip


def cells(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        n for n in tree.body if isinstance(n, functions) and ast.unparse(n.decorator_list[0]).startswith("app.cell")
    ]


def called(node):
    return [ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)]


def returned(cell):
    [last] = [n for n in cell.body if isinstance(n, ast.Return)] or [ast.Return(value=None)]
    names = ast.walk(last.value) if last.value else []
    return {n.id for n in names if isinstance(n, ast.Name)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_notebook_passes_marimos_own_check(file):
    checked = subprocess.run(
        [sys.executable, "-m", "marimo", "check", "--strict", str(file)], capture_output=True, text=True, timeout=60
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_notebook_calls_nothing_that_trusts_text_or_reaches_out(file):
    assert not FORBIDDEN & set(called(ast.parse(file.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_depends_on_a_cell_that_stops(file):
    """In an embedded view later cells would keep their old output on the screen."""
    for cell in cells(file):
        assert "mo.stop" not in called(cell) or not returned(cell), cell.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_element_is_held_by_a_private_name(file):
    """marimo 0.25 forgets such an element: its clicks do nothing."""
    for cell in cells(file):
        for node in ast.walk(cell):
            if isinstance(node, ast.Assign):
                assert not any(isinstance(t, ast.Name) and t.id.startswith("_") for t in node.targets), cell.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_text_is_put_together_in_a_notebook(file):
    """Words come from the catalogue, and handlers are wrapped functions of `app`."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)]
    handlers = [
        k for n in ast.walk(tree) if isinstance(n, ast.Call) for k in n.keywords if k.arg in ("on_click", "on_change")
    ]
    assert not [k for k in handlers if isinstance(k.value, ast.Lambda)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_cell_has_a_name(file):
    assert all(cell.name != "_" for cell in cells(file))


def output_of(view, **ctx):
    """Run a view alone with a context and return all it shows, as HTML."""
    module = __import__(f"notebooks.{view}", fromlist=["app"])
    given = dict.fromkeys(("site", "snapshot", "segment", "language", "theme", "focus")) | ctx
    outputs, _ = module.app.run(defs={"ctx": given})
    return "\n".join(mo.as_html(output).text for output in outputs if output is not None)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return str(site_workspace(tmp_path_factory.mktemp("whole"), hostile=True).root)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shows_what_was_found(view, whole, language, theme):
    shown = output_of(view, workspace=whole, language=language, theme=theme)
    assert "sl-finding" in shown
    assert "sl-prov" in shown
    assert texts(language)("state-broken") not in shown
    assert HOSTILE not in shown


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_without_logs_says_what_is_not_measured(view, tmp_path):
    site_workspace(tmp_path, logs=False)
    shown = output_of(view, workspace=str(tmp_path))
    assert texts("en")("state-broken") not in shown
    assert "sl-prov" in shown


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_before_the_first_analysis_does_not_break(view, tmp_path):
    site_workspace(tmp_path, results=False)
    assert texts("en")("state-broken") not in output_of(view, workspace=str(tmp_path))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_an_empty_workspace_says_that_nothing_was_crawled(view, tmp_path):
    site_workspace(tmp_path, crawl=False, logs=False)
    assert texts("en")("state-nothing-crawled") in output_of(view, workspace=str(tmp_path))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_that_cannot_be_opened_says_why(view, whole, language):
    shown = output_of(view, workspace=whole, site="nowhere.example", language=language)
    assert "nowhere.example" in shown
    assert texts(language)("state-error") in shown


def test_the_overview_counts_what_the_ledger_holds(whole):
    shown = output_of("overview", workspace=whole)
    assert "35.5%</span> of search-bot requests went to URLs that cannot rank: 6,150 of 17,310 in 30 days." in shown


def test_the_overview_without_waste_is_a_clean_answer(tmp_path):
    workspace = site_workspace(tmp_path)
    from tests.views_fixture import ledger, write_results

    write_results(workspace, tables={"ledger": [row | {"worth": "useful", "cause": "useful"} for row in ledger()]})
    assert "All 17,310 search-bot requests of 30 days went to pages that can rank." in output_of(
        "overview", workspace=str(tmp_path)
    )


def test_the_shell_embeds_the_room_it_is_asked_for(whole, monkeypatch):
    monkeypatch.setenv("SITELORE_WORKSPACE", whole)
    from notebooks.main import app

    outputs, defs = app.run()
    assert defs["room"] == "overview"
    assert any("sl-shell" in mo.as_html(output).text for output in outputs if output is not None)


def test_every_view_has_its_gate_in_the_shell():
    gates = {cell.name for cell in cells(NOTEBOOKS / "main.py")}
    assert set(VIEWS) <= gates
