"""The links of a page and the files and forms it refers to, each with its place in the document."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborNode

from analysis.urls import without_login
from crawlers.page_reading import LINKS, RESOURCES, Addresses, Elements, Limits
from crawlers.parse_fields import MAX_HREF
from crawlers.places import Places

MAX_LINKS = 5_000  # stored links a page; the rest is counted
MAX_RESOURCES = 5_000
_MAX_SIZE = 32  # characters of a width, a height, a window
_OTHER_HREF = re.compile(r"\s*(?:#|(?!https?:)[a-z][a-z0-9+.-]*:)", re.IGNORECASE)  # leads to no page
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
Row = dict[str, Any]


class LinkReader:
    """Reads the rows of `links` and `resources` of a page."""

    def __init__(self, key: str, elements: Elements, addresses: Addresses) -> None:
        self.key, self.elements, self.addresses = key, elements, addresses
        self.limits = Limits()
        self.places = Places()

    # Links

    def links(self) -> tuple[list[Row], int]:
        """Return the links that lead to a page, up to the limit, and how many there are in all."""
        links: list[Row] = []
        total = 0
        for node in self.elements.of(*LINKS):
            attributes = node.attributes
            if "href" not in attributes:
                continue
            href = attributes["href"] or ""
            if len(links) == MAX_LINKS:  # a flood of 200,000 is counted, not resolved: that would take seconds
                total += not _OTHER_HREF.match(href)
                continue
            target = None if href.lstrip().startswith("#") else self.addresses.key(href.strip())
            if target is not None:
                total += 1
                links.append(self._link(node, attributes, target, len(links)))
        self.limits.truncated |= total > MAX_LINKS
        return links, total

    def _link(self, node: LexborNode, attributes: Mapping[str, str | None], target: str, ordinal: int) -> Row:
        href = attributes["href"] or ""
        anchor, alt = self._anchor(node, attributes)
        window = attributes.get("target")
        place, path = self.places.of(node)
        return {
            "source": self.key,
            "ordinal": ordinal,
            "target": target,
            "href": _cut_bytes(without_login(href)),
            "anchor": anchor,
            "rel": " ".join(sorted(set((attributes.get("rel") or "").lower().split()))),
            "position": place,
            "internal": self.addresses.is_own(target),
            "window": self.limits.folded(window).lower()[:_MAX_SIZE] or None if window else None,
            "path_type": path_type(href),
            "path": path,
            "alt": alt,
        }

    def _anchor(self, node: LexborNode, attributes: Mapping[str, str | None]) -> tuple[str, str | None]:
        """Return a link's text (else the alt text of its image, its label or title) and the alt text of its image."""
        alt, has_alt = attributes.get("alt"), node.tag == "area" and "alt" in attributes
        inside = [child for child in node.traverse() if child.is_element_node][1:] if node.first_child else []
        text = self.limits.folded(node.text(separator=" " if inside else ""))
        image = next((i for i in (n.attributes for n in inside if n.tag == "img") if "alt" in i), None)
        if image is not None:
            alt, has_alt = image["alt"], True
        said = self.limits.folded(alt) if has_alt else None
        if not text:
            text = said or self.limits.folded(attributes.get("aria-label") or attributes.get("title"))
        return text, said

    # Resources

    def resources(self) -> list[Row]:
        """Return the files and forms the page refers to, in reading order, up to the limit; data URIs are none."""
        rows: list[Row] = []
        for node in self.elements.of(*RESOURCES):
            attributes = node.attributes
            for kind, address in _references(node, attributes):
                target = self.addresses.key(address.strip()) if address.strip() else None
                if target is None:
                    continue
                if len(rows) == MAX_RESOURCES:
                    self.limits.truncated = True
                    return rows
                rows.append(self._resource(node, attributes, kind, target, len(rows)))
        return rows

    def _resource(
        self, node: LexborNode, attributes: Mapping[str, str | None], kind: str, target: str, ordinal: int
    ) -> Row:
        return {
            "source": self.key,
            "ordinal": ordinal,
            "kind": kind,
            "target": target,
            "internal": self.addresses.is_own(target),
            "alt": self.limits.folded(attributes["alt"]) if kind == "image" and "alt" in attributes else None,
            "width": self._size(attributes.get("width")),
            "height": self._size(attributes.get("height")),
            "path": self.places.of(node)[1],
        }

    def _size(self, value: str | None) -> str | None:
        return self.limits.folded(value)[:_MAX_SIZE] or None if value else None


def path_type(href: str) -> str:
    """Return how an address is written: absolute, protocol_relative, root_relative or path_relative."""
    written = href.strip().replace("\\", "/")
    if written.startswith("//"):
        return "protocol_relative"
    if written.startswith("/"):
        return "root_relative"
    return "absolute" if _SCHEME.match(written) else "path_relative"


def _cut_bytes(href: str) -> str:
    return href.encode("utf-8", "replace")[:MAX_HREF].decode("utf-8", "ignore")


_BY_SOURCE = {
    "script": "script",
    "iframe": "iframe",
    "frame": "iframe",
    "video": "video",
    "audio": "audio",
    "track": "other",
    "embed": "other",
}
_BY_PARENT = {"video": "video", "audio": "audio", "picture": "image"}
_BY_RELATION = {
    "stylesheet": "stylesheet", "icon": "icon", "apple-touch-icon": "icon", "apple-touch-icon-precomposed": "icon",
    "mask-icon": "icon", "modulepreload": "script", "manifest": "other",
}  # fmt: skip
_PRELOADED = {"font": "font", "image": "image", "script": "script", "style": "stylesheet", "video": "video"}


def _references(node: LexborNode, attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield what an element refers to as kind and address; of several sizes of an image the first."""
    tag = node.tag or ""
    if tag == "img":
        yield "image", _image_source(attributes)
    elif tag == "link":
        yield from _linked_file(attributes)
    elif tag in _BY_SOURCE:
        yield _BY_SOURCE[tag], attributes.get("src") or ""
        yield "image", attributes.get("poster") or ""
    elif tag == "source":
        around = node.parent.tag if node.parent is not None else None
        yield _BY_PARENT.get(around or "", "other"), attributes.get("src") or _first_of(attributes.get("srcset"))
    elif tag == "input" and (attributes.get("type") or "").lower() == "image":
        yield "image", attributes.get("src") or ""
    elif tag == "form":
        yield "form", attributes.get("action") or ""
    elif tag == "object":
        yield "other", attributes.get("data") or ""
    elif tag == "image":  # of an SVG
        yield "image", attributes.get("href") or attributes.get("xlink:href") or ""


def _image_source(attributes: Mapping[str, str | None]) -> str:
    return attributes.get("src") or attributes.get("data-src") or _first_of(attributes.get("srcset"))


def _first_of(srcset: str | None) -> str:
    """Return the first address of a srcset: `a.jpg 1x, b.jpg 2x`."""
    parts = (srcset or "").split(maxsplit=1)
    return parts[0].strip(",") if parts else ""


def _linked_file(attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield the file of a link element: style sheet, icon, or what is loaded ahead."""
    relations = (attributes.get("rel") or "").lower().split()
    address = attributes.get("href") or ""
    if "preload" in relations:
        yield _PRELOADED.get((attributes.get("as") or "").lower(), "other"), address
        return
    kind = next((_BY_RELATION[relation] for relation in relations if relation in _BY_RELATION), None)
    if kind is not None:
        yield kind, address
