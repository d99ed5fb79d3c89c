"""Twenty-one ways to say, or not to say, in which encoding a page is: each title is read as browsers read it."""

import codecs

import pytest
import webencodings

from crawlers.decoding import declared_encoding, read_html
from crawlers.parse import parse_page
from tests.dev_data import dev_file

GERMAN, RUSSIAN, JAPANESE, CHINESE, GREEK = "Größe – Straße", "Привет, мир", "日本語のページ", "中文网页", "Καλημέρα"


def html(title, meta=""):
    return f"<html><head>{meta}<title>{title}</title></head>"


def meta(name):
    return f'<meta charset="{name}">'


def typed(name):
    return f'<meta http-equiv="Content-Type" content="text/html; charset={name}">'


CASES = {
    # bytes, Content-Type, title
    "utf-8 undeclared": (html(GERMAN).encode(), "text/html", GERMAN),
    "utf-8 in the header": (html(GERMAN).encode(), "text/html; charset=UTF-8", GERMAN),
    "utf-8 in a meta": (html(GERMAN, meta("utf-8")).encode(), "text/html", GERMAN),
    "utf-8 behind the prescan": (html(GERMAN, "<!--" + "x" * 2_000 + "-->" + meta("utf-8")).encode(), None, GERMAN),
    "utf-8 mark beats the header": (codecs.BOM_UTF8 + html(GERMAN).encode(), "text/html; charset=latin1", GERMAN),
    "utf-16 little endian": (codecs.BOM_UTF16_LE + html(GERMAN).encode("utf-16-le"), "text/html", GERMAN),
    "utf-16 big endian": (codecs.BOM_UTF16_BE + html(GERMAN).encode("utf-16-be"), "text/html; charset=utf-8", GERMAN),
    "utf-16 in the header": (html(GERMAN).encode("utf-16-le"), "text/html; charset=utf-16", GERMAN),
    "utf-16 in a meta is utf-8": (html(GERMAN, meta("utf-16")).encode(), "text/html", GERMAN),
    "cp1252 undeclared": (html(GERMAN).encode("cp1252"), "text/html", GERMAN),
    "latin-1 is cp1252": (html(GERMAN, meta("iso-8859-1")).encode("cp1252"), "text/html", GERMAN),
    "header beats meta": (html(GERMAN, meta("utf-8")).encode("cp1252"), "text/html; charset=windows-1252", GERMAN),
    "iso-8859-15": (html("5 € Straße", typed("iso-8859-15")).encode("iso-8859-15"), "text/html", "5 € Straße"),
    "windows-1251": (html(RUSSIAN, meta("windows-1251")).encode("cp1251"), "text/html", RUSSIAN),
    "koi8-r in the header": (html(RUSSIAN).encode("koi8-r"), "text/html; charset=koi8-r", RUSSIAN),
    "shift_jis": (html(JAPANESE, meta("x-sjis")).encode("cp932"), "text/html", JAPANESE),
    "euc-jp": (html(JAPANESE, typed("euc-jp")).encode("euc-jp"), "text/html", JAPANESE),
    "gb2312 is gb18030": (html(f"{CHINESE}€", meta("gb2312")).encode("gb18030"), "text/html", f"{CHINESE}€"),
    "iso-8859-7 by an xml declaration": (
        f'<?xml version="1.0" encoding="iso-8859-7"?>{html(GREEK)}'.encode("iso-8859-7"), None, GREEK,
    ),
    "utf-7 is never read": (html("+AGE-Gr", meta("utf-7")).encode(), "text/html; charset=utf-7", "+AGE-Gr"),
    "an unknown name is none": (html(GERMAN, meta("klingon")).encode(), "text/html; charset=x-nothing", GERMAN),
    "ebcdic is no page": (html("Title").encode("cp037"), "text/html; charset=cp037", None),
    "half a character": (html("Größe").encode() + b"\xc3", "text/html; charset=utf-8", "Größe"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_title_is_read_as_browsers_read_it(name):
    body, content_type, title = CASES[name]
    text, _ = read_html(body, content_type)
    assert parse_page(text, "https://x.example/", is_own=lambda host: True).fields["title"] == title


def test_a_declaration_in_a_comment_or_another_element_is_none():
    assert declared_encoding(b"<!-- <meta charset=koi8-r> --><metacharset=koi8-r><p charset=koi8-r>") is None
    assert declared_encoding(b'<meta content="text/html; charset=koi8-r">') is None


@pytest.mark.dev_data
@pytest.mark.parametrize("file", ["tests1.dat", "tests2.dat", "test-yahoo-jp.dat"])
def test_every_case_of_html5lib_is_read_as_it_says(file):
    blocks = dev_file(f"encoding/{file}").read_bytes().split(b"#data\n")[1:]
    wrong = []
    for block in blocks:
        body, _, name = block.rpartition(b"#encoding\n")
        body = body.removesuffix(b"\n")
        has_mark = body.startswith(codecs.BOM_UTF8)
        found = read_html(body)[1] if has_mark else declared_encoding(body) or "windows-1252"
        if found != webencodings.lookup(name.strip().decode()).name:
            wrong.append(body[:80])
    assert blocks
    assert wrong == []
