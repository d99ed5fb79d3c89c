"""The engine that answers a question: DuckDB in this process, or the Spark that a connection URL names."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import ibis
import ibis.expr.types as ir

from analysis.errors import InputError
from crawlers.engine import OPTIONS, lock

if TYPE_CHECKING:
    from app.workspace import Workspace

DUCKDB = "duckdb://"
_SCHEMES = ("duckdb", "pyspark")
_SPARK = {
    "spark.app.name": "sitelore",
    "spark.master": "local[*]",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",  # it would write into the talk of a command
    "spark.log.level": "ERROR",
}


def connect(workspace: "Workspace", url: str = DUCKDB, *also: Path) -> ibis.BaseBackend:
    """Return a connection that can read the workspace's files, and those in the folders of `also`.

    `duckdb://`: in this process; it reads these folders and nothing else, and never reaches for the network.
    `pyspark://`: Spark on this computer. `pyspark://HOST:7077` names the master of a cluster, and settings of Spark
    follow behind a question mark: `pyspark://?spark.master=yarn&spark.executor.memory=8g`. A cluster reads the
    workspace under the path it has here, so the folder must be one that all its machines share.
    Errors: a URL of another engine; Spark or Java not installed; a master that does not answer.
    """
    scheme = urlsplit(url).scheme
    if scheme not in _SCHEMES:
        raise InputError("engine-unknown", url=url, known=", ".join(f"{name}://" for name in _SCHEMES))
    return _duckdb(workspace, *also) if scheme == "duckdb" else _spark(url)


def read_files(connection: ibis.BaseBackend, name: str, files: Iterable[Path]) -> ir.Table:
    """Open Parquet files as one table; a column that only some of them have is null in the others."""
    paths = [str(file) for file in files]
    if connection.name == "pyspark":
        return _read_on_spark(connection, name, paths)
    reader: Any = connection
    table: ir.Table = reader.read_parquet(paths, table_name=name, union_by_name=True)
    return table


def _read_on_spark(connection: ibis.BaseBackend, name: str, paths: list[str]) -> ir.Table:
    """Open files on Spark; Ibis hands over one path only, and a folder called `[a]` would be a pattern to Hadoop."""
    from pyspark.sql import SparkSession

    reader: Any = SparkSession.builder.getOrCreate().read  # the session `_spark` connected with
    literal = reader.option("__globPaths__", "false").option("mergeSchema", len(paths) > 1)  # it takes a job of its own
    literal.parquet(*paths).createOrReplaceTempView(name)
    return connection.table(name)


def _duckdb(workspace: "Workspace", *also: Path) -> ibis.BaseBackend:
    connection = ibis.duckdb.connect(**OPTIONS, temp_directory=str(workspace.scratch))
    lock(connection.raw_sql, workspace.root, *also)
    return connection


def _spark(url: str) -> ibis.BaseBackend:
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise InputError("engine-not-installed", extra="spark") from error
    try:
        builder: Any = SparkSession.builder
        for name, value in spark_settings(url).items():
            builder = builder.config(name, value)
        return ibis.pyspark.connect(builder.getOrCreate())
    except PySparkRuntimeError as error:
        raise InputError("engine-not-started", url=url, problem=str(error)) from error


def spark_settings(url: str) -> dict[str, str]:
    """Return what Spark is started with: our defaults, the master a URL names, and the settings behind its `?`."""
    parts = urlsplit(url)
    master = {"spark.master": f"spark://{parts.netloc}"} if parts.netloc else {}
    return {**_SPARK, **master, **dict(parse_qsl(parts.query))}
