"""Compiles the shipped bot catalogue and address ranges from public sources.

`python -m crawlers.compile_bots DIR DATE`: DIR holds crawler_user_agents.json (MIT), ai_robots.json (MIT) and ipranges/
(CC0), DATE is the day they were read. Names, actors and range sets that matter for search are decided here.
"""

import ipaddress
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

# Decided by hand, tried first and in this order: a special fetcher before the crawler whose name it contains. Each is
# name, operator, actor, range set. A range set is the operator's published list for exactly these agents.
DECIDED = (
    ("AdsBot-Google-Mobile", "Google", "other_bot", ""),
    ("AdsBot-Google", "Google", "other_bot", ""),
    ("Mediapartners-Google", "Google", "other_bot", ""),
    ("Google-InspectionTool", "Google", "other_bot", "google"),
    ("GoogleOther", "Google", "other_bot", "google"),
    ("Storebot-Google", "Google", "search", "google"),
    ("Google-CloudVertexBot", "Google", "ai", "google"),
    ("FeedFetcher-Google", "Google", "feed", ""),
    ("Feedfetcher", "Google", "feed", ""),
    ("GoogleProducer", "Google", "feed", ""),
    ("Google-Site-Verification", "Google", "other_bot", ""),
    ("Google-Read-Aloud", "Google", "other_bot", ""),
    ("Google-NotebookLM", "Google", "ai", ""),
    ("APIs-Google", "Google", "other_bot", ""),
    ("Google-Safety", "Google", "other_bot", ""),
    ("Google Web Preview", "Google", "other_bot", ""),
    ("Chrome-Lighthouse", "Google", "seo", ""),
    ("Googlebot-Image", "Google", "search", "google"),
    ("Googlebot-Video", "Google", "search", "google"),
    ("Googlebot-News", "Google", "search", "google"),
    ("Googlebot", "Google", "search", "google"),
    ("adidxbot", "Microsoft", "other_bot", ""),
    ("BingPreview", "Microsoft", "other_bot", ""),
    ("MicrosoftPreview", "Microsoft", "social", ""),
    ("bingbot", "Microsoft", "search", "bing"),
    ("msnbot", "Microsoft", "search", ""),
    ("DuckAssistBot", "DuckDuckGo", "ai", ""),
    ("DuckDuckGo-Favicons-Bot", "DuckDuckGo", "other_bot", ""),
    ("DuckDuckBot", "DuckDuckGo", "search", "duckduckgo"),
    ("OAI-SearchBot", "OpenAI", "ai", "openai"),
    ("ChatGPT-User", "OpenAI", "ai", "openai"),
    ("GPTBot", "OpenAI", "ai", "openai"),
    ("Perplexity-User", "Perplexity", "ai", ""),
    ("PerplexityBot", "Perplexity", "ai", "perplexity"),
    ("Claude-SearchBot", "Anthropic", "ai", ""),
    ("Claude-User", "Anthropic", "ai", ""),
    ("ClaudeBot", "Anthropic", "ai", ""),
    ("meta-externalagent", "Meta", "ai", ""),
    ("meta-externalfetcher", "Meta", "ai", ""),
    ("facebookexternalhit", "Meta", "social", ""),
    ("Amazonbot", "Amazon", "ai", ""),
    ("Bytespider", "ByteDance", "ai", ""),
    ("CCBot", "Common Crawl", "ai", ""),
    ("Applebot", "Apple", "search", ""),
    ("YandexBot", "Yandex", "search", ""),
    ("Baiduspider", "Baidu", "search", ""),
    ("Sogou web spider", "Sogou", "search", ""),
    ("SeznamBot", "Seznam", "search", ""),
    ("Yahoo! Slurp", "Yahoo", "search", ""),
    ("Qwantbot", "Qwant", "search", ""),
    ("PetalBot", "Huawei", "search", ""),
    ("MojeekBot", "Mojeek", "search", ""),
    ("AhrefsSiteAudit", "Ahrefs", "seo", ""),
    ("AhrefsBot", "Ahrefs", "seo", ""),
    ("SemrushBot", "Semrush", "seo", ""),
    ("MJ12bot", "Majestic", "seo", ""),
    ("DotBot", "Moz", "seo", ""),
    ("rogerbot", "Moz", "seo", ""),
    ("Screaming Frog SEO Spider", "Screaming Frog", "seo", ""),
    ("SISTRIX", "SISTRIX", "seo", ""),
    ("ia_archiver", "Internet Archive", "archive", ""),
    ("archive.org_bot", "Internet Archive", "archive", ""),
    ("Sitelore", "the user", "seo", ""),
)
RANGE_FILES = {
    "google": ("googlebot_ipv4.txt", "googlebot_ipv6.txt"),
    "bing": ("bing_ipv4.txt",),
    "duckduckgo": ("duckduckbot_ipv4.txt",),
    "openai": ("openai_ipv4.txt",),
    "perplexity": ("perplexity_ipv4.txt",),
}
ROBOTS_TOKENS = ("Google-Extended", "Applebot-Extended")  # names for robots.txt; no request carries them
SHORTEST_TEXT = 6  # characters
COMMON_WORDS = ("code", "fetch", "spider")  # names in the sources that other user agents use as plain words
ACTOR_OF_TAG = (  # the first that fits
    ("ai-crawler", "ai"),
    ("feed-reader", "feed"),
    ("social-preview", "social"),
    ("archiver", "archive"),
    ("monitoring", "monitoring"),
    ("search-engine", "search"),
    ("seo", "seo"),
)


