"""A list of URLs is read as people have it: lines, pasted text, or a CSV from another tool."""

import io

import pytest

from analysis.errors import InputError
from app.url_lists import read_url_list, urls_of

START = "https://shop.example/"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://shop.example/a\nhttps://shop.example/b\n", ["/a", "/b"]),
        ("\ufeffhttps://shop.example/a\r\n\r\n# a remark\r\n  /b  ", ["/a", "/b"]),
        ("shop.example/a\n<https://shop.example/b>", ["/a", "/b"]),
        ("https://shop.example/a?x=1,2;3|4\nhttps://shop.example/b,c", ["/a?x=1,2;3|4", "/b,c"]),
        ("Address,Status\nhttps://shop.example/a,200\nhttps://shop.example/b,404", ["/a", "/b"]),
        ('Status;"Adresse"\n200;"https://shop.example/a;x"\n404;"https://shop.example/b"', ["/a;x", "/b"]),
        ("1\thttps://shop.example/a\n2\thttps://shop.example/b", ["/a", "/b"]),
        ("page,clicks\n/a,10\n/b,2\n/c,1", ["/a", "/b", "/c"]),
    ],
)
def test_addresses_are_found_whatever_stands_around_them(text, urls):
    assert [url.removeprefix("https://shop.example") for url in urls_of(text.lstrip("\ufeff"), START).urls] == urls


def test_what_is_no_address_and_what_repeats_is_counted():
    found = urls_of("https://shop.example/a\nhttps://SHOP.example/a#top\nhello\nmail@shop.example\n", START)
    assert (len(found.urls), found.repeated, found.left_out) == (1, 1, 2)


def test_a_header_of_a_csv_is_left_out():
    assert urls_of("URL,Title\nhttps://shop.example/a,A\n", START).left_out == 1


def test_a_list_comes_from_a_file_or_is_pasted(tmp_path):
    file = tmp_path / "urls.txt"
    file.write_bytes("https://shop.example/größe\n".encode("utf-16"))
    assert read_url_list(str(file), START).urls == ("https://shop.example/größe",)
    assert read_url_list("-", START, io.StringIO("/a\n")).urls == ("https://shop.example/a",)


def test_a_list_without_an_address_or_a_file_that_is_not_there_is_an_error_in_words(tmp_path):
    with pytest.raises(InputError, match="list-without-url"):
        read_url_list("-", START, io.StringIO("hello\n"))
    with pytest.raises(InputError, match="list-unreadable"):
        read_url_list(str(tmp_path / "missing.csv"), START)
