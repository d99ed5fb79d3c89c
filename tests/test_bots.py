import json
from pathlib import Path

import pytest

from crawlers.bots import address_block, bot_named, canonical_address, classify, known_ranges, ranges_read_on, verify

DEV = Path(__file__).parents[2] / "shared" / "dev"
needs_dev_data = pytest.mark.skipif(not DEV.is_dir(), reason="../shared/dev is not here")

GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
)


@pytest.mark.parametrize(
    ("user_agent", "name", "actor"),
    [
        (GOOGLEBOT, "Googlebot", "search"),
        ("Googlebot-Image/1.0", "Googlebot-Image", "search"),
        ("AdsBot-Google (+http://www.google.com/adsbot.html)", "AdsBot-Google", "other_bot"),
        ("GoogleOther", "GoogleOther", "other_bot"),
        ("Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)", "Google-InspectionTool", "other_bot"),
        ("FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)", "FeedFetcher-Google", "feed"),
        ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "bingbot", "search"),
        ("Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2; +https://openai.com/gptbot)", "GPTBot", "ai"),
        ("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "AhrefsBot", "seo"),
        ("facebookexternalhit/1.1", "facebookexternalhit", "social"),
        ("Mozilla/5.0 (compatible; archive.org_bot +http://archive.org)", "archive.org_bot", "archive"),
        ("Mozilla/5.0 (compatible; NeverSeenBot/3.1)", "NeverSeenBot", "other_bot"),
        ("ourtool/0.1", "ourtool", "other_bot"),
        ("max.m@mail.example", "unnamed bot", "other_bot"),
        ("-", "no user agent", "other_bot"),
    ],
)
def test_a_bot_is_known_by_its_user_agent(user_agent, name, actor):
    bot = classify(user_agent)
    assert (bot.name, bot.actor) == (name, actor)


@pytest.mark.parametrize("user_agent", [CHROME, "Mozilla/5.0 (Linux; Android 9; CUBOT X19) Mobile", "Opera/9.80 (X11)"])
def test_a_browser_is_no_bot(user_agent):
    assert classify(user_agent) is None


def test_names_for_robots_txt_are_no_bots_of_the_catalogue():
    for name in ("Google-Extended", "Applebot-Extended"):
        with pytest.raises(StopIteration):
            bot_named(name)


@pytest.mark.parametrize(
    ("address", "verification"),
    [
        ("66.249.66.1", "verified"),
        ("::ffff:66.249.66.1", "verified"),
        ("2001:4860:4801:10::2f", "verified"),
        ("2001:4860:4801:0010:0000:0000:0000:002F", "verified"),
        ("66.249.66.0", "plausible"),
        ("66.249.66", "plausible"),
        ("66.249.66.xxx", "plausible"),
        ("2001:4860:4801:10::", "plausible"),
        ("2001:4860:4801::", "unknown"),  # the shortened block holds other hosts, too
        ("203.0.113.7", "spoofed"),
        ("203.0.113.0", "spoofed"),
        ("crawl-66-249-66-1.googlebot.com", "unknown"),
    ],
)
def test_googlebot_is_judged_by_its_published_addresses(address, verification):
    assert verify(address, classify(GOOGLEBOT)) == verification


def test_without_a_list_for_the_bot_or_the_version_of_ip_nobody_is_accused():
    assert verify("203.0.113.7", classify("Mozilla/5.0 (compatible; YandexBot/3.0)")) == "unknown"
    assert verify("2001:db8::7", classify("bingbot/2.0")) == "unknown", "its list holds IPv4 only"
    assert verify("66.249.66.1", classify("AdsBot-Google")) == "unknown", "its addresses stand in another list"


def test_spellings_of_an_address_are_one_client():
    spellings = ["::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7:50123"]
    assert {canonical_address(text) for text in spellings} == {"192.0.2.7"}
    assert canonical_address("[2001:DB8:0::7%eth0]") == canonical_address("2001:db8::7")
    assert address_block("host.example") is None


def test_the_shipped_lists_say_when_they_were_read_and_are_neither_empty_nor_everything():
    assert ranges_read_on().isoformat() == "2026-11-22"
    for name in ("Googlebot", "bingbot", "DuckDuckBot", "GPTBot", "PerplexityBot"):
        blocks = [address_block(text.partition("/")[0]) for text in known_ranges(bot_named(name))]
        assert len(blocks) >= 10
        assert all(int(text.partition("/")[2]) >= 16 for text in known_ranges(bot_named(name)))


@needs_dev_data
def test_every_real_bot_of_the_pattern_collection_is_a_bot():
    collection = json.loads((DEV / "bots" / "crawler_user_agents.json").read_text(encoding="utf-8"))
    instances = [instance for entry in collection for instance in entry.get("instances", [])]
    assert [text for text in instances if classify(text) is None] == []


@needs_dev_data
def test_real_devices_are_hardly_ever_taken_for_bots():
    lines = (DEV / "bots" / "uap_device_sample.jsonl").read_text(encoding="utf-8").splitlines()
    devices = [row["ua"] for row in map(json.loads, lines) if row["device_family"] != "Spider"]
    bots = [text for text in devices if classify(text) is not None]
    assert len(bots) / len(devices) < 0.03, bots
