"""Reports log lines a CPU second and peak memory: our import, everything on, against a plain Python regular expression.

`python -m tests.benchmarks.logs_speed [LINES]`; it reports and never fails. Each side runs in a process of its own, so
that memory is its own, and the spider's process is counted to ours.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{}.0.{}.0 Safari"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
NAIVE = re.compile(r'^(\S+) (\S+) (.*?) \[(.*?)\] "(.*?)" (\d{3}) (\S+) "(.*?)" "(.*?)"$')


def write_log(path: Path, lines: int) -> None:
    """Write a busy shop's log: 2,000 user agents, 80,000 clients, 70,000 addresses, 1 broken line in 2,000."""
    chance = random.Random(1)
    agents = [CHROME.format(major, minor) for major in range(90, 130) for minor in range(50)] + [GOOGLEBOT] * 800
    moment = datetime(2026, 10, 20)
    with path.open("w", encoding="utf-8") as file:
        for number in range(lines):
            moment += timedelta(seconds=chance.random() * 5)
            file.write(
                f"broken {number}\n" if chance.random() < 0.0005 else _line(chance, moment, chance.choice(agents))
            )


def _line(chance: random.Random, moment: datetime, agent: str) -> str:
    client = int(chance.paretovariate(0.5) % 80_000)
    address = f"{client % 200 + 1}.{client // 200 % 256}.{client % 7}.{client % 251}"
    if agent == GOOGLEBOT:
        address = f"66.249.66.{chance.randrange(1, 255)}"
    path = f"/{chance.choice(['shop', 'blog', 'tag'])}/{int(chance.paretovariate(0.4) % 200_000)}"
    if chance.random() < 0.1:
        path += f"?color={chance.choice(['blue', 'red'])}&page={chance.randrange(50)}"
    return (
        f'{address} - - [{moment:%d/%b/%Y:%H:%M:%S} +0200] "GET {path} HTTP/1.1" {chance.choice([200, 200, 301, 404])} '
        f'{chance.randrange(100_000)} "https://www.shop.example{path}" "{agent}"\n'
    )


def import_ours(path: Path, scratch: Path) -> int:
    from crawlers.logfiles import LogPlan, import_logs

    plan = LogPlan("https://www.shop.example", ("www.shop.example",), (path,), b"k" * 32, scratch)
    importing = import_logs(plan, (), lambda progress: None, lambda: False)
    for _ in importing:
        pass
    return importing.totals.lines


def parse_naively(path: Path, _: Path) -> int:
    lines = 0
    with path.open(encoding="utf-8") as file:
        for line in file:
            lines += 1
            match = NAIVE.match(line)
            if match:
                datetime.strptime(match.group(4), "%d/%b/%Y:%H:%M:%S %z")
    return lines


SIDES = {"ours": import_ours, "naive": parse_naively}


def measure(side: str, path: Path) -> None:
    """Run one side and print its CPU seconds and peak memory."""
    with tempfile.TemporaryDirectory() as scratch:
        start = time.process_time()
        lines = SIDES[side](path, Path(scratch))
        child = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - start + child.ru_utime + child.ru_stime
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{side:6} {lines:>9,} lines  {cpu:6.1f} CPU s  {lines / cpu:>9,.0f} lines/CPU s  peak {peak} MB\n"
    )


def main(lines: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        write_log(log, lines)
        for side in SIDES:
            subprocess.run([sys.executable, "-m", "tests.benchmarks.logs_speed", side, str(log)], check=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) == 2 else 1_000_000)
