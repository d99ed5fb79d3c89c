"""Reports what sums and reports over millions of hits cost: `python -m tests.benchmarks.log_reports [HITS]`.

Hits are made by the engine (no log is parsed); every question that reads requests or their sums is asked, and the CPU
seconds of this process are told for each. It reports and never fails.
"""

import resource
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from analysis.base import Found
from analysis.questions import CATALOGUE
from analysis.tables import arrow_schema_of
from app.reading import Selection, open_reading
from app.sites import add_site

# 40 % a search bot, 20 % AI, the rest people; 60,000 addresses, a few of them asked for most; 30 days
_HITS = """
SELECT 'https://shop.example/' || CASE i % 3 WHEN 0 THEN 'shop/' ELSE 'blog/' END
        || (power(random(), 3) * 60000)::INTEGER AS url,
    TIMESTAMP '2026-10-20' + INTERVAL (i * 30.0 * 86400 / $hits) SECOND AS requested_at, 'GET' AS method,
    CASE WHEN i % 11 = 0 THEN 404 WHEN i % 13 = 0 THEN 301 ELSE 200 END AS status, i % 90000 AS bytes,
    CASE WHEN i % 5 < 2 THEN 'search' WHEN i % 5 = 2 THEN 'ai' ELSE 'human' END AS actor,
    CASE WHEN i % 5 < 2 THEN 'Googlebot' WHEN i % 5 = 2 THEN 'GPTBot' ELSE '' END AS bot,
    CASE WHEN i % 5 = 0 THEN 'spoofed' WHEN i % 5 < 3 THEN 'verified' ELSE '' END AS verification,
    'c' || (i % 80000) AS client, '' AS referrer, 'Chrome' AS agent, 'access.log' AS file, i AS line_no
FROM range($hits) AS made(i)
"""


def batches(hits: int):
    schema = arrow_schema_of("hits")
    made = duckdb.connect(config={"memory_limit": "1GB"}).execute(_HITS.replace("$hits", str(hits)))
    for batch in made.to_arrow_reader(100_000):
        columns = [
            batch[f.name].cast(f.type) if f.name in batch.schema.names else pa.nulls(batch.num_rows, f.type)
            for f in schema
        ]
        yield "hits", pa.RecordBatch.from_arrays(columns, schema=schema)


def told(what: str, started: float, found: str = "") -> None:
    sys.stdout.write(f"{what:32} {time.process_time() - started:7.2f} CPU s  {found}\n")


def main(hits: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace, name = add_site(Path(folder), "https://shop.example/")
        started = time.process_time()
        about = {"last_at": "2026-11-18T23:00:00", "hits": hits, "lines": hits, "rejected": 0}
        snapshot = workspace.facts(name).write("logs", batches(hits), about, datetime(2026, 11, 19))
        told("writing hits and sums", started, f"{snapshot.tables['hit_days'].rows:,} sums")
        whole = open_reading(workspace, Selection(name), all_days=True).whole
        for question in CATALOGUE:
            if {"hits", "hit_days"} & set(question.needs) and set(question.needs) <= set(whole):
                started = time.process_time()
                answer = question.ask(whole)
                rows = answer.table.to_pyarrow().num_rows if isinstance(answer, Found) else 0
                told(question.name, started, f"{rows:,} rows")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(f"peak {peak} MB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) == 2 else 5_000_000)
