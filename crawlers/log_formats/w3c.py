"""The W3C extended format (IIS, CloudFront and others): `#Fields` names the columns, and may change in mid-file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from crawlers.log_formats.format import Format, columned, parted
from crawlers.log_formats.meaning import decoded

# Of names for one role the first that is there counts: CloudFront's cs(Host) names the distribution, x-host-header
# the site.
FIELDS = {
    "address": ("c-ip",),
    "forwarded": ("x-forwarded-for", "cs(x-forwarded-for)", "x-original-client-ip"),
    "host": ("x-host-header", "cs(host)", "cs-host"),
    "method": ("cs-method",),
    "target": ("cs-uri-stem", "cs-uri", "cs-uri-path"),
    "query": ("cs-uri-query",),
    "status": ("sc-status",),
    "bytes": ("sc-bytes", "bytes"),
    "referrer": ("cs(referer)", "cs-referer", "cs(referrer)"),
    "agent": ("cs(user-agent)", "cs-user-agent"),
    "duration": ("time-taken",),
    "content_type": ("sc-content-type", "sc(content-type)"),
    "protocol": ("cs-version", "cs-protocol-version"),
    "cache": ("x-edge-result-type", "x-edge-response-result-type", "sc(x-cache)", "x-cache"),
}
_MOST_FORMATS = 100  # in a block: servers name their columns anew when they start, hostile logs with every line
_NEEDED = {"time", "target", "status"}
# Values with spaces stand in quotation marks; else tabs part them, or single spaces.
_PART = r"""CASE WHEN contains(text, chr(9)) THEN str_split(text, chr(9)) WHEN contains(text, '"')
    THEN list_transform(regexp_extract_all(text, '"[^"]*"|\S+'), value -> trim(value, '"'))
    ELSE str_split(text, ' ') END"""
# A number with a decimal point is seconds, as the standard has it; IIS and others write whole milliseconds.
_TAKEN = "{0} || CASE WHEN contains({0}, '.') THEN 's' ELSE 'ms' END"
# IIS writes + for a space (and ++ is a space with a plus behind), CloudFront percent signs, in older logs twice.
_AGENT = (
    f"CASE WHEN contains({{0}}, '%') THEN {decoded(decoded('{0}'))}"
    " ELSE replace(replace(replace({0}, '++', ' ' || chr(1)), '+', ' '), chr(1), '+') END"
)


def roles_of(names: Sequence[str], date: str = "") -> dict[str, str]:
    """Return the roles of these columns as SQL over `part`; `date` is that of a time which stands alone."""
    place = {name.lower(): f"part[{position}]" for position, name in reversed(list(enumerate(names, 1)))}
    roles = {
        role: next(place[n] for n in known if n in place) for role, known in FIELDS.items() if place.keys() & known
    }
    if "time" in place:
        roles["time"] = (
            place["date"] + f" || ' ' || {place['time']}" if "date" in place else f"'{date} ' || {place['time']}"
        )
    elif stamp := place.get("date-time", place.get("timestamp", place.get("datetime"))):
        roles["time"] = stamp
    if "duration" in roles:
        roles["duration"] = _TAKEN.format(roles["duration"])
    if "agent" in roles:
        roles["agent"] = _AGENT.format(roles["agent"])
    return roles


@lru_cache(maxsize=100)
def format_of_fields(names: tuple[str, ...], date: str = "") -> Format | None:
    """Return the format of lines with these columns, or nothing where they do not tell of requests."""
    roles = roles_of(names, date)
    if not roles.keys() >= _NEEDED:
        return None
    text = "SELECT line_no, line, rtrim(line, chr(10) || chr(13) || ' ') AS text FROM lines"
    return Format("w3c", parted(_PART, f"= {len(names)}", f"({text})"), roles)


@dataclass
class Directives:
    """What the lines with a # have said so far in a file."""

    fields: tuple[str, ...] = ()
    date: str = ""

    def take(self, line: str) -> None:
        name, _, value = line.partition(":")
        if name.lower() == "#fields":
            self.fields = tuple(value.split())
        elif name.lower() == "#date" and (day := re.match(r"\s*(\d{4}-\d\d-\d\d)", value)):
            self.date = day.group(1)

    @property
    def format(self) -> Format | None:
        date = "" if "date" in map(str.lower, self.fields) else self.date
        return format_of_fields(self.fields, date)

    def sections(self, lines: pa.Table) -> list[tuple[Format | None, pa.Table]]:
        """Return lines by their format; the lines with a # are in none, and none is read beyond `_MOST_FORMATS`."""
        parts: dict[tuple[tuple[str, ...], str], list[pa.Table]] = {}
        formats: dict[tuple[tuple[str, ...], str], Format | None] = {}
        start = 0
        for place in [*pc.indices_nonzero(pc.starts_with(lines["line"], "#")).to_pylist(), lines.num_rows]:
            if place > start:
                key = (self.fields, self.date) if len(formats) < _MOST_FORMATS else ((), "")
                formats[key] = self.format if key[0] else None
                parts.setdefault(key, []).append(lines.slice(start, place - start))
            if place < lines.num_rows:
                self.take(lines["line"][place].as_py())
            start = place + 1
        return [(formats[key], pa.concat_tables(tables)) for key, tables in parts.items()]


# CloudFront's own columns have one order, so that its lines are known without the line that names them.
_CLOUDFRONT = (
    "date time x-edge-location sc-bytes c-ip cs-method cs(host) cs-uri-stem sc-status cs(referer) cs(user-agent) "
    "cs-uri-query cs(cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken "
    "x-forwarded-for"
).split()
_REAL_TIME = (
    "timestamp c-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host cs-uri-stem cs-bytes "
    "x-edge-location x-edge-request-id x-host-header time-taken cs-protocol-version c-ip-version cs-user-agent "
    "cs-referer cs-cookie cs-uri-query x-edge-response-result-type x-forwarded-for ssl-protocol ssl-cipher "
    "x-edge-result-type fle-encrypted-fields fle-status sc-content-type"
).split()
CLOUDFRONT = columned("cloudfront", "\t", ">= 19", **roles_of(_CLOUDFRONT))
CLOUDFRONT_REAL_TIME = columned("cloudfront_realtime", "\t", ">= 22", **roles_of(_REAL_TIME))

FORMATS = (CLOUDFRONT, CLOUDFRONT_REAL_TIME)
