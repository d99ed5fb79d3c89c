### Arbeiten: was sie sind, in welchem Zustand, und warum eine nicht beginnen kann.

job-kind-crawl = Crawl
job-kind-logs = Log-Import
job-kind-analyse = Auswertung
job-kind-purge = Löschung
job-kind-rerun = Wiederholung
job-kind-run = Ganzer Lauf
job-state-queued = beginnt
job-state-running = läuft
job-state-done = fertig
job-state-failed = fehlgeschlagen
job-state-cancelled = abgebrochen
job-state-crashed = abgestürzt
job-busy = { $kind ->
    [crawl] Ein Crawl
    [logs] Ein Log-Import
    [analyse] Eine Auswertung
    [purge] Eine Löschung
   *[other] Dieselbe Arbeit
} von { $site } läuft schon (Prozess { $pid }, seit { $since }). Warten Sie das Ende ab, oder brechen Sie in der App unter Läufe ab.
job-busy-a-moment-ago = Dieselbe Arbeit an { $site } endete gerade eben. Führen Sie den Befehl erneut aus.
job-unknown = Eine Arbeit { $id } gibt es nicht.
job-not-started = Die Arbeit konnte nicht beginnen: { $problem }.
jobs-file-unusable = Die Datei { $file } ist nicht verwendbar: { $problem }. Sie darf gelöscht werden; sie enthält nur, was gerade läuft.
crawl = Crawl läuft
progress-crawl-close = Der Stand wird abgeschlossen
