"""What the texts of a line mean: one SQL for all formats turns them into rows, or tells why a line is none.

A format takes a line apart into texts, each with a role. What a role's text can look like is the same whoever wrote the
line: times as Apache, ISO or Unix write them, a request as one text or in parts, durations in their units.
"""

import re
from collections.abc import Mapping

ROLES = (
    "host", "address", "forwarded", "time", "request", "method", "target", "query", "status", "bytes", "referrer",
    "agent", "duration", "ended", "content_type", "protocol", "cache",
)  # fmt: skip
UNITS = {"s": 1_000.0, "ms": 1.0, "us": 0.001, "ns": 0.000001}  # milliseconds in one

# A request line: method, target, protocol. HTTP/0.9 had no protocol.
_REQUEST = r"^([A-Za-z][A-Za-z-]{1,19}) +(\S.*?)(?: +(HTTP/\d(?:\.\d)?))?$"
_TARGET = r"^(?:/|\*$|(?:https?|wss?)://|[\w.-]+:\d+$)"

_METHOD = "^[A-Z][A-Z-]{1,19}$"
_ASKED = f"regexp_extract(request, '{_REQUEST}', ['method', 'target', 'protocol'])"

# Apache and Nginx write 22/Nov/2026:10:15:00 +0100, HAProxy the same without a zone and with milliseconds.
_CLF_TIME = """coalesce(
    epoch_us(try_strptime(time, '%d/%b/%Y:%H:%M:%S %z')),
    epoch_us(timezone($zone, try_strptime(
        time, ['%d/%b/%Y:%H:%M:%S.%g', '%d/%b/%Y:%H:%M:%S', '%d/%b/%Y:%H:%M:%S.%f']))),
    epoch_us(try_strptime(time, '%d/%b/%Y:%H:%M:%S.%f %z')))"""
_ISO_TIME = r"""CASE WHEN regexp_matches(time, '\d[ T]\d\d:\d\d.*(?:Z|[+-]\d\d(?::?\d\d)?)$')
    THEN epoch_us(try_cast(replace(time, ',', '.') AS TIMESTAMPTZ))
    ELSE epoch_us(timezone($zone, try_cast(replace(time, ',', '.') AS TIMESTAMP))) END"""
# Seconds, milli-, micro- or nanoseconds since 1970, told apart by size: seconds reach 1e11 in the year 5138.
_EPOCH_TIME = """CASE WHEN try_cast(time AS DOUBLE) < 1e11 THEN try_cast(try_cast(time AS DOUBLE) * 1e6 AS BIGINT)
    WHEN try_cast(time AS DOUBLE) < 1e14 THEN try_cast(try_cast(time AS DOUBLE) * 1e3 AS BIGINT)
    WHEN try_cast(time AS DOUBLE) < 1e17 THEN try_cast(time AS BIGINT)
    WHEN try_cast(time AS DOUBLE) < 9.2e18 THEN try_cast(time AS BIGINT) // 1000 END"""
_TIME = f"""CASE WHEN time IS NULL THEN NULL WHEN time[3] = '/' THEN {_CLF_TIME}
    WHEN time[5] = '-' THEN {_ISO_TIME} ELSE {_EPOCH_TIME} END"""
_ENDED = re.sub(r"\btime\b", "ended", _TIME)

PROTOCOL = r"""CASE WHEN {0} IN ('HTTP/1.1', 'HTTP/1.0', 'HTTP/2', 'HTTP/3') THEN {0}
    ELSE nullif(regexp_replace(regexp_extract(upper({0}), '^(?:HTTP/\d(?:\.\d)?|H[23])$'),
        '^H(?:TTP/)?([23])(?:\.0)?$', 'HTTP/\1'), '') END"""
_CONTENT_TYPE = "nullif(nullif(lower(trim(split_part(content_type, ';', 1))), ''), '-')"
# What caches call an answer: of their own (hit), fetched (miss), or never to be kept (pass).
_CACHE = """CASE WHEN cache IS NULL OR cache IN ('', '-') THEN NULL
    WHEN regexp_matches(lower(cache), 'pass|dynamic|none|ignored|uncache|no.?cache') THEN 'pass'
    WHEN regexp_matches(lower(cache), 'hit|revalidated|stale|updating|^1$|^true$') THEN 'hit'
    WHEN regexp_matches(lower(cache), 'miss|expired|refresh|^0$|^false$') THEN 'miss' END"""


