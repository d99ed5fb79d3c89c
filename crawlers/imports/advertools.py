"""A crawl of advertools: JSON lines, CSV or Parquet, with several values of a page in one cell joined by @@."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from analysis.errors import InputError
from analysis.urls import host_of, url_key, without_login
from crawlers.imports.foreign import ForeignCrawl, ImportPlan, RowError, blank_page
from crawlers.imports.sheets import first_lines, open_sheet
from crawlers.imports.spool import Spool
from crawlers.imports.values import decimal, moment, whole

Row = tuple[int, dict[str, Any] | None, str]  # number from 1, values by column, and what to show of it

_JOINED = "@@"
_MARKS = {"crawl_time", "body_text", "links_url", "resp_headers_Content-Type", "download_latency"}
_PARQUET = b"PAR1"
_WORD = re.compile(r"\w+")
_LONGEST_HEADER = 4_096
_ADDRESS = re.compile(rb'"url"\s*:\s*"([^"]{1,400})')
_PLACES = (("nav_links_url", "navigation"), ("header_links_url", "header"), ("footer_links_url", "footer"))
# what it leaves out, joins so that it cannot be told apart, or flattens
_UNMEASURED = {"pages.images", "pages.json_ld", "pages.headings", "pages.lang"}
_USED = {
    "url", "title", "meta_desc", "viewport", "charset", "canonical", "alt_href", "alt_hreflang", "body_text", "size",
    "status", "depth", "download_latency", "crawl_time", "redirect_urls", "redirect_reasons", "redirect_times",
    "links_url", "links_text", "links_nofollow", "nav_links_url", "header_links_url", "footer_links_url", "img_src",
    "img_alt", "errors", "meta_robots", "robots", "meta_keywords", *(f"h{level}" for level in range(1, 7)),
}  # fmt: skip
_KNOWN = re.compile(
    r"(?:resp_headers_|request_headers_|jsonld_|img_|links_|nav_links_|header_links_|footer_links_|download_|proxy$|ip_address$|redirect_ttl$|charset$)"
)
_USED_PREFIXES = ("resp_headers_", "og:", "twitter:")


def is_crawl(path: Path) -> bool:
    """Whether a file is a crawl of advertools, by the columns of its first row."""
    try:
        return any("url" in names and names & _MARKS for names in _first_names(path))
    except (ValueError, OSError, InputError):  # no JSON, no Parquet, no table: not its file
        return False


def _first_names(path: Path) -> list[set[str]]:
    with path.open("rb") as file:
        start = file.read(1 << 20)
    if start.startswith(_PARQUET):
        import pyarrow.parquet as pq

        return [set(pq.read_schema(path).names)]
    if start.lstrip()[:1] == b"{":
        row = orjson.loads(start.lstrip().partition(b"\n")[0])
        return [set(row)] if isinstance(row, dict) else []
    return [set(cells) for cells in first_lines(path)]


def read_advertools(plan: ImportPlan) -> ForeignCrawl:
    """Read crawl files: pages, the hops that led to them, and links. Request headers are not taken in."""
    crawl = ForeignCrawl("advertools", plan, Spool(plan.scratch))
    crawl.unmeasured |= _UNMEASURED
    columns: set[str] = set()
    try:
        for file in plan.files:
            for number, values, text in _rows(file):
                crawl.read()
                columns |= set(values or ())
                try:
                    _read_row(crawl, values)
                except RowError as error:
                    crawl.reject(file, number, error.reason, text)
        crawl.check_site()
        _note(crawl, columns)
    except BaseException:
        crawl.close()
        raise
    return crawl


def _note(crawl: ForeignCrawl, columns: set[str]) -> None:
    """Remember what the file holds and what it lacks: advertools writes a column only where a page has it."""
    unused = sorted(name for name in columns if name not in _USED and not name.startswith(_USED_PREFIXES))
    crawl.left_out = [name for name in unused if _KNOWN.match(name)]
    crawl.unknown_columns = [name for name in unused if not _KNOWN.match(name)]
    if "links_url" in columns:
        crawl.measured.add("links")
    if not columns & {"meta_robots", "robots"}:
        crawl.unmeasured.add("pages.robots_meta")


def _rows(file: Path) -> Iterator[Row]:
    with file.open("rb") as stream:
        start = stream.read(4)
    if start == _PARQUET:
        return _parquet_rows(file)
    return _json_rows(file) if start.lstrip()[:1] in (b"{", b"[") else _csv_rows(file)


def _json_rows(file: Path) -> Iterator[Row]:
    with file.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                values = orjson.loads(line)
            except orjson.JSONDecodeError:
                values = None
            yield number, values if isinstance(values, dict) else None, _address_in(line)


def _address_in(line: bytes) -> str:
    """Return the address of a line that is cut: the rest may hold what the crawler logged in with."""
    match = _ADDRESS.search(line)
    return match[1].decode("utf-8", "replace") if match else ""


def _csv_rows(file: Path) -> Iterator[Row]:
    with open_sheet(file, lambda cells: "url" in cells) as sheet:
        for number, cells in sheet.rows:
            whole_row = cells is not None and len(cells) == len(sheet.columns)
            values = dict(zip(sheet.columns, cells or (), strict=False)) if whole_row else None
            yield number, values, cells[0] if cells else ""


def _parquet_rows(file: Path) -> Iterator[Row]:
    import pyarrow.parquet as pq

    number = 0
    for batch in pq.ParquetFile(file).iter_batches(batch_size=500):
        for values in batch.to_pylist():
            number += 1
            yield number, values, str(values.get("url"))


def _read_row(crawl: ForeignCrawl, values: Mapping[str, Any] | None) -> None:
    if values is None:
        raise RowError("json")
    row = _Row(values)
    page = _page(row)
    crawl.put_page(page)
    for hop in _hops_before(row, page):
        crawl.spool.put("pages", hop["url"], hop)
    _put_links(crawl, row, page["url"])


class _Row:
    """The values of a row; empty cells and missing columns are the same."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.headers = sorted(
            (name.removeprefix("resp_headers_").lower(), self.text(name) or "")
            for name in values
            if name.startswith("resp_headers_") and self.text(name)
        )

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None or value != value:  # pandas writes a missing value as NaN
            return None
        return str(value).strip() or None

    def all(self, name: str) -> list[str]:
        """Return the values of a joined cell, empty ones included: they line up with those of its neighbours."""
        value = self.values.get(name)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [str(part) for part in value]
        text = self.text(name)
        return text.split(_JOINED) if text else []

    def header(self, name: str) -> str | None:
        return next((value for header, value in self.headers if header == name), None)


