### Arbeiten: was sie sind, in welchem Zustand, und warum eine nicht beginnen kann.

job-kind-crawl = Crawl
job-kind-import = Import
job-kind-logs = Log-Import
job-kind-analyse = Auswertung
job-kind-purge = Löschung
job-kind-rerun = Wiederholung
job-state-queued = beginnt
job-state-running = läuft
job-state-done = fertig
job-state-failed = fehlgeschlagen
job-state-cancelled = abgebrochen
job-state-crashed = abgestürzt
job-busy = { $kind ->
    [crawl] Ein Crawl
    [logs] Ein Log-Import
    [render] Ein Rendern
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

### Fortschritt: Stufen und die langen Schritte darin.

stage-indexability = Indexierbarkeit wird beurteilt
stage-texts = Haupttexte werden gelesen
stage-page_metrics = Titel und Lesbarkeit werden gemessen
stage-passages = Texte werden in Abschnitte geteilt
stage-neighbours = Seiten werden inhaltlich verglichen
stage-entities = Entitäten werden gesucht
stage-link_metrics = Der Linkgraph wird vermessen
stage-topics = Seiten werden zu Themen gruppiert
stage-link_opportunities = Fehlende Links werden gesucht
stage-gaps = Lücken werden gesucht
stage-ledger = Die Leck-Bilanz wird gezogen
stage-bot_days = Anfragen werden je Tag gezählt
stage-matches = URLs der Quellen werden zugeordnet
stage-changes = Der vorige Crawl wird verglichen
stage-findings = Die Prüfungen laufen
stage-briefs = Briefings werden vorgeschlagen
extract = Haupttexte werden gelesen
embed = Vektoren werden berechnet
entities = Entitäten werden gesucht
neighbours = Seiten werden nach Bedeutung verglichen
link_opportunities = Fehlende Links werden gesucht
gaps = Lücken werden gesucht

# Was einer Stufe fehlen kann, ohne eine eigene Tabelle zu sein
table-previous_pages = der vorige Crawl
table-previous_links = Links des vorigen Crawls
