"""Logs with one JSON object a line: those whose keys their makers fix, others by what keys are usually called."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import orjson
import pyarrow as pa

from crawlers.log_formats.format import Format
from crawlers.log_formats.meaning import ROLES, decoded

Path = tuple[str, ...]
Tell = Callable[[dict[str, Any]], object]
_DEEPEST = 4  # objects in objects; the known ones have three
_TEXTS = pa.schema([("line_no", pa.int64()), ("line", pa.string()), *((role, pa.string()) for role in ROLES)])


def _at(*paths: str) -> Tell:
    """Return what tells the first of these paths that an object has; a list tells its first value."""
    parted = [tuple(path.split(".")) for path in paths]

    def tell(entry: dict[str, Any]) -> object:
        for path in parted:
            value: Any = entry
            for name in path:
                value = value.get(name) if isinstance(value, dict) else None
            if value is not None and value != "":
                return value[0] if isinstance(value, list) and value else value
        return None

    return tell


def _cache_of_google(entry: dict[str, Any]) -> str | None:
    request = entry["httpRequest"]
    if request.get("cacheHit"):
        return "hit"
    return "miss" if request.get("cacheLookup") else None


def _duration_of_akamai(entry: dict[str, Any]) -> str | None:
    """Receiving the request, working on the answer, sending it: three numbers of milliseconds."""
    parts = [entry.get(name) for name in ("reqEndTimeMSec", "turnAroundTimeMSec", "transferTimeMSec")]
    known = [float(part) for part in parts if isinstance(part, int | str) and re.fullmatch(r"\d+", str(part))]
    return f"{sum(known)}ms" if len(known) == len(parts) else None


def _path_of_akamai(entry: dict[str, Any]) -> str:
    return "/" + str(entry.get("reqPath", "")).lstrip("/")


_HEADERS = "request.headers"
MAKERS: dict[str, dict[str, Tell]] = {
    "caddy": {
        "time": _at("ts", "time", "timestamp"),
        "address": _at("request.client_ip", "request.remote_ip", "request.remote_addr"),
        "forwarded": _at(f"{_HEADERS}.X-Forwarded-For"),
        "host": _at("request.host"),
        "method": _at("request.method"),
        "target": _at("request.uri"),
        "protocol": _at("request.proto"),
        "referrer": _at(f"{_HEADERS}.Referer"),
        "agent": _at(f"{_HEADERS}.User-Agent"),
        "status": _at("status"),
        "bytes": _at("size"),
        "duration": _at("duration"),
        "content_type": _at("resp_headers.Content-Type"),
        "cache": _at("resp_headers.X-Cache", "resp_headers.X-Cache-Status"),
    },
    "traefik": {
        "time": _at("StartUTC", "StartLocal", "time"),
        "address": _at("ClientHost", "ClientAddr"),
        "forwarded": _at("request_X-Forwarded-For"),
        "host": _at("RequestHost", "RequestAddr"),
        "method": _at("RequestMethod"),
        "target": _at("RequestPath"),
        "protocol": _at("RequestProtocol"),
        "referrer": _at("request_Referer"),
        "agent": _at("request_User-Agent"),
        "status": _at("DownstreamStatus", "OriginStatus"),
        "bytes": _at("DownstreamContentSize", "OriginContentSize"),
        "duration": lambda entry: f"{entry['Duration']}ns" if "Duration" in entry else None,
        "content_type": _at("downstream_Content-Type", "origin_Content-Type"),
    },
    "cloudflare": {
        "time": _at("EdgeStartTimestamp", "EdgeEndTimestamp"),
        "ended": _at("EdgeEndTimestamp"),
        "address": _at("ClientIP"),
        "forwarded": _at("RequestHeaders.x-forwarded-for"),
        "host": _at("ClientRequestHost"),
        "method": _at("ClientRequestMethod"),
        "target": _at("ClientRequestURI", "ClientRequestPath"),
        "protocol": _at("ClientRequestProtocol"),
        "referrer": _at("ClientRequestReferer"),
        "agent": _at("ClientRequestUserAgent"),
        "status": _at("EdgeResponseStatus", "OriginResponseStatus"),
        "bytes": _at("EdgeResponseBodyBytes", "EdgeResponseBytes"),
        "content_type": _at("EdgeResponseContentType"),
        "cache": _at("CacheCacheStatus"),
    },
    "google_lb": {
        "time": _at("timestamp", "receiveTimestamp"),
        "address": _at("httpRequest.remoteIp"),
        "method": _at("httpRequest.requestMethod"),
        "target": _at("httpRequest.requestUrl"),
        "protocol": _at("httpRequest.protocol"),
        "referrer": _at("httpRequest.referer"),
        "agent": _at("httpRequest.userAgent"),
        "status": _at("httpRequest.status"),
        "bytes": _at("httpRequest.responseSize"),
        "duration": _at("httpRequest.latency"),
        "cache": _cache_of_google,
    },
    "akamai": {
        "time": _at("reqTimeSec"),
        "address": _at("cliIP"),
        "forwarded": _at("xForwardedFor"),
        "host": _at("reqHost"),
        "method": _at("reqMethod"),
        "target": _path_of_akamai,
        "query": _at("queryStr"),
        "protocol": _at("proto"),
        "referrer": _at("referer"),
        "agent": _at("UA"),
        "status": _at("statusCode"),
        "bytes": _at("bytes", "rspContentLen"),
        "duration": _duration_of_akamai,
        "content_type": _at("rspContentType"),
        "cache": _at("cacheStatus"),
    },
}
_ENCODED = {"akamai": {"agent", "referrer", "content_type"}}  # texts written with percent signs


_SIGNS = {
    "traefik": ("DownstreamStatus", "OriginStatus"),
    "cloudflare": ("EdgeResponseStatus", "ClientRequestMethod"),
    "akamai": ("reqTimeSec",),
}


def maker_of(entry: dict[str, Any]) -> str:
    """Return whose log an object is of by keys that no other has, or `json`."""
    if isinstance(request := entry.get("request"), dict) and ("uri" in request or "remote_ip" in request):
        return "caddy"
    if isinstance(entry.get("httpRequest"), dict):
        return "google_lb"
    return next((maker for maker, signs in _SIGNS.items() if any(sign in entry for sign in signs)), "json")


# What keys are called where whoever runs the server chose them (letters and digits alone, lower case): the whole path,
# as Elastic's common schema has it, or its last part.
ALIASES: dict[str, tuple[str, ...]] = {
    role: tuple(names.split())
    for role, names in {
        "time": "timestarted starttime timestart timeiso8601 timelocal msec timestampms timestamp datetime time "
        "ts requesttimestamp requestdatetime date eventcreated start reqtime",
        "address": "remoteaddr clientip sourceip downstreamremoteaddress clientaddress remoteip clientaddr "
        "remotehost ip cliip cip client",
        "forwarded": "httpxforwardedfor xforwardedfor forwardedfor",
        "host": "httphost vhost virtualhost urldomain requesthost authority host servername domain csheaderhost "
        "xhostheader cshost reqhost",
        "request": "request requestline httprequest",
        "method": "requestmethod method httprequestmethod httpmethod verb csmethod reqmethod",
        "target": "requesturi urloriginal uri url urlpath path requesturl requestpath csuristem reqpath",
        "query": "querystring args urlquery query csuriquery reqquery",
        "status": "status statuscode httpresponsestatuscode httpstatuscode responsestatus httpstatus "
        "responsecode code scstatus",
        "bytes": "bodybytessent responsebodysize httpresponsebodybytes bytessent bytes size responsesize bytesout "
        "scbytes responsebytes contentlength",
        "referrer": "httpreferer httpreferrer referer referrer requestreferer requestreferrer httprequestreferrer "
        "csreferer",
        "agent": "httpuseragent useragent useragentoriginal requestuseragent agent ua csuseragent",
        "duration": "requesttime durationms responsetimems responsetime eventduration duration timeelapsed elapsed "
        "elapsedms timetaken latency latencyms requesttimems durationns durationus timetakenms",
        "content_type": "senthttpcontenttype contenttype responsecontenttype sccontenttype responseheaderscontenttype",
        "protocol": "serverprotocol requestprotocol protocol httpprotocol httpversion proto csprotocolversion "
        "csversion",
        "cache": "upstreamcachestatus cachestatus responsestate fastlyinfostate xcache cache xedgeresulttype",
    }.items()
}
_NAME_UNITS = {  # what keys of durations end in; Fastly's time_elapsed is its %D
    "ms": ("ms", "msec", "millis", "milliseconds"),
    "us": ("us", "usec", "micros", "microseconds", "timeelapsed"),
    "ns": ("ns", "nanos", "nanoseconds", "eventduration"),
}
_DECIMAL_SECONDS = {"requesttime", "timetaken"}  # Nginx's $request_time and W3C's


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _paths(entry: dict[str, Any], before: Path = ()) -> Iterator[Path]:
    for name, value in entry.items():
        if isinstance(value, dict) and len(before) < _DEEPEST:
            yield from _paths(value, (*before, name))
        else:
            yield (*before, name)


@lru_cache(maxsize=1_000)  # hostile logs have a shape a line
def _chosen(paths: tuple[Path, ...]) -> dict[str, Tell]:
    """Return what tells each role of objects with these paths."""
    whole = {_plain("".join(path)): path for path in reversed(paths)}
    last = {_plain(path[-1]): path for path in reversed(paths)}
    tells: dict[str, Tell] = {}
    for role, names in ALIASES.items():
        found = next(((n, known[n]) for n in names for known in (whole, last) if n in known), None)
        if found:
            tells[role] = _timed(*found) if role == "duration" else _of_path(found[1])
    date, time = whole.get("date"), whole.get("time")
    if date and time:  # as the W3C's columns have it
        tells["time"] = lambda entry: f"{entry.get(date[0])} {entry.get(time[0])}"
    return tells


def _of_path(path: Path) -> Tell:
    def tell(entry: dict[str, Any]) -> object:
        value: Any = entry
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return value[0] if isinstance(value, list) and value else value

    return tell


def _timed(name: str, path: Path) -> Tell:
    """Return what tells a duration with its unit: that of the key; else a number with a decimal point is seconds,
    a whole one milliseconds."""
    unit = next(
        (unit for unit, ends in _NAME_UNITS.items() if name.endswith(ends)), "s" if name in _DECIMAL_SECONDS else ""
    )
    value_of = _of_path(path)

    def tell(entry: dict[str, Any]) -> object:
        text = str(value_of(entry))
        if not re.fullmatch(r"\d+(?:\.\d+)?", text):
            return text  # with a unit of its own, or no number
        return text + (unit or ("s" if "." in text else "ms"))

    return tell


def _entry(line: str) -> dict[str, Any] | None:
    text = line.strip().lstrip("\ufeff").rstrip(",")
    if not text.startswith("{"):
        return None
    try:
        entry = orjson.loads(text)
    except orjson.JSONDecodeError:
        return _entry_of_old_nginx(text)
    return entry if isinstance(entry, dict) else None


def _entry_of_old_nginx(text: str) -> dict[str, Any] | None:
    """Return an object in which characters are written as \\x22: Nginx does so where escape=json was forgotten."""
    if "\\x" not in text:
        return None
    try:
        entry = orjson.loads(text.replace("\\x", "\\\\x"))
    except orjson.JSONDecodeError:  # told as a line of no known format
        return None
    return entry if isinstance(entry, dict) else None


def is_json(line: str) -> bool:
    return _entry(line) is not None


def _texts(line: str, maker: str) -> dict[str, str]:
    entry = _entry(line)
    if entry is None or maker_of(entry) != maker:
        return {}
    tells = MAKERS[maker] if maker in MAKERS else _chosen(tuple(_paths(entry)))
    told = {role: tell(entry) for role, tell in tells.items()}
    return {role: _text(value) for role, value in told.items() if value is not None and not isinstance(value, dict)}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).replace("\x00", "")


def _prepared(maker: str) -> Callable[[pa.Table], pa.Table]:
    def prepare(lines: pa.Table) -> pa.Table:
        """Return the lines with a column a role; those of other makers have none."""
        told = [_texts(line, maker) for line in lines["line"].to_pylist()]
        roles = {role: pa.array([t.get(role) for t in told], pa.string()) for role in _TEXTS.names[2:]}
        return pa.table({"line_no": lines["line_no"], "line": lines["line"], **roles}, schema=_TEXTS)

    return prepare


def _written(maker: str, role: str) -> str:
    """Return SQL of a role's text, without percent signs where the maker writes them, or an agent has no space else."""
    if role in _ENCODED.get(maker, ()):
        plus = decoded(f"replace({role}, '+', ' ')")
        return f"CASE WHEN contains({role}, '%20') THEN {decoded(role)} ELSE {plus} END"
    if role == "address":  # some write the port, too
        return r"regexp_replace(address, '^(?:([0-9.]+)|\[([0-9A-Fa-f:.]+)\]):[0-9]+$', '\1\2')"
    if role == "agent":
        return f"CASE WHEN contains(agent, '%20') AND NOT contains(agent, ' ') THEN {decoded('agent')} ELSE agent END"
    return role


def _format(maker: str) -> Format:
    known = MAKERS.get(maker, ALIASES)
    roles = {role: _written(maker, role) for role in known}
    return Format(maker, "SELECT * FROM lines", roles, "s", r"^\s*\x{feff}?\{", _prepared(maker))


FORMATS = tuple(_format(maker) for maker in (*MAKERS, "json"))
