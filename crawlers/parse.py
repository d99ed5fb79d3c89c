"""One pass over an HTML page: every field the crawl keeps, and its links with their place on the page."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.urls import absolute, host_of, url_key

MAX_FIELD = 64 * 1024  # characters of a stored field; a title of 10 MB is somebody's experiment
MAX_LINKS = 5_000  # stored links a page; the rest is counted
MAX_HREF = 4_096  # bytes
MAX_ITEMS = 2_000  # headings, images, alternates, blocks of a page
MAX_DEPTH = 4_096  # nested elements; nothing a person wrote comes near it
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_LARGE = 3 * 2**19  # bytes, about 150 ms of reading
MAX_ATTRIBUTES = 1_000  # of a tag
MAX_NESTED = 400  # open containers; below 2,046 levels libxml2 drops the rest, and people nest some thirty
_KEPT_OF_TAG = 4_096  # bytes
_LONG_TAG = re.compile(rb"<[a-zA-Z][^>]{4096,}>?")  # shorter ones hold no thousand attributes worth a thought
_OTHER_HREF = re.compile(r"\s*(?:#|(?!https?:)[a-z][a-z0-9+.-]*:)", re.IGNORECASE)  # leads to no page
_ATTRIBUTE = re.compile(rb"""[\s"'/][^\s"'=<>/]+""")
_CONTAINER = re.compile(
    rb"<(/?)(?:div|section|article|aside|main|nav|header|footer|span|h[1-6]|a|object|table|tbody|tr|td|font|form|ul|ol"
    rb"|dl|em|strong|small|big|b|i|u|s|code|center|blockquote|fieldset|details|button|label|svg|g|template|marquee"
    rb"|applet|figure|sup|sub)(?=[\s/>])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ParsedPage:
    """What a page says: `fields` has the columns of `pages` that come from HTML, `links` the columns of `links`."""

    fields: dict[str, Any]
    links: list[dict[str, Any]]
    discovered: list[tuple[str, str, str]] = field(default_factory=list)  # key, address as found, found by


def body_hash(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def is_suspicious(body: bytes) -> bool:
    """Whether a page could hold a parser for seconds: by size, by a tag of very many attributes, by nesting."""
    return len(body) > _LARGE or has_heavy_tag(body) or _is_deep(body)


def has_heavy_tag(body: bytes) -> bool:
    """Whether a tag has more than some 1,000 attributes: they are read in quadratic time."""
    return any(_is_heavy(tag[0]) for tag in _LONG_TAG.finditer(body))


def without_heavy_tags(body: bytes) -> bytes:
    """Cut tags of very many attributes down to their first 4 KiB, so that the rest of the page is still read."""
    return _LONG_TAG.sub(lambda tag: tag[0][:_KEPT_OF_TAG] + b">" if _is_heavy(tag[0]) else tag[0], body)


def _is_heavy(tag: bytes) -> bool:
    """A long data URI or path has spaces or equals signs, but not a thousand attributes."""
    return len(_ATTRIBUTE.findall(tag)) > MAX_ATTRIBUTES


def _is_deep(body: bytes) -> bool:
    """Whether elements stand in each other several hundred deep, by their tags alone."""
    depth = 0
    for tag in _CONTAINER.finditer(body):
        depth += -1 if tag[1] else 1
        if depth > MAX_NESTED:
            return True
        depth = max(depth, 0)
    return False


def parse_page(html: str, key: str, *, is_own: Callable[[str], bool], link_header: str = "") -> ParsedPage:
    """Read a page. `is_own` says whether a host belongs to the site; `link_header` may hold a canonical."""
    page = LexborHTMLParser(html)
    reader = _Reader(page, key, _base(page, key), is_own)
    return reader.read(link_header)


def _base(page: LexborHTMLParser, key: str) -> str:
    element = page.css_first("base[href]")
    return (url_key(element.attributes["href"] or "", base=key) if element is not None else None) or key


class _Reader:
    def __init__(self, page: LexborHTMLParser, key: str, base: str, is_own: Callable[[str], bool]) -> None:
        self.page, self.key, self.base, self.is_own = page, key, base, is_own
        self.truncated = False

    def read(self, link_header: str) -> ParsedPage:
        canonical = self._canonical(link_header)
        hreflang = self._hreflang()
        headings = self._headings()
        links, total = self._links()
        fields = {
            "title": self._first_text("title"),
            "description": self._meta("description"),
            "h1": [text for level, text in headings if level == 1],
            "headings": [{"level": level, "text": text} for level, text in headings],
            "canonical": canonical,
            "robots_meta": self._robots(),
            "hreflang": hreflang,
            "lang": self._lang(),
            "json_ld": self._json_ld(),
            "open_graph": self._open_graph(),
            "images": self._images(),
            "words_in_body": self._words(),
            "links_total": total,
            "truncated": self.truncated,
        }
        return ParsedPage(fields, links, list(self._discovered(links, canonical, hreflang)))

    def _discovered(
        self, links: list[dict[str, Any]], canonical: str | None, hreflang: list[dict[str, str]]
    ) -> Iterator[tuple[str, str, str]]:
        """Yield what else of the site this page names, each address once."""
        named = [
            (link["target"], absolute(link["href"], self.base) or link["target"], "link")
            for link in links
            if link["internal"]
        ]
        named += [(canonical, canonical, "canonical")] if canonical and self.is_own(host_of(canonical)) else []
        named += [(a["url"], a["url"], "hreflang") for a in hreflang if self.is_own(host_of(a["url"]))]
        seen: set[str] = set()
        for found in named:
            if found[0] not in seen:
                seen.add(found[0])
                yield found

    def _cut(self, text: str) -> str:
        if len(text) > MAX_FIELD:
            self.truncated = True
            return text[:MAX_FIELD]
        return text

    def _folded(self, text: str | None) -> str:
        return self._cut(_SPACE.sub(" ", text or "").strip())

    def _text(self, node: LexborNode) -> str:
        return self._folded(node.text(deep=True, separator=" ") if node.css_first("*") else node.text(deep=True))

    def _css(self, selector: str) -> list[LexborNode]:
        nodes = self.page.css(selector)
        if len(nodes) > MAX_ITEMS:
            self.truncated = True
        return nodes[:MAX_ITEMS]

    def _first_text(self, selector: str) -> str | None:
        """Return the text of the first element that is the page's own: an SVG has titles, too."""
        for node in self.page.css(selector):
            if not _within(node, "svg"):
                return self._folded(node.text(deep=True)) or None
        return None

    def _meta(self, name: str) -> str | None:
        for node in self._css(f'meta[name="{name}" i]'):
            content = self._folded(node.attributes.get("content"))
            if content:
                return content
        return None

    def _robots(self) -> str | None:
        nodes = self._css('meta[name="robots" i], meta[name="googlebot" i]')
        said = [_directives(node) for node in nodes]
        return self._cut(",".join(filter(None, said))) or None

    def _lang(self) -> str | None:
        html = self.page.css_first("html")
        lang = (html.attributes.get("lang") or html.attributes.get("xml:lang")) if html is not None else None
        return self._folded(lang).lower()[:64] or None

    def _canonical(self, link_header: str) -> str | None:
        for node in self._css("link[rel][href]"):
            if "canonical" in (node.attributes.get("rel") or "").lower().split():
                return url_key(node.attributes["href"] or "", base=self.base)
        return canonical_of_header(link_header, self.key)

    def _hreflang(self) -> list[dict[str, str]]:
        found = []
        for node in self._css("link[hreflang][href]"):
            target = url_key(node.attributes["href"] or "", base=self.base)
            if target and "alternate" in (node.attributes.get("rel") or "").lower().split():
                found.append({"lang": self._folded(node.attributes["hreflang"])[:64], "url": target})
        return found

    def _headings(self) -> list[tuple[int, str]]:
        nodes = self._css("h1, h2, h3, h4, h5, h6")
        return [(int(node.tag[1]), self._text(node)) for node in nodes if node.tag]

    def _json_ld(self) -> list[dict[str, str]]:
        nodes = self._css('script[type="application/ld+json" i]')
        return [_block(self._cut((node.text(deep=True) or "").strip())) for node in nodes]

    def _open_graph(self) -> list[dict[str, str]]:
        nodes = self._css('meta[property^="og:" i]')
        return [
            {"property": self._folded(n.attributes["property"]), "content": self._folded(n.attributes.get("content"))}
            for n in nodes
        ]

    def _images(self) -> list[dict[str, str | None]]:
        return [self._image(node) for node in self._css("img")]

    def _image(self, node: LexborNode) -> dict[str, str | None]:
        attributes = node.attributes
        source = attributes.get("src") or attributes.get("data-src") or ""
        alt = self._folded(attributes["alt"]) if "alt" in attributes else None
        return {
            "src": source[:MAX_HREF] if source.startswith("data:") else self._source(source),
            "alt": alt,
        }

    def _source(self, source: str) -> str:
        """Return the URL key of an image; an empty address would be the page's own."""
        return (url_key(source, base=self.base) or "") if source.strip() else ""

    def _words(self) -> int:
        body = self.page.body
        if body is None:
            return 0
        copy = LexborHTMLParser(body.html or "")
        copy.strip_tags(["script", "style", "template", "noscript", "svg"], recursive=True)
        return len(_WORD.findall(copy.text(separator=" ")))

    def _links(self) -> tuple[list[dict[str, Any]], int]:
        """Return the links that lead to a page, up to the limit, and how many there are in all."""
        links: list[dict[str, Any]] = []
        total = 0
        places = _Places()
        for node in self.page.css("a[href], area[href]"):
            if len(links) == MAX_LINKS:  # a flood of 200,000 is counted, not resolved: that would take seconds
                total += not _OTHER_HREF.match(node.attributes["href"] or "")
                continue
            target = self._target(node)
            if target is None:
                continue
            total += 1
            links.append(self._link(node, target, len(links), places))
        self.truncated |= total > MAX_LINKS
        return links, total

    def _target(self, node: LexborNode) -> str | None:
        href = (node.attributes["href"] or "").strip()
        return None if href.startswith("#") else url_key(href, base=self.base)

    def _link(self, node: LexborNode, target: str, ordinal: int, places: "_Places") -> dict[str, Any]:
        href = (node.attributes["href"] or "").encode("utf-8", "replace")[:MAX_HREF].decode("utf-8", "ignore")
        return {
            "source": self.key,
            "ordinal": ordinal,
            "target": target,
            "href": href,
            "anchor": self._anchor(node),
            "rel": " ".join(sorted(set((node.attributes.get("rel") or "").lower().split()))),
            "position": places.of(node),
            "internal": self.is_own(host_of(target)),
        }

    def _anchor(self, node: LexborNode) -> str:
        text = self._text(node)
        if text:
            return text
        image = node.css_first("img[alt]")
        alt = image.attributes["alt"] if image is not None else node.attributes.get("alt")
        return self._folded(alt or node.attributes.get("aria-label") or node.attributes.get("title"))


def canonical_of_header(header: str, key: str) -> str | None:
    """Return the canonical of a Link header: `<https://a.example/>; rel="canonical"`."""
    for target, parameters in re.findall(r"<([^>]{1,4096})>([^,<]{0,512})", header):
        if re.search(r"""rel\s*=\s*"?[^";]*\bcanonical\b""", parameters, re.IGNORECASE):
            return url_key(target, base=key)
    return None


def _directives(node: LexborNode) -> str:
    """Return a robots meta's directives; those for Googlebot keep its name, as in a header."""
    content = [part.strip().lower() for part in (node.attributes.get("content") or "").split(",") if part.strip()]
    name = (node.attributes.get("name") or "").lower()
    return ",".join(content if name == "robots" else [f"{name}: {part}" for part in content])


def _block(text: str) -> dict[str, str]:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return {"text": text, "error": f"{type(error).__name__}: {error}"[:500]}
    return {"text": text, "error": ""}


def _within(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


def _class(names: str) -> re.Pattern[str]:
    """Return a pattern for class or id words, standing alone or as a part between dashes."""
    return re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE)


_BY_TAG = {
    "nav": "navigation",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "main": "body",
    "article": "body",
}
_BY_ROLE = {
    "navigation": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "main": "body",
}
# A header or footer of an article or section is part of the text, as HTML has it. Of main: many sites wrap the page's
# own footer into it, but a header there is the title's.
_CONTENT = {"header": ("article", "main", "section"), "footer": ("article", "section")}
_BREADCRUMB = re.compile(r"bread-?crumb|brotkrumen|brotkrümel", re.IGNORECASE)
_CLASSES = (
    (_class("nav|navbar|navigation|menu|menue|menü|hauptmenü"), "navigation"),
    (_class("site-?footer|footer|page-?footer|fusszeile|fußzeile"), "footer"),
    (_class("site-?header|masthead|page-?header|kopfzeile"), "header"),
    (_class("sidebar|seitenleiste"), "aside"),
)


class _Places:
    """Where on the page a link stands: the innermost landmark around it, by element, role, label or class."""

    def __init__(self) -> None:
        self._known: dict[int, str | None] = {}  # by node: thousands of links share their ancestors

    def of(self, link: LexborNode) -> str:
        path: list[int] = []
        node, place = link.parent, None
        while node is not None and node.tag not in ("html", "-undef") and len(path) < MAX_DEPTH:
            if node.mem_id in self._known:
                place = self._known[node.mem_id]
                break
            path.append(node.mem_id)
            place = _place(node)
            if place is not None:
                break
            node = node.parent
        self._known.update(dict.fromkeys(path, place))
        return place or "body"


def _place(node: LexborNode) -> str | None:
    """Return what this element alone makes of the links in it; None where it is no landmark."""
    attributes: Mapping[str, str | None] = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if _BREADCRUMB.search(f"{named} {attributes.get('aria-label') or ''} {attributes.get('itemtype') or ''}"):
        return "breadcrumb"
    role = _BY_ROLE.get((attributes.get("role") or "").lower())
    if role:
        return role
    tag = node.tag or ""
    if tag == "header" or tag == "footer":
        return None if any(_within(node, around) for around in _CONTENT[tag]) else _BY_TAG[tag]
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    return next((place for pattern, place in _CLASSES if pattern.search(named)), None) if tag != "body" else None
