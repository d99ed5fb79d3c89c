"""Microdata and RDFa Lite of a page as items of structured data: attributes read in one walk through the tree."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.schema_org import short_name
from analysis.structured_items import MAX_DEPTH, MAX_ITEMS, Item

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BY_ATTRIBUTE = {
    "meta": "content", "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src",
    "iframe": "src", "source": "src", "track": "src", "video": "src", "object": "data", "data": "value",
    "meter": "value", "time": "datetime",
}  # fmt: skip
_FOREIGN = "{}:{}"  # a term of another vocabulary keeps its address and is not judged


@dataclass
class _Open:
    """An item while its properties are gathered."""

    types: tuple[str, ...]
    syntax: str
    path: str
    identity: str
    depth: int
    own: bool  # whether its vocabulary is Schema.org
    values: dict[str, list[Any]] = field(default_factory=dict)

    def closed(self) -> Item:
        closed = {name: tuple(_closed(value) for value in values) for name, values in self.values.items()}
        problems = () if self.own or self.path or ":" in "".join(self.types) else ("no_context",)
        return Item(self.types, closed, self.path, self.identity, self.syntax, 0, problems)


def _closed(value: Any) -> Any:
    return value.closed() if isinstance(value, _Open) else value


def read_markup(html: bytes) -> list[Item]:
    """Return the items of a page's microdata (itemscope) and RDFa Lite (typeof), those of the top first.

    Definition: the HTML standard's microdata and W3C's RDFa Lite 1.1: vocab, typeof, property, resource; a property of
    an element is its content, href, src, datetime or value where it has one, else its text.
    Left out: itemref, RDFa beyond Lite (about, rel, rev, datatype, inlist), prefixes that are declared by the page.
    """
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(html).root
    reader = _Reader()
    for node in root.traverse(include_text=False) if root is not None else ():
        reader.visit(node)
    return [item.closed() for item in reader.top]


class _Reader:
    def __init__(self) -> None:
        self.top: list[_Open] = []
        self.read = 0
        self.micro: dict[int, _Open | None] = {}  # by node: the item around what is in it
        self.rdfa: dict[int, _Open | None] = {}
        self.vocab: dict[int, str] = {}

    def visit(self, node: "LexborNode") -> None:
        attributes, parent = node.attributes, node.parent
        above = parent.mem_id if parent is not None else 0
        vocab = attributes.get("vocab") or self.vocab.get(above, "")
        if vocab:
            self.vocab[node.mem_id] = vocab
        self.micro[node.mem_id] = self._microdata(node, attributes, self.micro.get(above))
        self.rdfa[node.mem_id] = self._rdfa(node, attributes, self.rdfa.get(above), vocab)

    def _microdata(self, node: "LexborNode", attributes: Any, around: _Open | None) -> _Open | None:
        names = (attributes.get("itemprop") or "").split()
        if "itemscope" not in attributes:
            _say(around, names, node)
            return around
        types = (attributes.get("itemtype") or "").split()
        terms = tuple(_term(name, "") for name in types)
        own = any(short_name(name) != name for name in types) or not types
        return self._opened(around, names, "microdata", terms, attributes.get("itemid") or "", own)

    def _rdfa(self, node: "LexborNode", attributes: Any, around: _Open | None, vocab: str) -> _Open | None:
        names = [_term(name, vocab) for name in (attributes.get("property") or "").split()]
        if not attributes.get("typeof"):
            _say(around, names, node)
            return around
        terms = tuple(_term(name, vocab) for name in (attributes.get("typeof") or "").split())
        own = _is_own(vocab) or any(name.startswith("schema:") for name in (attributes.get("typeof") or "").split())
        return self._opened(around, names, "rdfa", terms, attributes.get("resource") or "", own)

    def _opened(
        self, around: _Open | None, names: Sequence[str], syntax: str, types: tuple[str, ...], identity: str, own: bool
    ) -> _Open | None:
        depth = around.depth + 1 if around is not None and names else 0
        if self.read >= MAX_ITEMS or depth > MAX_DEPTH:
            return None
        self.read += 1
        path = f"{around.path}.{names[0]}".lstrip(".") if around is not None and names else ""
        item = _Open(types, syntax, path, identity, depth, own)
        if around is not None and names:
            for name in names:
                around.values.setdefault(name, []).append(item)
        else:
            self.top.append(item)
        return item


def _say(around: _Open | None, names: Sequence[str], node: "LexborNode") -> None:
    if around is not None and names:
        value = _value(node)
        for name in names:
            around.values.setdefault(short_name(name), []).append(value)


def _value(node: "LexborNode") -> str:
    attributes = node.attributes
    named = attributes.get(_BY_ATTRIBUTE.get(node.tag or "", "content"))
    if named is None:
        named = attributes.get("content")
    return named if named is not None else " ".join(node.text(deep=True, separator=" ").split())


def _is_own(vocab: str) -> bool:
    return short_name(vocab.rstrip("/") + "/x") == "x"


def _term(name: str, vocab: str) -> str:
    """Return a term of Schema.org bare, and one of another vocabulary with that."""
    short = short_name(name.removeprefix("schema:") if name.startswith("schema:") else name)
    if ":" in short or not vocab or _is_own(vocab):
        return short
    return _FOREIGN.format(vocab, short)
