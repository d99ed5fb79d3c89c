#!/bin/sh
# Asks every question about logs of Spark, too: `tests/with_spark.sh`, in an environment that is set up for the tests.
# What is missing is installed: a Java runtime from Debian's packages, which wants root, and pyspark (430 MB).
set -eu
cd "$(dirname "$0")/.."
if ! command -v java >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
fi
python -m pip install -q "pyspark>=4,<4.1"
python -m pytest -q tests/test_questions_on_spark.py tests/test_engines.py
