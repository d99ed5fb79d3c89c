"""The main text of a page as blocks with headings: trafilatura decides what is main, this file gives it structure."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from analysis.consent import take_out_layers, wall_of
from analysis.language import decide_language, identify_language
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import arrow_schema_of, conform
from analysis.words import content_hash, count_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Kind = Literal["paragraph", "heading", "list_item", "quote", "code", "table_row"]

HEADING_SEPARATOR = " › "
RULES = 2  # version of what this file adds to trafilatura; a new one reads every body again

MAX_BYTES = 10 * 1024 * 1024  # the crawl's own limit of a body
MAX_TAG_BYTES = 512 * 1024  # one tag of 40,000 attributes held lxml for 29 s; inlined images in a tag stay well below
MAX_DEPTH = 512  # browsers flatten what is nested deeper (Blink's parser, kMaximumHTMLParserDOMTreeDepth)
TOO_LITTLE = 250  # characters: trafilatura's own MIN_EXTRACTED_SIZE, below which it distrusts a result

_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")
_LONG_TAG = re.compile(rb"<[a-zA-Z][^>]{%d}" % MAX_TAG_BYTES)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, … of the main text."""

    start: int
    end: int
    kind: Kind
    headings: tuple[str, ...]  # from the outermost to the nearest; a heading's own text is the last of its headings

    @property
    def heading_path(self) -> str:
        return HEADING_SEPARATOR.join(self.headings)


@dataclass(frozen=True)
class MainText:
    """What was read in one page: pure data, so that it can come back from a worker process."""

    text: str
    blocks: tuple[Block, ...]
    language: str
    failure: str = (
        ""  # too_large, huge_tag, too_deep, parser, consent_wall, pay_wall, or why its process ended; else empty
    )

    @property
    def text_hash(self) -> str:
        """Of the text with headings, lists and quotes marked: pages that differ in structure differ in passages."""
        return content_hash("\n\n".join(_marked(self.text, block) for block in self.blocks))


class Failed(Protocol):
    """What a pool gives for a body its process was killed over, or that raised."""

    @property
    def reason(self) -> str: ...


# Runs a reader over bodies in killable processes, in order: every body with what became of it.
MapBodies = Callable[[Callable[[bytes], MainText], Iterable[bytes]], Iterable[tuple[bytes, MainText | Failed]]]


@cache
def extractor() -> str:
    """Return name and version of what reads main text."""
    return f"trafilatura {version('trafilatura')}, rules {RULES}"


def read_main_text(html: bytes) -> MainText:
    """Return the main text of a page, given as UTF-8.

    Definition: what trafilatura takes for main, outside of navigation and the page's header and footer. Where that is
    less than `TOO_LITTLE` or a single block: the page's main (or only article) element; on a page without one, the
    longer of that and trafilatura's recall mode. The page's h1 comes first where it stands outside. Left out: comments,
    and layers that ask for consent; a page that is nothing else has no text and is called a wall.
    """
    failure = _unreadable(html)
    if failure:
        return _nothing(failure)
    page = _parsed(html)
    if _depth(page) > MAX_DEPTH:
        return _nothing("too_deep")
    layers = take_out_layers(page)
    if layers:
        html = (page.html or "").encode("utf-8", "replace")
    wall = wall_of(page, layers)
    if wall:
        return _nothing(wall)
    try:
        pieces = _main_pieces(html, page)
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError):
        return _nothing("parser")  # lxml or trafilatura gave up; the reason is counted in body_texts
    return _main_text(_with_title(pieces, page))


def _nothing(failure: str) -> MainText:
    return MainText("", (), "und", failure)


def _unreadable(html: bytes) -> str:
    if len(html) > MAX_BYTES:
        return "too_large"
    return "huge_tag" if _LONG_TAG.search(html) else ""


def _parsed(html: bytes) -> "LexborHTMLParser":
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html)


def _depth(page: "LexborHTMLParser") -> int:
    """Return how deep elements are nested, without recursion."""
    deepest = depth = 0
    node: LexborNode | None = page.root
    while node is not None:
        deepest = max(deepest, depth)
        step = node.first_child
        if step is not None:
            node, depth = step, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return deepest


