"""A WARC or ARC of another crawler as a crawl: its responses are read by the same parser as our own."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from scrapy.http import Response

from analysis.urls import host_of, origin_of, path_of, url_key, without_login
from crawlers.answer import read_answer
from crawlers.apart import ParseFailed, run_apart
from crawlers.byte_scan import has_heavy_tag, is_suspicious, without_heavy_tags
from crawlers.decoding import read_html
from crawlers.fetching import redirect_target, text_of_location
from crawlers.imports.foreign import ForeignCrawl, ImportPlan, RowError, blank_page
from crawlers.imports.spool import Spool
from crawlers.imports.values import moment
from crawlers.parse import ParsedPage, body_hash, parse_page
from crawlers.robots import MAX_BYTES as MAX_ROBOTS
from crawlers.robots import RobotsFile, read_robots
from crawlers.scope import OwnHosts
from crawlers.sitemaps import MAX_BYTES as MAX_SITEMAP
from crawlers.sitemaps import read_sitemap
from crawlers.ways import LinkGraph, Ways

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAX_BODY = 10 * 2**20  # bytes, as in a crawl of our own
_HTML = ("text/html", "application/xhtml+xml")
_XML = ("text/xml", "application/xml", "application/gzip", "application/x-gzip", "text/plain")
_SITEMAP = (b"<urlset", b"<sitemapindex", b":urlset", b":sitemapindex")
_GZIP = b"\x1f\x8b"
_LONGEST = 4_096  # characters of a stored Location
# what the format does not hold
_UNMEASURED = {"pages.elapsed_ms"}


def is_warc(path: Path) -> bool:
    """Whether a file is a WARC or ARC, packed or not."""
    with path.open("rb") as file:
        start = file.read(1 << 14)
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(wbits=31).decompress(start, 64)
        except zlib.error:
            return False
    return start.lstrip().startswith((b"WARC/", b"filedesc://"))


def read_warc(plan: ImportPlan) -> ForeignCrawl:
    """Read the responses of the site's hosts; of a damaged file all that stands before the damage.

    Requests are not read: they hold what a crawler logs in with. Of an address that was fetched twice the first answer
    counts. Robots rules and sitemaps are measured where the file has them.
    """
    crawl = ForeignCrawl("warc", plan, Spool(plan.scratch), measured=set(_OF_PAGES))
    crawl.unmeasured |= _UNMEASURED
    reader = _Reader(crawl)
    try:
        for file in plan.files:
            reader.read(file)
        crawl.check_site()
        reader.finish()
    except BaseException:
        crawl.close()
        raise
    return crawl


_OF_PAGES = ("pages", "links", "resources", "bodies", "rejected_rows")


@dataclass(frozen=True)
class _Answer:
    """A response as it lies in a record."""

    url: str
    found: str
    response: Response
    fetched_at: str | None
    truncated: bool
    digest: str  # of the payload, as the crawler computed it: a revisit names it


class _Reader:
    def __init__(self, crawl: ForeignCrawl) -> None:
        self.crawl, self.spool = crawl, crawl.spool
        self.robots: dict[str, RobotsFile] = {}

    def read(self, file: Path) -> None:
        with _unpacked(file) as (stream, damage):
            for number, record in enumerate(_records(stream, damage), start=1):
                if record.rec_type not in ("response", "revisit"):
                    continue
                self.crawl.read()
                uri = record.rec_headers.get_header("WARC-Target-URI") or ""
                try:
                    self._take(record)
                except RowError as error:
                    damage.seen |= error.reason == "truncated"
                    self.crawl.reject(file, number, error.reason, uri)
            if damage:
                self.crawl.damaged.append(file.name)

    def _take(self, record: "ArcWarcRecord") -> None:
        answer = _answer(record)
        if host_of(answer.url) not in self.crawl.plan.own:
            self.crawl.foreign += 1
            return
        if record.rec_type == "revisit":
            answer = self._seen_before(answer)
        elif path_of(answer.url) == "/robots.txt":
            return self._take_robots(answer)
        elif _is_sitemap(answer.response):
            return self._take_sitemap(answer)
        self._take_page(answer)
        if answer.digest and record.rec_type == "response":
            self.spool.put("payload", answer.digest, answer.url)

    def _seen_before(self, answer: _Answer) -> _Answer:
        """Return a revisit with the body of the answer it repeats. Raises a RowError where that is not in the files."""
        first = self.spool.get("payload", answer.digest) if answer.digest else None
        page = self.spool.get("pages", first) if first else None
        html = self.spool.body(page["body_hash"]) if page and page["body_hash"] else None
        if html is None:
            raise RowError("revisit")
        headers = {**answer.response.headers, "Content-Type": "text/html; charset=utf-8"}
        status = answer.response.status if answer.response.status != 304 else 200
        response = Response(answer.url, status=status, headers=headers, body=html)
        return _Answer(answer.url, answer.found, response, answer.fetched_at, answer.truncated, answer.digest)

    def _take_page(self, answer: _Answer) -> None:
        page, html, parsed = _page(answer, self.crawl.plan.own)
        self.crawl.put_page(page)
        if parsed is None:
            return
        if page["body_hash"]:
            self.spool.put_body(page["body_hash"], html.encode("utf-8", "replace"))
        for link in parsed.links:
            self.spool.put("links", page["url"], link, link["ordinal"])
        for resource in parsed.resources:
            self.spool.put("resources", page["url"], resource, resource["ordinal"])

    def _take_robots(self, answer: _Answer) -> None:
        self.crawl.measured.add("robots_files")
        origin = origin_of(answer.url)
        if origin not in self.robots:
            self.robots[origin] = read_robots(origin, answer.response.status, answer.response.body[:MAX_ROBOTS])
            self.spool.put("robots_files", origin, self.robots[origin].row())

    def _take_sitemap(self, answer: _Answer) -> None:
        self.crawl.measured |= {"sitemap_files", "sitemap_urls"}
        sitemap = read_sitemap(answer.url, answer.response.body)
        foreign = sum(host_of(row["url"]) not in self.crawl.plan.own for row in sitemap.urls)
        about = {
            "sitemap": answer.url, "found_in": "import", "status": answer.response.status, "reason": sitemap.damage,
            "urls": len(sitemap.urls), "foreign": foreign, "children": len(sitemap.children),
        }  # fmt: skip
        if self.spool.put("sitemap_files", answer.url, about):
            for row in sitemap.urls:
                self.spool.put("sitemap_urls", answer.url, row, row["ordinal"])

    def finish(self) -> None:
        """Fill in what follows from all pages together: the way to each, and what robots.txt says of it."""
        start = url_key(self.crawl.plan.start)
        has_start = start is not None and self.spool.get("pages", start) is not None
        if not has_start:
            self.crawl.unmeasured.add("pages.depth")
        if not self.robots:
            self.crawl.unmeasured |= {"pages.robots_allowed", "pages.googlebot_allowed"}
        ways = self._ways(start)
        for url, _, page in self.spool.items("pages"):
            way = ways.to(url)
            known = {"depth": way.depth, "found_on": way.source, "found_by": way.by} if way else {}
            robots = self.robots.get(origin_of(url))
            allowed = {"googlebot_allowed": robots.allows("Googlebot", url)} if robots else {}
            self.spool.replace("pages", url, page | known | allowed)

    def _ways(self, start: str | None) -> Ways:
        urls = [url for url, _, _ in self.spool.items("pages")]
        graph = LinkGraph(urls)
        for url, _, page in self.spool.items("pages"):
            links = (link["target"] for link in self.spool.group("links", url) if link["internal"])
            graph.add(url, links, page["chain"][0]["location"] if page["chain"] else None)
        return graph.ways([start] if start in urls else [])


class _Damage:
    """Whether a file ended in the middle of something."""

    def __init__(self) -> None:
        self.seen = False

    def __bool__(self) -> bool:
        return self.seen


class _Readable(io.RawIOBase):
    """A stream that ends where it is damaged, and remembers that it was."""

    def __init__(self, stream: gzip.GzipFile | io.BufferedReader, damage: _Damage) -> None:
        self._stream, self._damage, self._place = stream, damage, 0

    def read(self, size: int = -1) -> bytes:
        try:
            content = self._stream.read1(size)  # read() would lose what stands before a damage in the same piece
        except (EOFError, OSError, zlib.error):  # cut, or no longer gzip
            self._damage.seen = True
            return b""
        self._place += len(content)
        return content

    def tell(self) -> int:
        return self._place


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[IO[bytes], _Damage]]:
    """Open a file as one stream of records: gzip by record or as a whole, or not packed."""
    damage = _Damage()
    with path.open("rb") as file:
        is_packed = file.read(2) == _GZIP
        file.seek(0)
        unpacked = gzip.GzipFile(fileobj=file) if is_packed else file
        yield cast(IO[bytes], _Readable(unpacked, damage)), damage


def _records(stream: IO[bytes], damage: _Damage) -> "Iterator[ArcWarcRecord]":
    """Yield records up to the first that cannot be read."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with redirect_stderr(io.StringIO()):  # it writes warnings there, which are ours to say
        records = iter(ArchiveIterator(stream, arc2warc=True))
    while True:
        try:
            with redirect_stderr(io.StringIO()):
                record = next(records)
        except StopIteration:
            return
        except (ArchiveLoadFailed, ValueError, EOFError, OSError):
            damage.seen = True
            return
        yield record


