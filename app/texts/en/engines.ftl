### Engines that answer a question elsewhere than in this process.

cli-option-engine = Connection URL of the engine that answers: duckdb:// (in this process) or pyspark://, pyspark://HOST:7077 (extra “spark”).
engine-unknown = { $url } names no engine that is known here. Write one of: { $known }.
engine-not-installed = Spark is not installed. Install the extra with `pip install "sitelore[{ $extra }]"` and a Java runtime (17 or 21), or leave --engine away: DuckDB answers the same.
engine-not-started = Spark could not be started from { $url }: { $problem } It needs a Java runtime (17 or 21) on this computer, and a master that answers. Without --engine, DuckDB answers the same.
