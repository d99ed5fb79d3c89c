"""Kills a crawl of 400 pages twenty times at random moments and counts what was lost.

`python -m tests.benchmarks.crawl_kills [PAGES] [KILLS]`
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
from pathlib import Path

from analysis.urls import url_key
from crawlers.runner import drain
from tests.hostile_site import ORIGIN, answer, page, serving

ROOT = Path(__file__).parents[2]


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


def main(pages=400, kills=20, seed=7):
    chance, answered = random.Random(seed), {}
    with tempfile.TemporaryDirectory() as folder, serving(routes_of(pages, answered)) as site:
        state, events, killed, waits = Path(folder) / "state.sqlite", [], 0, []
        while True:
            many = chance.randint(1, 2 * pages // (3 * kills)) if killed < kills else None
            ran, code = run_once(site.url, state, many, chance.random() / 10)
            waits += [e["at"] - answered["/" + e["url"].rpartition("/")[2]] for e in ran]
            events += ran
            if code == 0:
                break
            killed += 1
        rows = [row["url"] for table, batch in drain(state, ()) if table == "pages" for row in batch.to_pylist()]
    expected = {f"{ORIGIN}/{n or ''}" for n in range(pages)}
    return {
        "pages": len(rows),
        "kills": killed,
        "lost": len({url_key(event["url"]) or ORIGIN + event["url"] for event in events} - set(rows)),
        "never_crawled": len(expected - set(rows)),
        "stored_twice": sum(count - 1 for count in Counter(rows).values()),
        "told_twice": sum(count - 1 for count in Counter(e["url"] for e in events).values()),
        "fetched_again": sum(count - 1 for path, count in Counter(site.paths).items() if path[1:].isdigit()),
        "response_to_durable_median_s": round(statistics.median(waits), 3),
    }


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:3])), indent=1))
