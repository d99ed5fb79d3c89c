"""What an answer's head tells of a URL: version, validators, names of cookies, and headers without anybody's data."""

import re
from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from crawlers.personal_data import redact_email

TRANSFERRED = "transferred:"  # flag of a response: bytes of the body as they came, packed
MAX_VALUE = 4_096  # characters of a header
MAX_HEADERS = 100
_MAX_NAME = 128  # characters of a header or cookie
_MAX_COOKIES = 100
# They hold what a session is recognised by: stored, they would be a key to somebody's session, and new at every crawl.
_SECRET = re.compile(r"set-cookie2?|authorization|proxy-.*|.*(?:csrf|xsrf|token|session).*", re.IGNORECASE)
_COOKIE = re.compile(r"\s*([^=;\s]+)\s*=")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def read_answer(response: Response) -> dict[str, Any]:
    """Return the columns of `pages` that come from the head of a URL's own answer."""
    return {
        "http_version": (response.protocol or "").removeprefix("HTTP/") or None,
        "last_modified": _value(response, "Last-Modified"),
        "etag": _value(response, "ETag"),
        "transferred_bytes": transferred_bytes(response),
        "cookies": cookie_names(response.headers.getlist("Set-Cookie")),
        "headers": list(_headers(response))[:MAX_HEADERS],
    }


def transferred_bytes(response: Response) -> int | None:
    """Return how many bytes the body was on its way; None where no download told."""
    told = (flag.removeprefix(TRANSFERRED) for flag in response.flags if flag.startswith(TRANSFERRED))
    return next(map(int, told), None)


def cookie_names(headers: list[bytes]) -> list[str]:
    """Return the names of the cookies that are set, sorted; values are not kept."""
    matches = (_COOKIE.match(header.decode("latin-1")) for header in headers)
    return sorted({_shown(match[1])[:_MAX_NAME] for match in matches if match})[:_MAX_COOKIES]


def _value(response: Response, name: str) -> str | None:
    values = response.headers.getlist(name)
    return _shown(values[0].decode("latin-1")) or None if values else None


def _headers(response: Response) -> Iterator[dict[str, str]]:
    for name in sorted(response.headers):
        shown = _shown(name.decode("latin-1")).lower()[:_MAX_NAME]
        if not _SECRET.fullmatch(shown):
            for value in response.headers.getlist(name):
                yield {"name": shown, "value": redact_email(_shown(value.decode("latin-1")))}


def _shown(value: str) -> str:
    return _UNPRINTABLE.sub(" ", value[:MAX_VALUE]).strip()
