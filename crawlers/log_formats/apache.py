"""Common and combined lines of Apache and Nginx, with a host before them or a response time behind.

Most lines are split by DuckDB, all at once, at their quotes; whatever is not plainly regular goes line by line to the
tolerant reader. Lines are told apart by their newlines before anything is split, so no line can swallow the next, which
DuckDB's CSV reader does beside a broken line. It costs the same: 0.9 CPU s for a million lines, CSV 0.9 to 1.1.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from math import floor
from statistics import median

import pyarrow as pa
import pyarrow.compute as pc

from crawlers.addresses import address_block
from crawlers.log_content import LONGEST_LINE
from crawlers.log_formats.envelopes import without_head
from crawlers.log_formats.lines import RAW_SCHEMA, Reject, UnreadLineError
from crawlers.log_formats.meaning import PROTOCOL, UNITS, milliseconds

# One line is [host] address ident user [time] "request" status bytes [time] ["referrer" "agent" [more …]].
_SPLIT = r"""
WITH quoted AS (
    SELECT line_no, line, str_split(line, '"') AS part FROM lines
), parts AS (
    SELECT line_no, line, part, part[1] AS head, part[2] AS request, ltrim(rtrim(part[3])) AS tail,
        CASE WHEN len(part) >= 7 THEN part[4] ELSE '' END AS referrer,
        CASE WHEN len(part) >= 7 THEN part[6] ELSE '' END AS agent,
        len(part) IN (3, 7, 9, 11, 13) AND NOT contains(line, '\"') AND strlen(line) <= $longest AS regular
    FROM quoted
), fields AS (
    SELECT *, split_part(head, ' ', 1) AS first, split_part(head, ' ', 2) AS second, split_part(head, ' ', 3) AS third,
        split_part(split_part(head, '[', 2), ']', 1) AS time_text,
        split_part(request, ' ', 1) AS method, split_part(request, ' ', 2) AS target,
        split_part(request, ' ', 3) AS protocol_text, split_part(request, ' ', 4) AS beyond,
        try_cast(split_part(tail, ' ', 1) AS INTEGER) AS status, split_part(tail, ' ', 2) AS bytes_text,
        {time_taken} AS time_taken, {forwarded} AS forwarded
    FROM parts
), typed AS (
    SELECT *, epoch_us(try_strptime(time_text, '%d/%b/%Y:%H:%M:%S %z')) AS requested_at,
        CASE WHEN bytes_text = '-' THEN 0 ELSE try_cast(bytes_text AS BIGINT) END AS bytes,
        {duration} AS duration_ms, second = '-' AS without_host,
        third = '-' AND (second LIKE '%.%.%.%' OR second LIKE '%:%:%') AND first NOT LIKE '%,' AS with_host
    FROM fields
), judged AS (
    SELECT *, coalesce(
        regular AND (without_host OR with_host) AND requested_at IS NOT NULL AND bytes >= 0
        AND status BETWEEN 100 AND 999 AND (target LIKE '/%' OR target LIKE 'http%://%')
        AND protocol_text LIKE 'HTTP/%' AND beyond = ''
        AND method IN ('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'), false) AS read
    FROM typed
)
SELECT line_no, CASE WHEN without_host THEN '' ELSE first END AS host,
    CASE WHEN without_host THEN first ELSE second END AS address, forwarded, requested_at,
    method, target, status, bytes, referrer, agent, duration_ms,
    NULL::VARCHAR AS content_type, {protocol} AS protocol, NULL::VARCHAR AS cache,
    read, CASE WHEN read THEN NULL ELSE line END AS line
