"""What all readers of a page share: its elements by name, its addresses, and the limits of what is kept."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.urls import absolute, host_of, origin_of, url_key

MAX_FIELD = 64 * 1024  # characters of a stored field; a title of 10 MB is somebody's experiment
MAX_ITEMS = 2_000  # headings, images, alternates, blocks of a page
_MAX_CACHED = 512  # characters of an address that is remembered
T = TypeVar("T")


class Limits:
    """Cuts what is too long or too many, and remembers that it did."""

    def __init__(self) -> None:
        self.truncated = False

    def cut(self, text: str) -> str:
        if len(text) > MAX_FIELD:
            self.truncated = True
            return text[:MAX_FIELD]
        return text

    def folded(self, text: str | None) -> str:
        """Return text with every run of white space as one space."""
        return self.cut(" ".join(text.split())) if text else ""

    def some(self, items: Sequence[T]) -> Sequence[T]:
        if len(items) > MAX_ITEMS:
            self.truncated = True
            return items[:MAX_ITEMS]
        return items

    def text(self, node: LexborNode) -> str:
        """Return the text of an element; words of different elements in it are kept apart."""
        return self.folded(node.text(separator=" " if has_element(node) else ""))


def has_element(node: LexborNode) -> bool:
    return any(child.is_element_node for child in node.iter())


class Elements:
    """The elements of a page by name, from one walk through it."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._found: dict[str, list[tuple[int, LexborNode]]] = defaultdict(list)
        if page.root is None:
            return
        for number, node in enumerate(page.root.traverse()):
            tag = node.tag
            if tag in _READ:
                self._found[tag].append((number, node))

    def of(self, *names: str) -> list[LexborNode]:
        """Return the elements of these names, in reading order."""
        if len(names) == 1:
            return [node for _, node in self._found[names[0]]]
        numbered = [pair for name in names for pair in self._found[name]]
        return [node for _, node in sorted(numbered, key=itemgetter(0))]


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LINKS = ("a", "area")
RESOURCES = (
    "img", "image", "script", "link", "iframe", "frame", "video", "audio", "source", "track", "embed", "object",
    "input", "form",
)  # fmt: skip
_READ = frozenset({"html", "base", "title", "meta", *HEADINGS, *LINKS, *RESOURCES})


class Addresses:
    """Resolves what a page writes as an address."""

    def __init__(self, base: str, is_own: Callable[[str], bool]) -> None:
        self.base = base
        self._origin = origin_of(base) + "/"
        self._is_own = is_own
        self._known: dict[str, bool] = {}

    def key(self, address: str) -> str | None:
        """Return the URL key; None for an address that leads to no page."""
        base = self._base_of(address)
        return _key(address, base) if len(address) <= _MAX_CACHED else url_key(address, base=base)

    def shown(self, address: str) -> str | None:
        """Return the address resolved, as it was written otherwise."""
        base = self._base_of(address)
        return _absolute(address, base) if len(address) <= _MAX_CACHED else absolute(address, base)

    def _base_of(self, address: str) -> str:
        """Return what an address is resolved against: one from the root means the same on every page of an origin."""
        return self._origin if address.startswith(("/", "http://", "https://")) else self.base

    def is_own(self, key: str) -> bool:
        if key not in self._known:
            self._known[key] = self._is_own(host_of(key))
        return self._known[key]


_key = lru_cache(maxsize=16_384)(url_key)  # two thirds of a page's links stand on the next page, too
_absolute = lru_cache(maxsize=16_384)(absolute)
