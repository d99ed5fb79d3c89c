"""A crawl in a process of its own, because Scrapy's reactor runs once in a process: prints events and the outcome."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa

from analysis.errors import SiteloreError
from analysis.tables import arrow_schema_of
from crawlers.runner import CrawlPlan, crawl, drain

ROOT = Path(__file__).parents[1]


def plan_for(base, **options):
    """Return a fast plan for a server on loopback that the user typed the address of."""
    host = base.partition("://")[2].strip("/")
    known = {"site": "tests", "start_urls": (f"{base}/",), "own_hosts": (host,), "consent": (host,), "tries": 1}
    return asdict(
        CrawlPlan(
            **known | {"user_agent": "Sitelore/test", "own_site": True, "delay_s": 0.005, "per_host": 8} | options
        )
    )


def start(plan, state, *, stop_after=None):
    command = [sys.executable, "-m", "tests.crawl_process", json.dumps(plan), str(state), json.dumps(stop_after)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finish(process):
    """Return the events and what the crawl ended with: an outcome, or an error's key and details."""
    lines = [json.loads(line) for line in process.communicate(timeout=60)[0].splitlines()]
    return [line for line in lines if "url" in line], lines[-1]


def run(plan, state, **options):
    return finish(start(plan, state, **options))


def tables(state):
    """Return the tables of a finished crawl."""
    batches = {}
    for name, batch in drain(state):
        batches.setdefault(name, []).append(batch)
    names = ("pages", "links", "bodies", "sitemap_urls", "robots_files")
    return {n: pa.Table.from_batches(batches.get(n, []), arrow_schema_of(n)) for n in names}


def main():
    plan, state, stop_after = json.loads(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
    plan |= {name: tuple(plan[name]) for name in ("start_urls", "own_hosts", "consent")}
    events = []

    def say(event):
        events.append(event)
        print(json.dumps(asdict(event)), flush=True)

    try:
        outcome = crawl(
            CrawlPlan(**plan), state, on_event=say, report=lambda progress: None,
            should_stop=lambda: stop_after is not None and len(events) >= stop_after,
        )  # fmt: skip
        print(json.dumps(asdict(outcome)))
    except SiteloreError as error:
        print(json.dumps({"key": error.key, "details": {k: str(v) for k, v in error.details.items()}}))


if __name__ == "__main__":
    main()
