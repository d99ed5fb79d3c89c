"""Extraction rules: what they take, which are refused and where, and that none of them holds a crawl."""

import asyncio
import json
import time

import pytest

from analysis.errors import InputError
from app.cli import main
from app.extraction import extraction_rules
from app.reading import Selection, open_tables
from app.settings import ExtractionSettings
from app.sites import add_site
from app.work import crawl_site
from app.workspace import open_workspace
from crawlers.apart import end_all
from crawlers.extraction import MAX_VALUE, MAX_VALUES, Rule, check_rules, extract, extract_here
from tests.tiny_site import serve_pages

PAGE = """<!doctype html><title>Lampe</title><meta property="og:price" content="49,90">
<article><h1>Lampe  <b>Uno</b></h1><p class="price" data-cents="4990">49,90&nbsp;€</p>
<a href="/a" rel="next">eins</a> <a href="/b">zwei</a> <a>drei</a></article><script>var sku = "L-1";</script>"""


@pytest.fixture(autouse=True)
def _no_pool_is_left():
    yield
    end_all()


@pytest.mark.parametrize(
    ("kind", "expression", "take", "which", "values"),
    [
        ("css", "h1", "text", "first", ["Lampe Uno"]),
        ("css", "h1", "html", "first", ["<h1>Lampe  <b>Uno</b></h1>"]),
        ("css", "a", "attribute:href", "all", ["/a", "/b"]),  # the third has none
        ("css", "p.price", "attribute:data-cents", "first", ["4990"]),
        ("css", "video", "text", "all", []),
        ("xpath", "//h1", "text", "first", ["Lampe Uno"]),
        ("xpath", "//h1/b", "html", "first", ["<b>Uno</b>"]),
        ("xpath", "//meta[@property='og:price']/@content", "text", "first", ["49,90"]),
        ("xpath", "//a", "attribute:rel", "all", ["next"]),
        ("xpath", "count(//a)", "value", "first", ["3"]),
        ("xpath", "count(//a) > 2", "value", "first", ["true"]),
        ("xpath", "substring-after(//a/@href, '/')", "value", "first", ["a"]),
        ("xpath", "number(//h1)", "value", "first", []),
        ("regex", r'var sku = "([^"]+)"', "text", "first", ["L-1"]),
        ("regex", r"L-\d", "text", "first", ["L-1"]),
        ("regex", r"(?i)<A[^>]*>(\w+)", "text", "all", ["eins", "zwei", "drei"]),
    ],
)
def test_a_rule_takes_what_it_names(kind, expression, take, which, values):
    found, cut = extract_here(PAGE, (Rule("r", kind, expression, take, which),))
    assert (found, cut) == ([{"name": "r", "value": value} for value in values], False)


@pytest.mark.parametrize(
    ("kind", "expression", "place", "near"),
    [
        ("css", "div > > p", 7, "> p"),
        ("css", "p[", 3, ""),
        ("css", "a::text", 0, "a::text"),
        ("xpath", "//a[@x=]", 7, "=]"),
        ("xpath", "//nosuch[foo(1)]", 10, "foo(1)]"),
        ("xpath", "//x:y", 0, "//x:y"),
        ("regex", "a(?=b)", 2, "(?=b)"),
        ("regex", "[z-a]", 2, "z-a]"),
        ("regex", "(ab", 3, "b"),
        ("regex", "  ", 1, "  "),
    ],
)
def test_a_mistake_is_named_with_its_place(kind, expression, place, near):
    with pytest.raises(InputError, match="extraction-invalid") as caught:
        check_rules([Rule("r", kind, expression)])
    details = caught.value.details
    assert (details["place"], details["near"]) == (place, near)


@pytest.mark.parametrize(
    ("rules", "key"),
    [
        ([Rule(f"r{n}", "css", "p") for n in range(101)], "extraction-too-many"),
        ([Rule("r", "css", "p"), Rule("r", "css", "a")], "extraction-name-twice"),
        ([Rule("r", "css", "p", "words")], "extraction-take-unknown"),
        ([Rule("r", "css", "p", "value")], "extraction-value-needs-xpath"),
        ([Rule("r", "regex", "p", "attribute:x")], "extraction-regex-has-no-attribute"),
    ],
)
def test_rules_that_cannot_be_are_refused(rules, key):
    with pytest.raises(InputError, match=key):
        check_rules(rules)


def test_names_that_are_words_of_xpath_are_no_unknown_functions():
    check_rules([Rule("r", "xpath", "//a[contains(text(), 'foo(') and not(div)]/node()")])


def test_a_hundred_rules_are_taken():
    check_rules([Rule(f"r{n}", "css", f".c{n}") for n in range(100)])


