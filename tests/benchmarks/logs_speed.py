"""Reports log lines a CPU second and peak memory of ours, advertools, GoAccess, a Python regex and DuckDB's bare scan.

`python -m tests.benchmarks.logs_speed [LINES] [--advertools PYTHON] [--rounds N]`; it reports and never fails. All
sides run in turn, each in processes of its own, and write what they find to disk. Ours is the whole `sitelore logs`:
two readings (newlines are counted apart), verification, redaction, pseudonyms, URL keys, Parquet, sums, checksums.
`--advertools` is a Python that has it, because it wants other versions of what we use.
"""

import argparse
import random
import re
import shutil
import statistics
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from tests.benchmarks.measure import measured, python

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


def import_ours(log: Path, folder: Path) -> None:
    from app.sites import add_site
    from app.work import import_logs

    workspace, name = add_site(folder / "workspace", "https://www.shop.example/")
    import_logs(workspace, name, [log])


def parse_with_a_regex(log: Path, folder: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = []
    with log.open(encoding="utf-8") as file:
        for line in file:
            if match := NAIVE.match(line):
                moment = datetime.strptime(match.group(4), "%d/%b/%Y:%H:%M:%S %z")
                rows.append((match.group(1), moment, *match.group(5, 6, 7, 8, 9)))
    names = ("client", "at", "request", "status", "bytes", "referrer", "agent")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    pq.write_table(pa.table(columns), folder / "naive.parquet")


def only_scan(log: Path, folder: Path) -> None:
    """Split lines at blanks and add up lengths: less cannot be done to a log by the engine we use."""
    import duckdb

    columns = {f"c{n:02}": "VARCHAR" for n in range(10)}
    lengths = " + ".join(f"coalesce(sum(length({name})), 0)" for name in columns)
    query = f"SELECT count(*), {lengths} FROM read_csv(?, delim=' ', quote='\"', escape='\\', header=false, "
    query += "columns=$columns, ignore_errors=true, null_padding=true, parallel=true)"
    duckdb.connect().execute(query.replace("$columns", str(columns)), [str(log)])


ADVERTOOLS = """
import sys
from advertools import logs_to_df
logs_to_df(log_file=sys.argv[1], output_file=sys.argv[2] + "/adv.parquet", errors_file=sys.argv[2] + "/adv.txt",
           log_format="combined")
"""
SIDES = {"ours": import_ours, "regex": parse_with_a_regex, "scan": only_scan}


def commands(log: Path, folder: Path, advertools: str | None) -> dict[str, list[str]]:
    """Return what is measured; a side that is not installed is left out."""
    found = {side: python("tests.benchmarks.logs_speed", "--side", side, log, folder) for side in SIDES}
    if advertools:
        found["advertools"] = [advertools, "-c", ADVERTOOLS, str(log), str(folder)]
    if goaccess := shutil.which("goaccess"):
        found["goaccess"] = [
            goaccess,
            str(log),
            "--log-format=COMBINED",
            "--no-progress",
            "-o",
            str(folder / "goaccess.json"),
        ]
    return found


def report(lines: int, rounds: int, advertools: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        write_log(log, lines)
        taken: dict[str, list[tuple[float, float]]] = {}
        for number in range(rounds):
            home = Path(folder) / str(number)
            home.mkdir()
            for side, command in commands(log, home, advertools).items():
                run = measured(command)
                taken.setdefault(side, []).append((run.cpu_seconds, run.peak_pss_mb))
            shutil.rmtree(home)
    ours = statistics.median(cpu for cpu, _ in taken["ours"])
    for side, runs in taken.items():
        cpu, peak = statistics.median(c for c, _ in runs), max(p for _, p in runs)
        sys.stdout.write(
            f"{side:10} {lines:>10,} lines {cpu:7.1f} CPU s {lines / cpu:>10,.0f} lines/CPU s  "
            f"{cpu / ours:5.2f} x ours  peak {peak:5.0f} MB\n"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("lines", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--advertools")
    parser.add_argument("--side", nargs=3)
    given = parser.parse_args()
    if given.side:
        SIDES[given.side[0]](Path(given.side[1]), Path(given.side[2]))
    else:
        report(given.lines, given.rounds, given.advertools)


if __name__ == "__main__":
    main()
