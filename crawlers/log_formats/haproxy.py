"""HAProxy's HTTP log (`option httplog`): client, times, status, bytes, captured headers, request."""

from crawlers.log_formats.format import patterned

# Captured headers stand in braces without their names: they are told by what they look like.
_CAPTURED = "list_filter(str_split(part.captured, '|'), text -> {})[1]"

HTTP = patterned(
    "haproxy",
    r"(?P<address>\S+):\d+ \[(?P<time>\d\d/[A-Z][a-z]{2}/\d{4}:[\d:.]+)\] \S+ \S+"
    r" -?\d+/-?\d+/-?\d+/-?\d+/(?P<duration>\+?-?\d+)"
    r" (?P<status>-?\d+) (?P<bytes>\+?\d+) \S+ \S+ \S{4} \d+/\d+/\d+/\d+/\+?\d+ \d+/\d+"
    r'(?: \{(?P<captured>[^}]*)\})?(?: \{[^}]*\})? "(?P<request>(?:[^"\\\r\n]|\\.)*)',
    sign=r":\d+ \[\d\d/[A-Z][a-z]{2}/\d{4}:",
    unit="ms",
    bytes="ltrim(part.bytes, '+')",
    host=_CAPTURED.format(r"regexp_matches(text, '^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:\d+)?$')"),
    referrer=_CAPTURED.format("regexp_matches(text, '^https?://')"),
    agent=_CAPTURED.format(r"regexp_matches(text, '^[A-Za-z][\w .-]*/\d|[Bb]ot\b')"),
)

FORMATS = (HTTP,)
