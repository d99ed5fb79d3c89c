"""May we fetch it, may Googlebot: Google's own parser for the rules, RFC 9309 for what an error means."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from analysis.urls import url_key

MAX_BYTES = 512 * 1024  # read and used, the rest is not (RFC 9309 2.5 asks for 500 KiB at least)
MAX_REDIRECTS = 5  # RFC 9309 2.3.1.2
Verdict = Literal["rules", "allow_all", "disallow_all"]
_RESERVED = re.compile(r"%(2[1367]|2[89BCF]|3[ABDF]|40|5[BD])", re.IGNORECASE)  # RFC 3986, escaped; * and $ are not
_MARKS = (b"\xef\xbb\xbf", b"\xef\xbb", b"\xef")  # a byte-order mark, whole or not: Google's parser skips either


@dataclass(frozen=True)
class RobotsFile:
    """What a robots.txt says, or what its absence means."""

    origin: str
    status: int | None
    verdict: Verdict
    text: str = ""
    sitemaps: tuple[str, ...] = field(default=())
    problem: str = ""  # why there was no answer: dns, timeout, connection_refused, …

    def allows(self, agent: str, key: str) -> bool:
        """Return whether the product token of a user agent may fetch a URL."""
        return self.verdict == "allow_all" if self.verdict != "rules" else self.decides(agent, key)[0]

    def decides(self, agent: str, key: str) -> tuple[bool, int]:
        """Return what Google's parser says of a URL by these rules, and by which line; 0 where none matches."""
        from robotstxt import RobotsMatcher

        matcher = RobotsMatcher()
        return bool(matcher.is_allowed(self._shielded, agent, _shielded(key))), int(matcher.matching_line)

    @cached_property
    def _shielded(self) -> str:
        return _shielded(self.text)

    def row(self) -> dict[str, Any]:
        """Return the row of `robots_files`."""
        return {
            "origin": self.origin,
            "status": self.status,
            "verdict": self.verdict,
            "text": self.text if self.verdict == "rules" else None,
            "sitemaps": list(self.sitemaps),
        }


def read_robots(origin: str, status: int | None, body: bytes, *, problem: str = "") -> RobotsFile:
    """Return what an answer means (RFC 9309 2.3.1): 4xx all allowed; 5xx, 429 and no answer all disallowed.

    A 429 is a 4xx to the RFC and a server in distress to Google, which is followed. More than five redirects count as
    404, which the caller gives as status.
    """
    if status is None or status == 429 or status >= 500:
        return RobotsFile(origin, status, "disallow_all", problem=problem)
    if not 200 <= status < 300:
        return RobotsFile(origin, status, "allow_all")
    text = _text(body[:MAX_BYTES])
    return RobotsFile(origin, status, "rules", text, tuple(_sitemaps(text, origin)))


def _shielded(text: str) -> str:
    """Return text in which the parser leaves escaped reserved characters alone.

    It reads every escape as its character, so that `/a%2Fb` would be `/a/b`; to RFC 9309 (2.2.2) and to Google they
    are two addresses. The stand-in is as long as the escape, because the longest match decides.
    """
    return _RESERVED.sub(lambda escape: f"\x01{escape[1].upper()}", text) if "%" in text else text


def _text(body: bytes) -> str:
    """Return the text; bytes that are no UTF-8 stay apart, so that a rule with them matches no other address."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    mark = next((mark for mark in _MARKS if body.startswith(mark)), b"")
    return body.removeprefix(mark).decode("utf-8", "replace").replace("\x00", "\ufffd")


def _sitemaps(text: str, origin: str) -> list[str]:
    """Return the Sitemap lines, each address once, relative ones resolved."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        name, _, value = line.partition(":")
        key = url_key(value.partition("#")[0].strip(), base=origin + "/") if name.strip().lower() == "sitemap" else None
        if key:
            found[key] = None
    return list(found)
