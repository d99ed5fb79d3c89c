"""What is read in a page: every field, its links and files with their places, and what else of the site it names."""

import pytest

from crawlers.byte_scan import is_suspicious
from crawlers.link_header import read_link_header
from crawlers.parse import parse_page
from crawlers.parse_fields import count_words, refresh_address
from crawlers.parse_links import path_type

KEY = "https://shop.example/a/page"
PAGE = """<!doctype html><html lang="de-AT"><head><title>Räder</title><base href="/b/">
<meta name="Keywords" content=" Rad,  Kette "><meta name=viewport content="width=device-width">
<meta http-equiv=Refresh content="5; URL='next'"><meta name="twitter:card" content=summary>
<meta property="og:title" content="Räder"><link rel="canonical" href="/a/page"><link rel=canonical href="/other">
<link rel="prev" href="1"><link rel="next" href="3"><link rel=amphtml href=/amp>
<link rel=alternate media="only screen and (max-width: 640px)" href="https://m.example/">
<link rel=alternate hreflang=de href=/de><link rel="shortcut icon" href=/i.ico><link rel=stylesheet href=s.css>
<link rel=preload as=font href=f.woff2><script src=//cdn.example/x.js></script></head>
<body><nav><ul><li><a href="/">Start</a></li><li><a href="x" target=_Blank rel="nofollow NOOPENER"><img src=l.png
alt=" Unser  Logo " width=20 height=10></a></li></ul></nav><main itemscope><p>Ein <b>Wort</b> und zwei.</p>
<a href="//else.example/">weg</a><iframe src=/frame></iframe><video src=v.mp4 poster=p.jpg></video>
<audio><source src=a.ogg></audio><picture><source srcset="w.webp 1x, w2.webp 2x">
<img src="data:image/gif;base64,R0" alt></picture>
<form action=/search></form><form></form></main><script>var x = "itemscope"</script></body></html>"""
HEADER = '<https://shop.example/a/page>; rel="canonical", </n>; rel=next, </fr>; rel="alternate"; hreflang="fr"'


def read(html, key=KEY, header=""):
    return parse_page(html, key, is_own={"shop.example"}.__contains__, link_header=header)


@pytest.fixture(scope="module")
def page():
    return read(PAGE, header=HEADER)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("meta_keywords", "Rad, Kette"),
        ("meta_refresh", "5; URL='next'"),
        ("viewport", "width=device-width"),
        ("canonical", KEY),
        ("canonical_element", KEY),
        ("canonical_header", KEY),
        ("canonicals", 2),
        ("prev_url", "https://shop.example/b/1"),
        ("next_url", "https://shop.example/b/3"),
        ("next_header", "https://shop.example/n"),
        ("prev_header", None),
        ("hreflang", [{"lang": "de", "url": "https://shop.example/de"}]),
        ("hreflang_header", [{"lang": "fr", "url": "https://shop.example/fr"}]),
        ("amphtml", "https://shop.example/amp"),
        ("mobile_alternate", "https://m.example/"),
        ("twitter", [{"property": "twitter:card", "content": "summary"}]),
        ("microdata", True),
        ("words_in_body", 6),
        ("text_chars", len("Start Ein Wort und zwei. weg")),
        ("html_chars", len(PAGE)),
    ],
)
def test_a_field_of_the_page(page, column, value):
    assert page.fields[column] == value


def test_links_know_their_window_their_form_their_path_and_their_image(page):
    columns = ("target", "anchor", "alt", "window", "path_type", "path", "position", "rel")
    assert [tuple(link[c] for c in columns) for link in page.links] == [
        ("https://shop.example/", "Start", None, None, "root_relative",
         "/html/body/nav/ul/li[1]/a", "navigation", ""),
        ("https://shop.example/b/x", "Unser Logo", "Unser Logo", "_blank", "path_relative",
         "/html/body/nav/ul/li[2]/a", "navigation", "nofollow noopener"),
        ("https://else.example/", "weg", None, None, "protocol_relative", "/html/body/main/a", "body", ""),
    ]  # fmt: skip


