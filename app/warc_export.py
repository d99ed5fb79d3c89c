"""A crawl snapshot as a WARC that other tools replay: every address's own answer, redirects hop by hop, robots.txt.

What a snapshot does not keep is not made up: bodies are stored as UTF-8 and say so, the body of a failed answer is
marked as left out, and a file that is no HTML page has no record.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import IO, Any
from uuid import NAMESPACE_URL, uuid5

import ibis.expr.types as ir
import pyarrow as pa

from analysis.errors import InputError
from app.facts import Snapshot
from app.reading import Reading

_BATCH = 200  # pages whose bodies are held at once
_ANSWER = ("url", "first_status", "chain", "headers", "content_type", "body_hash", "fetched_at")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
# they describe how the body travelled, which is over
_TRAVEL = {"content-length", "content-encoding", "transfer-encoding", "connection", "content-type", "location"}


@dataclass
class WarcTotals:
    """What a WARC holds, and what of the snapshot it cannot hold."""

    records: int = 0
    without_body: int = 0  # answers whose body the crawl did not keep
    left_out: int = 0  # addresses that never answered, and files that are no HTML pages


def write_warc(reading: Reading, stream: IO[bytes]) -> WarcTotals:
    """Write the crawl of a reading, gzip record by record, and return what it holds. Equal snapshots give equal bytes.

    Raises an InputError where there is no crawl, or its pages were purged.
    """
    if reading.crawl is None or "pages" not in reading.whole:
        raise InputError("warc-without-crawl", site=reading.selection.site)
    archive = _Archive(reading.crawl, stream)
    archive.begin()
    if "robots_files" in reading.whole:
        for row in _rows(reading.whole["robots_files"].order_by("origin")):
            archive.add_robots(row)
    # held whole: a stream would end without a word once its connection is asked for bodies
    answers = reading.whole["pages"].order_by("url").select(_ANSWER).to_pyarrow()
    for pages in answers.to_batches(max_chunksize=_BATCH):
        bodies = _bodies(reading, pages)
        for page in pages.to_pylist():
            archive.add_page(page, bodies.get(page["body_hash"]))
    return archive.totals


def _rows(table: ir.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_pyarrow_batches(chunk_size=_BATCH):
        yield from batch.to_pylist()


def _bodies(reading: Reading, pages: pa.RecordBatch) -> dict[str, bytes]:
    wanted = sorted({key for key in pages.column("body_hash").to_pylist() if key})
    if not wanted or "bodies" not in reading.whole:
        return {}
    table = reading.whole["bodies"]
    found = table.filter(table.body_hash.isin(wanted)).select("body_hash", "html").to_pyarrow()
    return dict(zip(found["body_hash"].to_pylist(), found["html"].to_pylist(), strict=True))


class _Archive:
    def __init__(self, snapshot: Snapshot, stream: IO[bytes]) -> None:
        from warcio.warcwriter import WARCWriter

        self.snapshot, self.totals = snapshot, WarcTotals()
        self._writer = WARCWriter(stream, gzip=True, warc_version="1.1")

    def begin(self) -> None:
        """Write the record that says what the file is."""
        lines = (
            ("software", "Sitelore"),
            ("format", "WARC File Format 1.1"),
            ("isPartOf", self.snapshot.id),
            ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        )
        content = "".join(f"{name}: {value}\r\n" for name, value in lines).encode()
        self._write("", "warcinfo", content, self.snapshot.created_at, "application/warc-fields")

    def add_robots(self, row: dict[str, Any]) -> None:
        """Write what a robots.txt answered; without an answer there is nothing to write."""
        if row["status"] is None:
            self.totals.left_out += 1
            return
        headers = [("Content-Type", "text/plain; charset=utf-8")]
        text = row["text"] or ""
        self._answer(f"{row['origin']}/robots.txt", row["status"], headers, text.encode(), self.snapshot.created_at)

    def add_page(self, page: dict[str, Any], body: bytes | None) -> None:
        """Write a page's own answer: of a redirect the hop, not what it led to."""
        own = page["chain"][0] if page["chain"] else None
        status = page["first_status"]
        if own is None or status is None or own["url"] != page["url"]:
            self.totals.left_out += 1
            return
        headers = _kept(page["headers"] or ())
        if own["location"]:
            headers.append(("Location", own["location"]))
        elif body is None and status < 400:
            self.totals.left_out += 1
            return
        else:
            headers.append(
                ("Content-Type", _utf8(page["content_type"]) if body else page["content_type"] or "text/html")
            )
        self.totals.without_body += body is None
        self._answer(page["url"], status, headers, body, page["fetched_at"] or self.snapshot.created_at)

    def _answer(self, url: str, status: int, headers: list[tuple[str, str]], body: bytes | None, at: datetime) -> None:
        from warcio.statusandheaders import StatusAndHeaders

        content = body or b""
        pairs = [(name, _line(value)) for name, value in headers] + [("Content-Length", str(len(content)))]
        http = StatusAndHeaders(f"{status} {_PHRASES.get(status, 'Unknown')}", pairs, protocol="HTTP/1.1")
        self._write(url, "response", content, at, "application/http; msgtype=response", http, cut=body is None)

    def _write(
        self, url: str, kind: str, content: bytes, at: datetime, media: str, http: Any = None, *, cut: bool = False
    ) -> None:
        """Write a record; its id follows from the snapshot, so that the same one gives the same file."""
        number = uuid5(NAMESPACE_URL, f"{self.snapshot.id} {kind} {url}")
        about = {"WARC-Record-ID": f"<urn:uuid:{number}>", "WARC-Date": f"{at:%Y-%m-%dT%H:%M:%S}Z"}
        if cut:
            about["WARC-Truncated"] = "unspecified"
        record = self._writer.create_warc_record(
            url, kind, payload=io.BytesIO(content), length=len(content), http_headers=http,
            warc_headers_dict=about, warc_content_type=media,
        )  # fmt: skip
        self._writer.write_record(record)
        self.totals.records += 1


def _kept(headers: Any) -> list[tuple[str, str]]:
    return [(header["name"], header["value"]) for header in headers if header["name"] not in _TRAVEL]


def _utf8(media_type: str | None) -> str:
    return f"{media_type or 'text/html'}; charset=utf-8"


def _line(value: str) -> str:
    """Return a header's value on one line: what another tool wrote into a cell may hold anything."""
    return _UNPRINTABLE.sub(" ", value).strip()
