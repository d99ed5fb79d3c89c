log-source-missing = Es gibt keine Logdatei { $path }. Prüfen Sie den Pfad, oder setzen Sie ein Muster wie "logs/access.log*" in Anführungszeichen.
log-source-empty = Der Ordner { $path } enthält keine Dateien. Nennen Sie den Ordner oder die Dateien, in die der Webserver sein Zugriffsprotokoll schreibt.
log-file-unreadable = Die Logdatei { $path } lässt sich nicht lesen: { $problem }. Prüfen Sie ihre Zugriffsrechte und führen Sie denselben Befehl noch einmal aus; es wurde nichts geschrieben.
log-format-unknown = Keine Zeile von { $file } ließ sich als Zugriffsprotokoll lesen. Kein bekanntes Format passt. Schreibt der Server ein eigenes Format, geben Sie sein LogFormat oder log_format an: sitelore logs DATEI --format '…'. Die ersten Zeilen, ohne personenbezogene Daten: { $line }
log-lines-differ = { $file } hat { $counted } Zeilen, gelesen wurden { $read }. Das ist ein Fehler von Sitelore, oder die Datei hat sich beim Lesen geändert; es wurde nichts geschrieben. Führen Sie denselben Befehl noch einmal aus.
log-collect-failed = Die Logdateien konnten nicht eingesammelt werden (Rückgabewert { $code }). Das ist ein Fehler von Sitelore; es wurde nichts geschrieben. { $problem }
progress-log-collect = Logdateien werden durchgesehen
progress-log-lines = Logzeilen werden gelesen
