"""Kills crawls of 400 pages at random moments, goes on with them, and counts what was lost, done twice or asked again.

`python -m tests.benchmarks.crawl_kills [KILLS] [PAGES]`: 200 kills, twenty a crawl, unless said. Prints a table.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from analysis.urls import url_key
from crawlers.runner import drain
from tests.hostile_site import ORIGIN, answer, page, serving

ROOT = Path(__file__).parents[2]
KILLS_A_CRAWL = 20


@dataclass
class Count:
    """What became of crawls that were killed."""

    pages: int = 0
    kills: int = 0
    lost: int = 0  # told as durable, and not there at the end
    never_crawled: int = 0
    stored_twice: int = 0
    told_twice: int = 0
    wrong_exit: int = 0  # a killed or unfinished run that ended with 0
    again: list[int] = field(default_factory=list)  # pages asked for again after each kill
    to_first_fetch: list[float] = field(default_factory=list)  # seconds from the command to its first request
    to_durable: list[float] = field(default_factory=list)  # seconds from an answer to its commit

    def row(self):
        return {
            "kills": self.kills, "pages": self.pages, "lost": self.lost, "never crawled": self.never_crawled,
            "stored twice": self.stored_twice, "told twice": self.told_twice, "exit 0 unfinished": self.wrong_exit,
            "asked again a kill, most": max(self.again, default=0),
            "asked again a kill, mean": round(statistics.mean(self.again), 1) if self.again else 0,
            "resume to first fetch, slowest s": round(max(self.to_first_fetch, default=0), 2),
            "answer to durable, median s": round(statistics.median(self.to_durable), 3),
        }  # fmt: skip


def routes_of(pages, answered):
    def one(handler):
        number = int(handler.path[1:] or 0)
        links = [f"/{n}" for n in range(number * 5 + 1, number * 5 + 6) if n < pages]
        time.sleep(0.02)
        answered[handler.path] = time.time()
        answer(handler, body=page(*links, "/", title=f"page {number}"))

    return {f"/{n}": one for n in range(1, pages)} | {"/": one}


def run_once(url, state, kill_after=None, delay=0.0):
    """Return the events of a run. It is killed some seconds after so many events, or ends by itself."""
    command = [sys.executable, "-m", "tests.crawl_killed", url, str(state)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    events = []
    for line in process.stdout:
        if line.endswith("\n"):
            events.append(json.loads(line))
        if kill_after is not None and len(events) == kill_after:
            threading.Timer(delay, process.kill).start()
    process.stdout.close()
    return events, process.wait()


def kill_a_crawl(count, pages, kills, chance):
    """Crawl a site with so many kills on the way, and add to the count what became of it."""
    answered, events, killed = {}, [], 0
    with tempfile.TemporaryDirectory() as folder, serving(routes_of(pages, answered)) as site:
        state = Path(folder) / "state.sqlite"
        while True:
            many = chance.randint(1, max(1, 2 * pages // (3 * kills))) if killed < kills else None
            asked, started = len(site.requests), time.monotonic()
            ran, code = run_once(site.url, state, many, chance.random() / 10)
            _note_run(count, site, asked, started, is_resumed=killed > 0)
            count.to_durable += [e["at"] - answered["/" + e["url"].rpartition("/")[2]] for e in ran]
            events += [event["url"] for event in ran]
            if many is None or code == 0:
                break
            killed += 1
        rows = [row["url"] for table, batch in drain(state, ()) if table == "pages" for row in batch.to_pylist()]
    count.wrong_exit += code == 0 and len(rows) < pages
    count.kills += killed
    _note_rows(count, rows, events, pages)


def _note_run(count, site, asked, started, *, is_resumed):
    before, now = site.requests[:asked], site.requests[asked:]
    if is_resumed and now:
        known = {path for _, _, path in before}
        count.again.append(sum(path in known for _, _, path in now if path[1:].isdigit() or path == "/"))
        count.to_first_fetch.append(now[0][0] - started)


def _note_rows(count, rows, events, pages):
    expected = {f"{ORIGIN}/{n or ''}" for n in range(pages)}
    count.pages += len(rows)
    count.lost += len({url_key(url) or ORIGIN + url for url in events} - set(rows))
    count.never_crawled += len(expected - set(rows))
    count.stored_twice += sum(times - 1 for times in Counter(rows).values())
    count.told_twice += sum(times - 1 for times in Counter(events).values())


def main(kills=200, pages=400, seed=7):
    """Return the count of so many kills."""
    chance, count = random.Random(seed), Count()
    while count.kills < kills:
        kill_a_crawl(count, pages, min(KILLS_A_CRAWL, kills - count.kills), chance)
    return count


if __name__ == "__main__":
    for name, value in main(*map(int, sys.argv[1:3])).row().items():
        print(f"{name:36} {value}")
