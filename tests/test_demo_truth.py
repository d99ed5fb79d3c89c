"""The demo's truth against an oracle of its own, which reads the HTML and the log lines and no plan."""

import gzip
import json
import re
from collections import Counter
from datetime import date
from functools import cache
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.demo.compare import compare
from app.demo.logs import write_logs
from app.demo.page import ORIGIN
from app.demo.site import build_site
from app.demo.truth import Crawled, truth_of
from crawlers.bots import classify
from crawlers.verification import shipped_verifier
from tests.conftest import ibis_table

DAY = date(2026, 11, 23)
SEEDS = (3, 7)
LINE = re.compile(
    r'(\S+) - - \[(\d+/(?:Oct|Nov)/\d+):[\d:]+ \+0000\] "GET (\S+) HTTP/1\.1" (\d+) \S+ "[^"]*" "([^"]*)"'
)


@cache
def site_of(seed):
    return build_site(seed, DAY)


@cache
def truth(seed):
    return truth_of(site_of(seed))


class Oracle:
    """What the HTML of a generation says, read off again."""

    def __init__(self, answers):
        self.answers = answers
        self.pages = {
            path: LexborHTMLParser(answer.body.decode()) for path, answer in answers.items()
            if answer.status == 200 and "text/html" in dict(answer.headers).get("Content-Type", "")
        }  # fmt: skip
        self.indexable = {path: page for path, page in self.pages.items() if self._indexable(path, page)}
        self.links = {path: {a.attributes["href"] for a in page.css("a[href]")} for path, page in self.pages.items()}

    def _indexable(self, path, page):
        robots = page.css_first('meta[name="robots"]')
        return not (robots and "noindex" in robots.attributes["content"]) and self.canonical(page) == path

    def canonical(self, page):
        return page.css_first('link[rel="canonical"]').attributes["href"].removeprefix(ORIGIN)

    def status(self, path):
        return self.answers[path].status if path in self.answers else 404

    def lacking(self, selector):
        return {path for path, page in self.indexable.items() if not page.css(selector)}

    def alike(self, text_of):
        groups = {}
        for path, page in self.indexable.items():
            groups.setdefault(text_of(page), set()).add(path)
        return {path for text, group in groups.items() if text and len(group) > 1 for path in group}

    def links_to(self, statuses):
        return {
            (path, target) for path, targets in self.links.items() for target in targets
            if self.status(target) in statuses and not re.search("warenkorb|basket", target)
        }  # fmt: skip


@cache
def oracle(seed):
    return Oracle(site_of(seed).generation(2))


def urls(seed, check):
    return {url.removeprefix(ORIGIN) for url, _ in truth(seed).findings[check]}


def pairs(seed, check):
    found = truth(seed).findings[check]
    return {(url.removeprefix(ORIGIN), related.removeprefix(ORIGIN)) for url, related in found}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("check", "selector"),
    [("missing_titles", "title"), ("missing_headings", "h1"), ("missing_descriptions", 'meta[name="description"]')],
)
def test_pages_that_lack_an_element_are_those_of_the_truth(seed, check, selector):
    assert oracle(seed).lacking(selector) == urls(seed, check)


@pytest.mark.parametrize("seed", SEEDS)
def test_titles_and_texts_that_stand_twice_are_those_of_the_truth(seed):
    def title_of(page):
        return page.css_first("title").text() + page.css_first("html").attributes["lang"] if page.css("title") else ""

    assert oracle(seed).alike(title_of) == urls(seed, "duplicate_titles")
    assert oracle(seed).alike(lambda page: page.css_first("main").text()) == urls(seed, "same_text_pages")


@pytest.mark.parametrize("seed", SEEDS)
def test_images_without_alt_and_broken_json_are_those_of_the_truth(seed):
    pages = oracle(seed).indexable
    assert {path for path, page in pages.items() if page.css("img:not([alt])")} == urls(seed, "images_without_alt")
    assert {path for path, page in pages.items() if broken_blocks(page)} == urls(seed, "broken_json_ld")


@pytest.mark.parametrize("seed", SEEDS)
def test_products_without_image_and_misspelt_words_are_those_of_the_truth(seed):
    texts = {
        path: [block.text() for block in page.css('script[type="application/ld+json"]')]
        for path, page in oracle(seed).indexable.items() if not broken_blocks(page)
    }  # fmt: skip
    products = {path: text for path, blocks in texts.items() for text in blocks if '"Product"' in text}
    lacking = {path for path, text in products.items() if '"image"' not in text}
    assert lacking == urls(seed, "rich_result_problems")
    assert {path for path, text in products.items() if "beschreibung" in text} == urls(seed, "structured_data_errors")
    assert lacking


