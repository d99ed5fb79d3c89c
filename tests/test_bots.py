import json
from pathlib import Path

import pytest

from crawlers.bots import bot_named, catalogue_read_on, classify, every_bot

DEV = Path(__file__).parents[2] / "shared" / "dev"
needs_dev_data = pytest.mark.skipif(not DEV.is_dir(), reason="../shared/dev is not here")

GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
)


@pytest.mark.parametrize(
    ("user_agent", "name", "actor", "purpose"),
    [
        (GOOGLEBOT, "Googlebot", "search", "search"),
        ("Googlebot-Image/1.0", "Googlebot-Image", "search", "search"),
        ("AdsBot-Google (+http://www.google.com/adsbot.html)", "AdsBot-Google", "other_bot", "ads"),
        ("GoogleOther", "GoogleOther", "other_bot", "research"),
        ("GoogleOther-Image/1.0", "GoogleOther-Image", "other_bot", "research"),
        ("Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)", "Google-InspectionTool", "other_bot", "inspection"),
        ("FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)", "FeedFetcher-Google", "feed", "feed"),
        ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "bingbot", "search", "search"),
        ("Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)", "GPTBot", "ai", "ai_training"),
        ("OAI-SearchBot/1.0; +https://openai.com/searchbot", "OAI-SearchBot", "ai", "ai_search"),
        ("Mozilla/5.0 (compatible; ChatGPT-User/1.0; +https://openai.com/bot)", "ChatGPT-User", "ai", "ai_user"),
        ("SemrushBot-SWA/0.1; +http://www.semrush.com/bot.html", "SemrushBot-SWA", "seo", "seo"),
        ("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "AhrefsBot", "seo", "seo"),
        ("facebookexternalhit/1.1", "facebookexternalhit", "social", "social"),
        ("Mozilla/5.0 (compatible; archive.org_bot +http://archive.org)", "archive.org_bot", "archive", "archive"),
        ("Mozilla/5.0 (compatible; NeverSeenBot/3.1)", "NeverSeenBot", "other_bot", "other"),
        ("ourtool/0.1", "ourtool", "other_bot", "other"),
        ("max.m@mail.example", "unnamed bot", "other_bot", "other"),
        ("-", "no user agent", "other_bot", "other"),
    ],
)  # fmt: skip
def test_a_bot_is_known_by_its_user_agent(user_agent, name, actor, purpose):
    bot = classify(user_agent)
    assert (bot.name, bot.actor, bot.purpose) == (name, actor, purpose)


@pytest.mark.parametrize("user_agent", [CHROME, "Mozilla/5.0 (Linux; Android 9; CUBOT X19) Mobile", "Opera/9.80 (X11)"])
def test_a_browser_is_no_bot(user_agent):
    assert classify(user_agent) is None


def test_names_for_robots_txt_are_no_bots_of_the_catalogue():
    names = {bot.name.lower() for bot in every_bot()}
    assert not names & {"google-extended", "applebot-extended"}
    assert classify("Mozilla/5.0 (compatible; Googlebot/2.1; Google-Extended)").name == "Googlebot"


@pytest.mark.parametrize(
    ("name", "habit", "tokens"),
    [
        ("Googlebot-Image", "group", ("googlebot-image", "googlebot")),
        ("AdsBot-Google", "named", ("adsbot-google",)),
        ("Applebot", "group", ("applebot", "googlebot")),
        ("FeedFetcher-Google", "user", ()),
        ("ChatGPT-User", "user", ()),
        ("Perplexity-User", "user", ()),
        ("Claude-User", "user", ()),
        ("facebookexternalhit", "user", ()),
        ("Google-Safety", "exempt", ()),
        ("Bytespider", "group", ("bytespider",)),
    ],
)
def test_how_a_bot_takes_robots_txt_is_known(name, habit, tokens):
    assert (bot_named(name).robots, bot_named(name).tokens) == (habit, tokens)


def test_every_bot_has_a_name_of_its_own_and_those_who_obey_have_a_name_in_robots_txt():
    bots = every_bot()
    assert len({bot.name.lower() for bot in bots}) == len(bots)
    assert [bot.name for bot in bots if bot.robots in ("group", "named") and not bot.tokens] == []
    assert [bot.name for bot in bots if bot.purpose == "ai_user" and bot.robots != "user"] == []
    assert catalogue_read_on().isoformat() == "2026-11-22"


@needs_dev_data
def test_every_real_bot_of_the_pattern_collection_is_a_bot():
    collection = json.loads((DEV / "bots" / "crawler_user_agents.json").read_text(encoding="utf-8"))
    instances = [instance for entry in collection for instance in entry.get("instances", [])]
    assert [text for text in instances if classify(text) is None] == []


@needs_dev_data
def test_real_agents_get_the_kind_their_collection_gives_them():
    """But for those decided by hand: a crawler of advertisements is no search engine's, though the same company's."""
    collection = json.loads((DEV / "bots" / "crawler_user_agents.json").read_text(encoding="utf-8"))
    wanted = {"search-engine": "search", "seo": "seo", "feed-reader": "feed", "monitoring": "monitoring"}
    tagged = [(i, e["tags"][0]) for e in collection if len(e["tags"]) == 1 for i in e.get("instances", [])]
    kinds = [(classify(text), wanted[tag], text) for text, tag in tagged if tag in wanted]
    left_to_it = [(bot.actor, kind, text) for bot, kind, text in kinds if not bot.operator]
    differing = [kind for kind in left_to_it if kind[0] != kind[1]]
    assert len(left_to_it) > 500
    assert len(differing) / len(left_to_it) < 0.02, differing


@needs_dev_data
def test_real_devices_are_hardly_ever_taken_for_bots():
    lines = (DEV / "bots" / "uap_device_sample.jsonl").read_text(encoding="utf-8").splitlines()
    devices = [row["ua"] for row in map(json.loads, lines) if row["device_family"] != "Spider"]
    bots = [text for text in devices if classify(text) is not None]
    assert len(bots) / len(devices) < 0.03, bots
