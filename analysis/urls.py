"""One URL key for every join: how an address is parsed, normalised, grouped, and read from a log line.

Rules of the key. Parsing is WHATWG's, as in browsers and at Google: host case, default ports, dot segments,
backslashes, international names and addresses in decimal or hex come out in one form. Then: only http and https have
a key; the fragment and user information are dropped; an empty path is "/"; percent-encoded unreserved characters (RFC
3986) are decoded, other escapes get upper-case digits; tracking parameters are removed, the order of the others
stays; an address of more than 4,096 bytes has no key. Kept as they are, because only the server knows what they mean:
the scheme, the case of the path, a trailing slash, doubled slashes, empty parameters.
"""

import re
from functools import lru_cache

import ada_url

MAX_BYTES = 4_096
# Added by the sender of a link and ignored by the page: https://url.spec.whatwg.org has no say in it, so the names are
# those the senders document (Google Ads and Analytics, Microsoft, Meta, Mailchimp, HubSpot, Matomo, Yandex, TikTok, X).
TRACKING = frozenset(
    "dclid fbclid gad_campaignid gad_source gbraid gclid gclsrc mc_cid mc_eid msclkid mtm_campaign mtm_cid mtm_content"
    " mtm_group mtm_keyword mtm_medium mtm_placement mtm_source pk_campaign pk_kwd srsltid ttclid twclid wbraid yclid"
    " _ga _gl _hsenc _hsmi hsctatracking igshid".split()
)
_TRACKING_PREFIX = "utm_"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PARTS = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?")


def url_key(url: str, base: str | None = None) -> str | None:
    """Return the key of an address, resolved against `base` where it is relative; None where it leads to no page."""
    try:
        parsed = ada_url.URL(url, base=base) if base else ada_url.URL(url)
    except (ValueError, UnicodeError):  # a lone surrogate cannot be encoded
        return None
    if parsed.protocol not in ("http:", "https:"):
        return None
    key = f"{parsed.protocol}//{parsed.host}{_normalised(parsed.pathname or '/')}{_query(parsed.search)}"
    return key if len(key.encode()) <= MAX_BYTES else None


def absolute(url: str, base: str) -> str | None:
    """Return an address as it was found, resolved, without fragment and login, before any rule of the key."""
    try:
        parsed = ada_url.URL(url, base=base)
    except (ValueError, UnicodeError):
        return None
    parsed.hash = ""
    if parsed.username or parsed.password:
        parsed.username = parsed.password = ""
    return parsed.href


_LOGIN = re.compile(r"^(\s*(?:[a-z][a-z0-9+.-]*:)?//)[^/?#\\]*@", re.IGNORECASE)


def without_login(address: str) -> str:
    """Return an address as written, but for the user and password in it."""
    return _LOGIN.sub(r"\1", address) if "@" in address else address


def _query(search: str) -> str:
    """Return the query without tracking parameters, with its question mark, or nothing where nothing is left."""
    if len(search) < 2:
        return ""
    kept = [part for part in search[1:].split("&") if not _is_tracking(part)]
    return "?" + _normalised("&".join(kept)) if kept else ""


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in TRACKING or name.startswith(_TRACKING_PREFIX)


def _normalised(text: str) -> str:
    return _ESCAPE.sub(_escape, text) if "%" in text else text


def _escape(escape: re.Match[str]) -> str:
    byte = int(escape[1], 16)
    return chr(byte) if byte in _UNRESERVED else escape[0].upper()


def origin_of(key: str) -> str:
    """Return scheme and host (with a port that is not the scheme's own) of a key: `https://a.example`."""
    scheme, host, _, _ = _parts(key)
    return f"{scheme}://{host}"


def host_of(key: str) -> str:
    """Return the host, with a port that is not the scheme's own."""
    return _parts(key)[1]


def path_of(key: str) -> str:
    """Return path and query, as a request line holds them."""
    _, _, path, query = _parts(key)
    return path + query


def has_query(key: str) -> bool:
    return "?" in key


def _parts(key: str) -> tuple[str, str, str, str]:
    match = _PARTS.match(key)
    if match is None:
        raise ValueError(f"no URL key: {key!r}")
    return match[1], match[2], match[3], match[4] or ""


def log_key(target: str, host: str, origin: str) -> str | None:
    """Return the key of what a log line says was requested.

    `target` is the request line's: a path, or a whole address where a proxy logs one. `host` is the line's own, or
    empty: then the request was for the site's `origin`. A path of two slashes stays a path and names no host.
    """
    if target.startswith("/"):
        if _PLAIN_TARGET.fullmatch(target) and len(target) < _SHORT:
            front = _front(host, origin)
            path, _, query = target.partition("?")
            return None if front is None else front + path + _query("?" + query)
        scheme = origin.partition("://")[0]
        return url_key((f"{scheme}://{host}" if host else origin) + target)
    return url_key(target) if "://" in target else None


# What a parser leaves as it is: no dot segment, no escape, nothing it would encode. Most targets are so, and reading
# them takes a tenth of the time.
_PLAIN_TARGET = re.compile(
    r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?(?:\?[A-Za-z0-9._~=&+-]*)?"
)
_SHORT = 2_048  # characters: with any host below the limit of a key


@lru_cache(maxsize=1_000)
def _front(host: str, origin: str) -> str | None:
    """Return scheme and host of a key as a parser writes them; None where they lead nowhere."""
    scheme = origin.partition("://")[0]
    key = url_key((f"{scheme}://{host}" if host else origin) + "/")
    return key.removesuffix("/") if key else None


_OMITTED = "…"
_VARIABLE = re.compile(
    r"""(?ix)
    [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}  # a UUID
    | (?<![a-z0-9]) (?=[a-z]*[0-9]) [0-9a-f]{8,} (?![a-z0-9])     # a hash
    | [0-9]+                                                      # a number, a year, a page, an id
    """
)
_MANY = re.compile(rf"{_OMITTED}(?:[-_.]{_OMITTED})+")


@lru_cache(maxsize=200_000)  # log questions ask for the same few thousand addresses again and again
def pattern_of(key: str) -> str:
    """Return path and parameter names with ids, numbers, dates, hashes and parameter values left out, for grouping.

    `https://a.example/shop/4711?farbe=blau&sort=preis` → `/shop/…?farbe=…&sort=…`. A pattern has no host: the same
    template on two hosts of a site is one.
    """
    _, _, path, query = _parts(key)
    shape = _MANY.sub(_OMITTED, _VARIABLE.sub(_OMITTED, path))
    if not query:
        return shape
    names = [part.partition("=") for part in query[1:].split("&")]
    return shape + "?" + "&".join(f"{name}={_OMITTED}" if equals else name for name, equals, _ in names)
