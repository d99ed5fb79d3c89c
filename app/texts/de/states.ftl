# Zustände einer Antwort, Tabellen, Läufe, Warteschlangen: die Wörter, die Ansichten teilen.
state-not-measured = Nicht gemessen
state-clean = Ohne Befund
state-found = Befund
state-error = Keine Antwort möglich
state-working = In Arbeit
state-missing-value = nicht gemessen
state-new = neu
state-table-missing = Dafür fehlt die Tabelle „{ $table }“ im Arbeitsordner.
state-table-empty = Die Tabelle „{ $table }“ hat keine Zeilen, also konnte nichts geprüft werden.
state-no-row = Keine Zeile passt zu den Filtern.
state-without-filters = { $rows ->
    [one] Ohne Filter ist es { $rows } Zeile.
   *[other] Ohne Filter sind es { $rows } Zeilen.
}
state-clear-filters = Filter aufheben
state-nothing-crawled = Noch wurde nichts gecrawlt
state-nothing-crawled-hint = Geben Sie eine Startadresse an. 200 Seiten dauern etwa zwei Minuten; alle Daten bleiben auf diesem Rechner.
state-open-runs = Läufe öffnen und eine Website crawlen
state-reference = Kennung { $reference }
state-broken = Diese Ansicht ist wegen eines Fehlers in Sitelore stehen geblieben
state-broken-hint = Die anderen Ansichten sind nicht betroffen, und nichts wurde verändert. Einzelheiten stehen unter der Kennung im Protokoll der Anwendung.
state-not-done = Das wurde nicht ausgeführt


table-find = Nach URL filtern
table-x-of-y = { $shown } von { $total } { $noun }
state-export-csv = CSV
state-export-xlsx = Excel

job-done = Fertig
job-rate = Tempo
job-left = Verbleibend
job-of-total = von { $total }
job-per-second = pro Sekunde
job-about = geschätzt

copied = Kopiert

queue-accept = Annehmen
queue-change = Ändern
queue-reject = Ablehnen
queue-take-back = Zurücknehmen
queue-open = Öffnen
queue-next = weiter
queue-back = zurück
queue-save = Speichern
queue-cancel = Abbrechen
queue-reason = Grund
queue-reason-hint = Grund
queue-mark-open = offen
queue-mark-accepted = angenommen
queue-mark-changed = geändert
queue-mark-rejected = abgelehnt
queue-mark-not-measured = nicht gemessen
queue-empty = Nichts wartet auf eine Entscheidung.

source-crawl = Crawl
source-logs = Server-Logs
source-missing = fehlt
provenance-snapshot = Stand
provenance-urls = { $urls ->
    [one] { $urls } URL
   *[other] { $urls } URLs
}
provenance-logs = { $window }: { $lines } Zeilen = { $hits } Zugriffe + { $rejected } abgelehnt

language-unknown = Die Sprache „{ $language }“ gibt es nicht. Möglich sind: { $known }.
server-port-busy = Der Port { $port } wird von einem anderen Programm benutzt. Wählen Sie einen anderen, oder lassen Sie ihn weg: dann wird ein freier genommen.
notebook-not-started = Das Notebook „{ $view }“ ließ sich nicht öffnen: { $problem }. Die Anwendung selbst ist nicht betroffen.
server-refused = Diese Adresse gehört zu einem Fenster von Sitelore, das schon geöffnet wurde. Schließen Sie es und starten Sie `sitelore app` neu.
