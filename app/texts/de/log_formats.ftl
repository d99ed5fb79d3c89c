### Formate von Zugriffsprotokollen: was eingefügt wird, was in einer Datei erkannt wird.

log-format-directive = Das Logformat enthält { $directive }, was nicht verstanden wird: { $format }. Prüfen Sie die Schreibweise. Bekannt sind die Direktiven von LogFormat (Apache) und log_format (Nginx).
log-format-lacks = Dem Logformat fehlt { $lacks }; ohne das ist eine Zeile keine Anfrage: { $format }. Fügen Sie die ganze Zeile LogFormat oder log_format aus der Konfiguration des Servers ein.
cli-option-log-format = Wie der Server seine Zeilen schreibt: sein LogFormat oder log_format oder eine Zeile #Fields. Ohne Angabe wird das Format in den ersten Zeilen erkannt.
