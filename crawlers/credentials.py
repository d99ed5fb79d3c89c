"""Which headers a request to an origin gets: what logs us in goes to the origins it is for, and nowhere else."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from analysis.urls import origin_of

Header = tuple[str, str]
SCRUBBED = b"[secret]"
_SHORTEST = 8  # characters; a shorter value, or one of letters alone, stands in pages by chance


@dataclass(frozen=True)
class Credentials:
    """Headers by origin. They live in memory alone: no plan, file, event or message of an error holds them.

    An origin is scheme, host and port of a URL key, so that a redirect, a sitemap, a robots.txt, a link or a file on
    any other one is asked for without them.
    """

    by_origin: Mapping[str, tuple[Header, ...]] = field(default_factory=dict, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)  # what a page that shows our request must not be kept with

    def headers_for(self, key: str) -> dict[str, str]:
        """Return the headers a request for this URL key gets besides the usual ones."""
        return dict(self.by_origin.get(origin_of(key), ()))

    def scrub(self, body: bytes) -> bytes:
        """Return a body without our secrets: test pages and error pages show the request they were asked with."""
        for spelling in _spellings(self.secrets):
            if spelling in body:
                body = body.replace(spelling, SCRUBBED)
        return body


NOBODY = Credentials()


def credentials_for(origins: Iterable[str], headers: Iterable[Header], secrets: Iterable[str] = ()) -> Credentials:
    """Return credentials that send these headers to these origins."""
    sent = tuple(headers)
    return Credentials(dict.fromkeys(origins, sent), tuple(secrets))


def basic_login(user: str, password: str) -> Header:
    """Return the header of a basic login; UTF-8 as RFC 7617 has it."""
    return "Authorization", f"Basic {_base64(f'{user}:{password}')}"


def bearer_login(token: str) -> Header:
    return "Authorization", f"Bearer {token}"


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _spellings(secrets: Iterable[str]) -> list[bytes]:
    """Return a secret as pages write it: plain, in HTML, in JSON, in a URL; the longest first."""
    written = {
        spelling
        for secret in secrets
        if len(secret) >= _SHORTEST and not secret.isalpha()
        for spelling in (secret, escape(secret), secret.replace('"', '\\"'), quote(secret, safe=""))
    }
    return [spelling.encode() for spelling in sorted(written, key=lambda text: (-len(text), text))]
