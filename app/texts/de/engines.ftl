### Datenbanken, die eine Frage anderswo als in diesem Prozess beantworten.

cli-option-engine = Verbindungs-URL der Datenbank, die antwortet: duckdb:// (in diesem Prozess) oder pyspark://, pyspark://HOST:7077 (Zusatz „spark“).
engine-unknown = { $url } nennt keine Datenbank, die hier bekannt ist. Möglich sind: { $known }.
engine-not-installed = Spark ist nicht installiert. Installieren Sie den Zusatz mit `pip install "sitelore[{ $extra }]"` und eine Java-Laufzeit (17 oder 21), oder lassen Sie --engine weg: DuckDB antwortet dasselbe.
engine-not-started = Spark ließ sich von { $url } aus nicht starten: { $problem } Es braucht eine Java-Laufzeit (17 oder 21) auf diesem Computer und einen Master, der antwortet. Ohne --engine antwortet DuckDB dasselbe.
