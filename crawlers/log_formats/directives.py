"""The directives of Apache's LogFormat (Varnish's and Fastly's, too) and Nginx's log_format: what each writes."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from analysis.errors import InputError

Kind = Literal["word", "text", "host", "addresses", "clf_time", "bracketed_time", "path", "query", "strftime"]


@dataclass(frozen=True)
class Directive:
    """What stands in a line where the format has a directive. Without a role it is read past."""

    written: str  # as the format has it
    role: str = ""
    rank: int = 0  # of directives with one role the lowest counts
    unit: str = ""  # of a duration
    kind: Kind = "word"  # what it can look like
    time_format: str = ""  # as strftime has it


Token = str | Directive  # a text that stands in every line, or what differs

_APACHE = re.compile(
    r"%(?:!?\d{3}(?:,\d{3})*)?[<>]*(?:\{(?P<argument>[^}]*)\})?(?P<letter>\^(?:FB|FU|FF|SU|T[IO]|t[io])|[A-Za-z%])"
)
# role, rank, unit, kind
_LETTERS: dict[str, tuple[str, int, str, Kind]] = {
    "h": ("address", 1, "", "word"), "a": ("address", 0, "", "word"), "t": ("time", 0, "", "bracketed_time"),
    "r": ("request", 0, "", "text"), "m": ("method", 0, "", "word"), "U": ("target", 0, "", "path"),
    "q": ("query", 0, "", "query"), "H": ("protocol", 0, "", "word"), "s": ("status", 0, "", "word"),
    "b": ("bytes", 0, "", "word"), "B": ("bytes", 0, "", "word"), "O": ("bytes", 1, "", "word"),
    "D": ("duration", 0, "us", "word"), "T": ("duration", 1, "s", "word"), "v": ("host", 0, "", "host"),
    "V": ("host", 0, "", "host"), "u": ("", 0, "", "text"), "l": ("", 0, "", "word"), "A": ("", 0, "", "word"),
    "f": ("", 0, "", "text"), "F": ("", 0, "", "text"), "I": ("", 0, "", "word"), "k": ("", 0, "", "word"),
    "L": ("", 0, "", "word"), "p": ("", 0, "", "word"), "P": ("", 0, "", "word"), "R": ("", 0, "", "word"),
    "S": ("", 0, "", "word"), "X": ("", 0, "", "word"), "C": ("", 0, "", "text"), "e": ("", 0, "", "text"),
    "n": ("", 0, "", "text"), "x": ("", 0, "", "text"), "E": ("", 0, "", "word"),
}  # fmt: skip
_FORWARDED = {"x-forwarded-for", "x-real-ip", "cf-connecting-ip", "true-client-ip", "fastly-client-ip", "x-client-ip"}
_REQUEST_HEADERS = {"referer": "referrer", "user-agent": "agent", "host": "host"} | dict.fromkeys(
    _FORWARDED, "forwarded"
)
_ANSWER_HEADERS = {
    "content-type": "content_type",
    "x-cache": "cache",
    "x-cache-status": "cache",
    "cache-status": "cache",
}
_KINDS: dict[str, Kind] = {"host": "host", "forwarded": "addresses"}
_UNITS = {"s": "s", "ms": "ms", "us": "us"}
_CLOCKS = {"sec", "msec", "usec"}  # Apache's %{sec}t and its like: time since 1970


def apache_tokens(text: str) -> list[Token]:
    """Take a LogFormat apart, or say which directive is not known."""
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        found = text.find("%", position)
        if found < 0:
            return [*tokens, text[position:]]
        tokens += [text[position:found]] if found > position else []
        match = _APACHE.match(text, found)
        if not match:
            raise InputError("log-format-directive", directive=text[found : found + 12], format=text)
        tokens.append("%" if match["letter"] == "%" else _apache(match, text))
        position = match.end()
    return tokens


def _apache(match: re.Match[str], text: str) -> Directive:
    written, letter, argument = match.group(), match["letter"], match["argument"] or ""
    if letter in ("i", "o"):
        known = _REQUEST_HEADERS if letter == "i" else _ANSWER_HEADERS
        role = known.get(argument.lower(), "")
        return Directive(written, role, rank=1, kind=_KINDS.get(role, "text"))
    if letter.startswith("^"):
        return Directive(written, kind="text")
    if letter == "V" and "." in argument:  # a variable of Fastly's, such as %{client.ip}V
        return Directive(written, kind="text")
    if letter not in _LETTERS:
        raise InputError("log-format-directive", directive=written, format=text)
    role, rank, unit, kind = _LETTERS[letter]
    if letter == "t" and argument:
        return _apache_time(written, argument, text)
    if letter == "T" and argument:
        return Directive(written, role, 0, _unit(argument, written, text))
    if letter == "x" and argument.lower() in ("varnish:hitmiss", "varnish:handling"):
        return Directive(written, "cache")
    return Directive(written, role, rank, unit, kind)


def _unit(argument: str, written: str, text: str) -> str:
    if argument not in _UNITS:
        raise InputError("log-format-directive", directive=written, format=text)
    return _UNITS[argument]


def _apache_time(written: str, argument: str, text: str) -> Directive:
    wanted = argument.removeprefix("begin:").removeprefix("end:").strip('"')
    if wanted in _CLOCKS:
        return Directive(written, "time")
    if wanted in ("msec_frac", "usec_frac"):
        return Directive(written, "time", kind="strftime", time_format="%g" if wanted == "msec_frac" else "%f")
    long = wanted.replace("%T", "%H:%M:%S").replace("%F", "%Y-%m-%d").replace("%R", "%H:%M").replace("%e", "%d")
    if set(re.findall(r"%(.)", long)) - set("YmdHMSzbyj") or "%" not in long:
        raise InputError("log-format-directive", directive=written, format=text)
    return Directive(written, "time", kind="strftime", time_format=long)


_VARIABLE = re.compile(r"\$(?:\{(?P<braced>\w+)\}|(?P<name>[A-Za-z_]\w*))")
_VARIABLES: dict[str, tuple[str, int, Kind]] = {
    "remote_addr": ("address", 0, "word"), "realip_remote_addr": ("", 0, "word"),
    "time_local": ("time", 0, "clf_time"), "time_iso8601": ("time", 0, "word"), "msec": ("time", 1, "word"),
    "request": ("request", 0, "text"), "request_method": ("method", 0, "word"), "request_uri": ("target", 0, "text"),
    "uri": ("target", 1, "path"), "document_uri": ("target", 2, "path"), "args": ("query", 0, "text"),
    "query_string": ("query", 0, "text"), "is_args": ("", 0, "text"), "server_protocol": ("protocol", 0, "word"),
    "status": ("status", 0, "word"), "body_bytes_sent": ("bytes", 0, "word"), "bytes_sent": ("bytes", 1, "word"),
    "http_referer": ("referrer", 0, "text"), "http_user_agent": ("agent", 0, "text"),
    "http_host": ("host", 1, "host"), "host": ("host", 0, "host"), "server_name": ("host", 2, "host"),
    "request_time": ("duration", 0, "word"), "sent_http_content_type": ("content_type", 0, "text"),
    "upstream_cache_status": ("cache", 0, "word"), "upstream_http_x_cache": ("cache", 1, "text"),
    "http_x_forwarded_for": ("forwarded", 0, "addresses"), "proxy_add_x_forwarded_for": ("forwarded", 1, "addresses"),
    "http_x_real_ip": ("forwarded", 2, "word"), "http_cf_connecting_ip": ("forwarded", 2, "word"),
    "remote_user": ("", 0, "text"),
}  # fmt: skip


def nginx_tokens(text: str) -> list[Token]:
    """Take a log_format apart. A variable nobody knows may be the user's own, unless it is nearly one that is known."""
    tokens: list[Token] = []
    position = 0
    for match in _VARIABLE.finditer(text):
        tokens += [text[position : match.start()]] if match.start() > position else []
        tokens.append(_nginx(match, text))
        position = match.end()
    return tokens + ([text[position:]] if position < len(text) else [])


def _nginx(match: re.Match[str], text: str) -> Directive:
    name = (match["braced"] or match["name"]).lower()
    if name not in _VARIABLES:
        if difflib.get_close_matches(name, _VARIABLES, n=1, cutoff=0.9):
            raise InputError("log-format-directive", directive=match.group(), format=text)
        return Directive(match.group(), kind="text")
    role, rank, kind = _VARIABLES[name]
    return Directive(match.group(), role, rank, "s" if role == "duration" else "", kind)