FROM judged
""".replace("{protocol}", PROTOCOL.format("protocol_text"))

# Where a response time can stand: behind the bytes, at the end of the line, or, plainly a time, between quoted texts.
_NUMBER = r"^\s*(?:rt=|request_time=)?(\d{1,15}(?:\.\d{1,9})?(?:us|ms|s)?)\s*(?:$|uct=|uht=|urt=)"
_PLAIN_TIME = r"^\s*(?:rt=|request_time=)?(\d{1,15}(?:\.\d{1,9}(?:us|ms|s)?|us|ms|s))\s*(?:$|uct=|uht=|urt=)"
_BEHIND_BYTES = "behind_bytes"
_PLACES = {  # name → the text there (SQL), and what it must look like
    _BEHIND_BYTES: ("split_part(tail, ' ', 3)", _NUMBER),
    **{f"part_{place}": (f"part[{place}]", _PLAIN_TIME) for place in (7, 9, 11, 13)},
    "end": ("part[len(part)]", _NUMBER),
}
_FORWARDED = "CASE WHEN len(part) >= 9 AND part[8] <> '-' THEN part[8] END"

_MONTHS = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
_TIME = re.compile(r"(\d{2})/([A-Za-z]{3})/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,6})? ([+-])(\d{2}):?(\d{2})")
_AFTER_TIME = re.compile(r'[ \t]{0,3}"(.*?)" {1,3}(\d{1,5}|-) {1,3}(\d{1,18}|-)(?= |\t|$)')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_REQUEST = re.compile(r"([A-Za-z][A-Za-z-]{1,19}) +(\S.*?)(?: +(HTTP/\d(?:\.\d)?))?")
_TARGET = re.compile(r"/|\*$|https?://|[\w.-]+:\d+$", re.IGNORECASE)
_ABSOLUTE = re.compile(r'\] "[A-Z]+ https?://')
_ADDRESSES = re.compile(r"[0-9A-Fa-f.:]{3,45}(?:, ?[0-9A-Fa-f.:]{3,45}){0,20}")
_MICROSECONDS_FROM = 100  # a median of 100 is 0.1 ms or 100 s: no server takes that on most requests


@dataclass(frozen=True)
class Extras:
    """What lines of a file have behind the agent, or behind the bytes."""

    place: str = ""  # of a response time (`_PLACES`); empty where lines have none
    whole: str = "s"  # its unit where it has neither one of its own nor a decimal point
    forwarded: bool = False  # X-Forwarded-For in quotation marks behind the agent, as nginx.conf has it
    absolute: bool = False  # requests are for whole addresses, as Varnish writes them

    def sql(self) -> str:
        """Return the SQL that splits lines with these."""
        text = "regexp_extract({}, '{}', 1)".format(*_PLACES[self.place]) if self.place else "''"
        with_unit = "time_taken || CASE WHEN regexp_matches(time_taken, '^[0-9]+[.][0-9]+$') THEN 's' ELSE '' END"
        duration = milliseconds(f"({with_unit})", self.whole) if self.place else "NULL::BIGINT"
        slots = {
            "time_taken": text,
            "duration": duration,
            "forwarded": _FORWARDED if self.forwarded else "NULL::VARCHAR",
        }
        return re.sub(r"\{(time_taken|duration|forwarded)\}", lambda slot: slots[slot.group(1)], _SPLIT)


PLAIN = Extras()


def extras_of(lines: Sequence[str]) -> Extras:
    """Return what most of these lines have.

    The unit of a response time: a number with a decimal point is seconds (Nginx's $request_time); a whole number is
    Apache's %D, microseconds, unless the median is below 100: then it is %T, seconds. Milliseconds without a unit
    cannot be told from these: whoever logs them pastes the format.
    """
    rests = [rest for line in lines if (rest := _rest_of(line)) is not None]
    found = [(place, text) for rest in rests for place in _PLACES if (text := _time_taken(rest, place))]
    places = Counter(place for place, _ in found)
    place = max(_PLACES, key=lambda name: places[name])  # of equals the first
    whole = [int(text) for where, text in found if where == place and text.isdigit()]
    unit = "us" if whole and median(whole) >= _MICROSECONDS_FROM else "s"
    lists = [quoted[2] for rest in rests if len(quoted := _QUOTED.findall(rest)) >= 3]
    forwarded = any(text != "-" for text in lists) and all(text == "-" or _ADDRESSES.fullmatch(text) for text in lists)
    absolute = 2 * sum(1 for line in lines if _ABSOLUTE.search(line)) > len(rests)
    return Extras(place if 2 * places[place] > len(rests) else "", unit, forwarded, absolute)


def _rest_of(line: str) -> str | None:
    """Return what follows the bytes."""
    behind = line.rstrip("\r\n").partition("]")[2]
    after = _AFTER_TIME.match(behind)
    return behind[after.end() :] if after else None


def _time_taken(rest: str, place: str) -> str:
    """Return the response time at this place in what follows the bytes, as it stands there."""
    if not place:
        return ""
    head, *quoted = rest.split('"')
    unquoted = [head, *quoted[1::2]]  # behind the bytes, the referrer, the agent …
    if place == _BEHIND_BYTES:
        text = (head.split() or [""])[0]
    else:
        at = -1 if place == "end" else (int(place.removeprefix("part_")) - 3) // 2
        text = unquoted[at] if at < len(unquoted) else ""
    match = re.match(_PLACES[place][1], text)
    return match.group(1) if match else ""


def _milliseconds(text: str, whole: str) -> int | None:
    """Return a response time in milliseconds; `whole` is the unit of numbers that have none and no decimal point."""
    number = re.match(r"[\d.]+", text)
    if not number:
        return None
    unit = text[number.end() :] or ("s" if "." in text else whole)
    return floor(float(number.group()) * UNITS[unit] + 0.5)  # as DuckDB rounds


def read_tolerantly(lines: Iterable[tuple[int, str]], extras: Extras = PLAIN) -> tuple[pa.Table, list[Reject]]:
    """Read lines one by one, each for itself: escaped and stray quotes, users with spaces, odd requests."""
    rows, rejects = [], []
    for line_no, line in lines:
        try:
            rows.append({"line_no": line_no, **read_line(line.rstrip("\r\n"), extras)})
        except UnreadLineError as problem:
            rejects.append(Reject(line_no, problem.reason, line))
    return pa.Table.from_pylist(rows, schema=RAW_SCHEMA), rejects


def read_line(line: str, extras: Extras = PLAIN) -> dict[str, object]:
    """Return the fields of one line, or raise with the reason it has none."""
    if len(line.encode()) > LONGEST_LINE:
        raise UnreadLineError("too_long")
    if not line.strip():
        raise UnreadLineError("empty")
    head, opened, behind = line.lstrip("\ufeff").partition("[")
    time_text, closed, rest = behind.partition("]")
    after = _AFTER_TIME.match(rest) if opened and closed else None
    if not after or not head.strip() or without_head(line) != line:
        raise UnreadLineError("encoding" if "\x00" in line else "format")
    request, status, size = after.groups()
    host, address = _host_and_address(head.split())
    method, target, protocol = _request(request)
    more = [quoted.group(1) for quoted in _QUOTED.finditer(rest, after.end())]
    referrer, agent = (more[0], more[1]) if len(more) >= 2 else ("", "")
    return {
        "host": host, "address": address, "forwarded": _forwarded(more) if extras.forwarded else None,
        "requested_at": _microseconds(time_text), "method": method, "target": target,
        "status": _status(status), "bytes": 0 if size == "-" else int(size), "referrer": referrer, "agent": agent,
        "duration_ms": _milliseconds(_time_taken(rest[after.end() :], extras.place), extras.whole),
        "content_type": None, "protocol": protocol, "cache": None,
    }  # fmt: skip


def _forwarded(quoted: list[str]) -> str | None:
    return quoted[2] if len(quoted) > 2 and quoted[2] != "-" else None


def _host_and_address(words: list[str]) -> tuple[str, str]:
    if words[0].endswith(","):  # a chain of proxies; which of them asked is for the verification to say
        end = next((place for place, word in enumerate(words) if not word.endswith(",")), len(words))
        return "", " ".join(words[: end + 1]).rstrip(",")
    with_host = len(words) >= 4 and address_block(words[0]) is None and address_block(words[1]) is not None
    return (words[0], words[1]) if with_host else ("", words[0])


def _request(text: str) -> tuple[str, str, str | None]:
    match = _REQUEST.fullmatch(text)
    if not match or not _TARGET.match(match.group(2)):
        raise UnreadLineError("request")
    method, target, protocol = match.groups()
    return method.upper(), target, re.sub(r"/([23])\.0$", r"/\1", protocol) if protocol else None


def _status(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 3):
        raise UnreadLineError("status")
    return int(text)


def _microseconds(text: str) -> int:
    match = _TIME.fullmatch(text)
    month = _MONTHS.get(match.group(2).lower()) if match else None
    if not match or not month:
        raise UnreadLineError("time")
    day, _, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes)) * (-1 if sign == "-" else 1)
    try:
        local = datetime(
            int(year), month, int(day), int(hour), int(minute), min(int(second), 59), tzinfo=timezone(offset)
        )
        return (local - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    except (ValueError, OverflowError):
        raise UnreadLineError("time") from None


def with_hosts(rows: pa.Table) -> pa.Table:
    """Return rows in which whole addresses are a host and a path.

    Their scheme is dropped: whoever takes TLS off before Varnish asks it by plain HTTP, whatever the client did.
    """
    parts = pc.extract_regex(rows["target"], r"(?i)^https?://(?P<host>[^/?#]*)(?P<path>.*)$").combine_chunks()
    is_whole, path = parts.is_valid(), pc.struct_field(parts, "path")
    path = pc.if_else(pc.starts_with(path, "/"), path, pc.binary_join_element_wise("/", path, ""))
    hosts = pc.if_else(is_whole, pc.struct_field(parts, "host"), rows["host"])
    targets = pc.if_else(is_whole, path, rows["target"])
    return rows.set_column(1, "host", hosts).set_column(rows.column_names.index("target"), "target", targets)


def form_of(lines: Iterable[str], extras: Extras = PLAIN) -> str:
    """Return the form most lines have: [vhost_]common or [vhost_]combined, _time behind it; varnish; or unknown."""
    names = Counter(name for line in lines if (name := _form_of_line(line)))
    form = min(names, key=lambda name: (-names[name], name)) if names else "unknown"
    if names and extras.absolute:
        return "varnish"
    return form + "_time" if names and extras.place else form


def _form_of_line(line: str) -> str:
    try:
        fields = read_line(line.rstrip("\r\n"))
    except UnreadLineError:
        return ""
    quotes = len(_QUOTED.findall(line.partition("]")[2]))
    return ("vhost_" if fields["host"] else "") + ("combined" if quotes >= 3 else "common")
