"""What somebody logs in with is in no file of a workspace: not after an import, a login, a failure or an export."""

import base64
import gzip
import io
import json
import sqlite3

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from app.cli import main
from app.workspace import open_workspace
from tests.login_site import basic, serve_door
from tests.planted import found_in
from tests.test_logins import crawl_behind, make_site

PASSWORD, TOKEN, SESSION = "Zaunkönig-4711-xq", "tok_9f8e7d6c5b4a3f2e1d", "s3ss10n-geheim-0815"
MAIL, IBAN = "erika.mustermann@privat.example", "DE89370400440532013000"
SECRETS = (PASSWORD, TOKEN, SESSION)


@pytest.mark.parametrize(
    "how", ["plain", "gzip", "zip", "parquet", "sqlite", "base64", "hex", "utf-16", "reversed", "blob"]
)
def test_the_scan_finds_what_is_planted(how, tmp_path):
    text = f"before {TOKEN} behind"
    if how == "sqlite":
        with sqlite3.connect(tmp_path / "x") as connection:
            connection.execute("CREATE TABLE t (v)")
            connection.execute("INSERT INTO t VALUES (?)", (gzip.compress(text.encode()),))
        connection.close()
    elif how in ("parquet", "blob"):
        value = text if how == "parquet" else gzip.compress(text.encode())
        pq.write_table(pa.table({"v": [value] * 3}), tmp_path / "x", compression="zstd")
    else:
        packed = {
            "plain": text.encode(), "gzip": gzip.compress(text.encode()), "base64": base64.b64encode(text.encode()),
            "hex": text.encode().hex().encode(), "utf-16": text.encode("utf-16"), "reversed": text.encode()[::-1],
            "zip": zipped(text),
        }  # fmt: skip
        (tmp_path / "x").write_bytes(packed[how])
    assert {secret for _, secret, _ in found_in(tmp_path, SECRETS)} == {TOKEN}


def zipped(text):
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a", text)
    return stream.getvalue()


def warc(path):
    """Write what a crawler that was logged in keeps: requests, cookies, a password in an address."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    request = StatusAndHeaders(
        "GET / HTTP/1.1",
        [("Authorization", basic("anna", PASSWORD)), ("Cookie", f"sid={SESSION}")],
        is_http_request=True,
    )
    answer = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Set-Cookie", f"sid={SESSION}"), ("X-Auth-Token", TOKEN)],
        protocol="HTTP/1.1",
    )  # fmt: skip
    moved = StatusAndHeaders("302 Found", [("Location", f"https://anna:{PASSWORD}@a.example/")], protocol="HTTP/1.1")
    html = b"<title>Start</title>"
    writer.write_record(writer.create_warc_record("https://a.example/", "request", http_headers=request))
    for url, http, body in (
        (f"https://anna:{PASSWORD}@a.example/", answer, html), ("https://a.example/go", moved, b""),
        (f"ftp://anna:{PASSWORD}@a.example/x", answer, html),
    ):  # fmt: skip
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), length=len(body), http_headers=http
        )
        writer.write_record(record)
    path.write_bytes(stream.getvalue())


def advertools(path):
    row = {
        "url": f"https://anna:{PASSWORD}@a.example/", "title": "Start", "status": 200,
        "crawl_time": "2025-01-02 03:04:05",
        "request_headers_Authorization": f"Bearer {TOKEN}", "request_headers_Cookie": f"sid={SESSION}",
        "resp_headers_Set-Cookie": f"sid={SESSION}", "links_url": f"https://anna:{PASSWORD}@a.example/b",
        "redirect_urls": f"https://anna:{PASSWORD}@a.example/old", "redirect_reasons": "301",
    }  # fmt: skip
    path.write_text(json.dumps(row) + "\n" + json.dumps(row)[:-20] + "\n")


def screaming_frog(path):
    path.write_text(
        "Address,Status Code,Title 1\n"
        f"https://anna:{PASSWORD}@a.example/,200,Start\n"
        f"https://anna:{PASSWORD}@a.example/b,two hundred,Wrong {MAIL} {IBAN}\n"
    )


@pytest.mark.parametrize("write", [warc, advertools, screaming_frog])
def test_an_import_takes_in_nothing_to_log_in_with(write, tmp_path, capsys):
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "file")
    in_workspace = ["--workspace", str(tmp_path / "w")]
    assert main(["init", f"https://anna:{PASSWORD}@a.example/", *in_workspace]) == 0
    main(["import", str(tmp_path / "in" / "file"), *in_workspace])
    for what in ("pages", "rejected_rows", "warc"):
        assert main(["export", what, "--out", str(tmp_path / "w" / f"{what}.out"), *in_workspace]) == 0
    said = capsys.readouterr()
    (tmp_path / "w" / "said").write_text(said.out + said.err)
    assert found_in(tmp_path / "in", SECRETS)
    assert found_in(tmp_path / "w", (*SECRETS, MAIL, IBAN)) == set()


def test_a_login_leaves_nothing_behind_whatever_comes_of_the_crawl(tmp_path, monkeypatch):
    monkeypatch.setenv("SITELORE_SECRET_DOOR", PASSWORD)
    monkeypatch.setattr("app.crawling.remove_state", lambda state: None)
    make_site(tmp_path, kind="basic", user="anna", secret="door")
    with serve_door(authorization=basic("anna", PASSWORD)) as server:
        crawl_behind(server, open_workspace(tmp_path), "shop")
    assert list((tmp_path / "crawls").glob("*.sqlite"))
    assert found_in(tmp_path, SECRETS) == set()


def test_the_traceback_of_a_fault_does_not_show_a_secret(tmp_path, monkeypatch, capsys):
    """An unexpected error is kept whole in a file: its text may hold what was typed, but never a secret."""
    monkeypatch.setenv("SITELORE_SECRET_DOOR", PASSWORD)
    make_site(tmp_path, kind="basic", user="anna", secret="door")

    def broken(*_, **__):
        raise RuntimeError("broken")

    monkeypatch.setattr("app.crawling.crawl_to_snapshot", broken)
    assert main(["crawl", "--workspace", str(tmp_path)]) == 1
    assert list(tmp_path.glob("sitelore-error-*.log"))
    said = capsys.readouterr()
    (tmp_path / "said").write_text(said.out + said.err)
    assert found_in(tmp_path, SECRETS) == set()
