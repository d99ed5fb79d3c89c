"""Squid's native log: time, milliseconds, client, result and status, bytes, method, address, type."""

from crawlers.log_formats.format import patterned

NATIVE = patterned(
    "squid",
    r"(?P<time>\d{9,11}\.\d{3}) +(?P<duration>-?\d+) (?P<address>\S+) (?P<cache>[A-Z_]+)/(?P<status>\d{3})"
    r" (?P<bytes>\d+) (?P<method>\S+) (?P<target>\S+) \S+ \S+ (?P<content_type>\S+)",
    sign=r"^\d{9,11}\.\d{3} ",
    unit="ms",
)

FORMATS = (NATIVE,)
