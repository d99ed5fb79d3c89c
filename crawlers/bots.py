"""Which bot a user agent claims to be, and what is known of it: operator, purpose, how it takes robots.txt."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

Actor = Literal["search", "ai", "seo", "social", "monitoring", "feed", "archive", "other_bot"]
Purpose = Literal[
    "search", "ai_training", "ai_search", "ai_user", "ai_other", "seo", "social", "monitoring", "feed", "archive",
    "ads", "inspection", "security", "research", "accessibility", "library", "other",
]  # fmt: skip
# group: keeps to its group in robots.txt, else to the one for all. named: only to a group that names it. user: fetches
# what a person asks for, so robots.txt does not speak to it. exempt: its operator says that it reads none.
RobotsHabit = Literal["group", "named", "user", "exempt"]

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
NO_AGENT = "no user agent"  # what a request without one is called
_LOOK_AROUND = re.compile(r"\(\?<?[!=][^()]*\)")
_SIEVE_BYTES = 64 * 1024 * 1024  # at most
_LONGEST_AGENT = 2_048  # characters looked at; no known bot names itself later


@dataclass(frozen=True)
class BotId:
    """What is known of a bot. One the catalogue does not hold has a name and nothing else."""

    name: str
    operator: str = ""
    actor: Actor = "other_bot"
    purpose: Purpose = "other"
    ranges: tuple[str, ...] = ()  # lists of its published addresses; the first we hold counts
    dns: str = ""  # rule about the host names its addresses have; empty where its operator publishes none
    robots: RobotsHabit = "group"
    tokens: tuple[str, ...] = ()  # names robots.txt knows it by; the first that has a group counts
    is_catalogued: bool = False


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


@lru_cache(maxsize=100_000)  # a log has a few thousand distinct user agents; hostile ones may have more
def classify(user_agent: str) -> BotId | None:
    """Return the bot a user agent claims to be, or None for a browser.

    The catalogue decides first. Then whatever calls itself bot, crawler or spider, names a web or mail address, or does
    not begin as browsers do is an `other_bot`; so is a request without a user agent.
    """
    agent = user_agent[:_LONGEST_AGENT]
    if agent in ("", "-"):
        return _nobody()
    lowered = agent.lower()
    for entry in _candidates(agent):
        if entry.fits(agent, lowered):
            return entry.bot
    return _unnamed(agent)


def _unnamed(agent: str) -> BotId | None:
    text = _PHONES.sub("", agent)
    if _BROWSER.match(text) and not _LINK.search(text) and not _UNNAMED.search(text):
        return None
    without_links = _LINK.sub(" ", text)  # nor is part of somebody's mail address a name
    own_name = _OWN_NAME.search(without_links) or _PRODUCT.match(without_links)
    return bot_named(own_name.group() if own_name else "unnamed bot")


def bot_named(name: str) -> BotId:
    """Return a bot by its name, as `classify` gives it; of one the catalogue does not hold no more is known."""
    known = _by_name().get(name)
    if known is not None:
        return known
    return _nobody() if name == NO_AGENT else BotId(name, tokens=(name.lower(),))


@cache
def _by_name() -> dict[str, BotId]:
    return {entry.bot.name: entry.bot for entry in _catalogue()}


def _nobody() -> BotId:
    """Return who names no user agent: most often a script, and nobody a robots.txt could speak to."""
    return BotId(NO_AGENT, robots="user")


def every_bot() -> tuple[BotId, ...]:
    """Return the bots of the catalogue, in the order in which a user agent is held against them."""
    return tuple(entry.bot for entry in _catalogue())


def catalogue_read_on() -> date:
    """Return the day the sources of the catalogue were read."""
    return date.fromisoformat(_content()["read"])


def _candidates(agent: str) -> Iterator[_Entry]:
    """Yield the entries that may fit, in the catalogue's order; trying all 1,000 takes a hundred times as long."""
    entries = _catalogue()
    return (entries[number] for number in sorted(_sieve().Match(agent) or ()))


@cache
def _sieve() -> Any:
    """Return all entries as one automaton. RE2 knows no look-arounds: without them a pattern fits more, never less."""
    import re2

    options = re2.Options()
    options.max_mem = _SIEVE_BYTES
    sieve = re2.Set.SearchSet(options)
    for entry in _catalogue():
        plain = entry.text if entry.pattern is None else ""
        pattern = "(?i)" + re.escape(entry.any_case) if entry.any_case else re.escape(plain)
        sieve.Add(_LOOK_AROUND.sub("", entry.pattern.pattern) if entry.pattern else pattern)
    sieve.Compile()
    return sieve


@cache
def _catalogue() -> tuple[_Entry, ...]:
    return tuple(_entry(bot) for bot in _content()["bots"])


def _entry(bot: dict[str, Any]) -> _Entry:
    pattern = re.compile(bot["pattern"]) if "pattern" in bot else None
    known = BotId(
        bot["name"], bot.get("operator", ""), bot["actor"], bot["purpose"], tuple(bot.get("ranges", ())),
        bot.get("dns", ""), bot["robots"], tuple(bot.get("tokens", ())), is_catalogued=True,
    )  # fmt: skip
    return _Entry(known, bot.get("any_case", ""), bot.get("text", ""), pattern)


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("crawlers") / "data" / "bots.json").read_text(encoding="utf-8"))
    return content
