"""Addresses without end are closed, named and given a rule; what only looks like them is crawled whole."""

import pytest

from analysis.robots_match import read_rules
from analysis.urls import path_of
from crawlers.address_shapes import closing_rule, kind_of, repeats_folders, shape_of, without_session
from crawlers.body_prints import print_of
from tests.trap_sites import ENDLESS, HARMLESS, HEALTHY, ORIGIN, shop, site_with, walk


@pytest.mark.parametrize("name", ENDLESS)
def test_a_trap_is_closed_soon_named_and_keeps_no_healthy_page_out(name):
    kind = ENDLESS[name][2]
    fetched, held, traps = walk(site_with(name))
    good = [url for url in fetched if path_of(url).startswith("/good/")]
    inside = [url for url in fetched if url not in good and "/artikel/" not in url]
    assert len(good) == HEALTHY
    assert len(inside) <= 210, "two hundred a pattern, and the way there"
    assert kind in {trap.kind for trap in traps.closed.values()}
    assert {trap.kind for _, trap in held} <= {trap.kind for trap in traps.closed.values()}
    assert sum(trap.held_back for trap in traps.closed.values()) == len(held) > 0
    assert not [url for url, _ in held if path_of(url).startswith("/good/")]
    for trap in traps.closed.values():
        assert trap.examples, trap
        assert len(trap.examples) <= 10


@pytest.mark.parametrize("name", [name for name in ENDLESS if name not in ("hreflang", "relative")])
def test_the_rule_of_a_trap_closes_it_and_no_healthy_page(name):
    fetched, held, _ = walk(site_with(name))
    for url, trap in held[:50]:
        book = read_rules(f"User-agent: *\n{trap.rule}").rules_for("any")
        assert not book.decide(path_of(url)).allowed, (trap, url)
        assert all(book.decide(path_of(good)).allowed for good in fetched if "/good/" in good)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_grows_like_a_trap_and_is_none_is_crawled_whole(name):
    answer, pages = HARMLESS[name]
    fetched, held, traps = walk(answer, most=10_000)
    assert (len(fetched), held, traps.closed) == (pages, [], {})


def test_a_shop_of_fifty_thousand_products_under_one_pattern_is_crawled_whole():
    fetched, held, traps = walk(shop(50_000), most=60_000)
    assert len({url for url in fetched if "/shop/p/" in url}) == 50_000
    assert (held, traps.closed) == ([], {})


def test_what_a_sitemap_lists_is_asked_for_even_inside_a_trap():
    listed = f"{ORIGIN}/termine/2099/1"
    fetched, _, _ = walk(site_with("calendar"), listed=[listed])
    assert listed in fetched


def test_a_later_run_knows_what_an_earlier_one_closed():
    _, _, first = walk(site_with("calendar"))
    rows = [trap.row() for trap in first.closed.values()]
    fetched, held, again = walk(site_with("calendar"), known=rows)
    assert len([url for url in fetched if "/termine/20" in url]) == 0
    assert held
    assert {trap.requests for trap in again.closed.values()} == {row["requests"] for row in rows}


def test_bodies_are_compared_without_what_they_take_from_their_address():
    first = print_of("<p>Termine im Mai 2031, Seite 7</p>", f"{ORIGIN}/termine/2031/5?seite=7")
    assert first == print_of("<p>Termine im Juni 2032, Seite 9</p>", f"{ORIGIN}/termine/2032/6?seite=9")
    assert first != print_of("<p>Konzert im Juni 2032, Seite 9</p>", f"{ORIGIN}/termine/2032/6?seite=9")
    assert print_of("<img src=/a.jpg>", f"{ORIGIN}/1") != print_of("<img src=/b.jpg>", f"{ORIGIN}/2")


@pytest.mark.parametrize(
    ("path", "folders"),
    [("/a/b/a/b/a/b", "/a/b"), ("/a/b/a/b", None), ("/x/x/x/", "/x"), ("/1/1/1", None), ("/ab/b/b", None)],
)
def test_equal_folders_behind_each_other_are_found(path, folders):
    assert repeats_folders(ORIGIN + path) == folders


@pytest.mark.parametrize(
    ("path", "bare", "slot"),
    [
        ("/a?sid=1f&x=2", "/a&x=2", "?sid="),
        ("/a;jsessionid=AB12?x=1", "/a?x=1", ";jsessionid="),
        ("/(S(a1b2c3d4e5))/a", "/a", "/(S("),
        ("/s/0123456789abcdef/a", "/s//a", "/s/"),
    ],
)
def test_a_session_id_is_told_from_the_rest(path, bare, slot):
    found = without_session(ORIGIN + path)
    assert found.bare == ORIGIN + bare
    assert found.slot.startswith(slot)
    assert without_session(f"{ORIGIN}/shop/rote-schuhe") is None


@pytest.mark.parametrize(
    ("kind", "pattern", "rule"),
    [
        ("calendar", "/cal/…/…", "Disallow: /cal/*/"),
        ("session_id", "?sid=", "Disallow: /*?*sid="),
        ("session_id", ";jsessionid=", "Disallow: /*;jsessionid="),
        ("parameters", "/f?… (combined)", "Disallow: /f?*&"),
        ("soft_404", "/… (one page)", ""),  # it would close the whole site
        ("hreflang", "/…/laden", ""),
    ],
)
def test_the_rule_is_a_line_of_robots_txt(kind, pattern, rule):
    assert closing_rule(kind, pattern) == rule


def test_a_trap_is_called_by_what_its_addresses_say():
    kinds = [kind_of(shape_of(ORIGIN + path), ORIGIN + path) for path in ("/k?month=5", "/l?page=2", "/f?a=1", "/x/7")]
    assert kinds == ["calendar", "paging", "parameters", "soft_404"]
