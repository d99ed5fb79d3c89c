"""Items of structured data, whatever syntax they are written in: typed nodes with properties and places."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.schema_org import short_name

Value = "Item | str | int | float | bool"
MAX_ITEMS = 2_000  # on a page: a list of products has hundreds; more is a program's doing
MAX_DEPTH = 32  # nodes within nodes

_OWN = ("https://schema.org", "http://schema.org", "https://www.schema.org", "http://www.schema.org")
_UNWRAPPED = ("@value", "@list", "@set")


@dataclass(frozen=True)
class Item:
    """A node: what it is, what it says, and where it stands."""

    types: tuple[str, ...]
    properties: Mapping[str, tuple[Any, ...]]  # property → Item, str, number or bool, in order
    path: str = ""  # the property it is the value of, from the top: offers.seller; empty for an item of its own
    identity: str = ""  # its @id
    syntax: str = "json-ld"
    block: int = 0  # which block of the page
    problems: tuple[str, ...] = field(default=())  # no_context: nothing says that its words are Schema.org's

    def within(self) -> Iterator["Item"]:
        """Yield the item and those it contains."""
        yield self
        for values in self.properties.values():
            for value in values:
                if isinstance(value, Item):
                    yield from value.within()


def read_json_ld(blocks: Sequence[Mapping[str, str]]) -> list[Item]:
    """Return the items of a page's JSON-LD, each block by itself; a block that cannot be parsed holds none.

    Read are nodes in lists and in @graph, several types, @value, @list and @set, and terms with schema.org's address or
    a prefix of the block's context. Terms of other vocabularies are kept with their prefix and not judged. A node that
    has nothing but an @id points to another one; `resolve` puts that one in its place.
    """
    items: list[Item] = []
    for number, block in enumerate(blocks):
        if not block["error"]:
            reader = _Reader(number)
            items += reader.top(json.loads(block["text"], strict=False), None)
    return items


class _Reader:
    """Reads one block."""

    def __init__(self, block: int) -> None:
        self.block, self.read = block, 0

    def top(self, value: Any, context: "_Context | None") -> Iterator[Item]:
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict):
                known = _context(node["@context"]) if "@context" in node else context
                if "@graph" in node:
                    yield from self.top(node["@graph"], known)
                if node.keys() - {"@context", "@graph", "@id"}:
                    yield self._item(node, known, "", 0)

    def _item(self, node: Mapping[str, Any], context: "_Context | None", path: str, depth: int) -> Item:
        self.read += 1
        known = _context(node["@context"]) if path and "@context" in node else context
        properties = {}
        for key, value in node.items():
            if not key.startswith("@") and self.read < MAX_ITEMS and depth < MAX_DEPTH:
                name = known.term(key) if known else key
                properties[name] = tuple(self._values(value, known, f"{path}.{name}".lstrip("."), depth + 1))
        types = tuple(known.term(name) if known else name for name in _texts(node.get("@type")))
        problems = () if known and (known.own or known.prefixes) else ("no_context",)
        identity = node.get("@id")
        return Item(
            types, properties, path, identity if isinstance(identity, str) else "", "json-ld", self.block,
            problems if not path else (),
        )  # fmt: skip

    def _values(self, value: Any, context: "_Context | None", path: str, depth: int) -> Iterator[Any]:
        if isinstance(value, list):
            for part in value[:MAX_ITEMS]:
                yield from self._values(part, context, path, depth)
        elif isinstance(value, dict):
            wrapped = next((value[key] for key in _UNWRAPPED if key in value), None)
            if wrapped is not None:
                yield from self._values(wrapped, context, path, depth) if depth < MAX_DEPTH else ()
            else:
                yield self._item(value, context, path, depth)
        elif value is not None:
            yield value


@dataclass(frozen=True)
class _Context:
    own: bool  # whether words without a prefix are Schema.org's
    prefixes: frozenset[str]  # that stand for Schema.org

    def term(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        return rest if colon and prefix in self.prefixes else short_name(name)


def _context(value: Any) -> _Context:
    own, prefixes = False, set[str]()
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, str):
            own |= _is_own(part)
        elif isinstance(part, dict):
            own |= _is_own(part.get("@vocab"))
            prefixes |= {name for name, address in part.items() if not name.startswith("@") and _is_own(address)}
    return _Context(own, frozenset(prefixes))


def _is_own(address: Any) -> bool:
    return (
        isinstance(address, str)
        and address.strip().lower().rstrip("/#").removesuffix("/docs/jsonldcontext.jsonld") in _OWN
    )


def _texts(value: Any) -> list[str]:
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


def is_reference(item: Item) -> bool:
    """Whether the item is only named here and described elsewhere."""
    return bool(item.identity) and not item.types and not item.properties


def resolve(items: Sequence[Item]) -> dict[str, Item]:
    """Return the described items of a page by their @id."""
    described: dict[str, Item] = {}
    for item in items:
        for inner in item.within():
            if inner.identity and not is_reference(inner):
                described.setdefault(inner.identity, inner)
    return described


def followed(value: Any, described: Mapping[str, Item]) -> Any:
    """Return what a value stands for: a reference to an item of the page is that item."""
    if isinstance(value, Item) and is_reference(value):
        return described.get(value.identity, value)
    return value


def numbered(items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
    """Yield every typed or described item of a page with its number, those within others behind them."""
    every = (inner for item in items for inner in item.within() if not is_reference(inner))
    yield from enumerate(every)
