"""What of a log line may be kept: pseudonyms for addresses, no personal data in URLs, referrers and samples."""

import hmac
import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache

from crawlers.bots import address_block

REDACTED = "redacted"
LONGEST_SAMPLE = 200  # characters of a line that could not be read

# Values of other parameters are kept if they look harmless, so that /shop?color=blue still meets the crawl. These names
# promise what a person typed or who they are; a part of the name is enough.
_SENSITIVE_PART = re.compile(
    r"mail|token|passw|pwd|phone|telefon|mobil|sess|secret|auth|login|user|iban|search|query|such|birth|geb|address"
    r"|adress|street|stra(?:ss|ß|%c3%9f)e|signature|api_?key|jwt|cookie|firstname|lastname|vorname|nachname|account|kunde|customer",
    re.IGNORECASE,
)
_SENSITIVE_NAMES = re.compile(
    r"q|s|k|key|keys|keywords?|kw|terms?|text|tel|fax|names?|pass|pw|sid|uid|code|hash|sig|ip|lat|lon|lng|zip|plz|ort|city"
    r"|dob|msg|message|comment|subject|to|from|b?cc|contact|bic",
    re.IGNORECASE,
)
_ALLOWED_NAMES = re.compile(
    r"page|p|sort|order|lang|language|locale|hl|l|dir|size|limit|offset|start|view", re.IGNORECASE
)
_HARMLESS = re.compile(r"[A-Za-z0-9_-]{1,32}")

_AT = r"(?:@|%40|%2540)"
_EMAIL = re.compile(rf"[A-Za-z0-9._%+-]{{1,64}}{_AT}[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,8}}")
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[A-Za-z0-9]{11,30}|(?:(?:[ +-]|%20)[A-Za-z0-9]{1,4}){3,8})(?![A-Za-z0-9])"
)
_IBAN_GAP = re.compile(r"([ +-]|%20)")
_PHONE = re.compile(
    r"(?<!\d)(?:\+|%2[Bb]|00)[1-9]\d{0,2}(?:(?:[ ()./-]|%20)?\d){7,13}(?!\d)"  # with the country
    r"|(?<!\d)0[1-9]\d{1,4}(?:[ -]|%20|%2[Ff])\d{4,9}(?!\d)"  # German national form
    r"|(?<![A-Za-z0-9])(?:49|43|41)1[5-7]\d{8,9}(?![A-Za-z0-9])|(?<![A-Za-z0-9])01[5-7]\d{8,9}(?![A-Za-z0-9])"
)
_JWT = re.compile(r"eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){0,2}")
_RANDOM = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{24,}(?![A-Za-z0-9])")
_LANDLINE = re.compile(r"0[1-9]\d{7,12}")  # a German number written in one
_UUID = re.compile(r"(?<![A-Za-z0-9])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![A-Za-z0-9])")
_IPV4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)")
_IPV6 = re.compile(r"(?<![0-9A-Za-z:.])(?=[^:\s]*:)[0-9A-Fa-f:.]{2,45}(?![0-9A-Za-z:])")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\u00a0-\ud7ff\ue000-\U0010ffff]")
_PLAIN_IPV4 = re.compile(r"([1-9]\d{0,2}\.(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2}))\.\d{1,3}")
_WORD_BEFORE_DATE = re.compile(r"^[^\[]*\[")
_QUERY = re.compile(r"\?[^\s\"]*")
_ORIGIN = re.compile(r"(https?)://(?:[^/@\s]*@)?(\[[^\]]*\]|[^/?#:\s]+)(:\d{1,5})?(?=[/?#]|$)", re.IGNORECASE)
_CREDENTIALS = re.compile(r"^([a-z]+://)[^/@]*@", re.IGNORECASE)
_PATH_PARAMETER = re.compile(r";([A-Za-z_-]{1,40})=[^;/]*")
_STATIC_FILE = re.compile(r"\.(?:css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|eot|mp4|webm|pdf)$", re.I)
_ESCAPED_BYTE = re.compile(r"\\x([0-9A-Fa-f]{2})")


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


@lru_cache(maxsize=200_000)
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


def redact_target(target: str) -> str:
    """Return a request target without personal data: names of parameters stay, values only where they are harmless.

    A value stays if its parameter is not on the list of sensitive names, it is of 1 to 32 letters, digits, `_` or `-`,
    and it looks like no phone number, IBAN or token; all others become `redacted`. In paths, e-mail addresses, phone
    numbers, IBANs, IP addresses, UUIDs and tokens become `redacted-email` and so on.
    """
    path, mark, query = target.partition("#")[0].partition("?")
    return redact_path(_without_credentials(path)) + mark + redact_query(query)


def unescape_target(target: str) -> str:
    """Undo what Apache and Nginx write for bytes they do not print: `\\xC3` is `%C3`, `\\"` is `%22`."""
    if "\\" not in target:
        return target
    return _ESCAPED_BYTE.sub(r"%\1", target).replace('\\"', "%22").replace("\\\\", "%5C")


