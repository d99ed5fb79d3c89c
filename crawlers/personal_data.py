"""What in a text tells who somebody is: e-mail addresses, phone numbers, accounts, tokens, addresses of computers."""

import re
from urllib.parse import unquote

from crawlers.addresses import address_block

_AT = r"(?:@|%40|%2540)"
_EMAIL = re.compile(rf"[A-Za-z0-9._%+-]{{1,64}}{_AT}[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,8}}")
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[A-Za-z0-9]{11,30}|(?:(?:[ +-]|%20)[A-Za-z0-9]{1,4}){3,8})(?![A-Za-z0-9])"
)
_IBAN_GAP = re.compile(r"([ +-]|%20)")
_GAP = r"(?:[ ()./+-]|%20|%28|%29|%2[Ff])"
_PHONE = re.compile(
    rf"(?<!\d)(?:\+|%2[Bb]|00)[1-9]\d{{0,2}}(?:{_GAP}{{0,3}}\d){{7,13}}(?!\d)"  # with the country
    r"|(?<!\d)\(?0[1-9]\d{1,4}\)?"  # German national form, in one group or in several
    r"(?:(?:[ +-]|%20|%2[Ff])\d{4,9}|(?:(?:[ +-]|%20)\d{2,4}){2,4})(?!\d)"
    r"|(?<![A-Za-z0-9])(?:49|43|41)1[5-7]\d{8,9}(?![A-Za-z0-9])|(?<![A-Za-z0-9])01[5-7]\d{8,9}(?![A-Za-z0-9])"
)
_LANDLINE = re.compile(r"0[1-9]\d{7,12}")  # a German number written in one
_JWT = re.compile(r"eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){0,2}")
_RANDOM = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{24,}(?![A-Za-z0-9])")
_UUID = re.compile(r"(?<![A-Za-z0-9])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![A-Za-z0-9])")
_IPV4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)")
_IPV6 = re.compile(r"(?<![0-9A-Za-z:.])(?=[^:\s]*:)[0-9A-Fa-f:.]{2,45}(?![0-9A-Za-z:])")
_QUERY = re.compile(r"\?[^\s\"]*")
_STATIC_FILE = re.compile(r"\.(?:css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|eot|mp4|webm|pdf)$", re.I)
# What any of the patterns above needs; a path without it, as most are, is looked at no closer.
_SUSPICIOUS = re.compile(
    r"[@:%+ ]|\d{6}|(?:\d[-./()]?){7}|[A-Za-z0-9]{24}|(?:\.\d+){2}|eyJ|[A-Za-z]{2}\d{2}[A-Za-z0-9-]{11}"
)


def redact_email(text: str) -> str:
    """Return text with e-mail addresses left out."""
    return _EMAIL.sub("redacted-email", text) if "@" in text or "40" in text else text


def redact_path(path: str, *, public: bool = False) -> str:
    """Return a path without personal data; of a `public` one, which the site links to, tokens and ids are none."""
    if not _SUSPICIOUS.search(path):
        return path
    path = redact_email(path)
    return "/".join(_redact_segment(segment, public) for segment in path.split("/"))


def _redact_segment(segment: str, public: bool) -> str:
    if segment.isdigit() and not segment.startswith("0"):
        return segment  # a number, most often an id
    if (segment.count(".") == 3 or ":" in segment) and address_block(segment) is not None:
        return "redacted-ip"
    if segment.count(".") >= 3:
        segment = _IPV4.sub(_redact_ipv4, segment)
    segment = _PHONE.sub("redacted-phone", _IBAN.sub(_redact_iban, segment))
    return segment if public else _redact_tokens(segment)


def _redact_tokens(segment: str) -> str:
    segment = _JWT.sub("redacted-token", segment)
    if len(segment) < 24 or _STATIC_FILE.search(segment):  # the hash in a file's name is no secret
        return segment
    return _RANDOM.sub("redacted-token", _UUID.sub("redacted-id", segment))


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


def is_telling(value: str) -> bool:
    """Return whether a short value, such as one of a query, is a phone number, an account, a token or an id."""
    if _LANDLINE.fullmatch(value) or is_iban(value):
        return True
    return bool(_PHONE.search(value) or _UUID.search(value) or _JWT.search(value) or _RANDOM.search(value))


def holds_personal_data(value: str) -> bool:
    """Return whether a value, percent-encoded or not, holds an e-mail or IP address, a phone number or an account."""
    return any(redact_text(text) != text for text in (value, unquote(value.replace("+", " "))))


def redact_text(text: str) -> str:
    """Return a text without personal data: addresses of people and computers, numbers, tokens and queries."""
    text = _QUERY.sub("?‹query›", text)
    text = _IPV6.sub(lambda match: "‹ip›" if address_block(match.group()) else match.group(), text)
    for pattern, kind in ((_EMAIL, "email"), (_IBAN, "iban"), (_IPV4, "ip"), (_PHONE, "phone")):
        text = pattern.sub(f"‹{kind}›", text)
    for pattern in (_JWT, _UUID, _RANDOM):
        text = pattern.sub("‹token›", text)
    return text
