"""What carries a log line and is no part of it: syslog's head, that of a container's log, Docker's JSON."""

import re

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from crawlers.log_formats.lines import LINES

_HEADS = (
    # RFC 3164, with the times RFC 5424 has as well
    r"(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+) \S+ [\w./-]+(?:\[\d+\])?: +",
    r"[\w.-]+ [\w./-]+\[\d+\]: +",  # the same without its time
    r"<\d{1,3}>1 \S+ \S+ \S+ \S+ \S+ (?:-|(?:\[[^\]]*\])+) *",  # RFC 5424
    r"\d{4}-\d\d-\d\dT\S+ (?:stdout|stderr) [FP] ",  # containerd
)
_HEAD = f"^(?:{'|'.join(_HEADS)})"
_PYTHON_HEAD = re.compile(_HEAD)
_DOCKER = '{"log":'


def opened(lines: pa.Table) -> pa.Table:
    """Return those lines that came in an envelope, without it."""
    by_docker = pc.starts_with(lines["line"], _DOCKER)
    bare = pc.replace_substring_regex(lines["line"], _HEAD, "")
    stripped = lines.set_column(1, "line", bare).filter(pc.not_equal(bare, lines["line"]))
    docker = lines.filter(by_docker)
    inner = pa.array([_inner(line) for line in docker["line"].to_pylist()], pa.string())
    packed = docker.set_column(1, "line", inner).filter(pc.is_valid(inner)) if docker.num_rows else docker
    return pa.concat_tables([stripped.cast(LINES), packed.cast(LINES)]).sort_by("line_no")


def without_head(line: str) -> str:
    """Return one line without syslog's head or that of a container's log."""
    return _PYTHON_HEAD.sub("", line)


def _inner(line: str) -> str | None:
    try:
        text = orjson.loads(line).get("log")
    except (orjson.JSONDecodeError, AttributeError):  # no JSON, or none with names: the line stays what it is
        return None
    return text if isinstance(text, str) else None
