"""Logs with one JSON object a line: those whose keys their makers fix, others by what keys are usually called."""

from collections.abc import Callable
from typing import Any

import orjson
import pyarrow as pa

from crawlers.log_formats.format import Format
from crawlers.log_formats.json_keys import ALIASES, tells_of
from crawlers.log_formats.json_makers import ENCODED, MAKERS, maker_of
from crawlers.log_formats.meaning import ROLES, decoded

_TEXTS = pa.schema([("line_no", pa.int64()), ("line", pa.string()), *((role, pa.string()) for role in ROLES)])


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
    tells = MAKERS[maker] if maker in MAKERS else tells_of(entry)
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
    if role in ENCODED.get(maker, ()):
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