# From a page to pieces: what is main

Piece = tuple[Kind, int, str]  # kind, level of a heading (else 0), text

# What HTML itself says is not main. Without it trafilatura took the menu for the text of pages that have almost none.
_OUTSIDE = "[not(ancestor::article or ancestor::main)]"
_NEVER_MAIN = ["//nav", "//*[@role='navigation']", f"//header{_OUTSIDE}", f"//footer{_OUTSIDE}"]


def _main_pieces(html: bytes, page: "LexborHTMLParser") -> list[Piece]:
    text = html.decode("utf-8", "replace")
    pieces = _pieces(_trafilatura(text))
    if not _is_poor(pieces):
        return pieces
    main = _main_element(page)
    if main is None:
        return max(pieces, _pieces(_trafilatura(text, recall=True)), key=_length)
    return _pieces(main) or pieces


def _is_poor(pieces: list[Piece]) -> bool:
    """Whether trafilatura found too little, or only gathered the page's words into one block, as it does with lists."""
    return _length(pieces) < TOO_LITTLE or sum(kind != "heading" for kind, _, _ in pieces) <= 1


def _length(pieces: list[Piece]) -> int:
    return sum(len(text) for _, _, text in pieces)


def _trafilatura(html: str, *, recall: bool = False) -> "HtmlElement | None":
    """Not its fast mode: on real pages that finds 123 of 136 wanted phrases, this 127."""
    from trafilatura import bare_extraction

    document = bare_extraction(html, include_comments=False, favor_recall=recall, prune_xpath=_NEVER_MAIN)
    return getattr(document, "body", None)


def _main_element(page: "LexborHTMLParser") -> "HtmlElement | None":
    """Return the element the page itself calls main, without what is navigation in it."""
    from lxml.html import fromstring

    main = page.css_first("main, [role=main]") or _only(page.css("article"))
    if main is None or not main.html:
        return None
    main.strip_tags(
        ["nav", "aside", "footer", "form", "script", "style", "template", "noscript", "svg", "iframe"], recursive=True
    )
    return fromstring(main.html)


def _only(nodes: "list[LexborNode]") -> "LexborNode | None":
    return nodes[0] if len(nodes) == 1 else None


def _with_title(pieces: list[Piece], page: "LexborHTMLParser") -> list[Piece]:
    """Put the page's h1 first where main text was found without it: its sections belong to it."""
    title = _title(page)
    known = {text.casefold() for kind, _, text in pieces if kind == "heading"}
    if not pieces or not title or title.casefold() in known:
        return pieces
    return [("heading", 1, title), *pieces]


def _title(page: "LexborHTMLParser") -> str:
    """Return the article's h1: the only one in main or article, else on the page; none where it is the site's name."""
    inside = page.css("main h1, [role=main] h1, article h1")
    node = _only(inside) or _only(page.css("h1"))
    return _folded(node.text(separator=" ")) if node is not None and not _leads_home(node) else ""


def _leads_home(heading: "LexborNode") -> bool:
    link = heading.css_first("a[href]")
    return link is not None and _HOME.fullmatch(link.attributes.get("href") or "") is not None


# From a tree to pieces: one walk for trafilatura's elements and HTML's

_HEADINGS = {"head", "h1", "h2", "h3", "h4", "h5", "h6"}
_KINDS: dict[str, Kind] = {
    "item": "list_item", "li": "list_item", "dt": "list_item", "dd": "list_item",
    "quote": "quote", "blockquote": "quote", "code": "code", "pre": "code",
}  # fmt: skip
_ROWS, _BREAKS = {"row", "tr"}, {"lb", "br"}
_INLINE = {
    "hi", "ref", "del", "a", "b", "i", "u", "s", "em", "strong", "span", "small", "sub", "sup", "mark", "abbr", "q",
    "cite", "time", "kbd", "var", "samp", "font", "label", "bdi", "bdo", "ins", "dfn", "data", "graphic", "img", "wbr",
}  # fmt: skip
_BLOCKS_IN_CELLS = ["p", "div", "list", "ul", "ol", "dl", "table", "quote", "blockquote", "pre", *sorted(_HEADINGS)]
_BREAK = "\v"  # a line break the author meant, apart from those of the source; HTML cannot hold this character

