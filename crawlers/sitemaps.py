"""Sitemaps: XML, index, RSS, Atom and text, gzipped or not, within limits and without expanding an entity."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from analysis.urls import url_key

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 50 * 2**20  # unpacked (sitemaps.org)
MAX_URLS = 50_000  # a file (sitemaps.org)
MAX_FILES = 1_000
MAX_DEPTH = 3  # of an index in an index
NO_SITEMAP = "no_sitemap"  # damage: it is a page, or text without an address
TOO_MANY = "too_many"
_ROOTS = frozenset(("urlset", "sitemapindex", "rss", "rdf", "feed"))
_ADDRESS = re.compile(r"^[a-z]+://|^/", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One address as it is written."""

    loc: str
    lastmod: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()  # language and address


@dataclass(frozen=True)
class Sitemap:
    """What one file lists."""

    urls: tuple[dict[str, Any], ...]  # rows of `sitemap_urls`
    children: tuple[str, ...]  # sitemaps an index names
    damage: str = ""  # why not all of it could be read


def read_sitemap(key: str, body: bytes) -> Sitemap:
    """Read a sitemap. What stands before a damage counts."""
    content, damage = _unpacked(body)
    start = content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
    if start != b"<":
        return _listed(key, _text_entries(content), damage)
    root, broken = _parsed(content)
    if root is None:
        return Sitemap((), (), damage or "xml")
    if _name(root) not in _ROOTS:
        return Sitemap((), (), damage or NO_SITEMAP)
    if _name(root) == "sitemapindex":
        named = (url_key(entry.loc, base=key) for entry in _entries(root, "sitemap"))
        children = tuple(dict.fromkeys(filter(None, named)))
        return Sitemap((), children[:MAX_FILES], damage or broken or (TOO_MANY if len(children) > MAX_FILES else ""))
    return _listed(key, _entries_of(root), damage or broken)


def _listed(key: str, entries: Iterable[Entry], damage: str) -> Sitemap:
    rows = tuple(islice(_rows(key, entries), MAX_URLS + 1))
    if not rows and not damage:
        damage = "" if key.endswith(".xml") else NO_SITEMAP
    return Sitemap(rows[:MAX_URLS], (), damage or (TOO_MANY if len(rows) > MAX_URLS else ""))


def _unpacked(body: bytes) -> tuple[bytes, str]:
    """Return the content, unpacked where it is gzip, cut at the limit, and what is wrong with it."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:MAX_BYTES], "too_large" if len(body) > MAX_BYTES else ""
    unpack = zlib.decompressobj(wbits=31)
    try:
        content = unpack.decompress(body, MAX_BYTES)
    except (zlib.error, gzip.BadGzipFile):
        return b"", "gzip"
    if unpack.unconsumed_tail:
        return content, "too_large"
    return content, "" if unpack.eof else "truncated"


def _parsed(content: bytes) -> "tuple[_Element | None, str]":
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    root = etree.fromstring(content, parser) if content.strip() else None
    return root, "xml" if len(parser.error_log) and not _is_harmless(parser) else ""


def _is_harmless(parser: Any) -> bool:
    """A wrong namespace or a warning changes nothing about the addresses."""
    return all(entry.level_name == "WARNING" or "NS" in entry.type_name for entry in parser.error_log)


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _entries_of(root: "_Element") -> Iterator[Entry]:
    kind = _name(root)
    if kind in ("rss", "rdf"):
        yield from _entries(root, "item")
    elif kind == "feed":
        yield from _atom(root)
    else:
        yield from _entries(root, "url")


def _entries(root: "_Element", of: str) -> Iterator[Entry]:
    """Yield address, date and alternates of each entry, whatever its namespace."""
    for element in root.iter():
        if _name(element) == of:
            texts = {_name(child): (child.text or "").strip() for child in element if child.text}
            bare = (element.text or "").strip()  # some write the address without its <loc>
            loc = texts.get("loc") or texts.get("link") or texts.get("guid") or bare
            if loc:
                yield Entry(loc, texts.get("lastmod") or texts.get("pubdate"), tuple(_alternates(element)))


def _alternates(entry: "_Element") -> Iterator[tuple[str, str]]:
    """Yield what `<xhtml:link rel="alternate" hreflang="…" href="…">` says."""
    for child in entry:
        lang, href = child.get("hreflang"), child.get("href")
        if _name(child) == "link" and lang and href and "alternate" in (child.get("rel") or "").lower().split():
            yield " ".join(lang.split()), href.strip()


def _atom(root: "_Element") -> Iterator[Entry]:
    for entry in root.iter():
        if _name(entry) == "entry":
            dates = {_name(child): (child.text or "").strip() for child in entry}
            links = [child for child in entry if _name(child) == "link" and child.get("href")]
            plain = [link for link in links if link.get("rel", "alternate") == "alternate"] or links
            if plain:
                yield Entry(str(plain[0].get("href")).strip(), dates.get("updated") or dates.get("published"))


def _text_entries(content: bytes) -> Iterator[Entry]:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    for line in content.decode(encoding, "replace").splitlines():
        if _ADDRESS.match(line.strip()):
            yield Entry(line.strip())


def _rows(key: str, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    found = ((url_key(entry.loc, base=key), entry) for entry in entries)
    for ordinal, (url, entry) in enumerate(pair for pair in found if pair[0] is not None):
        alternates = ((lang, url_key(href, base=key)) for lang, href in entry.alternates)
        yield {
            "sitemap": key,
            "ordinal": ordinal,
            "url": url,
            "loc": entry.loc[:4096],
            "relative": url_key(entry.loc) is None,
            "lastmod": entry.lastmod,
            "hreflang": [{"lang": lang[:64], "url": target} for lang, target in alternates if target],
        }
