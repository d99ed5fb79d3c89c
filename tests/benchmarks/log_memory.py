"""Reports what an import of a large log takes: lines a CPU second, peak of memory, and that every line is counted once.

`python -m tests.benchmarks.log_memory [GB] [--killed]`: a log of that size (10 unless said) is made by a seed on the
temp disk, imported by the command as users run it, and removed. With `--killed` the import is killed again and again.
It ends with 1 where the peak is above 512 MB or a line is missing or there twice.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from tests.benchmarks.logs_speed import write_log
from tests.benchmarks.measure import ROOT, measured

LIMIT_MB = 512
_LINES = 200_000  # of the block that is repeated, each time a day later


def write_large(path, size):
    """Write a log of about so many bytes: blocks of one busy day, with the date set forward; return its lines."""
    with tempfile.TemporaryDirectory() as folder:
        block = Path(folder) / "block"
        write_log(block, _LINES)
        text = block.read_bytes()
    lines = day = 0
    with path.open("wb") as file:
        while file.tell() < size:
            year, day_of_year = 2016 + day // 336, day % 336
            moved = text.replace(b"/2026:", b"/%d:" % year).replace(b"/Oct/", b"/%s/" % _MONTHS[day_of_year // 28])
            file.write(moved.replace(b" HTTP/1.1", b"-%d HTTP/1.1" % day))
            lines, day = lines + text.count(b"\n"), day + 1
    return lines


_MONTHS = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def command(workspace, *arguments):
    return [sys.executable, "-m", "app.cli", *map(str, arguments), "--workspace", str(workspace)]


def counted(workspace):
    """Return hits, rejects, and sums of the line numbers of both and of their squares: right if each is there once."""
    parts = [f"{workspace}/facts/*/logs/*/{table}.parquet" for table in ("hits", "rejects")]
    sums = "count(*), coalesce(sum(n), 0), coalesce(sum(n * n), 0)"
    query = f"SELECT {sums} FROM (SELECT line_no::HUGEINT AS n FROM read_parquet(?))"
    with duckdb.connect() as engine:
        hits, rejects = (engine.execute(query, [part]).fetchone() for part in parts)
    return hits[0], rejects[0], (hits[1] + rejects[1], hits[2] + rejects[2])


def kill_again_and_again(workspace, log, times=10):
    """Import and kill with SIGKILL at random moments; return how often it was killed before it ended by itself."""
    chance, killed = random.Random(7), 0
    while killed < times:
        process = subprocess.Popen(command(workspace, "logs", log), cwd=ROOT, start_new_session=True)
        try:
            process.wait(timeout=5 + chance.random() * 60)
            return killed
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            killed += 1
    return killed


def main(gigabytes, killed):
    with tempfile.TemporaryDirectory() as folder:
        log, workspace = Path(folder) / "access.log", Path(folder) / "workspace"
        if shutil.disk_usage(folder).free < gigabytes * 1.5e9:
            sys.exit(f"{gigabytes * 1.5:.0f} GB of free disk are needed")
        lines = write_large(log, gigabytes * 1e9)
        measured(command(workspace, "init", "https://www.shop.example/"))
        kills = kill_again_and_again(workspace, log) if killed else 0
        found = measured(command(workspace, "logs", log))
        hits, rejected, sums = counted(workspace)
        once = sums == (lines * (lines + 1) // 2, lines * (lines + 1) * (2 * lines + 1) // 6)
        print(
            f"{log.stat().st_size / 1e9:.1f} GB, {lines:,} lines = {hits:,} hits + {rejected:,} rejected, once: {once}"
        )
        print(
            f"{found.cpu_seconds:.0f} CPU s, {found.seconds:.0f} s, {lines / found.cpu_seconds:,.0f} lines/CPU s, "
            f"peak {found.peak_pss_mb:.0f} MB, killed {kills} times before"
        )
    return int(found.peak_pss_mb > LIMIT_MB or hits + rejected != lines or not once)


if __name__ == "__main__":
    sizes = [float(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    sys.exit(main(sizes[0] if sizes else 10.0, "--killed" in sys.argv))