def _page(row: _Row) -> dict[str, Any]:
    found = row.text("url") or ""
    url = url_key(found)
    if url is None:
        raise RowError("address")
    page = blank_page() | {"url": url, "url_found": without_login(found), "final_url": url}
    return page | _answer(row, url) | _content(row, url) | _sent(row)


def _answer(row: _Row, url: str) -> dict[str, Any]:
    status, depth = whole(row.text("status")), whole(row.text("depth"))
    seconds = decimal(row.text("download_latency"))
    kind = (row.header("content-type") or "").partition(";")[0].strip().lower()
    answer: dict[str, Any] = {
        "status": status, "first_status": status, "depth": depth, "bytes": whole(row.text("size")),
        "content_type": kind or None, "fetched_at": moment(row.text("crawl_time")),
        "elapsed_ms": None if seconds is None else round(seconds * 1000),
        "found_by": "start" if depth == 0 else "import",
    }  # fmt: skip
    if status is None:
        return answer | {"state": "error", "reason": _problem(row.text("errors") or "")}
    failed = {"state": "http_error", "reason": f"status_{status}"} if status >= 400 else {}
    return answer | failed | {"chain": [{"url": url, "status": status, "location": ""}]}


def _problem(errors: str) -> str:
    said = errors.lower()
    words = (("dns", "dns"), ("timeout", "timeout"), ("timed out", "timeout"), ("refused", "connection_refused"))
    return next((reason for word, reason in words if word in said), "no_response")


