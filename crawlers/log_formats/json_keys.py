"""JSON logs of any keys: what keys are usually called where whoever runs the server chose them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from crawlers.log_formats.json_makers import Tell

Path = tuple[str, ...]
_DEEPEST = 4  # objects in objects; the known ones have three

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


def tells_of(entry: dict[str, Any]) -> dict[str, Tell]:
    """Return what tells each role of an object, by the names of its keys."""
    return _chosen(tuple(_paths(entry)))


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
