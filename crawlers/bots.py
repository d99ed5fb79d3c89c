"""Which bot a user agent claims to be, and whether the address it came from may make that claim."""

import ipaddress
import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

Actor = Literal["search", "ai", "seo", "social", "monitoring", "feed", "archive", "other_bot"]
Verification = Literal["verified", "plausible", "spoofed", "unknown"]
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_UNNAMED = re.compile(r"bot\b|bot[^a-z]|crawl|spider", re.IGNORECASE)
_OWN_NAME = re.compile(r"[A-Za-z][\w-]{0,30}(?:bot|crawl|spider)[\w-]{0,20}", re.IGNORECASE)
_LINK = re.compile(r"[^\s;,()]*(?:://|www\.|@)[^\s;,()]*")
_BROWSER = re.compile(
    r"(?:Mozilla|Opera|Dalvik|HbbTV)/|(?:Alcatel|HTC|LG|MOT|Nokia|Samsung|SIE|SonyEricsson)[-_ \dA-Z]"
    r"|.*(?:Android|Browser|Mobile|Safari|MIDP|CLDC|MMP/|WAP|Obigo|NetFront|DoCoMo)",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"(?!Mozilla/)[A-Za-z][\w.-]{1,30}")
_PHONES = re.compile(r"\bcubot\b", re.IGNORECASE)  # a make of phones, read by people
_LONGEST_AGENT = 2_048  # characters looked at; no known bot names itself later


@dataclass(frozen=True)
class BotId:
    name: str
    operator: str
    actor: Actor
    ranges: str  # set of published addresses of exactly this agent; empty where its operator publishes none we ship


@dataclass(frozen=True)
class _Entry:
    """A bot and the one way it is found by. Most by a plain text: 1,000 regular expressions take 20 times as long."""

    bot: BotId
    any_case: str
    text: str
    pattern: re.Pattern[str] | None

    def fits(self, agent: str, lowered: str) -> bool:
        if self.any_case:
            return self.any_case in lowered
        return self.text in agent if self.pattern is None else bool(self.pattern.search(agent))


@dataclass(frozen=True)
class _Ranges:
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


@lru_cache(maxsize=100_000)  # a log has a few thousand distinct user agents; hostile ones may have more
def classify(user_agent: str) -> BotId | None:
    """Return the bot a user agent claims to be, or None for a browser.

    The catalogue decides first. Then whatever calls itself bot, crawler or spider, names a web or mail address, or does
    not begin as browsers do is an `other_bot`; so is a request without a user agent.
    """
    agent = user_agent[:_LONGEST_AGENT]
    if agent in ("", "-"):
        return BotId("no user agent", "", "other_bot", "")
    lowered = agent.lower()
    for entry in _catalogue():
        if entry.fits(agent, lowered):
            return entry.bot
    return _unnamed(agent)


def _unnamed(agent: str) -> BotId | None:
    text = _PHONES.sub("", agent)
    if _BROWSER.match(text) and not _LINK.search(text) and not _UNNAMED.search(text):
        return None
    without_links = _LINK.sub(" ", text)  # nor is part of somebody's mail address a name
    own_name = _OWN_NAME.search(without_links) or _PRODUCT.match(without_links)
    return BotId(own_name.group() if own_name else "unnamed bot", "", "other_bot", "")


def verify(address: str, bot: BotId) -> Verification:
    """Return whether an address belongs to the bot, judged by the operator's published ranges of `ranges_read_on`.

    verified: it lies in them. plausible: the log keeps only a block of addresses (last octet 0 or removed, host half of
    an IPv6 address 0), all of which lie in them. spoofed: the list is complete and the address is outside. unknown: no
    list for this bot or version of IP, no address (a host name), or a block that lies in them only in part.
    """
    ranges = _range_sets().get(bot.ranges, {})
    block = address_block(address)
    if block is None or block.version not in ranges:
        return "unknown"
    overlap = ranges[block.version].overlap(int(block[0]), int(block[-1]))
    if block.num_addresses == 1:
        return "verified" if overlap == "whole" else "spoofed"
    return {"whole": "plausible", "part": "unknown", "none": "spoofed"}[overlap]  # type: ignore[return-value]


def address_block(text: str) -> Network | None:
    """Return the addresses a logged client address stands for: one, or the block a shortened one came from.

    `::ffff:192.0.2.7` is the IPv4 address, brackets, ports and zone ids are dropped. None for a host name.
    """
    plain = text.strip().strip("[]").partition("%")[0]
    shortened = re.fullmatch(r"(\d{1,3}\.\d{1,3}\.\d{1,3})(?:\.(?:0|x{1,3}|\*|-)?)?", plain, re.IGNORECASE)
    try:
        if shortened:
            return ipaddress.ip_network(f"{shortened.group(1)}.0/24")
        address = ipaddress.ip_address(re.sub(r"^(\d+\.\d+\.\d+\.\d+):\d+$|\]:\d+$", r"\1", plain))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return _block_of_ipv6(address)
    return ipaddress.ip_network(address)


def _block_of_ipv6(address: ipaddress.IPv6Address) -> Network | None:
    if address.ipv4_mapped:
        return address_block(str(address.ipv4_mapped))
    host_bits = next((bits for bits in (80, 64) if int(address) and not int(address) & ((1 << bits) - 1)), 0)
    return ipaddress.ip_network((int(address), 128 - host_bits))


def canonical_address(text: str) -> str:
    """Return one spelling for all spellings of an address; a host name in lower case."""
    block = address_block(text)
    return str(block[0]) if block is not None else text.strip().lower()


@cache
def bot_named(name: str) -> BotId:
    """Return a bot of the catalogue by its name."""
    return next(entry.bot for entry in _catalogue() if entry.bot.name == name)


def ranges_read_on() -> date:
    """Return the day the shipped ranges were read from their operators' lists."""
    return date.fromisoformat(_data("bot_ranges.json")["read"])


def known_ranges(bot: BotId) -> tuple[str, ...]:
    """Return the address ranges a bot is verified by, none where there is no list."""
    return tuple(_data("bot_ranges.json")["sets"].get(bot.ranges, ()))


@cache
def _catalogue() -> tuple[_Entry, ...]:
    return tuple(_entry(bot) for bot in _data("bots.json")["bots"])


def _entry(bot: dict[str, str]) -> _Entry:
    pattern = re.compile(bot["pattern"]) if "pattern" in bot else None
    known = BotId(bot["name"], bot["operator"], bot["actor"], bot["ranges"])  # type: ignore[arg-type]
    return _Entry(known, bot.get("any_case", ""), bot.get("text", ""), pattern)


@cache
def _range_sets() -> dict[str, dict[int, _Ranges]]:
    sets: dict[str, dict[int, _Ranges]] = {"": {}}
    for name, texts in _data("bot_ranges.json")["sets"].items():
        networks = [ipaddress.ip_network(text) for text in texts]
        sets[name] = {
            version: _merged([n for n in networks if n.version == version])
            for version in sorted({n.version for n in networks})
        }
    return sets


def _merged(networks: list[Network]) -> _Ranges:
    merged = sorted(ipaddress.collapse_addresses(networks))  # type: ignore[type-var]
    return _Ranges(tuple(int(n[0]) for n in merged), tuple(int(n[-1]) for n in merged))


@cache
def _data(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("crawlers") / "data" / name).read_text(encoding="utf-8"))
    return content
