"""Starts the spider that looks through log files, in a process of its own, and takes what it found out."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from analysis.errors import ContractError, InputError
from analysis.progress import Progress, Report, ShouldStop, Stopped
from crawlers.log_scan import LogFile, Scanned, from_json
from crawlers.log_sources import Place

_POLL = 0.2  # seconds


def collect(
    sources: Sequence[Path | Place],
    how: Scanned,
    report: Report,
    should_stop: ShouldStop,
    *,
    folder: Path,
    key: bytes,
    secret: str | None = None,
) -> list[LogFile]:
    """Let the spider read every file once and return what it found out, in the order of the sources.

    What servers hold is fetched into `folder`, encrypted with `key`; `secret` is what opens the servers. Both go
    through a pipe: arguments and variables of a process can be read by others.
    """
    wanted = {
        "sources": [{"place": asdict(s)} if isinstance(s, Place) else {"path": str(s)} for s in sources],
        "known": sorted(how.known), "print_key": how.key.hex(), "commit": how.commit, "step": how.step,
        "folder": str(folder), "key": key.hex(), "secret": secret,
    }  # fmt: skip
    told, code, complaints = _run(json.dumps(wanted), folder, len(sources), report, should_stop)
    files = [found for found in told if "files" not in found["found"]]
    expected = sum(1 for s in sources if isinstance(s, Path)) + sum(f["found"].get("files", 0) for f in told)
    for found in sorted(files, key=lambda found: found["order"]):
        if "error" in found["found"]:
            raise InputError(found["found"]["error"], **{"path": found["shown"]} | found["found"]["details"])
    if len(files) != expected:
        raise ContractError("log-collect-failed", code=code, problem=complaints)
    return [from_json(found["found"]) for found in sorted(files, key=lambda found: found["order"])]


def _run(
    wanted: str, folder: Path, sources: int, report: Report, should_stop: ShouldStop
) -> tuple[list[dict[str, Any]], int, str]:
    """Return what the spider told, its exit code, and the end of its complaints."""
    with TemporaryFile("w+", dir=folder, encoding="utf-8") as talk, TemporaryFile("w+", dir=folder) as complaints:
        spider = subprocess.Popen(
            [sys.executable, "-m", "crawlers.log_spider"],
            stdin=subprocess.PIPE, stdout=talk, stderr=complaints, text=True, encoding="utf-8",
            env=_environment(),
        )  # fmt: skip
        try:
            _tell(spider, wanted)
            while spider.poll() is None:
                report(Progress("progress-log-collect", 0, sources))
                if should_stop():
                    raise Stopped
                time.sleep(_POLL)
        finally:
            spider.kill()
            spider.communicate()
        talk.seek(0)
        complaints.seek(0)
        return [json.loads(line) for line in talk], spider.returncode, complaints.read()[-2_000:]


def _environment() -> dict[str, str]:
    """Return the environment with our packages to be found from any folder."""
    ours = str(Path(__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))}


def _tell(spider: subprocess.Popen[str], wanted: str) -> None:
    """Send the sources. The pipe stays open as long as we live: its end is what the spider dies by."""
    assert spider.stdin is not None
    spider.stdin.write(wanted + "\n")
    spider.stdin.flush()