def redact_email(text: str) -> str:
    """Return text with e-mail addresses left out."""
    return _EMAIL.sub("redacted-email", text) if "@" in text or "40" in text else text


def _without_credentials(path: str) -> str:
    return _CREDENTIALS.sub(r"\1", path) if "@" in path else path


def redact_path(path: str) -> str:
    if ";" in path:
        path = _PATH_PARAMETER.sub(rf";\1={REDACTED}", path)
    path = redact_email(path)
    if not any(c.isdigit() for c in path):
        return _JWT.sub("redacted-token", path)
    return "/".join(_redact_segment(segment) for segment in path.split("/"))


def _redact_segment(segment: str) -> str:
    if segment.isdigit() and not segment.startswith("0"):
        return segment  # a number, most often an id
    if (segment.count(".") == 3 or ":" in segment) and address_block(segment) is not None:
        return "redacted-ip"
    if segment.count(".") >= 3:
        segment = _IPV4.sub(_redact_ipv4, segment)
    segment = _PHONE.sub("redacted-phone", _IBAN.sub(_redact_iban, segment))
    if len(segment) < 24 or _STATIC_FILE.search(segment):  # the hash in a file's name is no secret
        return segment
    return _RANDOM.sub("redacted-token", _UUID.sub("redacted-id", _JWT.sub("redacted-token", segment)))


def _redact_ipv4(match: re.Match[str]) -> str:
    """Redact an address, but no version such as 2.8.2.3: its numbers are small, or larger than 255."""
    parts = [int(part) for part in match.group().split(".")]
    return "redacted-ip" if max(parts) <= 255 and max(parts) >= 32 else match.group()


def _redact_iban(match: re.Match[str]) -> str:
    """Redact what of a match has the right check digits: short words behind an IBAN in groups look like its end."""
    groups = _IBAN_GAP.split(match.group())
    for end in range(len(groups), 0, -2):
        if is_iban("".join(groups[:end])):
            return "redacted-iban" + "".join(groups[end:])
    return match.group()


def is_iban(text: str) -> bool:
    """Return whether the check digits of an IBAN are right (ISO 13616: the rearranged number is 1 modulo 97)."""
    plain = re.sub(r"%20|[ +-]", "", text).upper()
    if not (15 <= len(plain) <= 34 and plain.isascii() and plain.isalnum()):
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def redact_query(query: str) -> str:
    return "&".join(_redact_pair(pair) for pair in query.split("&")) if query else ""


def _redact_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if not equals:
        return name if _is_harmless(name) else REDACTED
    kept_name = name if len(name) <= 64 and not _EMAIL.search(name) else REDACTED
    return f"{kept_name}={value if not value or _may_keep(name, value) else REDACTED}"


def _may_keep(name: str, value: str) -> bool:
    plain = name.lower().removesuffix("[]").removesuffix("%5b%5d")
    allowed = _ALLOWED_NAMES.fullmatch(plain)
    if not allowed and (_SENSITIVE_NAMES.fullmatch(plain) or _SENSITIVE_PART.search(plain)):
        return False
    return _is_harmless(value)


def _is_harmless(value: str) -> bool:
    if not _HARMLESS.fullmatch(value) or _LANDLINE.fullmatch(value) or is_iban(value):
        return False
    return not (_PHONE.search(value) or _UUID.search(value) or _JWT.search(value) or _RANDOM.search(value))


@lru_cache(maxsize=200_000)
def redact_referrer(referrer: str) -> str:
    """Return the origin of a referrer; empty for none, and `redacted-ip` for a host that is an address."""
    match = _ORIGIN.match(referrer)
    if not match:
        return ""
    scheme, host, port = match.groups(default="")
    if host.startswith("[") or host.replace(".", "").isdigit():
        return "redacted-ip"
    return f"{scheme}://{host}{port}".lower() if re.fullmatch(r"[\w.-]{1,253}", host) else ""


def redact_line(line: str) -> str:
    """Return the start of a line nobody could read, safe to show: whatever stands before its date is who asked."""
    text = _UNPRINTABLE.sub("·", line[: 4 * LONGEST_SAMPLE].rstrip())
    return redact_text(_WORD_BEFORE_DATE.sub("‹client› [", text))[:LONGEST_SAMPLE].strip()


def redact_text(text: str) -> str:
    """Return a text without personal data: addresses of people and computers, numbers, tokens and queries."""
    text = _QUERY.sub("?‹query›", text)
    text = _IPV6.sub(lambda match: "‹ip›" if address_block(match.group()) else match.group(), text)
    for pattern, kind in ((_EMAIL, "email"), (_IBAN, "iban"), (_IPV4, "ip"), (_PHONE, "phone")):
        text = pattern.sub(f"‹{kind}›", text)
    for pattern in (_JWT, _UUID, _RANDOM):
        text = pattern.sub("‹token›", text)
    return text