def compile_catalogue(sources: Path, read_on: str) -> dict[str, Any]:
    """Return the catalogue: decided bots first, then the others, the longest pattern first."""
    decided = [{"name": n, "operator": o, "actor": a, "ranges": r, "any_case": n.lower()} for n, o, a, r in DECIDED]
    others = {bot["name"].lower(): bot for bot in [*_named_by_patterns(sources), *_named_by_ai_robots(sources)]}
    left_out = {name.lower() for name in (*ROBOTS_TOKENS, *COMMON_WORDS)} | {name.lower() for name, *_ in DECIDED}
    kept = [bot for name, bot in others.items() if name not in left_out]
    kept.sort(key=lambda bot: (-len(bot.get("text") or bot["pattern"]), bot["name"]))
    return {
        "read": read_on,
        "sources": ["monperrus/crawler-user-agents (MIT)", "ai-robots-txt/ai.robots.txt (MIT)"],
        "bots": decided + kept,
    }


def _entry(name: str, text: str, actor: str, operator: str = "") -> dict[str, str]:
    """Return a bot found by a text in its user agent. A short text must stand alone: "code" is in many words."""
    edges = "(?<!\\w)", "(?!\\w)" if text[-1:].isalnum() else ""
    found_by = {"pattern": re.escape(text).join(edges)} if len(text.strip("/;(")) < SHORTEST_TEXT else {"text": text}
    return {"name": name, "operator": operator, "actor": actor, "ranges": ""} | found_by


def _named_by_patterns(sources: Path) -> Iterator[dict[str, str]]:
    for entry in json.loads((sources / "crawler_user_agents.json").read_text(encoding="utf-8")):
        pattern, actor = entry["pattern"], _actor(entry.get("tags", []))
        if set(re.sub(r"\\[^\w]", "", pattern)) & set(r"\^$()[]{}?*+|."):
            name = _plain(pattern)
            yield {"name": name, "operator": "", "actor": actor, "ranges": "", "pattern": pattern}
        else:
            text = re.sub(r"\\(.)", r"\1", pattern)
            yield _entry(text.strip(" /;("), text, actor)


def _plain(pattern: str) -> str:
    """Return a pattern as a name: one spelling of its alternatives, no signs."""
    spelled = re.sub(r"\[(\w)(\w)\]", lambda pair: max(pair.groups(), key=str.isupper), pattern.split("|n")[0])
    return re.sub(r"\[[^\]]*\]\*?|\(\^\|.?\)|[^\w .-]", " ", spelled.replace("\\", "")).strip(" .-")


def _actor(tags: list[str]) -> str:
    return next((actor for tag, actor in ACTOR_OF_TAG if tag in tags), "other_bot")


def _named_by_ai_robots(sources: Path) -> Iterator[dict[str, str]]:
    for name, about in json.loads((sources / "ai_robots.json").read_text(encoding="utf-8")).items():
        operator = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", about["operator"])
        known = "" if operator.startswith("Unclear") else operator
        yield _entry(name, name, "ai", known)


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
