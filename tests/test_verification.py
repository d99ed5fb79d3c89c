import ipaddress
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from analysis.errors import InputError
from crawlers.addresses import address_block, canonical_address, client_of_chain
from crawlers.bot_ranges import RangeList, check_against, read_prefixes, shipped_ranges
from crawlers.bots import classify
from crawlers.log_formats import Splitter
from crawlers.log_hits import HitMaker
from crawlers.verification import Verifier, shipped_verifier

DEV = Path(__file__).parents[2] / "shared" / "dev"
needs_dev_data = pytest.mark.skipif(not DEV.is_dir(), reason="../shared/dev is not here")

GOOGLEBOT = classify("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
BINGBOT = classify("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)")
YANDEX = classify("Mozilla/5.0 (compatible; YandexBot/3.0)")
COMMON = "ranges google-common 2026-11-22"


@pytest.mark.parametrize(
    ("address", "verification", "rests_on"),
    [
        ("66.249.66.1", "verified", COMMON),
        ("::ffff:66.249.66.1", "verified", COMMON),
        ("66.249.66.1:50123", "verified", COMMON),
        ("2001:4860:4801:10::2f", "verified", COMMON),
        ("[2001:4860:4801:10::2f]:443", "verified", COMMON),
        ("2001:4860:4801:0010:0000:0000:0000:002F", "verified", COMMON),
        ("66.249.66.0", "plausible", COMMON),
        ("66.249.66", "plausible", COMMON),
        ("66.249.66.xxx", "plausible", COMMON),
        ("2001:4860:4801:10::", "plausible", COMMON),
        ("2001:4860:4801::", "unknown", ""),  # the shortened block holds other hosts, too
        ("203.0.113.7", "spoofed", COMMON),
        ("203.0.113.0", "spoofed", COMMON),
        ("157.55.39.1", "spoofed", COMMON),  # another operator's crawler
        ("crawl-66-249-66-1.googlebot.com", "unknown", ""),
        ("", "unknown", ""),
    ],
)
def test_googlebot_is_judged_by_its_published_addresses(address, verification, rests_on):
    verdict = shipped_verifier().judge(address, GOOGLEBOT)
    assert (verdict.verification, verdict.rests_on) == (verification, rests_on)


@pytest.mark.parametrize(
    ("bot", "address", "verification"),
    [
        (BINGBOT, "157.55.39.1", "verified"),
        (BINGBOT, "66.249.66.1", "spoofed"),  # Google's range under another agent's name
        (BINGBOT, "2001:db8::7", "unknown"),  # its list holds IPv4 only
        (YANDEX, "203.0.113.7", "unknown"),  # no list
        (classify("AdsBot-Google"), "66.249.66.1", "unknown"),  # its addresses stand in another list
        (classify("FeedFetcher-Google"), "66.249.66.1", "unknown"),
        (classify("Mozilla/5.0 (compatible; NeverSeenBot/3.1)"), "66.249.66.1", "unknown"),
    ],
)
def test_a_bot_is_held_against_its_own_list_alone(bot, address, verification):
    assert shipped_verifier().judge(address, bot).verification == verification


@pytest.mark.parametrize(
    ("chain", "client", "verification"),
    [
        ("66.249.66.1, 10.0.0.7", "66.249.66.1", "verified"),  # our own proxy handed it on
        ("66.249.66.1, 172.18.0.3, 127.0.0.1", "66.249.66.1", "verified"),
        ("203.0.113.9, 66.249.66.1, 10.0.0.7", "66.249.66.1", "verified"),
        ("66.249.66.1, 203.0.113.9", "203.0.113.9", "plausible"),  # who stands last may have made up the rest
        ("198.51.100.4, 203.0.113.9", "203.0.113.9", "spoofed"),
        ('for=66.249.66.1;proto=https, for="[fd00::1]:9"', "66.249.66.1", "verified"),
        ("unknown, 10.0.0.7", "unknown", "unknown"),
        ("10.1.1.1, 10.0.0.7", "10.1.1.1", "spoofed"),  # inside the house: nobody of Google's
    ],
)
def test_of_a_chain_the_last_address_that_is_no_trusted_proxy_is_the_client(chain, client, verification):
    verifier = shipped_verifier()
    assert verifier.client(chain) == client
    assert verifier.judge(chain, GOOGLEBOT).verification == verification


def test_a_proxy_the_settings_trust_is_passed_over():
    trusted = (ipaddress.ip_network("203.0.113.0/24"),)
    assert client_of_chain("66.249.66.1, 203.0.113.9", trusted) == ("66.249.66.1", ())
    assert (
        Verifier(shipped_ranges(), None, trusted).judge("66.249.66.1, 203.0.113.9", GOOGLEBOT).verification
        == "verified"
    )


def test_spellings_of_an_address_are_one_client():
    spellings = ["::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7:50123"]
    assert {canonical_address(text) for text in spellings} == {"192.0.2.7"}
    assert canonical_address("[2001:DB8:0::7%eth0]") == canonical_address("2001:db8::7")
    assert canonical_address("[2001:db8::7]:443") == canonical_address("2001:db8::7")
    assert address_block("host.example") is None


def test_the_first_list_there_is_counts_and_an_older_one_is_replaced():
    newer = RangeList("openai-training", date(2026, 11, 25), ("203.0.113.0/24",))
    book = shipped_ranges().with_lists([newer])
    gptbot = classify("GPTBot/1.2")
    assert shipped_verifier().judge("203.0.113.7", gptbot).rests_on == "ranges openai 2026-11-22"
    assert Verifier(book).judge("203.0.113.7", gptbot).rests_on == "ranges openai-training 2026-11-25"
    assert book.told()["openai-training"] == {"read": "2026-11-25", "digest": newer.digest}


def test_the_shipped_lists_say_when_they_were_read_and_are_neither_empty_nor_everything():
    assert set(shipped_ranges().lists) == {"google-common", "bing", "duckduckgo", "openai", "perplexity"}
    for one in shipped_ranges().lists.values():
        assert one.read.isoformat() == "2026-11-22"
        entries = [{"ipv6Prefix" if ":" in text else "ipv4Prefix": text} for text in one.prefixes]
        assert len(read_prefixes({"prefixes": entries})) == len(one.prefixes) >= 10


def _list(*prefixes):
    return {"creationTime": "2026-11-25T00:00:00", "prefixes": [{"ipv4Prefix": text} for text in prefixes]}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (_list(), "bot-ranges-none"),
        ({}, "bot-ranges-schema"),
        ([], "bot-ranges-schema"),
        ({"message": "moved", "prefixes": {"url": "https://example.com"}}, "bot-ranges-schema"),
        ({"prefixes": ["66.249.66.0/24"]}, "bot-ranges-schema"),
        ({"prefixes": [{"service": "Google Cloud"}]}, "bot-ranges-schema"),
        (_list("66.249.66.0/24", "everyone"), "bot-ranges-prefix"),
        (_list("66.249.66.1/24"), "bot-ranges-prefix"),
        (_list("10.0.0.0/16"), "bot-ranges-prefix"),
        (_list("0.0.0.0/0"), "bot-ranges-too-wide"),
        (_list(*(f"{first}.0.0.0/12" for first in range(20, 37))), "bot-ranges-too-wide"),
        ({"prefixes": [{"ipv6Prefix": "2000::/3"}]}, "bot-ranges-too-wide"),
    ],
)
def test_a_list_with_no_prefix_all_prefixes_or_another_schema_is_refused(content, problem):
    with pytest.raises(InputError) as refused:
        read_prefixes(content)
    assert refused.value.key == problem