def _content(row: _Row, url: str) -> dict[str, Any]:
    headings = [(level, text.strip()) for level in range(1, 7) for text in row.all(f"h{level}")]
    canonicals = [key for text in row.all("canonical") if (key := url_key(text, base=url))]
    body = row.text("body_text")
    return {
        "title": next((part.strip() for part in row.all("title") if part.strip()), None),
        "description": next((part.strip() for part in row.all("meta_desc") if part.strip()), None),
        "h1": [text for level, text in headings if level == 1],
        "headings": [{"level": level, "text": text} for level, text in headings],
        "canonical": next(iter(canonicals), None), "canonical_element": next(iter(canonicals), None),
        "canonicals": len(set(canonicals)),
        "robots_meta": (row.text("meta_robots") or row.text("robots") or "").lower().replace(_JOINED, ",") or None,
        "hreflang": _hreflang(row, url), "open_graph": _cards(row, "og:"), "twitter": _cards(row, "twitter:"),
        "images": _images(row, url), "viewport": row.text("viewport"), "charset": row.text("charset"),
        "meta_keywords": row.text("meta_keywords"), "links_total": len(row.all("links_url")),
        "words_in_body": None if body is None else len(_WORD.findall(body)),
    }  # fmt: skip


def _hreflang(row: _Row, url: str) -> list[dict[str, str]]:
    codes, targets = row.all("alt_hreflang"), row.all("alt_href")
    pairs = zip(codes, targets, strict=False) if len(codes) == len(targets) else ()
    return [{"lang": code.lower(), "url": key} for code, to in pairs if code and (key := url_key(to, base=url))]


def _cards(row: _Row, prefix: str) -> list[dict[str, str]]:
    names = sorted(name for name in row.values if name.startswith(prefix))
    return [{"property": name, "content": text} for name in names for text in row.all(name)]


def _images(row: _Row, url: str) -> list[dict[str, str | None]]:
    sources, texts = row.all("img_src"), row.all("img_alt")
    texts = texts if len(texts) == len(sources) else [""] * len(sources)
    return [
        {"src": url_key(source, base=url) or "", "alt": text or None}
        for source, text in zip(sources, texts, strict=True)
    ]


def _sent(row: _Row) -> dict[str, Any]:
    """Return what response headers say; of cookies the names alone."""
    kept = [(name, value[:_LONGEST_HEADER]) for name, value in row.headers if name != "set-cookie"]
    cookies = {part.partition("=")[0].strip() for part in row.all("resp_headers_Set-Cookie")}
    return {
        "headers": [{"name": name, "value": value} for name, value in kept] or None,
        "robots_header": (row.header("x-robots-tag") or "").lower() or None,
        "last_modified": row.header("last-modified"), "etag": row.header("etag"),
        "cookies": sorted(cookies) if row.headers else None,
    }  # fmt: skip


def _hops_before(row: _Row, page: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a page for every address that redirected here."""
    urls = [url_key(text) for text in row.all("redirect_urls")]
    statuses = [int(text) if text.isdigit() else 302 for text in row.all("redirect_reasons")]
    if not urls or None in urls or len(statuses) != len(urls):
        return
    for place, url in enumerate(urls):
        target = urls[place + 1] if place + 1 < len(urls) else page["url"]
        hop = {"url": url, "status": statuses[place], "location": target}
        yield blank_page() | {
            "url": url, "url_found": url, "final_url": url, "first_status": hop["status"], "status": hop["status"],
            "chain": [hop], "depth": page["depth"], "found_by": "import", "fetched_at": page["fetched_at"],
            "state": "error", "reason": "redirect_without_target",
        }  # fmt: skip


def _put_links(crawl: ForeignCrawl, row: _Row, source: str) -> None:
    targets = row.all("links_url")
    texts, nofollow = row.all("links_text"), row.all("links_nofollow")
    texts = texts if len(texts) == len(targets) else [""] * len(targets)  # a text holds the joint itself
    nofollow = nofollow if len(nofollow) == len(targets) else [""] * len(targets)
    places = {target: place for name, place in reversed(_PLACES) for target in row.all(name)}
    for target, text, follows_not in zip(targets, texts, nofollow, strict=True):
        key = url_key(target, base=source)
        if key is not None:
            link = {
                "source": source, "target": key, "href": without_login(target), "anchor": " ".join(text.split()),
                "rel": "nofollow" if follows_not.lower() == "true" else "", "position": places.get(target, "body"),
                "internal": host_of(key) in crawl.plan.own,
                **dict.fromkeys(("window", "path_type", "path", "alt")),
            }  # fmt: skip
            crawl.spool.append("links", source, link)
