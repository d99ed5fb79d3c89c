"""Reads a suspicious page in a process of its own: killed at a deadline, with bounded memory, beside the event loop."""

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import orjson

from crawlers.parse import ParsedPage, parse_page

PARSE_SECONDS = 30.0  # by the clock, on a machine that is busy with other things
CPU_SECONDS = 10  # an 11 MB page of ordinary HTML takes 2
_MEMORY = 2 * 2**30  # bytes of address space
_CPU_SIGNAL = 24  # SIGXCPU on Linux and macOS
_running: "set[subprocess.Popen[bytes]]" = set()


class ParseFailed(Exception):
    """The page was not read; the reason is the URL's."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def parse_apart(html: str, key: str, *, own_hosts: Collection[str], link_header: str = "") -> ParsedPage:
    """Read a page like `parse_page`, or raise ParseFailed after ten CPU seconds. Blocks: call it in a thread.

    A daemonic process may have no pool, and Windows has no fork: so a plain command that takes and gives JSON.
    """
    task = {"html": html, "key": key, "own_hosts": sorted(own_hosts), "link_header": link_header}
    process = subprocess.Popen(
        [sys.executable, "-m", "crawlers.parse_apart"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip
    _running.add(process)
    try:
        answer, _ = process.communicate(orjson.dumps(task), timeout=PARSE_SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise ParseFailed("parse_timeout") from error
    finally:
        _running.discard(process)
    if process.returncode:
        raise ParseFailed("parse_timeout" if process.returncode == -_CPU_SIGNAL else "parse_crash")
    page = orjson.loads(answer)
    return ParsedPage(page["fields"], page["links"], [(key, shown, by) for key, shown, by in page["discovered"]])


def end_all() -> None:
    """Kill what still reads: the crawl is over."""
    for process in tuple(_running):
        process.kill()


def _limit() -> None:
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))


def main() -> None:
    _limit()
    task: dict[str, Any] = orjson.loads(sys.stdin.buffer.read())
    own_hosts = frozenset(task.pop("own_hosts"))
    page = parse_page(task.pop("html"), task.pop("key"), is_own=own_hosts.__contains__, **task)
    answer = {"fields": page.fields, "links": page.links, "discovered": page.discovered}
    sys.stdout.buffer.write(orjson.dumps(answer))


if __name__ == "__main__":
    main()