Place = tuple[Kind, int]  # what the text that follows is part of


def _pieces(tree: "HtmlElement | None") -> list[Piece]:
    """Return the tree's texts in reading order, each with the kind of the innermost element that gives it one."""
    return list(_walked(tree)) if tree is not None else []


def _walked(tree: "HtmlElement") -> Iterator[Piece]:
    collected: list[str] = []
    place: Place = ("paragraph", 0)
    for event in _events(tree, place):
        if isinstance(event, str):
            collected.append(event)
            continue
        yield from _finished(collected, place)
        collected, place = [], event
    yield from _finished(collected, place)


def _events(tree: "HtmlElement", outer: Place) -> Iterator[str | Place]:
    """Yield texts, and where a block begins or ends the place of what follows. Without recursion: trees are deep."""
    stack: list[tuple[Any, Place, bool]] = [(tree, outer, False)]
    while stack:
        element, place, left = stack.pop()
        if left:
            if not _is_inline(element):
                yield place
            yield element.tail or ""
        elif not isinstance(element.tag, str) or element.tag in _BREAKS:  # comments have no name
            yield (_BREAK if element.tag in _BREAKS else "") + (element.tail or "")
        else:
            inner = _place_of(element, place)
            if not _is_inline(element):
                yield inner
            stack.append((element, place, True))
            if inner[0] == "table_row":
                yield _row(element)
            else:
                yield element.text or ""
                stack.extend((child, inner, False) for child in reversed(element))


def _is_inline(element: "HtmlElement") -> bool:
    return element.tag in _INLINE or (element.tag == "code" and "\n" not in "".join(element.itertext()))


def _place_of(element: "HtmlElement", outer: Place) -> Place:
    if element.tag in _HEADINGS:
        return "heading", _level(element)
    if element.tag in _ROWS and next(element.iter(*_BLOCKS_IN_CELLS), None) is None:
        return "table_row", 0  # a row whose cells hold blocks arranges the page; it is no row of data
    return (_KINDS[element.tag], 0) if element.tag in _KINDS and not _is_inline(element) else outer


def _level(heading: "HtmlElement") -> int:
    name = heading.get("rend") or heading.tag
    return int(name[1]) if re.fullmatch(r"h[1-6]", name) else 2


def _row(element: "HtmlElement") -> str:
    cells = (_folded("".join(cell.itertext())) for cell in element.iterchildren())
    return " | ".join(filter(None, cells))


def _finished(collected: list[str], place: Place) -> Iterator[Piece]:
    """Yield what was collected in one place; two line breaks in a row end a paragraph."""
    kind, level = place
    text = "".join(collected)
    parts = [text.replace(_BREAK, "\n")] if kind == "code" else re.split(rf"{_BREAK}\s*{_BREAK}", text)
    for part in parts:
        shown = _code_lines(part) if kind == "code" else _folded(part)
        if any(map(str.isalnum, shown)):  # not the arrows of a pager
            yield kind, level, shown


def _code_lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


def _folded(text: str) -> str:
    return " ".join(text.split())


# From pieces to text and blocks


def _main_text(pieces: list[Piece]) -> MainText:
    text = "\n\n".join(shown for _, _, shown in pieces)
    return MainText(text, tuple(_blocks(pieces)), identify_language(text))


def _blocks(pieces: list[Piece]) -> Iterator[Block]:
    above: list[tuple[int, str]] = []
    start = 0
    for kind, level, text in pieces:
        if kind == "heading":
            while above and above[-1][0] >= level:
                above.pop()
            above.append((level, text))
        yield Block(start, start + len(text), kind, tuple(heading for _, heading in above))
        start += len(text) + 2


