"""One address, one key: what is folded together, what is kept apart, what has no key."""

import json
import random

import ada_url
import pytest

from analysis.urls import absolute, has_query, host_of, log_key, origin_of, path_of, pattern_of, url_key, without_login
from tests.dev_data import dev_file

ORIGIN = "https://nordlicht-rad.example"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("HTTPS://A.Example:443", "https://a.example/"),
        ("http://a.example:80/x", "http://a.example/x"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
        ("https://a.example/a%7eb%2fc%c3%a4", "https://a.example/a~b%2Fc%C3%A4"),
        ("https://a.example/Größe", "https://a.example/Gr%C3%B6%C3%9Fe"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://user:secret@a.example/#part", "https://a.example/"),
        ("https://a.example/x/../y//z/", "https://a.example/y//z/"),
        ("https://a.example\\x", "https://a.example/x"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("https://a.example/?utm_source=x&b=2&GCLID=1&a=", "https://a.example/?b=2&a="),
        ("https://a.example/?fbclid=1", "https://a.example/"),
        ("https://a.example/?", "https://a.example/"),
    ],
)
def test_spellings_of_one_address_have_one_key(url, key):
    assert url_key(url) == key
    assert url_key(key) == key, "a key is its own key"


@pytest.mark.parametrize(
    "pair",
    [
        ("https://a.example/x", "http://a.example/x"),
        ("https://a.example/x", "https://a.example/x/"),
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/?a=1&b=2", "https://a.example/?b=2&a=1"),
    ],
)
def test_what_only_the_server_can_know_stays_apart(pair):
    assert len({url_key(url) for url in pair}) == 2


@pytest.mark.parametrize(
    "url", ["mailto:a@b.example", "javascript:void(0)", "file:///etc/passwd", "data:,x", "http://", "//", "\ud800",
            "https://a.example/" + "x" * 4_096],
)  # fmt: skip
def test_what_leads_to_no_page_has_no_key(url):
    assert url_key(url) is None


def test_a_relative_address_needs_its_base():
    assert url_key("../x?y#z", base="https://a.example/b/c/") == "https://a.example/b/x?y"
    assert url_key("//b.example/x", base="https://a.example/") == "https://b.example/x"
    assert url_key("x") is None


def test_a_key_comes_apart():
    key = "https://a.example:8443/x/?y=1"
    assert (origin_of(key), host_of(key), path_of(key)) == ("https://a.example:8443", "a.example:8443", "/x/?y=1")
    assert has_query(key)
    with pytest.raises(ValueError, match="no URL key"):
        host_of("/x")


@pytest.mark.parametrize(
    ("target", "host", "key"),
    [
        ("/x?y=1", "", f"{ORIGIN}/x?y=1"),
        ("/x", "shop.example", "https://shop.example/x"),
        ("//favicon.ico", "", f"{ORIGIN}//favicon.ico"),
        ("http://other.example/x", "", "http://other.example/x"),
        ("*", "", None),
        ("example.com:443", "", None),
    ],
)
def test_a_log_line_without_a_host_belongs_to_the_site(target, host, key):
    assert log_key(target, host, ORIGIN) == key


@pytest.mark.parametrize(
    ("key", "pattern"),
    [
        ("https://a.example/shop/4711?farbe=blau&sort=preis", "/shop/…?farbe=…&sort=…"),
        ("https://a.example/2026/11/24/titel", "/…/…/…/titel"),
        ("https://a.example/kalender/2026-11-24", "/kalender/…"),
        ("https://a.example/x/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/x/…"),
        ("https://a.example/app.9b2e1f00aa.js", "/app.….js"),
        ("https://a.example/fahrrad", "/fahrrad"),
        ("https://a.example/?flag", "/?flag"),
    ],
)
def test_addresses_of_one_template_have_one_pattern(key, pattern):
    assert pattern_of(key) == pattern


@pytest.mark.dev_data
def test_addresses_are_parsed_as_browsers_do():
    cases = [case for case in json.loads(dev_file("urls/wpt_urltestdata.json").read_text()) if isinstance(case, dict)]
    web = [c for c in cases if not c.get("failure") and c.get("protocol") in ("http:", "https:")]
    broken = [c for c in cases if c.get("failure") and (c["base"] or "http:").startswith("http")]
    assert len(web) > 200
    for case in web:
        base = case["base"] if case["base"] and case["base"] != "about:blank" else None
        key = url_key(case["input"], base=base)
        expected = ada_url.URL(case["href"])
        assert key is not None
        assert (host_of(key), key.partition(":")[0] + ":") == (case["host"], case["protocol"])
        assert path_of(key).lower() == path_of(url_key(expected.href) or "").lower()
    for case in broken:
        base = case["base"] if case["base"] and case["base"] != "about:blank" else None
        assert url_key(case["input"], base=base) is None, case


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://anna:pw@a.example/x", "https://a.example/x"),
        ("//anna@a.example/", "//a.example/"),
        ("https://a.example/a@b", "https://a.example/a@b"),
        ("https://a.example?q=a@b", "https://a.example?q=a@b"),
        ("mailto:anna@a.example", "mailto:anna@a.example"),
        ("/x@y", "/x@y"),
    ],
)
def test_an_address_as_written_loses_the_login_in_it(written, shown):
    assert without_login(written) == shown
    resolved = absolute(written, "https://a.example/")
    assert "anna" not in resolved or written.startswith("mailto:")


@pytest.mark.parametrize("host", ["", "Shop.Example", "a.example:8080"])
def test_plain_targets_of_a_log_get_the_key_a_parser_gives_them(host):
    draw = random.Random(11)
    pieces = [*"ab.-_~/?=&+%#;:@!Z09 ", "utm_x=1", "gclid=", "..", "./", "//"]
    for _ in range(5_000):
        target = "/" + "".join(draw.choices(pieces, k=draw.randrange(9)))
        assert log_key(target, host, ORIGIN) == url_key((f"https://{host}" if host else ORIGIN) + target), target
