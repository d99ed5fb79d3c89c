"""Writes the demo site's access logs as Apache rotates them: combined, older files compressed, a few torn lines."""

import gzip
import random
from datetime import timedelta
from pathlib import Path

from app.demo.site import DemoSite
from app.demo.traffic import DAYS, Hit, hits_of

FILES = ("access.log.4.gz", "access.log.3.gz", "access.log.2.gz", "access.log.1", "access.log")  # oldest first
_TORN = (
    "{address} - - [{day}:06:1",
    "[{day}] [proxy:error] [pid 4711] (111) connection refused: backend at 127.0.0.1:9000",
    '{address} - - [31/Foo/{year}:12:00:00 +0000] "GET / HTTP/1.1" 200 512 "-" "-"',
    "\\x16\\x03\\x01\\x02 broken pipe while writing log entry",
)


def write_logs(site: DemoSite, folder: Path) -> list[Path]:
    """Write the logs into a folder and return the files, oldest first."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / name, lines) for name, lines in log_lines(site).items()]


def log_lines(site: DemoSite) -> dict[str, list[str]]:
    """Return every line of every file, oldest first."""
    first = site.crawl_date - timedelta(days=DAYS)
    days_a_file = DAYS // len(FILES)
    lines: dict[str, list[str]] = {name: [] for name in FILES}
    for hit in hits_of(site):
        lines[FILES[(hit.at.date() - first).days // days_a_file]].append(line_of(hit))
    for name, torn in torn_lines(site).items():
        for at, line in torn:
            lines[name].insert(at % (len(lines[name]) + 1), line)
    return lines


def torn_lines(site: DemoSite) -> dict[str, list[tuple[int, str]]]:
    """Return lines no parser can read, with where they stand."""
    draw = random.Random(f"{site.seed}:torn")
    day = (site.crawl_date - timedelta(days=9)).strftime("%d/%b/%Y")
    torn: dict[str, list[tuple[int, str]]] = {name: [] for name in FILES}
    for _ in range(draw.randrange(18, 45)):
        words = {"address": f"203.0.113.{draw.randrange(1, 255)}", "day": day, "year": site.crawl_date.year}
        torn[draw.choice(FILES)].append((draw.randrange(10_000), draw.choice(_TORN).format(**words)))
    return torn


def line_of(hit: Hit) -> str:
    """Return a request in Apache's combined format."""
    at = hit.at.strftime("%d/%b/%Y:%H:%M:%S +0000")
    size = hit.size or "-"
    answer = f'"GET {hit.target} HTTP/1.1" {hit.status} {size}'
    return f'{hit.address} - - [{at}] {answer} "{hit.referrer}" "{hit.visitor.agent}"'


def _write(file: Path, lines: list[str]) -> Path:
    data = "".join(f"{line}\n" for line in lines).encode()
    # Without name and time in its head, equal logs are equal files.
    file.write_bytes(gzip.compress(data, mtime=0) if file.suffix == ".gz" else data)
    return file
