"""One pass over an HTML page: every field the crawl keeps, its links, and the files it refers to."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from analysis.urls import url_key
from crawlers.page_reading import Addresses, Elements
from crawlers.parse_fields import FieldReader, count_words
from crawlers.parse_links import LinkReader


@dataclass(frozen=True)
class ParsedPage:
    """What a page says: `fields` has the columns of `pages` that come from HTML, the rest rows of their tables."""

    fields: dict[str, Any]
    links: list[dict[str, Any]]
    discovered: list[tuple[str, str, str]] = field(default_factory=list)  # key, address as found, found by
    resources: list[dict[str, Any]] = field(default_factory=list)


def body_hash(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def parse_page(html: str, key: str, *, is_own: Callable[[str], bool], link_header: str = "") -> ParsedPage:
    """Read a page. `is_own` says whether a host belongs to the site; `link_header` may name canonicals, alternates."""
    page = LexborHTMLParser(html)
    elements = Elements(page)
    addresses = Addresses(_base(elements, key), is_own)
    fields, links = FieldReader(page, key, elements, addresses), LinkReader(key, elements, addresses)
    read = fields.read(link_header)
    rows, total = links.links()
    resources = links.resources()
    text = fields.visible_text()
    read |= {
        "words_in_body": count_words(text),
        "text_chars": len(text),
        "html_chars": len(html),
        "links_total": total,
        "truncated": fields.limits.truncated or links.limits.truncated,
    }
    refresh = fields.refresh_target(read["meta_refresh"])
    return ParsedPage(read, rows, list(_discovered(read, rows, refresh, addresses)), resources)


def _base(elements: Elements, key: str) -> str:
    href = next((n.attributes["href"] for n in elements.of("base") if "href" in n.attributes), None)
    return (url_key(href, base=key) if href else None) or key


def _discovered(
    fields: dict[str, Any], links: list[dict[str, Any]], refresh: str | None, addresses: Addresses
) -> Iterator[tuple[str, str, str]]:
    """Yield what else of the site this page names, each address once."""
    seen: set[str] = set()
    for link in links:
        if link["internal"] and link["target"] not in seen:
            seen.add(link["target"])
            yield link["target"], addresses.shown(link["href"]) or link["target"], "link"
    named = [(refresh, "refresh"), (fields["canonical"], "canonical")]
    named += [(alternate["url"], "hreflang") for alternate in fields["hreflang"] + fields["hreflang_header"]]
    for target, by in named:
        if target and target not in seen and addresses.is_own(target):
            seen.add(target)
            yield target, target, by
