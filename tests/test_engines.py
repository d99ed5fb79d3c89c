import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from analysis.errors import InputError
from app.engines import connect, spark_settings
from app.workspace import create_workspace


@pytest.fixture
def workspace(tmp_path):
    return create_workspace(tmp_path)


@pytest.mark.parametrize("url", ["clickhouse://host", "spark://host:7077", "duckdb", ""])
def test_an_engine_that_is_not_known_is_an_error_that_names_those_that_are(workspace, url):
    with pytest.raises(InputError, match="engine-unknown") as raised:
        connect(workspace, url)
    assert raised.value.details["known"] == "duckdb://, pyspark://"


def test_without_spark_the_extra_is_named(workspace, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(InputError, match="engine-not-installed"):
        connect(workspace, "pyspark://")


@pytest.mark.skipif(not find_spec("pyspark"), reason="pyspark (the extra `spark`) is not installed")
def test_without_java_it_is_said_what_is_missing(workspace):
    command = [sys.executable, "-m", "app.cli", "ask", "actors", "--engine", "pyspark://", "--workspace"]
    environment = {**os.environ, "JAVA_HOME": "/nowhere", "PYTHONPATH": str(Path(__file__).parents[1])}
    (workspace.root / "sitelore.toml").write_text('[sites.a]\nhosts = ["a.example"]\nstart = "https://a.example/"\n')
    done = subprocess.run([*command, str(workspace.root)], capture_output=True, text=True, env=environment, timeout=60)
    assert (done.returncode, "needs a Java runtime" in done.stderr) == (1, True), done.stderr


@pytest.mark.parametrize(
    ("url", "master", "memory"),
    [
        ("pyspark://", "local[*]", None),
        ("pyspark://master.example:7077", "spark://master.example:7077", None),
        ("pyspark://?spark.master=local[2]&spark.driver.memory=4g", "local[2]", "4g"),
    ],
)
def test_a_url_names_the_master_and_its_settings(url, master, memory):
    settings = spark_settings(url)
    assert (settings["spark.master"], settings.get("spark.driver.memory")) == (master, memory)
    assert settings["spark.sql.session.timeZone"] == "UTC"
