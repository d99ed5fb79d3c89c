"""What a format is: SQL that takes lines apart into texts with roles, and two ways to say it, a pattern and columns."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from crawlers.log_formats.meaning import ROLES, meaning_of

_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>")


def _as_they_are(lines: pa.Table) -> pa.Table:
    return lines


@dataclass(frozen=True)
class Format:
    """Reads lines of the relation `lines` (line_no, line), all at once."""

    name: str
    source: str  # SQL: line_no, line and whatever `roles` speak of
    roles: Mapping[str, str]  # role → SQL of its text
    unit: str = "s"  # of durations that do not say theirs
    sign: str = ""  # a pattern found in each of its lines: where it is in none, nothing is tried
    prepare: Callable[[pa.Table], pa.Table] = _as_they_are  # what becomes `lines`

    @cached_property
    def sql(self) -> str:
        texts = ", ".join(f"{text} AS {role}" for role, text in self.roles.items())
        return meaning_of(f"SELECT line_no, line, {texts} FROM ({self.source})", self.roles, self.unit)


def patterned(name: str, pattern: str, *, sign: str, unit: str = "s", **more: str) -> Format:
    """Return a format of lines that a pattern fits from their start.

    Groups such as (?P<status>…) are texts, by their roles; others are there for `more`, SQL over `part.group`.
    """
    names = _NAMED_GROUP.findall(pattern)
    plain = _NAMED_GROUP.sub("(", pattern).replace("'", "''")
    groups = ", ".join(f"'{group}'" for group in names)
    source = f"SELECT line_no, line, regexp_extract(line, '^{plain}', [{groups}]) AS part FROM lines"
    roles = {group: f"part.{group}" for group in names if group in ROLES} | more
    return Format(name, source, roles, unit, sign)


def columned(name: str, separator: str, count: str, *, unit: str = "s", **roles: str) -> Format:
    """Return a format of lines whose texts a separator parts: roles are SQL over `part`, `count` says how many fit."""
    text = f"str_split(rtrim(line, chr(10) || chr(13)), '{separator}')"
    return Format(name, parted(text, count, "lines"), roles, unit, separator)


def parted(parts: str, count: str, lines: str) -> str:
    """Return SQL that takes lines into `part`, a list (SQL), where it has the right length."""
    split = f"SELECT *, {parts} AS part FROM {lines}"
    return f"SELECT line_no, line, CASE WHEN len(part) {count} THEN part END AS part FROM ({split})"
