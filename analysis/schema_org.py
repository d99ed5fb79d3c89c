"""The vocabulary of Schema.org: which types and properties there are, and what belongs to what.

The data is compiled from the release file of schema.org and ships in `data/schema_org.json` with its release.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

PLAIN = frozenset("Text URL Date DateTime Time Number Integer Float Boolean".split())
_ROOT = "schema:"
_PENDING = "https://pending.schema.org"


@dataclass(frozen=True)
class Vocabulary:
    release: str
    types: Mapping[str, list[str]]  # type → its parents
    properties: Mapping[str, tuple[list[str], list[str]]]  # property → types it belongs to, types of its values
    members: Mapping[str, str]  # member of an enumeration → its type
    superseded: Mapping[str, str]  # term → what took its place
    pending: Collection[str]  # terms that may still change

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        return {}

    def ancestors(self, name: str) -> frozenset[str]:
        """Return a type and everything it is a kind of."""
        known = self._ancestors.get(name)
        if known is None:
            above = (self.ancestors(parent) for parent in self.types.get(name, ()))
            known = self._ancestors[name] = frozenset({name}).union(*above)
        return known

    def belongs(self, name: str, types: Iterable[str]) -> bool:
        """Whether one of the types, or what it is a kind of, has the property."""
        on = self.properties[name][0]
        return any(not self.ancestors(kind).isdisjoint(on) for kind in types)

    def is_enumeration(self, name: str) -> bool:
        return "Enumeration" in self.ancestors(name)

    def values(self, name: str) -> list[str]:
        """Return the types a property's values may have."""
        return self.properties[name][1]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the product."""
    text = files("analysis").joinpath("data", "schema_org.json").read_text(encoding="utf-8")
    return Vocabulary(**json.loads(text))


@lru_cache(maxsize=10_000)
def short_name(name: str) -> str:
    """Return a term without schema.org's address, whatever scheme it is written with."""
    for prefix in ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/"):
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name


def compile_vocabulary(graph: Iterable[Mapping[str, Any]], release: str) -> dict[str, Any]:
    """Return what ships of a release file (`schemaorg-current-https.jsonld`): names and relations, no prose."""
    nodes = [node for node in graph if node["@id"].startswith(_ROOT)]
    types = {_name(n): sorted(_names(n, "rdfs:subClassOf")) for n in nodes if "rdfs:Class" in _kinds(n)}
    properties = {
        _name(n): (sorted(_names(n, "schema:domainIncludes")), sorted(_names(n, "schema:rangeIncludes")))
        for n in nodes if "rdf:Property" in _kinds(n)
    }  # fmt: skip
    members = {_name(n): kind[len(_ROOT) :] for n in nodes for kind in _kinds(n) if kind[len(_ROOT) :] in types}
    superseded = {_name(n): names[0] for n in nodes if (names := sorted(_names(n, "schema:supersededBy")))}
    pending = [_name(n) for n in nodes if (n.get("schema:isPartOf") or {}).get("@id") == _PENDING]
    members = {name: kind for name, kind in members.items() if name not in types}
    return {
        "release": release, "types": dict(sorted(types.items())), "properties": dict(sorted(properties.items())),
        "members": dict(sorted(members.items())), "superseded": dict(sorted(superseded.items())),
        "pending": sorted(pending),
    }  # fmt: skip


def _name(node: Mapping[str, Any]) -> str:
    name: str = node["@id"]
    return name[len(_ROOT) :]


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node["@type"]
    return kinds if isinstance(kinds, list) else [kinds]


def _names(node: Mapping[str, Any], key: str) -> list[str]:
    """Return the terms a node points to, those of other vocabularies aside."""
    value = node.get(key, [])
    listed = value if isinstance(value, list) else [value]
    return [other["@id"][len(_ROOT) :] for other in listed if other["@id"].startswith(_ROOT)]
