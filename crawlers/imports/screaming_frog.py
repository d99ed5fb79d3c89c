"""Screaming Frog's exports as a crawl: `internal_all`, with links where `all_outlinks` or `all_inlinks` is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import InputError
from analysis.screaming_frog.words import PATH_TYPES, POSITIONS, TYPES
from analysis.urls import host_of, url_key, without_login
from crawlers.imports.foreign import ForeignCrawl, ImportPlan, RowError, blank_page
from crawlers.imports.frog_names import Place, normalised, places_of
from crawlers.imports.sheets import Row, Sheet, first_lines, open_sheet
from crawlers.imports.spool import Spool
from crawlers.imports.values import decimal, moment, whole
from crawlers.scope import OwnHosts

# What the spider writes where no answer came, by words of it: our state and reason.
_NO_ANSWER = (
    ("robots", "blocked", "robots"),
    ("dns", "error", "dns"),
    ("timeout", "error", "timeout"),
    ("timed out", "error", "timeout"),
    ("zeitüberschreitung", "error", "timeout"),
    ("refused", "error", "connection_refused"),
    ("abgelehnt", "error", "connection_refused"),
    ("connection", "error", "connection"),
    ("verbindung", "error", "connection"),
    ("too large", "limit", "too_large"),
)
_NEVER_KNOWN = {"pages.images", "pages.json_ld", "pages.open_graph", "pages.hreflang", "pages.headings"}
# the field an export must have for a column of ours to be known
_COLUMNS = {
    "title": "title", "description": "description", "h1": "h1", "canonical": "canonical", "depth": "depth",
    "robots_meta": "robots_meta", "robots_header": "robots_header", "words_in_body": "words", "lang": "language",
    "links_total": "outlinks",
}  # fmt: skip
_YES = {"true", "wahr", "ja", "yes", "1"}
_OUR_POSITIONS = {normalised(theirs): ours for ours, theirs in POSITIONS.items()} | {
    "inhalt": "body",
    "kopfzeile": "header",
    "fusszeile": "footer",
    "head": "header",
}
_OUR_PATH_TYPES = {normalised(theirs): ours for ours, theirs in PATH_TYPES.items()}
_OUR_TYPES = {normalised(theirs): ours for ours, theirs in TYPES.items() if theirs != "Misc"} | {"bild": "image"}


def is_export(path: Path) -> bool:
    """Whether a file is a table of Screaming Frog: it has an address and a status, or a source and a destination."""
    try:
        return any(_is_pages(cells) or _is_links(cells) for cells in first_lines(path))
    except InputError:  # a damaged workbook: nobody's export
        return False


def _fields(columns: Sequence[str]) -> set[str]:
    return {place.field for place in places_of(columns).values()}


def _is_pages(columns: Sequence[str]) -> bool:
    return {"address", "status_code"} <= _fields(columns)


def _is_links(columns: Sequence[str]) -> bool:
    return {"source", "destination", "type"} <= _fields(columns)


def read_screaming_frog(plan: ImportPlan) -> ForeignCrawl:
    """Read exports of one crawl. Links come from `all_outlinks` where both directions are given: they hold the same.

    Raises an InputError where no file lists pages.
    """
    crawl = ForeignCrawl("screaming-frog", plan, Spool(plan.scratch))
    links = [file for file in plan.files if any(_is_links(cells) for cells in first_lines(file))]
    pages = [file for file in plan.files if file not in links]
    if not pages:
        raise InputError("import-without-pages", files=", ".join(file.name for file in plan.files))
    try:
        crawl.unmeasured |= _NEVER_KNOWN
        for file in pages:
            _PageReader(crawl, file).read()
        crawl.check_site()
        if links:
            outlinks = [file for file in links if "outlink" in file.name.lower()]
            _read_links(crawl, outlinks or links)
    except BaseException:
        crawl.close()
        raise
    return crawl


@dataclass
class _Cells:
    """The cells of a row by where they belong."""

    values: Mapping[tuple[str, int], str]

    def text(self, field: str, number: int = 1) -> str | None:
        return self.values.get((field, number)) or None

    def all(self, field: str) -> list[str]:
        return [value for (name, _), value in sorted(self.values.items()) if name == field and value]

    def joined(self, field: str) -> str | None:
        return ",".join(value.lower() for value in self.all(field)) or None


class _PageReader:
    """Reads a table of pages."""

    def __init__(self, crawl: ForeignCrawl, file: Path) -> None:
        self.crawl, self.file = crawl, file
        self.places: dict[int, Place] = {}
        self.withheld: set[str] = set()  # fields whose text is missing although its length is not 0

    def read(self) -> None:
        with open_sheet(self.file, _is_pages) as sheet:
            self.places = places_of(sheet.columns)
            _note_columns(self.crawl, sheet, self.places)
            for row in sheet.rows:
                self.crawl.read()
                self._read_row(row, len(sheet.columns))
        fields = {place.field for place in self.places.values()} - self.withheld
        self.crawl.unmeasured |= {f"pages.{ours}" for ours, theirs in _COLUMNS.items() if theirs not in fields}

    def _read_row(self, row: Row, width: int) -> None:
        number, cells = row
        try:
            self.crawl.put_page(self._page(_checked(cells, width)))
        except RowError as error:
            self.crawl.reject(self.file, number, error.reason, ",".join(cells or ()))

    def _page(self, cells: list[str]) -> dict[str, Any]:
        places = self.places.items()
        read = _Cells({(p.field, p.number): cells[n].strip() for n, p in places if not p.is_length})
        for position, place in places:
            if place.is_length and not read.text(place.field, place.number) and whole(cells[position]):
                self.withheld.add(place.field)
        return page_of(read)


def _checked(cells: list[str] | None, width: int) -> list[str]:
    if cells is None or len(cells) != width:
        raise RowError("cells")
    return cells


def _note_columns(crawl: ForeignCrawl, sheet: Sheet, places: Mapping[int, Place]) -> None:
    """Remember which columns have no place here: those of the tool itself, and those nobody knows."""
    from analysis.screaming_frog import KNOWN_COLUMNS  # here: Ibis takes a second

    known = {normalised(name) for name in KNOWN_COLUMNS}
    for position, name in enumerate(sheet.columns):
        if position in places or not name.strip():
            continue
        side = crawl.left_out if normalised(name) in known else crawl.unknown_columns
        if name not in side:
            side.append(name)


def page_of(cells: _Cells) -> dict[str, Any]:
    """Return a row of `pages`. Raises a RowError where its address or a number of it cannot be read."""
    found = cells.text("address") or ""
    url = url_key(found)
    if url is None:
        raise RowError("address")
    page = blank_page() | {"url": url, "url_found": without_login(found), "final_url": url}
    return page | _answer(cells, url) | _content(cells, url) | _times(cells)


def _answer(cells: _Cells, url: str) -> dict[str, Any]:
    status = whole(cells.text("status_code"))
    target = url_key(cells.text("redirect_url") or "", base=url) if cells.text("redirect_url") else None
    is_redirect = status is not None and 300 <= status < 400
    kind = (cells.text("content_type") or "").partition(";")[0].strip().lower() or None
    answer: dict[str, Any] = {"content_type": kind, "bytes": whole(cells.text("bytes"))}
    if not status:
        return answer | _no_answer(cells)
    answer |= {"status": status, "first_status": status, **_state(status)}
    return answer | {"chain": [{"url": url, "status": status, "location": (target or "") if is_redirect else ""}]}


def _state(status: int) -> dict[str, str]:
    if status >= 400:
        return {"state": "http_error", "reason": f"status_{status}"}
    return {"state": "error", "reason": "redirect_without_target"} if 300 <= status < 400 and status != 304 else {}


def _no_answer(cells: _Cells) -> dict[str, Any]:
    said = f"{cells.text('status') or ''} {cells.text('indexability_status') or ''}".lower()
    state, reason = next(((s, r) for word, s, r in _NO_ANSWER if word in said), ("error", "no_response"))
    return {
        "state": state,
        "reason": reason,
        **dict.fromkeys(("robots_allowed", "googlebot_allowed"), state != "blocked"),
    }


def _content(cells: _Cells, url: str) -> dict[str, Any]:
    def key(field: str) -> str | None:
        return url_key(cells.text(field) or "", base=url) if cells.text(field) else None

    first, second = cells.all("h1"), cells.all("h2")
    element, header = key("canonical"), key("canonical_header")
    links = (whole(cells.text("outlinks")) or 0) + (whole(cells.text("external_outlinks")) or 0)
    words = whole(cells.text("words"))
    depth = whole(cells.text("depth"))
    content = cells.text("content_type")
    return {
        "title": cells.text("title"), "description": cells.text("description"),
        "meta_keywords": cells.text("keywords"), "meta_refresh": cells.text("meta_refresh"),
        "h1": first,
        "headings": [{"level": level, "text": text} for level, texts in ((1, first), (2, second)) for text in texts],
        "canonical": element or header, "canonical_element": element, "canonical_header": header,
        "canonicals": len({*map(str, cells.all("canonical")), *cells.all("canonical_header")}),
        "robots_meta": cells.joined("robots_meta"), "robots_header": cells.joined("robots_header"),
        "next_url": key("next"), "prev_url": key("prev"),
        "next_header": key("next_header"), "prev_header": key("prev_header"),
        "amphtml": key("amphtml"), "mobile_alternate": key("mobile_alternate"),
        "lang": (cells.text("language") or "").lower() or None,
        "words_in_body": words, "links_total": links, "depth": depth,
        "found_by": "start" if depth == 0 else "import",
        "headers": [{"name": "content-type", "value": content}] if content else None,
        "extracted": _extracted(cells),
    }  # fmt: skip


def _extracted(cells: _Cells) -> list[dict[str, str]] | None:
    names = [name for name, _ in cells.values if name.startswith("extracted:")]
    found = [{"name": name.removeprefix("extracted:"), "value": cells.text(name)} for name in names if cells.text(name)]
    return found or None  # type: ignore[return-value]


def _times(cells: _Cells) -> dict[str, Any]:
    seconds = decimal(cells.text("response_time"))
    return {
        "fetched_at": moment(cells.text("crawled_at")),
        "elapsed_ms": None if seconds is None else round(seconds * 1000),
        "last_modified": cells.text("last_modified"),
        "http_version": _version(cells.text("http_version")),
        "transferred_bytes": whole(cells.text("transferred")),
    }


def _version(text: str | None) -> str | None:
    return text if text and text.lower() != "none" else None


def _read_links(crawl: ForeignCrawl, files: Iterable[Path]) -> None:
    """Read link tables: anchors become `links`, files a page refers to `resources`."""
    crawl.measured |= {"links", "resources"}
    crawl.unmeasured.discard("pages.links_total")
    own = crawl.own_hosts
    for file in files:
        with open_sheet(file, _is_links) as sheet:
            places = places_of(sheet.columns)
            _note_columns(crawl, sheet, places)
            for number, cells in sheet.rows:
                crawl.read()
                try:
                    _put_link(crawl, own, _checked(cells, len(sheet.columns)), places)
                except RowError as error:
                    crawl.reject(file, number, error.reason, ",".join(cells or ()))


def _put_link(crawl: ForeignCrawl, own: OwnHosts, cells: list[str], places: Mapping[int, Place]) -> None:
    read = _Cells({(p.field, p.number): cells[n].strip() for n, p in places.items()})
    source = url_key(read.text("source") or "")
    target = url_key(read.text("destination") or "", base=source) if source else None
    if source is None or target is None:
        raise RowError("address")
    row = {"source": source, "target": target, "internal": host_of(target) in own}
    kind = normalised(read.text("type") or "")
    if kind == "hyperlink":
        crawl.spool.append("links", source, row | _link(read))
    elif kind in _OUR_TYPES:
        crawl.spool.append("resources", source, row | _resource(read, _OUR_TYPES[kind]))  # others: pages have them


def _link(cells: _Cells) -> dict[str, Any]:
    rel = set((cells.text("rel") or "").lower().split())
    follow = cells.text("follow")
    if follow is not None and follow.lower() not in _YES and not rel & {"nofollow", "ugc", "sponsored"}:
        rel.add("nofollow")
    place = normalised(cells.text("link_position") or "")
    return {
        "href": without_login(cells.text("destination") or ""),
        "anchor": cells.text("anchor") or cells.text("alt") or "",
        "rel": " ".join(sorted(rel)),
        "position": _OUR_POSITIONS.get(place, "body"),
        "window": (cells.text("target") or "").lower() or None,
        "path_type": _OUR_PATH_TYPES.get(normalised(cells.text("path_type") or "")),
        "path": cells.text("link_path"),
        "alt": cells.text("alt"),
    }


def _resource(cells: _Cells, kind: str) -> dict[str, Any]:
    width, _, height = (cells.text("attributes") or "").partition("x")
    return {
        "kind": kind, "alt": cells.text("alt"), "width": width or None, "height": height or None,
        "path": cells.text("link_path"),
    }  # fmt: skip