def _answer(record: "ArcWarcRecord") -> _Answer:
    """Return what a record holds. Raises a RowError where it has no address, no HTTP head, or ends too early."""
    headers = record.rec_headers
    found = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    url = url_key(found)
    if url is None:
        raise RowError("address")
    http = record.http_headers
    status = http.get_statuscode() if http is not None else ""
    if not status.isdigit():
        raise RowError("record")
    body, truncated = _body(record)
    response = Response(
        url, status=int(status), headers=_headers(http.headers), body=body, protocol=http.protocol or "HTTP/1.1"
    )
    digest = headers.get_header("WARC-Payload-Digest") or ""
    return _Answer(url, without_login(found), response, moment(headers.get_header("WARC-Date")), truncated, digest)


def _headers(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    headers: dict[str, list[str]] = {}
    for name, value in pairs:
        headers.setdefault(name, []).append(value)
    return headers


def _body(record: "ArcWarcRecord") -> tuple[bytes, bool]:
    """Return the body without its codings, cut at 10 MiB. Raises a RowError where the record is cut off."""
    limit = MAX_SITEMAP if "sitemap" in (record.rec_headers.get_header("WARC-Target-URI") or "") else MAX_BODY
    try:
        body = _read_all(record.content_stream(), limit + 1)
    except (EOFError, OSError, ValueError, zlib.error) as error:
        raise RowError("record") from error
    rest = getattr(record.raw_stream, "limit", 0)
    if rest > 0 and len(body) <= limit and not record.raw_stream.read(1):
        raise RowError("truncated")
    said = record.rec_headers.get_header("WARC-Truncated")
    return body[:limit], len(body) > limit or bool(said)


def _read_all(stream: IO[bytes], limit: int) -> bytes:
    parts, size = [], 0
    while size < limit and (part := stream.read(min(1 << 16, limit - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _is_sitemap(response: Response) -> bool:
    """Whether an answer is a sitemap, by its content: some are called anything but sitemap.xml."""
    kind = _media_type(response)
    if response.status != 200 or (kind not in _XML and not kind.endswith("+xml")):
        return False
    head = response.body[:4096]
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(response.body, 4096)
        except zlib.error:
            return False
    return any(name in head for name in _SITEMAP)


def _media_type(response: Response) -> str:
    header = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return header.partition(";")[0].strip().lower()


def _page(answer: _Answer, own: OwnHosts) -> tuple[dict[str, Any], str, ParsedPage | None]:
    response, kind = answer.response, _media_type(answer.response)
    page = blank_page() | read_answer(response) | _outcome(answer)
    page |= {"content_type": kind or None, "bytes": len(response.body), "truncated": answer.truncated}
    begins = response.body[:512].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    if not (kind in _HTML or (not kind and begins)) or page["chain"][0]["location"]:
        return page, "", None
    try:
        html, charset, parsed = _parsed(answer, own)
    except ParseFailed as error:
        return page | {"state": "error", "reason": error.reason}, "", None
    robots = ",".join(value.decode("latin-1").strip() for value in response.headers.getlist("X-Robots-Tag"))
    page |= parsed.fields | {"charset": charset, "robots_header": robots.lower() or None}
    page["truncated"] = parsed.fields["truncated"] or answer.truncated
    return page | {"body_hash": body_hash(html) if response.status < 400 else None}, html, parsed


def _outcome(answer: _Answer) -> dict[str, Any]:
    """Return state and hop of an answer."""
    status, response = answer.response.status, answer.response
    location = response.headers.get("Location") if 300 <= status < 400 else None
    target = redirect_target(response, answer.url)
    shown = target or (text_of_location(location)[:_LONGEST] if location else "")
    state, reason = ("http_error", f"status_{status}") if status >= 400 else ("ok", "")
    if 300 <= status < 400 and status != 304:
        state, reason = "error", "redirect_without_target"
    return {
        "url": answer.url, "url_found": answer.found, "final_url": answer.url, "first_status": status,
        "status": status, "state": state, "reason": reason, "fetched_at": answer.fetched_at,
        "chain": [{"url": answer.url, "status": status, "location": shown}],
    }  # fmt: skip


def _parsed(answer: _Answer, own: OwnHosts) -> tuple[str, str, ParsedPage]:
    """Read a page; a suspicious one where it can be killed."""
    response = answer.response
    body = without_heavy_tags(response.body) if has_heavy_tag(response.body) else response.body
    html, charset = read_html(body, (response.headers.get("Content-Type") or b"").decode("latin-1"))
    links = ",".join(value.decode("latin-1") for value in response.headers.getlist("Link"))
    read = partial(run_apart, parse_page) if is_suspicious(body) else parse_page
    return html, charset, read(html, answer.url, is_own=own.__contains__, link_header=links)
