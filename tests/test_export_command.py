"""The command `export`: forms, other column names, WARC, and what it says when it cannot."""

import gzip
import io

import pytest
from python_calamine import CalamineWorkbook

from app.cli import main
from app.sites import add_site
from tests.conftest import rows_of

URL = "https://a.example/"
PAGE = {
    "url": URL, "final_url": URL, "title": "=Start", "first_status": 200, "status": 200, "state": "ok",
    "body_hash": "1", "content_type": "text/html", "chain": [{"url": URL, "status": 200, "location": ""}],
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path):
    workspace, site = add_site(tmp_path / "w", URL)
    tables = {"pages": [PAGE], "bodies": [{"body_hash": "1", "html": b"<p>Hi"}]}
    batches = [(name, batch) for name, rows in tables.items() for batch in rows_of(name, rows).to_batches()]
    workspace.facts(site).write("crawl", batches, {}, measured=tables)
    return workspace.root


def export(workspace, tmp_path, *typed):
    out = tmp_path / "out"
    return main(["export", *typed, "--out", str(out), "--workspace", str(workspace)]), out


def test_a_workbook(workspace, tmp_path):
    code, out = export(workspace, tmp_path, "pages", "--format", "xlsx", "--columns", "screaming-frog")
    names, row = CalamineWorkbook.from_filelike(io.BytesIO(out.read_bytes())).get_sheet_by_index(0).to_python()
    assert code == 0
    assert dict(zip(names, row, strict=True))["Title 1"] == "'=Start"
    assert names[:3] == ["Address", "Content Type", "Status Code"]


def test_a_warc(workspace, tmp_path, capsys):
    code, out = export(workspace, tmp_path, "warc")
    assert code == 0
    assert b"WARC-Target-URI: https://a.example/" in gzip.decompress(out.read_bytes())
    assert "2 records are in" in capsys.readouterr().err


def test_a_tab_by_its_own_name(workspace, tmp_path):
    code, out = export(workspace, tmp_path, "page_titles_all", "--columns", "screaming-frog")
    assert code == 0
    assert out.read_text().splitlines()[0].startswith('"Address","Occurrences","Title 1"')


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (["links", "--columns", "screaming-frog"], 3, "sitelore crawl"),
        (["links"], 3, "sitelore crawl"),
        (["internal_al", "--columns", "screaming-frog"], 1, "Did you mean internal_all?"),
        (["page"], 1, "Did you mean pages?"),
        (["warc", "--format", "csv"], 1, "warc cannot be written as csv"),
        (["pages", "--format", "docx"], 1, "csv, xlsx, jsonl, parquet"),
    ],
)
def test_what_cannot_be_written_is_said(typed, code, says, workspace, tmp_path, capsys):
    assert export(workspace, tmp_path, *typed)[0] == code
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