def test_many_and_long_matches_are_cut_and_said_to_be():
    found, cut = extract_here("<p>x</p>" * 150, (Rule("r", "css", "p", which="all"),))
    assert (len(found), cut) == (MAX_VALUES, True)
    found, cut = extract_here(f"<p>{'x' * 40_000}</p>", (Rule("r", "css", "p"),))
    assert (len(found[0]["value"]), cut) == (MAX_VALUE, True)


SLOW = {
    "a pattern that backtracks": (Rule("r", "regex", r"(a+)+$"), "a" * 5_000 + "b", []),
    "a path that compares all with all": (
        Rule("r", "xpath", "//p[count(//p[count(//p) > 1]) > 1]", which="all"), "<p>x" * 3_000, None,
    ),
    "siblings of siblings": (Rule("r", "css", "b ~ i ~ i"), "<i>x</i>" * 30_000, None),
}  # fmt: skip


@pytest.mark.parametrize("name", SLOW)
def test_no_rule_holds_the_event_loop(name, monkeypatch):
    monkeypatch.setattr("crawlers.extraction.SECONDS", 1.0)
    rule, page, expected = SLOW[name]

    async def longest_wait():
        longest = 0.0
        extracting = asyncio.ensure_future(extract(page, [rule, Rule("t", "css", "title")]))
        while not extracting.done():
            before = time.process_time()
            await asyncio.sleep(0.01)
            longest = max(longest, time.process_time() - before)
        return longest, await extracting

    longest, (found, cut) = asyncio.run(longest_wait())
    assert longest < 0.25
    assert cut is (expected is None)
    assert found == (expected or [])


def test_a_crawl_fills_extracted_in_the_rules_order(tmp_path):
    with serve_pages() as server:
        _, name = add_site(tmp_path, server.url, own_site=True)
        file = tmp_path / "sitelore.toml"
        file.write_text(
            file.read_text() + '\n[[extraction]]\nname = "links"\nkind = "xpath"\nexpression = "count(//a)"\n'
            'take = "value"\n[[extraction]]\nname = "heading"\nkind = "css"\nexpression = "h1"\n'
        )
        workspace = open_workspace(tmp_path)
        crawl_site(workspace, name)
    pages = open_tables(workspace, Selection(name))["pages"].to_pyarrow().to_pylist()
    assert {page["url"][-2:]: page["extracted"] for page in pages}["/2"] == [
        {"name": "links", "value": "3"},
        {"name": "heading", "value": "/2"},
    ]


def test_a_mistake_in_the_settings_stops_a_crawl_before_it_begins(tmp_path):
    with serve_pages() as server:
        _, name = add_site(tmp_path, server.url, own_site=True)
        file = tmp_path / "sitelore.toml"
        file.write_text(file.read_text() + '\n[[extraction]]\nname = "x"\nkind = "css"\nexpression = "p["\n')
        with pytest.raises(InputError, match="extraction-invalid"):
            crawl_site(open_workspace(tmp_path), name)
        assert server.handler.last_request == 0


def test_rules_of_the_settings_are_those_of_the_crawl():
    settings = ExtractionSettings(name="a", kind="css", expression="p", take="html", which="all")
    assert extraction_rules([settings]) == (Rule("a", "css", "p", "html", "all"),)


def ask(*typed):
    return main(["extract", *typed])


def test_a_rule_is_tried_on_one_page_fetched_or_stored(tmp_path, capsys):
    with serve_pages() as server:
        workspace, name = add_site(tmp_path, server.url, own_site=True)
        crawl_site(workspace, name)
        page, here = f"{server.url}2", ["--workspace", str(tmp_path)]
        assert ask(page, "--css", "h1", "--xpath", "count(//a)", "--take", "text", *here) == 0
        assert capsys.readouterr().out == "css h1\t/2\nxpath count(//a)\t3\n"
        assert ask(page, "--css", "a", "--take", "attribute:href", "--all", "--json", *here) == 0
        assert [value["value"] for value in json.loads(capsys.readouterr().out)] == ["/1", "/2", "/3"]
        asked = server.handler.last_request
        assert ask(page, "--regex", "page (3)", "--stored", *here) == 0
        assert capsys.readouterr().out == "regex page (3)\t3\n"
        assert server.handler.last_request == asked
        assert ask(f"{server.url}nowhere", "--css", "h1", "--stored", *here) == 1
        assert ask(page, "--css", "h1 > > b", *here) == 1
        assert "at character 6" in capsys.readouterr().err


def test_a_preview_reaches_no_further_than_a_crawl(tmp_path, capsys):
    with serve_pages() as server, serve_pages() as other:
        add_site(tmp_path, server.url, own_site=True)
        assert ask(other.url, "--css", "h1", "--workspace", str(tmp_path)) == 1
        assert "foreign_host" in capsys.readouterr().err
        assert other.handler.last_request == 0
