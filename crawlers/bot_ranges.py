"""Published address ranges of bots: the lists shipped, those refreshed since, and what makes a list fit to be used."""

import ipaddress
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Any, Literal

from analysis.errors import InputError
from crawlers.addresses import Network

STALE_DAYS = 7  # operators change their lists weekly at most; an older one takes some bots for strangers
# A crawler has some thousand addresses, an operator's whole network some million. A list that holds more is no list of
# a crawler, and one network larger than these would let half the internet pass as a bot.
_WIDEST = {4: 12, 6: 24}  # shortest prefixes
_MOST = {4: 2**24, 6: 2**104}  # addresses
_FEWEST_KEPT = 0.1  # part of the addresses known before; with less it is another list, or one cut off


@dataclass(frozen=True)
class _Spans:
    """Address ranges of one version of IP, merged and sorted so that a search finds the only candidate."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def overlap(self, first: int, last: int) -> Literal["whole", "part", "none"]:
        at = bisect_right(self.starts, first) - 1
        if at >= 0 and last <= self.ends[at]:
            return "whole"
        touches_before = at >= 0 and first <= self.ends[at]
        touches_after = at + 1 < len(self.starts) and self.starts[at + 1] <= last
        return "part" if touches_before or touches_after else "none"


@dataclass(frozen=True)
class RangeList:
    """One operator's list for some of its agents, as it was on a day."""

    name: str
    read: date  # when it was read from the operator, or from who collects such lists
    prefixes: tuple[str, ...]

    @cached_property
    def spans(self) -> dict[int, _Spans]:
        """Return the merged ranges by version of IP; a version the list does not have is missing."""
        networks = [ipaddress.ip_network(text) for text in self.prefixes]
        versions = sorted({network.version for network in networks})
        return {version: _merged([n for n in networks if n.version == version]) for version in versions}

    @cached_property
    def digest(self) -> str:
        return sha256("\n".join(sorted(self.prefixes)).encode()).hexdigest()[:16]

    def age(self, today: date) -> int:
        """Return the days since the list was read."""
        return (today - self.read).days


@dataclass(frozen=True)
class RangeBook:
    """All lists that addresses are held against."""

    lists: Mapping[str, RangeList]

    def first_of(self, names: Iterable[str]) -> RangeList | None:
        """Return the first of these lists that there is."""
        return next((self.lists[name] for name in names if name in self.lists), None)

    def with_lists(self, newer: Iterable[RangeList]) -> "RangeBook":
        return RangeBook({**self.lists, **{one.name: one for one in newer}})

    def told(self) -> dict[str, dict[str, str]]:
        """Return which lists these are, for the provenance of what was judged by them."""
        known = sorted(self.lists.items())
        return {name: {"read": one.read.isoformat(), "digest": one.digest} for name, one in known}


@cache
def shipped_ranges() -> RangeBook:
    """Return the lists that come with the product."""
    content = _data("bot_ranges.json")
    read = date.fromisoformat(content["read"])
    return RangeBook({name: RangeList(name, read, tuple(texts)) for name, texts in sorted(content["sets"].items())})


@cache
def sources() -> dict[str, str]:
    """Return the addresses operators publish their lists at, by the name of the list."""
    return {name: about["url"] for name, about in sorted(_data("bot_sources.json")["ranges"].items())}


@cache
def operator_of(name: str) -> str:
    """Return whose list it is."""
    known = _data("bot_sources.json")["ranges"]
    return str(known[name]["operator"]) if name in known else ""


@cache
def host_names_of(rule: str) -> tuple[str, ...]:
    """Return the domains an operator's addresses have their names in, none where it tells none."""
    return tuple(_data("bot_sources.json")["dns"].get(rule, ()))


@cache
def every_domain() -> frozenset[str]:
    """Return the domains of all operators."""
    return frozenset(domain for domains in _data("bot_sources.json")["dns"].values() for domain in domains)


def read_prefixes(content: object) -> tuple[str, ...]:
    """Return the networks of an operator's list: `{"prefixes": [{"ipv4Prefix": …}, {"ipv6Prefix": …}]}`.

    Anything else raises an InputError that says what is wrong: an answer with other JSON, a prefix that is no network,
    one nobody on the internet has, none at all, or so many addresses that nearly everyone would pass.
    """
    entries = content.get("prefixes") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise InputError("bot-ranges-schema")
    if not entries:
        raise InputError("bot-ranges-none")
    networks = [_network(entry) for entry in entries]
    for version in (4, 6):
        if _size(_merged([network for network in networks if network.version == version])) > _MOST[version]:
            raise InputError("bot-ranges-too-wide", prefix=f"IPv{version}")
    return tuple(sorted({str(network) for network in networks}))


def _network(entry: object) -> Network:
    named = entry if isinstance(entry, dict) else {}
    text = named.get("ipv4Prefix", named.get("ipv6Prefix"))
    if not isinstance(text, str):
        raise InputError("bot-ranges-schema")
    try:
        network = ipaddress.ip_network(text)
    except ValueError as error:
        raise InputError("bot-ranges-prefix", prefix=text[:64]) from error
    if network.prefixlen < _WIDEST[network.version]:
        raise InputError("bot-ranges-too-wide", prefix=text)
    if not network.is_global:
        raise InputError("bot-ranges-prefix", prefix=text)
    return network


def check_against(newer: RangeList, known: RangeList | None) -> None:
    """Raise an InputError where a list has lost nearly all addresses the one before it had."""
    if known is None:
        return
    for version, spans in known.spans.items():
        before = _size(spans)
        if _size(newer.spans.get(version)) < before * _FEWEST_KEPT:
            raise InputError("bot-ranges-shrunk", version=version, before=before, now=_size(newer.spans.get(version)))


def _size(spans: _Spans | None) -> int:
    return sum(end - start + 1 for start, end in zip(spans.starts, spans.ends, strict=True)) if spans else 0


def _merged(networks: list[Network]) -> _Spans:
    merged = sorted(ipaddress.collapse_addresses(networks))  # type: ignore[type-var]
    return _Spans(tuple(int(n[0]) for n in merged), tuple(int(n[-1]) for n in merged))


def _data(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("crawlers") / "data" / name).read_text(encoding="utf-8"))
    return content
