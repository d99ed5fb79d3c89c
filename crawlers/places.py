"""Where on a page an element stands: the landmark around it, and its way through the document as an XPath."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

MAX_DEPTH = 4_096  # nested elements; nothing a person wrote comes near it
MAX_PATH = 2_048  # characters of an XPath; some 200 levels
_FEW = 64  # children whose steps are remembered
_MAX_NAMES = 1_024  # characters of class and id that are looked at


class Spot(NamedTuple):
    """What an element gives to all that stands in it."""

    place: str | None  # None where no landmark is around
    path: str | None  # None where it is too long to store
    content: frozenset[str]  # which of article, main and section are around


_TOP = Spot(None, "", frozenset())
_DEEP = Spot(None, None, frozenset())


class Places:
    """Finds places by the ancestors of an element; thousands of links share theirs, so each is looked at once."""

    def __init__(self) -> None:
        self._spots: dict[int, Spot] = {}  # by node
        self._steps: dict[int, str] = {}

    def of(self, node: LexborNode) -> tuple[str, str | None]:
        """Return the place of an element and its XPath; a step has a position where siblings have the same name."""
        around = self._inside(node.parent)
        return around.place or "body", self._joined(around.path, node)

    def _inside(self, node: LexborNode | None) -> Spot:
        unknown: list[LexborNode] = []
        spot = _TOP
        while node is not None and node.is_element_node:
            known = self._spots.get(node.mem_id)
            if known is not None:
                spot = known
                break
            if len(unknown) == MAX_DEPTH:
                spot = _DEEP
                break
            unknown.append(node)
            node = node.parent
        for node in reversed(unknown):
            spot = self._spots[node.mem_id] = self._within(spot, node)
        return spot

    def _within(self, around: Spot, node: LexborNode) -> Spot:
        tag = node.tag or ""
        place = around.place if tag == "html" else _place(tag, node.attributes, around.content) or around.place
        content = around.content | {tag} if tag in _CONTENT_TAGS else around.content
        return Spot(place, self._joined(around.path, node), content)

    def _joined(self, before: str | None, node: LexborNode) -> str | None:
        if before is None:
            return None
        path = f"{before}/{self._step(node)}"
        return path if len(path) <= MAX_PATH else None

    def _step(self, node: LexborNode) -> str:
        if node.mem_id not in self._steps:
            parent = node.parent
            siblings = [node] if parent is None else [child for child in parent.iter() if child.is_element_node]
            tags = tuple([child.tag or "" for child in siblings])
            steps = _known_steps(tags) if len(tags) <= _FEW else _steps(tags)
            for sibling, step in zip(siblings, steps, strict=True):
                self._steps[sibling.mem_id] = step
        return self._steps[node.mem_id]


_XPATH_NAME = re.compile(r"[a-zA-Z_][\w.-]*", re.ASCII)


@lru_cache(maxsize=4_096)
def _can_be_said(tag: str) -> bool:
    return _XPATH_NAME.fullmatch(tag) is not None


def _steps(tags: tuple[str, ...]) -> list[str]:
    """Return the last step to each of some siblings: `div[2]`, `main`; `*[3]` for a name that XPath cannot say."""
    totals, seen = Counter(tags), Counter[str]()
    steps = []
    for number, tag in enumerate(tags, 1):
        seen[tag] += 1
        named = tag if totals[tag] == 1 else f"{tag}[{seen[tag]}]"
        steps.append(named if _can_be_said(tag) else f"*[{number}]")
    return steps


_known_steps = lru_cache(maxsize=4_096)(_steps)  # most elements have the same few children everywhere


# Landmarks: by element, role, label or class


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
_CONTENT = {"header": frozenset({"article", "main", "section"}), "footer": frozenset({"article", "section"})}
_CONTENT_TAGS = frozenset({"article", "main", "section"})
_BREADCRUMB = re.compile(r"bread-?crumb|brotkrumen|brotkrümel", re.IGNORECASE)
_CLASSES = (
    (_class("nav|navbar|navigation|menu|menue|menü|hauptmenü"), "navigation"),
    (_class("site-?footer|footer|page-?footer|fusszeile|fußzeile"), "footer"),
    (_class("site-?header|masthead|page-?header|kopfzeile"), "header"),
    (_class("sidebar|seitenleiste"), "aside"),
)


def _place(tag: str, attributes: Mapping[str, str | None], content: frozenset[str]) -> str | None:
    """Return what an element alone makes of the links in it; None where it is no landmark."""
    if not attributes:
        names = label = role = ""
    else:
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:_MAX_NAMES]
        label = f"{attributes.get('aria-label') or ''} {attributes.get('itemtype') or ''}"[:_MAX_NAMES]
        role = (attributes.get("role") or "")[:_MAX_NAMES].lower()
    return _landmark(tag, names, label, role, bool(content & _CONTENT.get(tag, frozenset())))


@lru_cache(maxsize=4_096)  # the pages of a site have the same few hundred classes
def _landmark(tag: str, names: str, label: str, role: str, is_of_content: bool) -> str | None:
    if _BREADCRUMB.search(f"{names} {label}"):
        return "breadcrumb"
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    if tag in _BY_TAG:
        return None if is_of_content else _BY_TAG[tag]
    return next((place for pattern, place in _CLASSES if pattern.search(names)), None) if tag != "body" else None
