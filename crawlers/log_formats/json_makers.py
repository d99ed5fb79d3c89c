"""JSON logs whose keys their makers fix: Caddy, Traefik, Cloudflare, Google Cloud, Akamai."""

import re
from collections.abc import Callable
from typing import Any

Tell = Callable[[dict[str, Any]], object]  # what an object says of one role


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
ENCODED = {"akamai": {"agent", "referrer", "content_type"}}  # texts written with percent signs


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