def decoded(text: str) -> str:
    """Return SQL for a text without its percent signs; one that is nothing in UTF-8 stays as it is."""
    return f"coalesce(TRY(url_decode({text})), {text})"


def milliseconds(text: str, unit: str) -> str:
    """Return SQL for the milliseconds of a text: a number in this unit, or one that has its unit with it, as 12.5ms."""
    number = rf"try_cast(regexp_extract({text}, '^\+?([0-9.]+(?:e-?[0-9]+)?)(?:[a-zµ]*)$', 1) AS DOUBLE)"
    named = " ".join(f"WHEN '{name}' THEN {factor}" for name, factor in UNITS.items())
    factor = f"CASE regexp_extract({text}, '[nmuµ]?s$') {named} WHEN 'µs' THEN {UNITS['us']} ELSE {UNITS[unit]} END"
    value = f"{number} * {factor}"
    return f"CASE WHEN {value} < 1e12 THEN round({value})::BIGINT END"


def meaning_of(taken: str, roles: Mapping[str, object], unit: str) -> str:
    """Return SQL that reads texts (`taken`: a query with line_no, line and these roles) into RAW_SCHEMA and `reason`.

    `unit` is that of durations which do not say theirs. Times without a zone are of the zone `$zone`.
    """
    absent = ", ".join(f"NULL::VARCHAR AS {role}" for role in ROLES if role not in roles)
    asked = f", {_ASKED} AS asked" if "request" in roles else ""
    part = {name: _part(name, roles) for name in ("method", "target", "protocol")}
    return f"""
WITH taken AS ({taken}), texts AS (SELECT *{", " + absent if absent else ""} FROM taken),
with_request AS (SELECT *{asked} FROM texts),
parts AS (
    SELECT * REPLACE (
        {part["method"]} AS method,
        {part["target"]} || CASE WHEN query IS NULL OR query IN ('', '-') OR contains({part["target"]}, '?') THEN ''
            ELSE '?' || ltrim(query, '?') END AS target,
        {part["protocol"]} AS protocol)
    FROM with_request
), typed AS (
    SELECT line_no, line, coalesce(nullif(host, '-'), '') AS host,
        CASE WHEN address NOT IN ('', '-') THEN address
            ELSE trim(coalesce(forwarded, ''), ' -,') END AS address,
        CASE WHEN address NOT IN ('', '-') THEN nullif(nullif(forwarded, '-'), '') END AS forwarded,
        {_TIME} AS requested_at, upper(method) AS method, target,
        CASE WHEN strlen(status) = 3 THEN try_cast(status AS INTEGER) END AS status,
        CASE WHEN bytes IS NULL OR bytes IN ('-', '') THEN 0 ELSE try_cast(bytes AS BIGINT) END AS bytes,
        coalesce(referrer, '') AS referrer, coalesce(agent, '') AS agent, {_duration(roles, unit)} AS duration_ms,
        {_CONTENT_TYPE} AS content_type, {PROTOCOL.format("protocol")} AS protocol, {_CACHE} AS cache,
        coalesce(time, '') = '' OR coalesce(status, '') = '' AS unfit
    FROM parts
)
SELECT * EXCLUDE (line, unfit), CASE WHEN unfit THEN 'format' WHEN requested_at IS NULL THEN 'time'
    WHEN status IS NULL OR status NOT BETWEEN 100 AND 999 THEN 'status'
    WHEN coalesce(NOT regexp_matches(target, '{_TARGET}', 'i') OR NOT regexp_matches(method, '{_METHOD}'), true)
    THEN 'request'
    WHEN bytes IS NULL OR bytes < 0 THEN 'format' END AS reason
FROM typed"""


def _part(name: str, roles: Mapping[str, object]) -> str:
    """Return a part of the request: out of the request line, which is as it came, or that of its own role."""
    if "request" not in roles:
        return name
    return f"coalesce(nullif(asked.{name}, ''), {name})" if name in roles else f"asked.{name}"


def _duration(roles: Mapping[str, object], unit: str) -> str:
    if "ended" in roles:
        return f"CASE WHEN {_ENDED} >= {_TIME} THEN ({_ENDED} - {_TIME}) // 1000 END"
    return milliseconds("duration", unit) if "duration" in roles else "NULL::BIGINT"
