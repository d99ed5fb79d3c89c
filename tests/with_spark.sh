#!/bin/sh
# Asks every question about logs of Spark, too: `tests/with_spark.sh`, in an environment that is set up for the tests.
# What is missing is installed: a Java runtime from Debian's packages, which wants root, and pyspark (430 MB). Where
# neither can be had, Spark is not tried, and that is said.
set -eu
cd "$(dirname "$0")/.."
install_java() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
}
if ! { command -v java >/dev/null || install_java; } || ! python -m pip install -q "pyspark>=4,<4.1"; then
    echo "SPARK WAS NOT TRIED: no Java or no pyspark could be installed" >&2
    exit 0
fi
python -m pytest -q tests/test_questions_on_spark.py tests/test_engines.py