def test_a_list_that_lost_nearly_everything_is_refused():
    known = RangeList("bing", date(2026, 11, 22), ("66.249.64.0/20",))
    check_against(RangeList("bing", date(2026, 11, 25), ("66.249.64.0/22",)), known)
    with pytest.raises(InputError, match="bot-ranges-shrunk"):
        check_against(RangeList("bing", date(2026, 11, 25), ("66.249.64.0/24",)), known)


@needs_dev_data
def test_of_310_requests_in_googlebots_name_308_come_from_google():
    log = (DEV / "logs" / "semicomplete" / "access_part1.log").read_text(encoding="utf-8", errors="replace")
    asked = [(line.split()[0], classify(line.rsplit('"', 2)[1])) for line in log.splitlines()]
    named = [(address, bot) for address, bot in asked if bot and bot.name.startswith("Googlebot")]
    judged = Counter(shipped_verifier().judge(address, bot).verification for address, bot in named)
    assert judged == {"verified": 308, "spoofed": 2}


FORWARDED = '{} - - [20/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "Mozilla/5.0 (compatible; Googlebot/2.1)"\n'


@pytest.mark.parametrize(
    ("chain", "verification"),
    [
        ("66.249.66.1, 10.0.0.7", "verified"),
        ("66.249.66.1, 203.0.113.9", "plausible"),  # anyone can send that header
        ("203.0.113.9, 10.0.0.7", "spoofed"),
    ],
)
def test_a_chain_at_the_head_of_a_line_is_read_whole(chain, verification):
    split = Splitter()
    rows = split.split(FORWARDED.format(chain).encode(), 1).rows
    split.close()
    hits = HitMaker("https://shop.example", ("shop.example",), b"secret").make(rows, "access.log").to_pylist()
    assert [(hit["bot"], hit["verification"], hit["device"]) for hit in hits] == [
        ("Googlebot", verification, "desktop")
    ]
    kept_address = "66.249.66.1" if verification == "verified" else None
    assert (hits[0]["client"] == kept_address) == (verification == "verified")
