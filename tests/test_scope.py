"""Hosts and patterns decide which URLs belong to a crawl."""

import pytest

from analysis.errors import InputError
from crawlers.scope import OwnHosts, UrlFilter

SHOP = "https://shop.example"


def test_a_wildcard_means_all_hosts_below_and_none_that_only_ends_alike():
    hosts = OwnHosts(("shop.example", "*.shop.example"))
    assert all(host in hosts for host in ("shop.example", "www.shop.example", "a.b.shop.example"))
    assert not any(host in hosts for host in ("evilshop.example", "shop.example.evil", ".shop.example.x", ""))
    assert "shop.example" not in OwnHosts(("*.shop.example",))


@pytest.mark.parametrize(
    ("include", "exclude", "path", "admitted"),
    [
        ((), (), "/a", True),
        (("/blog/",), (), "/blog/1", True),
        (("/blog/",), (), "/shop/1", False),
        (("/blog/", "/news/"), (), "/news/1", True),
        ((), (r"\?sort=",), "/a?sort=x", False),
        ((), (r"\?sort=",), "/a", True),
        (("/blog/",), ("/blog/tag/",), "/blog/tag/x", False),
        (("/größe",), (), "/gr%C3%B6%C3%9Fe", True),
        ((), ("%C3%B6",), "/gr%C3%B6%C3%9Fe", False),
    ],
)
def test_one_include_and_no_exclude_pattern_has_to_be_found(include, exclude, path, admitted):
    assert UrlFilter(include, exclude).admits(SHOP + path) is admitted


def test_a_start_is_fetched_whatever_the_patterns_say():
    assert UrlFilter(("/blog/",), (".",), frozenset({SHOP + "/"})).admits(SHOP + "/")


@pytest.mark.parametrize("pattern", ["(a", "(?=a)", "*"])
def test_what_re2_cannot_read_is_said_in_words(pattern):
    with pytest.raises(InputError, match="pattern-unreadable"):
        UrlFilter((pattern,)).admits(SHOP + "/")
