"""Measures the comparison of two crawls: 100,000 pages, 20 links each, 5 % of the pages changed in six aspects.

    python -m tests.benchmarks.compare_speed [PAGES]

Prints CPU seconds and the peak of memory, of which the two drawn crawls are a part.
"""

import resource
import sys
import time

import duckdb
import ibis

from analysis.changes import compare_crawls

CHANGED = "(n % 20 = 0 AND {later})"
TABLES = {
    "pages": """SELECT url, url AS final_url, 200::INT AS first_status, 'ok' AS state, '' AS reason,
        'Title ' || n || if(changed, ' x', '') AS title, ['H' || n] AS h1, NULL::VARCHAR AS canonical, 3::INT AS depth,
        [{'level': 2::TINYINT, 'text': 'b' || n % 50}] AS headings, true AS googlebot_allowed, 'b' || n || changed AS
        body_hash, [{'text': '{"@type": "Product", "price": ' || n + changed::INT || '}', 'error': ''}] AS json_ld
        FROM page""",
    "links": """SELECT url AS source, '/p/' || (n * 7 + k + changed::INT) % {pages} AS target, 'w' || k AS anchor,
        true AS internal, 'body' AS position FROM page, range(20) link(k)""",
    "page_texts": "SELECT url, 't' || n || changed AS text_hash, 300::BIGINT AS words, 'en' AS language FROM page",
    "indexability": "SELECT url, 'ok' AS reason, NULL::VARCHAR AS detail FROM page",
}
SENTENCES = " ".join(f"Sentence number {n} says this and that about the page." for n in range(40))


def drawn_crawl(pages, later):
    connection = duckdb.connect()
    changed = CHANGED.format(later=str(later).lower())
    connection.execute(
        f"CREATE TABLE page AS SELECT '/p/' || n AS url, n, {changed} AS changed FROM range({pages}) r(n)"
    )
    queries = {name: query.replace("{pages}", str(pages)) for name, query in TABLES.items()}
    return {name: ibis.memtable(connection.execute(query).to_arrow_table()) for name, query in queries.items()}


def texts(hashes):
    edited = SENTENCES.replace("number 7 ", "number seven ")
    return {key: (edited if key.endswith("true") else SENTENCES, "en") for key in hashes}


def main(pages=100_000):
    crawls = [drawn_crawl(pages, later) for later in (False, True)]
    started = time.process_time()
    rows = compare_crawls(*crawls, previous_snapshot="s", texts=texts).to_pyarrow().num_rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{pages:,} pages, {rows:,} changes: {time.process_time() - started:.1f} CPU s, peak {peak:,} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
