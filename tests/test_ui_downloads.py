"""Downloads of views: every row of a table as CSV and as a workbook, in the workspace's style, empty without one."""

import asyncio
import base64
import io

import pyarrow as pa
import pytest
from python_calamine import CalamineWorkbook

from app import ui
from app.texts import LANGUAGES
from app.ui.downloads import downloads
from tests.views_fixture import site_workspace

ROWS = pa.table({"url": [f"https://a.example/{n}" for n in range(6_000)], "share": [0.5] * 6_000})


@pytest.fixture
def workspace(tmp_path):
    return site_workspace(tmp_path, logs=False, results=False)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def written(button):
    """Return what a click on a button of marimo hands to the browser."""
    answer = asyncio.run(button._load(None))
    return base64.b64decode(answer.data.partition(",")[2])


def test_both_forms_hold_every_row(workspace):
    as_csv, as_excel = downloads(view_of(workspace), "pages", lambda view: ROWS)
    assert len(written(as_csv).splitlines()) == ROWS.num_rows + 1
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(written(as_excel))).get_sheet_by_index(0)
    assert sheet.to_python()[-1] == ["https://a.example/5999", 0.5]


def test_csv_has_the_style_of_the_workspace(workspace):
    workspace.save(workspace.settings.model_copy(update={"csv": "german"}))
    as_csv, _ = downloads(view_of(workspace), "pages", lambda view: ROWS)
    assert written(as_csv).splitlines()[1] == b'"https://a.example/0";"0,5"'


def test_nothing_to_write_is_an_empty_file(workspace):
    assert [written(button) for button in downloads(view_of(workspace), "pages", lambda view: None)] == [b"", b""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_name_their_form(language, workspace):
    labels = [button.text for button in downloads(view_of(workspace, language=language), "pages", lambda view: ROWS)]
    assert ["CSV" in labels[0], "Excel" in labels[1]] == [True, True]