def broken_blocks(page):
    broken = 0
    for block in page.css('script[type="application/ld+json"]'):
        try:
            json.loads(block.text())
        except json.JSONDecodeError:
            broken += 1
    return broken


@pytest.mark.parametrize("seed", SEEDS)
def test_links_to_errors_and_redirects_are_those_of_the_truth(seed):
    assert oracle(seed).links_to({404, 410}) == pairs(seed, "broken_links")
    assert oracle(seed).links_to({301}) == pairs(seed, "redirected_links")


@pytest.mark.parametrize("seed", SEEDS)
def test_orphans_and_deep_pages_are_those_of_the_truth(seed):
    seen = oracle(seed)
    depths, level, depth = {"/": 0}, {"/"}, 0
    while level:
        depth += 1
        level = {final(seen, target) for path in level for target in seen.links.get(path, ())} - depths.keys()
        depths |= dict.fromkeys(level, depth)
    assert {path for path in seen.indexable if path not in depths} == urls(seed, "orphan_pages")
    assert {path for path in seen.indexable if depths.get(path, 0) > 3} == urls(seed, "deep_pages")


def final(seen, path):
    while seen.status(path) == 301:
        path = seen.answers[path].location
    return path


@pytest.mark.parametrize("seed", SEEDS)
def test_canonicals_alternates_and_sitemaps_are_those_of_the_truth(seed):
    seen = oracle(seed)
    canonicals = {(path, seen.canonical(page)) for path, page in seen.pages.items()}
    assert {(path, other) for path, other in canonicals if other not in {path, *seen.indexable}} == pairs(
        seed, "broken_canonicals"
    )
    named = {
        (path, link.attributes["href"].removeprefix(ORIGIN))
        for path, page in seen.indexable.items() for link in page.css('link[rel="alternate"]')
    }  # fmt: skip
    unanswered = {(a, b) for a, b in named if b in seen.indexable and (b, a) not in named}
    assert unanswered == pairs(seed, "hreflang_without_return")
    assert {(a, b) for a, b in named if b not in seen.indexable} == pairs(seed, "hreflang_problems")
    assert {a for a, _ in named} == {a for a, b in named if a == b}
    maps = [answer.body.decode() for path, answer in seen.answers.items() if path.startswith("/sitemap-")]
    listed = {loc.removeprefix(ORIGIN) for text in maps for loc in re.findall("<url><loc>(.*?)</loc>", text)}
    assert listed - seen.indexable.keys() == urls(seed, "unindexable_in_sitemap")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_gap_is_the_only_sibling_without_the_subtopic(seed):
    for url, _, headings in truth(seed).gaps:
        path = url.removeprefix(ORIGIN)
        folder = path.rpartition("/")[0]
        covering = {
            other for other, page in oracle(seed).indexable.items()
            if other.rpartition("/")[0] == folder and {h2.text() for h2 in page.css("h2")} & set(headings)
        }  # fmt: skip
        assert path not in covering
        assert len(covering) >= 2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_missing_link_is_a_passage_about_a_sibling_without_a_link(seed):
    for source, target in truth(seed).missing_links:
        seen = oracle(seed)
        path = target.removeprefix(ORIGIN)
        assert path not in seen.links[source.removeprefix(ORIGIN)]
        siblings = {page for page in seen.links if page.rpartition("/")[0] == path.rpartition("/")[0]}
        assert any(path in seen.links[other] for other in siblings)


def read_lines(folder, seed):
    files = write_logs(site_of(seed), folder)
    opened = [gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in files]
    return [line for data in opened for line in data.decode().splitlines()]


def test_equal_seeds_write_equal_logs(tmp_path):
    first, second = (write_logs(build_site(7, DAY), tmp_path / name) for name in "ab")
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert [file.name for file in first][-1] == "access.log"


def _verification(address, bot):
    return shipped_verifier().judge(address, bot).verification


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_hits_rejects_and_actors_are_those_of_the_truth(tmp_path, seed):
    lines = read_lines(tmp_path, seed)
    hits = [match.groups() for line in lines if (match := LINE.fullmatch(line))]
    totals = truth(seed).totals
    assert (len(lines), len(hits), len(lines) - len(hits)) == (totals["lines"], totals["hits"], totals["rejected"])
    assert 20_000 < len(lines) < 40_000
    bots = [(classify(agent), address) for address, _, _, _, agent in hits]
    assert Counter(bot.actor if bot else "human" for bot, _ in bots) == truth(seed).actors
    search = [(bot, address) for bot, address in bots if bot and bot.actor == "search"]
    judged = Counter((bot.name, _verification(address, bot)) for bot, address in search)
    assert {name: count for (name, verdict), count in judged.items() if verdict == "spoofed"} == truth(seed).spoofed
    assert sum(count for (_, verdict), count in judged.items() if verdict == "verified") == totals["verified"]


