"""All formats that are known without being told, the specific ones first: a new format is one line here."""

from crawlers.log_formats import aws, haproxy, json_lines, squid, w3c
from crawlers.log_formats.format import Format

FORMATS: tuple[Format, ...] = (
    *json_lines.FORMATS,
    *w3c.FORMATS,
    *aws.FORMATS,
    *haproxy.FORMATS,
    *squid.FORMATS,
)