def test_files_and_forms_are_told_in_reading_order_and_data_uris_are_none(page):
    assert [(r["kind"], r["target"].removeprefix("https://shop.example")) for r in page.resources] == [
        ("icon", "/i.ico"), ("stylesheet", "/b/s.css"), ("font", "/b/f.woff2"), ("script", "https://cdn.example/x.js"),
        ("image", "/b/l.png"), ("iframe", "/frame"), ("video", "/b/v.mp4"), ("image", "/b/p.jpg"),
        ("audio", "/b/a.ogg"), ("image", "/b/w.webp"), ("form", "/search"),
    ]  # fmt: skip
    image = page.resources[4]
    assert (image["alt"], image["width"], image["height"], image["internal"]) == ("Unser Logo", "20", "10", True)
    assert image["path"] == "/html/body/nav/ul/li[2]/a/img"


def test_a_refresh_is_followed_like_a_link_and_one_to_itself_leads_nowhere(page):
    assert ("https://shop.example/b/next", "https://shop.example/b/next", "refresh") in page.discovered
    again = read(f'<meta http-equiv=refresh content="0;url={KEY}#top">')
    assert again.discovered == []


@pytest.mark.parametrize(
    ("content", "address"),
    [
        ("5", None), ("0;URL=/new", "/new"), (" 0 ; url = '/a b' x", "/a b"), ("3, /c", "/c"), ("0; /d", "/d"),
        ("url=/none", None), ('0;url="', None), (None, None), ("1.5;url=/f", "/f"), (".5; /g", "/g"),
    ],
)  # fmt: skip
def test_a_refresh_is_read_as_browsers_do(content, address):
    assert refresh_address(content) == address


@pytest.mark.parametrize(
    ("header", "links"),
    [
        ('<a>; rel="canonical"; title="x, <y>; z", <b>;rel=next', [("a", "canonical"), ("b", "next")]),
        ("<a>;rel=prev;rel=next", [("a", "prev")]),
        ("<>; REL=Next", [("", "Next")]),
        ('<a>; rel="bro\\"ken', [("a", None)]),
        ("nothing", []),
    ],
)
def test_a_link_header_is_read_by_its_grammar(header, links):
    assert [(link.target, link.parameters.get("rel") or None) for link in read_link_header(header)] == links


def test_a_hostile_link_header_takes_no_time():
    assert read_link_header('<a>; x="' + '\\"' * 30_000) is not None
    assert len(read_link_header("<a>;" * 20_000)) < 20_000


def test_an_empty_canonical_is_none_and_a_broken_one_gives_way_to_the_header():
    page = read(
        '<link rel=canonical href=" "><link rel=canonical href="mailto:x@y.example">', header="<k>;rel=canonical"
    )
    assert page.fields["canonical_element"] is None
    assert page.fields["canonical"] == "https://shop.example/a/k"


def test_a_name_xpath_cannot_say_is_told_by_its_place():
    links = read("<body><o:p><a href=/1>1</a></o:p><b></b><x:y><a href=/2>2</a></x:y>").links
    assert [link["path"] for link in links] == ["/html/body/*[1]/a", "/html/body/*[3]/a"]


def test_a_path_that_is_too_long_is_left_out_and_the_link_kept():
    links = read("<section>" * 390 + "<a href=/deep>deep</a>").links
    assert [(link["target"], link["path"]) for link in links] == [("https://shop.example/deep", None)]


def test_words_are_counted_as_the_pattern_does():
    import re

    for text in ("", "a", "zwei Wörter", "don't_stop 1.200 — „Ä“", "日本 語", "\ud800 x", "a\u0301b", " x "):
        assert count_words(text) == len(re.findall(r"\w+", text)), text


@pytest.mark.parametrize(
    ("href", "form"),
    [
        ("https://a.example", "absolute"), ("mailto:x", "absolute"), ("//a", "protocol_relative"),
        ("/\\a", "protocol_relative"), ("/a", "root_relative"), ("a", "path_relative"), ("", "path_relative"),
        ("?a=http://b", "path_relative"), ("a/b:c", "path_relative"),
    ],
)  # fmt: skip
def test_how_an_address_is_written(href, form):
    assert path_type(href) == form


@pytest.mark.parametrize(("links", "suspicious"), [(4_000, False), (4_001, True)])
def test_a_page_of_very_many_references_is_read_apart(links, suspicious):
    assert is_suspicious(b"<A href=/>x</A>" * (links - 1) + b"<img src=x>") is suspicious
