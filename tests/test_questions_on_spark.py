"""Every question about logs is asked of DuckDB and of a local Spark over the same Parquet files; both say the same."""

import random
import shutil
from datetime import datetime, timedelta
from importlib.util import find_spec
from types import SimpleNamespace

import pyarrow as pa
import pytest

from analysis.base import Found
from analysis.questions import CATALOGUE
from analysis.tables import TABLES
from app.cli import main
from app.reading import Selection, open_reading
from app.settings import SiteSettings
from app.stages import STAGES
from app.workspace import create_workspace
from tests.conftest import rows_of
from tests.questions_fixture import MORNING, ORIGIN, PAGES, drawn_tables

SMALL = "spark.sql.shuffle.partitions=1&spark.sql.adaptive.enabled=false&spark.sql.codegen.wholeStage=false"
SPARK = (
    f"pyspark://?spark.master=local[1]&{SMALL}"  # on tables this small, compiling a query costs more than running it
)
MISSING = [
    what for what, there in (("pyspark (the extra `spark`)", find_spec("pyspark")), ("Java", shutil.which("java")))
    if not there
]  # fmt: skip
pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"Spark cannot run: {' and '.join(MISSING)} not installed"),
    pytest.mark.filterwarnings("ignore"),  # those of Spark, which closes its sockets late
]


def tables_of_logs():
    """Return the tables that come from logs, and those that stages make of them."""
    found = {name for name, table in TABLES.items() if table.kind == "logs"}
    for stage in STAGES:  # they stand in the order in which they run
        found |= set(stage.writes) if found & set(stage.needs) else set()
    return found


ABOUT_LOGS = [q for q in CATALOGUE if tables_of_logs() & {*q.needs, *q.can_use}]


PATHS = [page["url"] for page in PAGES] + [f"{ORIGIN}/{name}" for name in ("site.css", "robots.txt", "ä?a=1", "*")]
BOTS = [("search", "Googlebot"), ("search", "Bingbot"), ("ai", "GPTBot"), ("human", "")]


def made_hits(number=3_000):
    """Return requests as hostile as logs are: ties, midnights, umlauts, unknown durations, every kind of answer."""
    draw = random.Random(5)
    return rows_of("hits", [made_hit(draw, line) for line in range(10, number + 10)])


def made_hit(draw, line):
    one_of = draw.choice
    actor, bot = one_of(BOTS)
    second = timedelta(days=-draw.randrange(35), seconds=one_of([0, 1, 86_399, draw.randrange(86_400)]))
    return {
        "url": one_of(PATHS), "requested_at": MORNING.replace(hour=0) + second, "actor": actor, "bot": bot,
        "method": one_of(["GET", "GET", "HEAD", "POST"]), "bytes": one_of([0, 312, draw.randrange(2**33)]),
        "status": one_of([200, 200, 200, 206, 301, 304, 404, 410, 429, 500, 503]), "file": "log", "line_no": line,
        "verification": one_of(["verified", "plausible", "spoofed", "unknown"]) if bot else "",
        "client": f"c{draw.randrange(9)}", "agent": bot or "Firefox", "cache": one_of([None, "hit"]),
        "referrer": one_of(["", "https://chatgpt.com"]), "device": one_of(["mobile", "desktop", "", None]),
        "duration_ms": one_of([None, 0, draw.randrange(4_000)]), "twin": one_of([None, False, True]),
        "content_type": one_of([None, "text/html"]),
    }  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Return a workspace with the drawn site and its logs, in a folder whose name says something else to a glob."""
    workspace = create_workspace(tmp_path_factory.mktemp("spark") / "it's [a] folder")
    site = SiteSettings(hosts=("site.example",), start=f"{ORIGIN}/")
    workspace = workspace.save(workspace.settings.model_copy(update={"sites": {"a": site}, "window_days": 90}))
    tables = drawn_tables()
    del tables["hit_days"]  # an import adds it up itself
    tables["hits"] = pa.concat_tables([tables["hits"], made_hits()])
    kinds = {kind: {n: t for n, t in tables.items() if TABLES[n].kind == kind} for kind in ("crawl", "logs", "render")}
    crawl = write(workspace, "crawl", kinds["crawl"], {})
    write(workspace, "logs", kinds["logs"], {"last_at": MORNING.isoformat()})
    write(workspace, "render", kinds["render"], {"crawl": crawl.id})
    made = {name: table for name, table in tables.items() if TABLES[name].kind == "stage"}
    result = workspace.derived("a").write("drawn", "key", made, inputs={})
    counted = workspace.derived("a").write("counts", "key", {"crawl_counts": tables["crawl_counts"]}, inputs={})
    workspace.derived("a").set_current(crawl.id, {result.stage: result.key, counted.stage: counted.key})
    return workspace


def write(workspace, kind, tables, about):
    batches = [(name, batch) for name, table in tables.items() for batch in table.to_batches()]
    return workspace.facts("a").write(kind, batches, about, datetime(2026, 11, 21))


@pytest.fixture(scope="module")
def engines(workspace):
    needed = {name for question in ABOUT_LOGS for name in (*question.needs, *question.can_use)}
    spark = open_reading(workspace, Selection("a"), engine=SPARK, only=needed)
    yield SimpleNamespace(duckdb=open_reading(workspace, Selection("a")), spark=spark)
    spark.connection.disconnect()


def rows_told(reading, question):
    answer = reading.ask(question)
    assert isinstance(answer, Found), answer
    return answer.table.to_pyarrow().to_pylist()


def close_to(value):
    """Return a value that floats of another engine equal, nested ones too."""
    if isinstance(value, float):
        return pytest.approx(value, rel=1e-9, abs=1e-12)
    if isinstance(value, list):
        return [close_to(item) for item in value]
    return {name: close_to(item) for name, item in value.items()} if isinstance(value, dict) else value


def test_there_are_questions_about_logs():
    assert {"crawl_budget", "spoofed_bots", "actors", "unfetched_pages"} <= {question.name for question in ABOUT_LOGS}


@pytest.mark.parametrize("question", ABOUT_LOGS, ids=lambda question: question.name)
def test_spark_says_what_duckdb_says(question, engines):
    on_duckdb, on_spark = rows_told(engines.duckdb, question), rows_told(engines.spark, question)
    assert on_spark == [close_to(row) for row in on_duckdb]


def test_a_day_ends_at_midnight_utc_on_both_engines(engines):
    def days(reading):
        hits = reading.whole["hits"]
        return (
            hits.group_by(day=hits.requested_at.date()).agg(hits=hits.count()).order_by("day").to_pyarrow().to_pylist()
        )

    assert days(engines.spark) == days(engines.duckdb)


def test_the_command_asks_the_engine_it_is_given(workspace, engines, capfdbinary):
    def said(*engine):
        arguments = ["ask", "spoofed_bots", "--format", "csv", "--workspace", str(workspace.root), *engine]
        assert main(arguments) == 0
        return capfdbinary.readouterr().out

    assert said("--engine", SPARK) == said() != b""
    assert b"`bot`" in said("--sql", "--engine", SPARK)
