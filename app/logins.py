"""A site's login and headers: from the names in its settings to credentials, and from a recorded cookie to a secret."""

import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.errors import InputError
from app.secrets import read_secret
from app.settings import HeaderSettings, LoginSettings, SiteSettings

if TYPE_CHECKING:
    from ada_url import URL

    from crawlers.credentials import Credentials, Header

_PAIR = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+=[^;\s]*(?: [^;\s]+)*")
_ONLY_HTTP = "#HttpOnly_"  # curl and browsers write a flag so, which else would be a comment
_FIELDS = 7  # domain, with subdomains, path, secure, expires, name, value


def credentials_of(about: SiteSettings) -> "Credentials":
    """Return what logs a crawl in, for the origins it is for and no others; secrets are read here, once."""
    from crawlers.credentials import NOBODY, credentials_for

    if about.login is None and not about.headers:
        return NOBODY
    secrets: list[str] = []
    headers = [_header(header, secrets) for header in about.headers]
    headers += [_login(about.login, secrets)] if about.login else []
    return credentials_for(login_origins(about), headers, secrets)


def login_origins(about: SiteSettings) -> tuple[str, ...]:
    """Return the origins that get login and headers: those of the settings, else that of the start."""
    from analysis.urls import origin_of, url_key

    keys = [url_key(origin) for origin in about.login_origins or (about.start,)]
    return tuple(dict.fromkeys(origin_of(key) for key in keys if key))


def _header(header: HeaderSettings, secrets: list[str]) -> "Header":
    if header.secret is None:
        return header.name, header.value or ""
    secrets.append(read_secret(header.secret))
    return header.name, secrets[-1]


def _login(login: LoginSettings, secrets: list[str]) -> "Header":
    from crawlers.credentials import basic_login, bearer_login

    secret = read_secret(login.secret)
    if login.kind == "basic":
        name, value = basic_login(login.user, secret)
        secrets += [secret, value.partition(" ")[2]]
        return name, value
    if login.kind == "bearer":
        secrets.append(secret)
        return bearer_login(secret)
    secrets += [pair.partition("=")[2] for pair in secret.split("; ")]
    return "Cookie", secret


def read_cookies(text: str, url: str) -> str:
    """Return a Cookie header from what was recorded: such a header, with or without its name, or a cookies.txt.

    Of a cookies.txt (Netscape's format, as browsers' extensions and curl write it) those count that a browser would
    send to `url` now: the domain fits, it has not expired, and a secure one goes to https alone. Raises an InputError
    that shows nothing of the text.
    """
    plain = text.strip().removeprefix("\ufeff")
    if "\t" in plain:
        return _from_netscape(plain, url)
    header = re.sub(r"^cookie:\s*", "", plain, flags=re.IGNORECASE)
    pairs = [pair.strip() for pair in header.split(";") if pair.strip()]
    if not pairs or not all(_PAIR.fullmatch(pair) for pair in pairs):
        raise InputError("cookies-unreadable")
    return "; ".join(pairs)


def _from_netscape(text: str, url: str) -> str:
    from ada_url import URL

    lines = (line.removeprefix(_ONLY_HTTP) for line in text.splitlines())
    cookies = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    if not cookies or any(len(fields) != _FIELDS for fields in cookies):
        raise InputError("cookies-unreadable")
    target = URL(url)
    sent = [f"{fields[5]}={fields[6]}" for fields in cookies if _goes_to(fields, target)]
    if not sent:
        raise InputError("cookies-none-fit", url=url, count=len(cookies))
    return "; ".join(sent)


def _goes_to(fields: Sequence[str], target: "URL") -> bool:
    """Whether a browser would send a cookie there (RFC 6265, 5.4); an expiry of 0 is the end of its session."""
    domain, _, path, secure, expires, _, _ = fields
    host, name = target.hostname, domain.lstrip(".").lower()
    if host != name and not (domain.startswith(".") and host.endswith("." + name)):
        return False
    if not f"{target.pathname}/".startswith(path.rstrip("/") + "/"):
        return False
    if secure.upper() == "TRUE" and target.protocol != "https:":
        return False
    return not (expires.isdecimal() and 0 < int(expires) < time.time())
