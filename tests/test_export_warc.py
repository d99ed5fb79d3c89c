"""A snapshot as WARC: two other readers find every answer, hop by hop, with its body."""

import io
from datetime import datetime, timedelta

import pytest
from fastwarc import ArchiveIterator as SecondReader
from warcio.archiveiterator import ArchiveIterator

from analysis.errors import InputError
from app.facts import Facts
from app.importing import import_crawl
from app.reading import Selection, open_reading
from app.sites import add_site
from app.warc_export import _BATCH, write_warc
from tests.conftest import rows_of

HOST = "https://a.example"
AT = datetime(2026, 1, 2, 3, 4, 5)
HTML = "<title>Größe</title>".encode()


def hop(path, status, location=""):
    return {"url": HOST + path, "status": status, "location": location}


PAGES = [
    {"url": HOST + "/", "first_status": 200, "status": 200, "state": "ok", "content_type": "text/html",
     "body_hash": "1", "chain": [hop("/", 200)], "fetched_at": AT,
     "final_url": HOST + "/",
     "headers": [{"name": "server", "value": "x\r\nInjected: 1"}, {"name": "content-encoding", "value": "gzip"},
                 {"name": "content-type", "value": "text/html; charset=iso-8859-1"}]},
    {"url": HOST + "/old", "first_status": 301, "status": 200, "state": "ok", "content_type": "text/html",
     "final_url": HOST + "/",
     "chain": [hop("/old", 301, HOST + "/older"), hop("/older", 302, HOST + "/"), hop("/", 200)]},
    {"url": HOST + "/older", "first_status": 302, "status": 200, "state": "ok", "content_type": "text/html",
     "final_url": HOST + "/", "chain": [hop("/older", 302, HOST + "/"), hop("/", 200)]},
    {"url": HOST + "/gone", "first_status": 404, "status": 404, "state": "http_error", "content_type": "text/html",
     "chain": [hop("/gone", 404)], "final_url": HOST + "/gone"},
    {"url": HOST + "/i.png", "first_status": 200, "status": 200, "state": "ok", "content_type": "image/png",
     "chain": [hop("/i.png", 200)], "final_url": HOST + "/i.png"},
    {"url": HOST + "/never", "state": "error", "reason": "timeout", "final_url": HOST + "/never",
     "chain": [{"url": HOST + "/never", "status": None, "location": ""}]},
]  # fmt: skip
ROBOTS = [{"origin": HOST, "status": 200, "verdict": "rules", "text": "User-agent: *\nDisallow:\n"}]


@pytest.fixture
def workspace(tmp_path):
    workspace, _ = add_site(tmp_path / "w", HOST + "/", name="a")
    tables = {"pages": PAGES, "bodies": [{"body_hash": "1", "html": HTML}], "robots_files": ROBOTS}
    batches = [(name, batch) for name, rows in tables.items() for batch in rows_of(name, rows).to_batches()]
    Facts(workspace.root / "facts" / "a", "a").write("crawl", batches, {}, AT)
    return workspace


def archive(workspace):
    stream = io.BytesIO()
    return write_warc(open_reading(workspace, Selection("a")), stream), stream.getvalue()


def answers(content):
    """Return what warcio finds: status, headers and body by address."""
    found = {}
    for record in ArchiveIterator(io.BytesIO(content), check_digests="raise"):
        if record.rec_type == "response":
            url = record.rec_headers.get_header("WARC-Target-URI").removeprefix(HOST)
            body = record.content_stream().read()
            found[url] = (int(record.http_headers.get_statuscode()), dict(record.http_headers.headers), body)
    return found


def test_every_answer_is_there_with_its_own_status_and_body(workspace):
    totals, content = archive(workspace)
    found = answers(content)
    assert {url: status for url, (status, _, _) in found.items()} == {
        "/robots.txt": 200, "/": 200, "/gone": 404, "/old": 301, "/older": 302,
    }  # fmt: skip
    assert found["/"][2] == HTML
    assert found["/"][1]["Content-Type"] == "text/html; charset=utf-8"
    assert found["/old"][1]["Location"] == HOST + "/older"
    assert found["/robots.txt"][2] == b"User-agent: *\nDisallow:\n"
    assert (totals.records, totals.without_body, totals.left_out) == (6, 3, 2)


def test_no_page_is_missing_where_there_are_more_than_are_read_at_once(workspace):
    paths = [f"/{n:04}" for n in range(2 * _BATCH + 1)]
    pages = [PAGES[0] | {"url": HOST + path, "body_hash": path, "chain": [hop(path, 200)]} for path in paths]
    tables = {"pages": pages, "bodies": [{"body_hash": path, "html": path.encode()} for path in paths]}
    batches = [(name, batch) for name, rows in tables.items() for batch in rows_of(name, rows).to_batches()]
    Facts(workspace.root / "facts" / "a", "a").write("crawl", batches, {}, AT + timedelta(days=1))
    _, content = archive(workspace)
    assert {path: body for path, (_, _, body) in answers(content).items()} == {path: path.encode() for path in paths}


def test_headers_of_the_way_are_left_out_and_none_can_be_injected(workspace):
    headers = answers(archive(workspace)[1])["/"][1]
    assert headers["server"] == "x Injected: 1"
    assert not {"Injected", "content-encoding"} & set(headers)
    assert headers["Content-Length"] == str(len(HTML))


def test_another_reader_finds_the_same(workspace):
    content = archive(workspace)[1]
    found = {}
    for record in SecondReader(io.BytesIO(content)):
        if record.is_http:
            record.parse_http()
            url = record.headers["WARC-Target-URI"].removeprefix(HOST)
            found[url] = (record.http_headers.status_code, record.reader.read())
    assert found == {url: (status, body) for url, (status, _, body) in answers(content).items()}


def test_the_same_snapshot_gives_the_same_bytes(workspace):
    assert archive(workspace)[1] == archive(workspace)[1]


def test_what_is_written_can_be_imported_again(workspace, tmp_path):
    file = tmp_path / "x.warc.gz"
    file.write_bytes(archive(workspace)[1])
    other, name = add_site(tmp_path / "o", HOST + "/")
    result = import_crawl(other, name, [file])
    tables = open_reading(other, Selection(name)).tables
    pages = {page["url"].removeprefix(HOST): page for page in tables["pages"].to_pyarrow().to_pylist()}
    assert (pages["/"]["title"], pages["/old"]["final_url"], pages["/gone"]["status"]) == ("Größe", HOST + "/", 404)
    assert result.snapshot.created_at == AT
    assert result.told["rejected"] == {}


def test_without_a_crawl_there_is_nothing_to_write(tmp_path):
    workspace, _ = add_site(tmp_path / "w", HOST + "/", name="a")
    with pytest.raises(InputError, match="warc-without-crawl"):
        archive(workspace)
