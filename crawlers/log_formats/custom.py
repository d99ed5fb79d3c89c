"""A format the user pastes: Apache's LogFormat, Nginx's log_format, or a #Fields line, made into a pattern."""

import re
from dataclasses import replace
from functools import reduce

from analysis.errors import InputError
from crawlers.log_formats.directives import Directive, Token, apache_tokens, nginx_tokens
from crawlers.log_formats.format import Format
from crawlers.log_formats.w3c import format_of_fields, roles_of

_APACHE = re.compile(r'\s*(?:LogFormat|CustomLog\s+\S+)\s+"((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_NGINX = re.compile(r"\s*log_format\s+\S+\s+(?:escape=\w+\s+)?(.*?);?\s*$", re.DOTALL)
_NGINX_PART = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\S+)""")
# What follows from the directives of one kind, where no literal text limits it.
_SHAPES = {
    "clf_time": r"\d\d/[A-Za-z]{3}/\d{4}:[0-9:.]+ [+-]\d\d:?\d\d",
    "path": r"[^ ?]*",
    "query": r"(?:\?\S*)?",
    "host": r"[^/\s]*",
    "addresses": r"[^ ,]*(?:, ?[^ ,]+)*",
}
_STRFTIME = {"Y": r"\d{4}", "z": r"[+-]\d\d:?\d\d", "b": "[A-Za-z]{3}", "j": r"\d{3}", "g": r"\d{3}", "f": r"\d{6}"}


def custom_format(text: str) -> Format:
    """Return the format these words of a server's configuration describe.

    An InputError says which directive is not understood, or what the format does not tell: without the time, the status
    and the request a line is no hit.
    """
    if text.lstrip().lower().startswith("#fields:"):
        found = format_of_fields(tuple(text.partition(":")[2].split()))
        if found is None:
            names = text.partition(":")[2].split()
            lacks = [role for role in ("time", "target", "status") if role not in roles_of(names)]
            raise InputError("log-format-lacks", lacks=", ".join(lacks), format=text)
        return replace(found, name="custom")
    return _compiled(_merged(_tokens(text)), text)


def _tokens(text: str) -> list[Token]:
    if match := _APACHE.match(text):
        return apache_tokens(_unescaped(match.group(1)))
    if match := _NGINX.match(text):
        return nginx_tokens("".join(_unescaped("".join(part)) for part in _NGINX_PART.findall(match.group(1))))
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'" and ("\\" in bare or bare[0] == "'"):
        bare = _unescaped(bare[1:-1])
    bare = bare.replace('\\"', '"')
    return (
        nginx_tokens(bare)
        if len(re.findall(r"\$\w", bare)) > len(re.findall(r"%[\w{<>!]", bare))
        else apache_tokens(bare)
    )


def _unescaped(text: str) -> str:
    escapes = {"t": "\t", "n": "\n"}
    return re.sub(r"\\(.)", lambda match: escapes.get(match.group(1), match.group(1)), text)


def _merged(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a time of several directives made one, as in %{%d/%b/%Y:%T}t.%{msec_frac}t %{%z}t."""
    return reduce(_merge, tokens, [])


def _merge(done: list[Token], token: Token) -> list[Token]:
    if not _is_strftime(token) or not done:
        return [*done, token]
    between = done[-1] if isinstance(done[-1], str) else ""
    before = done[-2] if between and len(done) > 1 else done[-1]
    if not _is_strftime(before) or len(between) > 2:
        return [*done, token]
    assert isinstance(before, Directive)
    assert isinstance(token, Directive)
    kept = done[:-2] if between else done[:-1]
    return [*kept, replace(before, time_format=before.time_format + between.replace("%", "%%") + token.time_format)]


def _is_strftime(token: Token) -> bool:
    return isinstance(token, Directive) and token.kind == "strftime"


def _compiled(tokens: list[Token], text: str) -> Format:
    counted = _counted(tokens)
    _require_roles(set(counted), text)
    groups = ", ".join(f"'{role}'" for role in _in_order(tokens, counted))
    pattern = "".join(_pattern(tokens, place, counted) for place in range(len(tokens))).replace("'", "''")
    source = rf"SELECT line_no, line, regexp_extract(line, '^{pattern}[ \t]*[\r\n]*$', [{groups}]) AS part FROM lines"
    roles = {role: f"part.{role}" for role in counted}
    if time_format := counted["time"].time_format:
        roles["time"] = _microseconds(time_format)
    return Format("custom", source, roles, counted["duration"].unit if "duration" in counted else "s")


def _counted(tokens: list[Token]) -> dict[str, Directive]:
    """Return the directive that counts for each role: the lowest rank, of equals the first."""
    directives = [token for token in tokens if isinstance(token, Directive) and token.role]
    return {
        role: min((d for d in directives if d.role == role), key=lambda directive: directive.rank)
        for role in sorted({directive.role for directive in directives})
    }


def _in_order(tokens: list[Token], counted: dict[str, Directive]) -> list[str]:
    """Return the roles of the groups, from left to right."""
    return [t.role for at, t in enumerate(tokens) if isinstance(t, Directive) and _is_counted(tokens, at, counted)]


def _is_counted(tokens: list[Token], place: int, counted: dict[str, Directive]) -> bool:
    token = tokens[place]
    return isinstance(token, Directive) and counted.get(token.role) == token and token not in tokens[:place]


def _require_roles(roles: set[str], text: str) -> None:
    if "request" in roles:
        roles = roles | {"method", "target"}
    lacks = [role for role in ("time", "method", "target", "status") if role not in roles]
    if lacks:
        raise InputError("log-format-lacks", lacks=", ".join(lacks), format=text)


def _pattern(tokens: list[Token], place: int, counted: dict[str, Directive]) -> str:
    """Return the pattern of one token, a group if it is what counts for its role."""
    token = tokens[place]
    if isinstance(token, str):
        return re.escape(token).replace(r"\ ", " ")
    shape = _shape(token, *_neighbours(tokens, place))
    group = f"({shape})" if _is_counted(tokens, place, counted) else f"(?:{shape})"
    return rf"\[{group}\]" if token.kind == "bracketed_time" else group


def _neighbours(tokens: list[Token], place: int) -> tuple[str, str]:
    before = tokens[place - 1] if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    return (before[-1:] if isinstance(before, str) else "", after[:1] if isinstance(after, str) else "")


def _shape(token: Directive, before: str, after: str) -> str:
    if token.kind == "strftime":
        return _strftime_shape(token.time_format)
    if token.kind == "bracketed_time":
        return r"[^\]]*"
    if before == after == '"':
        return r'(?:[^"\\]|\\.)*'
    if token.kind in _SHAPES:
        return _SHAPES[token.kind]
    if token.kind == "text" or after == "":
        return ".*?"
    return rf"[^{re.escape(after)}]*"


def _strftime_shape(time_format: str) -> str:
    parts = re.split(r"%(.)", time_format)
    return "".join(_STRFTIME.get(part, r"\d\d") if at % 2 else re.escape(part) for at, part in enumerate(parts))


def _microseconds(time_format: str) -> str:
    """Return the time as microseconds since 1970; without a zone it is in that of the logs."""
    parsed = "try_strptime(part.time, '" + time_format.replace("'", "''") + "')"
    zoned = parsed if "%z" in time_format else f"timezone($zone, {parsed})"
    return f"CAST(epoch_us({zoned}) AS VARCHAR)"
