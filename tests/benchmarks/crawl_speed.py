"""Pages per CPU second and peak memory of a crawl, ours beside others, all against one server on loopback.

`python -m tests.benchmarks.crawl_speed [--pages 2000] [--sides ours,bare,scrapy,advertools] [--rounds 1] [--again 5]
[--python-of-advertools PATH]`.
Ours is the whole command: durable frontier, bodies, all fields and links, snapshot closed. Everything a side starts
counts; the server does not. `--again N` crawls once more after N of 100 pages changed; with `--analyse` the analysis
counts, too.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.generated_site import served
from tests.benchmarks.measure import measured, python

SIDES = ("ours", "bare", "scrapy", "advertools")


def run_ours(url, folder, *options, analyse=False):
    """Crawl, and analyse where that is to count, too; return both together and how many pages were read."""
    run, pages = crawl_ours(url, folder, *options)
    return (run + measured(python("app.cli", "analyse", "--workspace", folder)) if analyse else run), pages


def crawl_ours(url, folder, *options):
    command = python("app.cli", "crawl", f"{url}/", "--own-site", "--delay", "0.005", "--workspace", folder, *options)
    run = measured([*command, "--json"])
    told = next(json.loads(line) for line in run.output.splitlines() if line.startswith("{"))
    return run, told["ok"]


def run_side(side, url, folder, python_of_advertools, analyse):
    if side == "ours":
        return run_ours(url, folder, analyse=analyse)
    command = python("tests.benchmarks.crawl_peers", side, url, folder)
    path = os.environ["PATH"]
    if side == "advertools":  # it starts `scrapy` as a command
        command[0], path = python_of_advertools, f"{Path(python_of_advertools).parent}{os.pathsep}{path}"
    run = measured(command, PATH=path)
    return run, int(run.output.split()[-1])


def size_of(folder):
    return sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))


def told(side, run, pages, **more):
    return {
        "side": side, "pages": pages, "cpu_s": round(run.cpu_seconds, 2), "wall_s": round(run.seconds, 1),
        "pages_per_cpu_s": round(pages / run.cpu_seconds, 1), "peak_pss_mb": round(run.peak_pss_mb), **more,
    }  # fmt: skip


def run_again(site, folder, percent, first, analyse):
    """Crawl once more after a part of the pages changed; return what it cost beside the first time."""
    before = size_of(folder)
    site.change(percent)
    run, pages = run_ours(site.url, folder, analyse=analyse)
    share, disk = run.cpu_seconds / first.cpu_seconds, (size_of(folder) - before) / before
    return told(f"ours, {percent} % changed", run, pages, cpu_of_first=round(share, 3), disk_of_first=round(disk, 3))


def rounds_of(pages, sides, rounds, again, python_of_advertools, analyse):
    with served(pages) as site:
        for _ in range(rounds):
            for side in sides:
                with tempfile.TemporaryDirectory() as folder:
                    run, stored = run_side(side, site.url, Path(folder), python_of_advertools, analyse)
                    yield told(side, run, stored)
                    if side == "ours" and again is not None:
                        yield run_again(site, Path(folder), again, run, analyse)
                        site.change(0)


def table(rows):
    """Return the medians of every side, and how many times the pages per CPU second of each other side ours are."""
    speed = {
        side: statistics.median(r["pages_per_cpu_s"] for r in rows if r["side"] == side)
        for side in dict.fromkeys(r["side"] for r in rows)
    }
    ours = speed.get("ours")
    return {
        side: {"pages_per_cpu_s": s, "ours_is_times": round(ours / s, 2) if ours else None} for side, s in speed.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--sides", default=",".join(SIDES))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--again", type=float)
    parser.add_argument("--analyse", action="store_true")
    parser.add_argument(
        "--python-of-advertools", default=sys.executable
    )  # it brings pandas: better an environment apart
    asked, rows = parser.parse_args(), []
    sides = asked.sides.split(",")
    for row in rounds_of(asked.pages, sides, asked.rounds, asked.again, asked.python_of_advertools, asked.analyse):
        rows.append(row)
        print(json.dumps(row), flush=True)
    json.dump(table(rows), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