_MARKS = {"paragraph": "", "list_item": "- ", "quote": "> ", "code": "    ", "table_row": "| "}


def _marked(text: str, block: Block) -> str:
    mark = "#" * len(block.headings) + " " if block.kind == "heading" else _MARKS[block.kind]
    return mark + text[block.start : block.end]


# Tables


def list_unread_bodies(pages: pa.Table, body_texts: pa.Table) -> list[str]:
    """Return the hashes of the bodies of HTML pages that this extractor has not read yet, sorted."""
    read = body_texts.filter(pc.field("extractor") == extractor())["body_hash"]
    wanted = pc.unique(_html_pages(pages)["body_hash"])
    return sorted(wanted.filter(pc.invert(pc.is_in(wanted, value_set=read))).to_pylist())


def read_bodies(
    bodies: Iterable[pa.RecordBatch], *, total: int, map_bodies: MapBodies, report: Report, should_stop: ShouldStop
) -> Iterator[tuple[pa.RecordBatch, pa.RecordBatch]]:
    """Yield rows of `texts` and of `body_texts` for each batch of `bodies`, so that finished work survives a stop."""
    done = 0
    for batch in bodies:
        texts = []
        for _, outcome in map_bodies(read_main_text, batch.column("html").to_pylist()):
            if should_stop():
                raise Stopped
            texts.append(outcome if isinstance(outcome, MainText) else _nothing(outcome.reason))
            report(Progress("extract", done + len(texts), total))
        hashes = batch.column("body_hash").to_pylist()
        yield text_rows(texts), body_text_rows(zip(hashes, texts, strict=True))
        done += len(hashes)


def text_rows(texts: Iterable[MainText]) -> pa.RecordBatch:
    """Return rows of `texts`, one a distinct text, sorted by hash."""
    distinct = {text.text_hash: text for text in texts}
    return conform("texts", [_text_row(key, text) for key, text in sorted(distinct.items())])


def _text_row(text_hash: str, text: MainText) -> dict[str, object]:
    blocks = [{"start": b.start, "end": b.end, "kind": b.kind, "heading_path": b.heading_path} for b in text.blocks]
    return {
        "text_hash": text_hash,
        "text": text.text,
        "blocks": blocks,
        "language": text.language,
        "words": count_words(text.text),
    }


def body_text_rows(texts: Iterable[tuple[str, MainText]]) -> pa.RecordBatch:
    """Return rows of `body_texts`, sorted by hash."""
    rows: list[Mapping[str, object]] = [
        {"body_hash": body_hash, "extractor": extractor(), "text_hash": text.text_hash, "failure": text.failure}
        for body_hash, text in sorted(texts, key=lambda pair: pair[0])
    ]
    return conform("body_texts", rows)


def assemble_page_texts(
    pages: pa.Table, body_texts: pa.Table, texts: pa.Table, *, languages: Collection[str]
) -> pa.Table:
    """Return `page_texts`: HTML pages that answered and whose body was read, with the language each is written in."""
    text_of_body = dict(zip(body_texts["body_hash"].to_pylist(), body_texts["text_hash"].to_pylist(), strict=True))
    text_row = {row["text_hash"]: row for row in texts.select(["text_hash", "text", "language", "words"]).to_pylist()}
    rows = [
        _page_text_row(page, text_row[text_of_body[page["body_hash"]]], languages)
        for page in _html_pages(pages).select(["url", "body_hash", "lang"]).sort_by("url").to_pylist()
        if page["body_hash"] in text_of_body
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("page_texts"))


def _page_text_row(page: dict[str, Any], text: dict[str, Any], languages: Collection[str]) -> dict[str, object]:
    return {
        "url": page["url"],
        "body_hash": page["body_hash"],
        "text_hash": text["text_hash"],
        "language": decide_language(text["text"], text["language"], page["lang"], languages),
        "words": text["words"],
    }


def _html_pages(pages: pa.Table) -> pa.Table:
    return pages.filter((pc.field("state") == "ok") & pc.field("body_hash").is_valid())
