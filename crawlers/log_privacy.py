"""What of a log line may be kept: pseudonyms for addresses, no personal data in URLs, referrers and samples."""

import hmac
import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache

from crawlers.addresses import address_block
from crawlers.personal_data import redact_path, redact_text
from crawlers.query_privacy import REDACTED, KeptValues

LONGEST_SAMPLE = 200  # characters of a line that could not be read
DEFAULT = KeptValues()

_UNPRINTABLE = re.compile(r"[^\x20-\x7e\u00a0-\ud7ff\ue000-\U0010ffff]")
_PLAIN_IPV4 = re.compile(r"([1-9]\d{0,2}\.(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2}))\.\d{1,3}")
_ORIGIN = re.compile(r"(https?)://(?:[^/@\s]*@)?(\[[^\]]*\]|[^/?#:\s]+)(:\d{1,5})?(?=[/?#]|$)", re.IGNORECASE)
_PLAIN_ORIGIN = re.compile(r"https?://[a-z-]+(?:\.[a-z-]+){1,6}(?=[/?#]|$)")
_CREDENTIALS = re.compile(r"^([a-z]+://)[^/]*@", re.IGNORECASE)
_PATH_PARAMETER = re.compile(r";([A-Za-z_-]{1,40})=[^;/]*")
_ESCAPED_BYTE = re.compile(r"\\x([0-9A-Fa-f]{2})")

_WORDS_BEFORE_DATE = re.compile(r"^[^\[]*\[")
_CLIENT_FIRST = re.compile(
    r"^\s*\"?(?:\d{1,3}(?:\.\d{1,3}){2,3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]+|[\w-]+(?:\.[\w-]+)+),?\s.*"
)
_JSON_TEXT = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|$)(\s*:)?')
_JSON_NUMBER = re.compile(r"(?<=[:\[,\s])\d{7,}")
_ASSIGNED = re.compile(r"([A-Za-z_][\w.-]{0,40})=(?!\s)(?:\"[^\"]*\"?|[^\s&;,\"]+)")
_FOREIGN_ADDRESS = re.compile(r"(https?://)[^\s\"]*", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}[T\s]\d{2}:\d{2}")
_PART_OF_LINE = re.compile(r'"[^"]*"?|[^\s"]+')
_TELLS_NOBODY = re.compile(
    r'".*|GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|HTTP/[\d.]+|/\S*|[\d.:TZ+-]+|https?|h2|\[.*|.*\]|‹\S*|\w+=‹\S*|#.*'
)


@dataclass(frozen=True)
class Pseudonyms:
    """Stands for a client without telling which: HMAC-SHA-256 under the workspace's key, 16 hex digits.

    Only the /24 of an IPv4 and the /48 of an IPv6 address goes in, with the month, so that nobody can be followed for
    longer than that and the key's holder finds 256 addresses behind one pseudonym at best.
    """

    secret: bytes

    def of(self, client: str, month: str) -> str:
        """Return the pseudonym of a client in a month, such as 2026-11."""
        return _keyed(self.secret, f"{month}|{_coarse(client)}")


@lru_cache(maxsize=50_000)
def _keyed(secret: bytes, text: str) -> str:
    return hmac.digest(secret, text.encode(), "sha256").hex()[:16]


def _coarse(client: str) -> str:
    plain = _PLAIN_IPV4.fullmatch(client)  # a fifteenth of the time of parsing it
    if plain:
        return f"{plain.group(1)}.0/24"
    block = address_block(client)
    if block is None:
        return client.strip().lower()  # a host name
    length = min(block.prefixlen, 24 if block.version == 4 else 48)
    return str(ipaddress.ip_network((int(block[0]), length), strict=False))


def redact_target(target: str, kept: KeptValues = DEFAULT, *, public: bool = False) -> str:
    """Return a request target without personal data: of queries what `kept` allows, of paths all but personal data.

    In paths, e-mail addresses, phone numbers, IBANs, IP addresses, UUIDs and tokens become `redacted-email` and so on.
    A `public` target is one the site links to itself: there, values, UUIDs and tokens stay, persons do not.
    """
    path, mark, query = target.partition("#")[0].partition("?")
    path = _PATH_PARAMETER.sub(rf";\1={REDACTED}", _without_credentials(path)) if ";" in path else path
    return redact_path(_without_credentials(path), public=public) + mark + kept.redact(query, public=public)


def unescape_target(target: str) -> str:
    """Undo what Apache and Nginx write for bytes they do not print: `\\xC3` is `%C3`, `\\"` is `%22`."""
    if "\\" not in target:
        return target
    return _ESCAPED_BYTE.sub(r"%\1", target).replace('\\"', "%22").replace("\\\\", "%5C")


def _without_credentials(path: str) -> str:
    return _CREDENTIALS.sub(r"\1", path) if "@" in path else path


@lru_cache(maxsize=50_000)
def redact_referrer(referrer: str) -> str:
    """Return the origin of a referrer; empty for none, and `redacted-ip` for a host that is an address."""
    if plain := _PLAIN_ORIGIN.match(referrer):  # as nearly all are; a third of the time
        return plain[0]
    match = _ORIGIN.match(referrer)
    if not match:
        return ""
    scheme, host, port = match.groups(default="")
    if host.startswith("[") or host.replace(".", "").isdigit():
        return "redacted-ip"
    return f"{scheme}://{redact_path(host)}{port}".lower() if re.fullmatch(r"[\w.-]{1,253}", host) else ""


def redact_line(line: str) -> str:
    """Return the start of a line nobody could read, safe to show: how it is built, not what it says about anybody.

    Whatever stands before a date in brackets is who asked; in JSON only names and small numbers stay, behind `=`
    nothing; of a line that begins with a client or holds a date, words that may be a user's name go as well.
    """
    text = _UNPRINTABLE.sub("·", line[: 4 * LONGEST_SAMPLE].rstrip())
    if text.lstrip().startswith(("{", "[{")):
        return _shortened(_JSON_NUMBER.sub("‹number›", _JSON_TEXT.sub(_json_name, text)))
    if text.find("[") > 0:
        text = _WORDS_BEFORE_DATE.sub("‹client› [", text)
    elif _CLIENT_FIRST.match(text):
        return "‹client› …"
    text = _FOREIGN_ADDRESS.sub(r"\1…", _ASSIGNED.sub(r"\1=‹value›", text))
    return _shortened(_without_words(text) if _ISO_DATE.search(text) or "‹client›" in text else text)


def _shortened(text: str) -> str:
    return redact_text(text)[:LONGEST_SAMPLE].strip()


def _json_name(text: re.Match[str]) -> str:
    """Return a name of JSON as it is, and of a value that it is a text."""
    return text[0] if text[1] else '"‹text›"'


def _without_words(text: str) -> str:
    """Return a line's fields; a bare word that is no method, path, number or protocol may be a user's name."""
    return _PART_OF_LINE.sub(lambda part: part[0] if _TELLS_NOBODY.fullmatch(part[0]) else "‹word›", text)