def test_the_log_ends_the_day_before_the_crawl_and_covers_thirty_days(tmp_path):
    days = {match.group(2) for line in read_lines(tmp_path, 7) if (match := LINE.fullmatch(line))}
    assert len(days) == 30
    assert "22/Nov/2026" in days
    assert "23/Nov/2026" not in days


def test_filters_waste_more_once_they_are_open(tmp_path):
    per_day = Counter()
    for line in read_lines(tmp_path, 7):
        match = LINE.fullmatch(line)
        if match and "?" in match.group(3) and "Googlebot" in match.group(5):
            per_day[match.group(2)] += 1
    counts = [per_day[day] for day in sorted(per_day, key=lambda text: (text[3:6] != "Oct", text))]
    assert sum(counts[-10:]) > 4 * sum(counts[:10])


@pytest.mark.parametrize("seed", SEEDS)
def test_status_causes_of_the_ledger_agree_with_the_lines(tmp_path, seed):
    hits = [match.groups() for line in read_lines(tmp_path, seed) if (match := LINE.fullmatch(line))]
    verified = [
        (target, int(status)) for address, _, target, status, agent in hits
        if (bot := classify(agent)) and bot.actor == "search" and _verification(address, bot) == "verified"
    ]  # fmt: skip
    ledger = truth(seed).ledger
    assert sum(ledger.values()) == len(verified)
    assert sum(status == 304 for _, status in verified) == ledger["not_modified"]
    assert sum(status in (404, 410) for _, status in verified) == ledger["client_error"]
    unknown = [t for t, status in verified if status == 200 and "?" in t and t not in oracle(seed).answers]
    assert len(unknown) == ledger["parameter"]
    fetched = {target for target, status in verified if status in (200, 304)}
    assert oracle(seed).indexable.keys() - fetched == urls(seed, "unfetched_pages")


def test_what_the_logs_know_and_a_crawl_does_not_is_counted():
    met = Crawled(site_of(7).second).met
    for url, hits in truth(7).unmatched.items():
        parts = urlsplit(url)
        assert parts.path + (f"?{parts.query}" if parts.query else "") not in met
        assert hits > 0


def test_the_truth_can_be_written_as_json():
    assert json.loads(truth(7).to_json())["seed"] == 7


def tables_of(seed, **replaced):
    """Return tables as a faultless run would write them."""
    known = truth(seed)
    totals = known.totals
    made = {
        "ledger": [{"cause": cause, "hits": hits} for cause, hits in known.ledger.items()],
        "bot_days": [{"actor": actor, "hits": hits} for actor, hits in known.actors.items()],
        "hits": [{"bot": bot, "verification": "spoofed"} for bot, hits in known.spoofed.items() for _ in range(hits)]
        + [{"actor": "search", "verification": "verified"}] * totals["verified"],
        "matches": [{"source": "logs", "url": u, "weight": n, "kind": "page"} for u, n in known.unmatched.items()],
        "log_files": [{name: totals[name] for name in ("lines", "hits", "rejected")}],
        "indexability": [{"indexable": True}] * totals["indexable"],
        "pages": [{}] * totals["urls"],
        "findings": [
            {"check": c, "url": url, "related": other} for c, keys in known.findings.items() for url, other in keys
        ],
        "changes": [{"url": u, "aspect": a, "change": c} for u, a, c in known.changes]
        + [{"url": url, "aspect": "text", "change": "changed"} for url in known.texts_changed],
        "gaps": [{"url": url, "heading": headings[0].upper()} for url, _, headings in known.gaps],
        "link_opportunities": [{"source": source, "target": target} for source, target in known.missing_links],
        "topic_pages": [{"url": url, "topic": topic} for url, topic in known.topics.items()],
    }  # fmt: skip
    return {name: ibis_table(name, rows) for name, rows in (made | replaced).items()}


def test_a_faultless_run_differs_in_nothing():
    assert compare(truth(7), tables_of(7)) == []


def test_what_a_run_misses_and_what_it_invents_is_told_apart():
    known = truth(7)
    wrong = [{"check": "missing_titles", "url": f"{ORIGIN}/de", "related": None}]
    differences = compare(known, tables_of(7, findings=wrong, gaps=[], topic_pages=[]))
    assert ("missing_titles", "reported_but_not_planted") in {(d.check, d.kind) for d in differences}
    missed = Counter(d.check for d in differences if d.kind == "planted_but_missed")
    assert missed["missing_titles"] == len(known.findings["missing_titles"])
    assert missed["semantic_gaps"] == len(known.gaps)
    assert missed["topics"] == 1


def test_a_table_that_is_missing_is_a_difference():
    tables = tables_of(7)
    del tables["gaps"]
    assert ("tables", "gaps") in {(d.check, d.key) for d in compare(truth(7), tables)}
