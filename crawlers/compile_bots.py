"""Compiles the shipped bot catalogue and address ranges from public sources.

`python -m crawlers.compile_bots DIR DATE`: DIR holds crawler_user_agents.json (MIT), ai_robots.json (MIT) and ipranges/
(CC0), DATE is the day they were read. What matters for search is decided by hand, in data/bots_decided.csv: its rows
are tried first and in their order, a special fetcher before the crawler whose name it contains.
"""

import csv
import ipaddress
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

RANGE_FILES = {
    "google-common": ("googlebot_ipv4.txt", "googlebot_ipv6.txt"),
    "bing": ("bing_ipv4.txt",),
    "duckduckgo": ("duckduckbot_ipv4.txt",),
    "openai": ("openai_ipv4.txt",),
    "perplexity": ("perplexity_ipv4.txt",),
}
ROBOTS_TOKENS = ("Google-Extended", "Applebot-Extended")  # names for robots.txt; no request carries them
SHORTEST_TEXT = 6  # characters
COMMON_WORDS = ("code", "fetch", "spider")  # names in the sources that other user agents use as plain words
# tag of crawler-user-agents → actor, purpose and how it takes robots.txt; the first that fits
OF_TAG = {
    "ai-crawler": ("ai", "ai_other", "group"),
    "feed-reader": ("feed", "feed", "user"),
    "social-preview": ("social", "social", "user"),
    "archiver": ("archive", "archive", "group"),
    "monitoring": ("monitoring", "monitoring", "user"),
    "advertising": ("other_bot", "ads", "group"),
    "search-engine": ("search", "search", "group"),
    "seo": ("seo", "seo", "group"),
    "scanner": ("other_bot", "security", "group"),
    "academic": ("other_bot", "research", "group"),
    "http-library": ("other_bot", "library", "user"),
    "browser-automation": ("other_bot", "library", "user"),
}
# words in what ai.robots.txt says an agent is for → purpose; the first that fits
AI_PURPOSES = (
    (r"^AI (?:Coding )?(?:Assistants|Agents)$|user.initiated|user prompts", "ai_user"),
    (r"\bsearch\b|answers to user queries", "ai_search"),
    (r"train|scrap|data provider|dataset|machine learning|data", "ai_training"),
)
# what of a sentence about an operator follows its name, and what is no name at all
_BEHIND_OPERATOR = re.compile(r" that | to |, | \(|\. ")
_NO_OPERATOR = re.compile(r"Unclear|Unknown|Anyone|https?:")


def compile_catalogue(sources: Path, read_on: str) -> dict[str, Any]:
    """Return the catalogue: decided bots first, then the others, the longest pattern first."""
    decided = list(_decided())
    others = {bot["name"].lower(): bot for bot in [*_named_by_patterns(sources), *_named_by_ai_robots(sources)]}
    left_out = {name.lower() for name in (*ROBOTS_TOKENS, *COMMON_WORDS, *(bot["name"] for bot in decided))}
    kept = [bot for name, bot in others.items() if name not in left_out]
    kept.sort(key=lambda bot: (-len(bot.get("text") or bot["pattern"]), bot["name"]))
    return {
        "read": read_on,
        "sources": ["monperrus/crawler-user-agents (MIT)", "ai-robots-txt/ai.robots.txt (MIT)"],
        "bots": [{key: value for key, value in bot.items() if value} for bot in decided + kept],
    }


def _decided() -> Iterator[dict[str, Any]]:
    with (DATA / "bots_decided.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            about = {key: row[key] for key in ("name", "operator", "actor", "purpose", "dns", "robots")}
            yield about | {
                "ranges": row["ranges"].split(), "tokens": row["tokens"].split(), "any_case": row["name"].lower()
            }  # fmt: skip


def _other(name: str, kind: tuple[str, str, str], operator: str = "") -> dict[str, Any]:
    """Return a bot nobody publishes addresses of; robots.txt knows it by its name."""
    actor, purpose, robots = kind
    tokens = [] if robots == "user" else [name.lower()]
    return {
        "name": name, "operator": operator, "actor": actor, "purpose": purpose, "dns": "", "robots": robots,
        "ranges": [], "tokens": tokens,
    }  # fmt: skip


def _found_by(text: str) -> dict[str, str]:
    """Return how a bot is found by a text in its user agent. A short one must stand alone: "code" is in many words."""
    edges = "(?<!\\w)", "(?!\\w)" if text[-1:].isalnum() else ""
    return {"pattern": re.escape(text).join(edges)} if len(text.strip("/;(")) < SHORTEST_TEXT else {"text": text}


def _named_by_patterns(sources: Path) -> Iterator[dict[str, Any]]:
    for entry in json.loads((sources / "crawler_user_agents.json").read_text(encoding="utf-8")):
        pattern, kind = entry["pattern"], _kind(entry.get("tags", []))
        if set(re.sub(r"\\[^\w]", "", pattern)) & set(r"\^$()[]{}?*+|."):
            yield _other(_plain(pattern), kind) | {"pattern": pattern}
        else:
            text = re.sub(r"\\(.)", r"\1", pattern)
            yield _other(text.strip(" /;("), kind) | _found_by(text)


def _plain(pattern: str) -> str:
    """Return a pattern as a name: one spelling of its alternatives, no signs."""
    spelled = re.sub(r"\[(\w)(\w)\]", lambda pair: max(pair.groups(), key=str.isupper), pattern.split("|n")[0])
    return re.sub(r"\[[^\]]*\]\*?|\(\^\|.?\)|[^\w .-]", " ", spelled.replace("\\", "")).strip(" .-")


def _kind(tags: list[str]) -> tuple[str, str, str]:
    return next((kind for tag, kind in OF_TAG.items() if tag in tags), ("other_bot", "other", "group"))


def _named_by_ai_robots(sources: Path) -> Iterator[dict[str, Any]]:
    for name, about in json.loads((sources / "ai_robots.json").read_text(encoding="utf-8")).items():
        yield _other(name, _ai_kind(about["function"]), _operator(about["operator"])) | _found_by(name)


def _operator(text: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).removeprefix("the Chinese company ")
    return "" if _NO_OPERATOR.match(plain) else _BEHIND_OPERATOR.split(plain)[0]


def _ai_kind(function: str) -> tuple[str, str, str]:
    purpose = next((p for words, p in AI_PURPOSES if re.search(words, function, re.IGNORECASE)), "ai_other")
    return "ai", purpose, "user" if purpose == "ai_user" else "group"


def compile_ranges(sources: Path, read_on: str) -> dict[str, Any]:
    """Return the address ranges by set; a set is complete for the versions of IP it lists."""
    sets = {name: _ranges(sources, files) for name, files in RANGE_FILES.items()}
    return {"read": read_on, "sources": ["lord-alfred/ipranges (CC0)"], "sets": sets}


def _ranges(sources: Path, files: tuple[str, ...]) -> list[str]:
    lines = [line for file in files for line in (sources / "ipranges" / file).read_text().split()]
    return [str(ipaddress.ip_network(line)) for line in lines]


def main(sources: str, read_on: str) -> None:
    for name, content in (
        ("bots.json", compile_catalogue(Path(sources), read_on)),
        ("bot_ranges.json", compile_ranges(Path(sources), read_on)),
    ):
        (DATA / name).write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
