"""What is kept of an answer's head: names of cookies, validators, and no header that is somebody's."""

from scrapy.http import Headers, Response

from crawlers.answer import MAX_VALUE, read_answer


def answer(*headers, **options):
    return read_answer(Response("http://a.example/", headers=Headers(list(headers)), **options))


def test_names_of_cookies_are_kept_and_their_values_are_not():
    told = answer(("Set-Cookie", "sid=s3cr3t; Path=/"), ("Set-Cookie", "lang=de"), ("Set-Cookie", "=nameless"))
    assert told["cookies"] == ["lang", "sid"]
    assert told["headers"] == []


def test_headers_hold_no_session_and_no_address_of_a_person():
    told = answer(
        ("X-CSRF-Token", "abc"), ("Authorization", "Basic eHl6"), ("X-Owner", "write to anna.b@mail.example, please"),
        ("Server", "nginx\x0b\x1b[31m"), ("Server", "b"),
    )  # fmt: skip
    assert told["headers"] == [
        {"name": "server", "value": "nginx [31m"},
        {"name": "server", "value": "b"},
        {"name": "x-owner", "value": "write to redacted-email, please"},
    ]


def test_long_values_are_cut_and_validators_kept_as_written():
    told = answer(("ETag", 'W/"4f"'), ("Last-Modified", "Tue, 03 Nov 2026 08:00:00 GMT"), ("X-Long", "x" * 9_000))
    assert (told["etag"], told["last_modified"]) == ('W/"4f"', "Tue, 03 Nov 2026 08:00:00 GMT")
    assert len(next(h["value"] for h in told["headers"] if h["name"] == "x-long")) == MAX_VALUE


def test_version_and_packed_size_are_told_where_the_download_knew_them():
    told = answer(protocol="HTTP/1.1", flags=["transferred:321"])
    assert (told["http_version"], told["transferred_bytes"]) == ("1.1", 321)
    assert answer()["transferred_bytes"] is None
