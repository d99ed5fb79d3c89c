### Was die Befehlszeile sagt: Hilfe, Meldungen, Fortschritt.

cli-usage = Aufruf:
cli-arguments = Argumente
cli-options = Optionen
cli-commands = Befehle
cli-example = Beispiel
cli-default = (Vorgabe: { $value })
cli-help = Sitelore zeigt, wo das Crawl-Budget einer Website verloren geht, welche Themen sie besetzt, was nirgends verlinkt ist und was als Nächstes zu schreiben ist. Außer den Anfragen eines Crawls verlässt nichts diesen Rechner.

cli-demo = Stellt eine Beispiel-Website auf diesem Rechner bereit, crawlt sie zweimal, liest ihre Zugriffslogs, wertet alles aus und öffnet die App. Braucht kein Netz.
cli-run = Erledigt alles für eine Website: anlegen, crawlen, Logs lesen, auswerten, die drei wichtigsten Befunde nennen und die App öffnen.
cli-init = Macht den Ordner zum Arbeitsordner und fügt eine Website hinzu. Die eingegebene URL darf abgerufen werden, auch unter einer privaten Adresse.
cli-ask = Beantwortet eine Frage zu einer Website. `sitelore ask FRAGE --help` zeigt ihre Definition und ihre Optionen.
cli-crawl = Crawlt eine Website in einen neuen Stand. Ein abgebrochener Crawl wird mit demselben Befehl fortgesetzt.
cli-logs = Liest Zugriffslogs: Dateien, Ordner oder Muster, hier oder auf Servern (sftp, ftp, s3, https), gepackt oder nicht. Schon Gelesenes wird übersprungen.
cli-analyse = Berechnet, was aus dem neuesten Crawl und allen Logs fällig ist. Was unverändert ist, wird nicht neu berechnet.
cli-app = Öffnet die App im Browser.
cli-brief = Gibt das Briefing zu einer URL, sonst das mit dem größten Nutzen, als Markdown aus.
cli-export = Schreibt eine Tabelle, einen Stand als WARC oder die freigegebenen Briefings in Dateien.
cli-snapshots = Zeigt die Stände der Crawls und Log-Importe.
cli-purge = Löscht Stände endgültig aus dem Arbeitsordner. Ein Vermerk bleibt, und alle Ergebnisse der Website werden neu berechnet.
cli-rerun = Berechnet eine frühere Auswertung noch einmal und vergleicht jede Tabelle. Ohne Angabe: zeigt die Läufe.
cli-doctor = Zeigt, was vorhanden und unversehrt ist, und was fehlt und daher nicht gemessen wird.

cli-option-help = Zeigt diese Hilfe.
cli-option-workspace = Arbeitsordner.
cli-option-language = Sprache der Meldungen, Englisch oder Deutsch.
cli-option-site = Website des Arbeitsordners; ohne Angabe die erste eigene.
cli-option-json = Schreibt JSON für Programme.
cli-option-own-site = Die Website gehört Ihnen und darf schnell gecrawlt werden.
cli-option-connect = Verbindet mit dieser Adresse statt mit dem Host; URLs behalten den Host. Mehrfach möglich.
cli-option-max-urls = Hört nach so vielen URLs auf.
cli-option-delay = Pause zwischen zwei Anfragen an einen Host.
cli-option-robots = Hält sich an die robots.txt; nur die eigene Website darf ohne gecrawlt werden.
cli-option-role = Ob die Website Ihre eigene oder die eines Wettbewerbers ist.
cli-option-events = Schreibt je URL eine JSON-Zeile, sobald sie gespeichert ist.
cli-option-logs = Zugriffslog, das gelesen wird; mehrfach möglich.
cli-option-no-open = Öffnet die App nicht.
cli-option-no-window = Stellt die App bereit und öffnet kein Browserfenster.
cli-option-snapshot = Stand eines Crawls; ohne Angabe der neueste.
cli-option-segment = Nur URLs dieses Segments.
cli-option-from = Erster Tag der Logs (JJJJ-MM-TT).
cli-option-to = Letzter Tag der Logs (JJJJ-MM-TT).
cli-option-format = Wie die Zeilen geschrieben werden.
cli-option-csv = CSV wie üblich oder mit Semikolon und Dezimalkomma für deutsche Tabellenprogramme.
cli-option-sql = Zeigt das SQL der Antwort statt ihrer Zeilen.
cli-option-out = Zieldatei; ohne Angabe die Standardausgabe. Bei Briefings: ein Ordner.
cli-option-port = Port auf diesem Rechner; 0 nimmt einen freien.
cli-option-list-briefs = Zeigt alle Briefings.
cli-option-export-format = Tabellen: csv, xlsx, jsonl, parquet. Briefings: docx, md, html.
cli-option-brief = Nur das Briefing zu dieser URL oder mit dieser Kennung.
cli-option-draft = Schreibt auch Briefings ohne Freigabe, als Entwurf gekennzeichnet.
cli-option-before = Stände, die vor diesem Tag abgeschlossen wurden (JJJJ-MM-TT).
cli-option-reason = Grund; er steht im Vermerk.
cli-option-yes = Fragt nicht nach.
cli-option-seed = Eine andere Zahl ergibt eine andere Website mit anderen Mängeln.
cli-option-date = Tag des zweiten Crawls (JJJJ-MM-TT); die Logs enden am Tag davor. Ohne Angabe heute.
cli-argument-url = Adresse der Website.
cli-argument-url-of-crawl = Adresse, bei der der Crawl beginnt; ohne Angabe die der Website.
cli-argument-files = Dateien, Ordner oder Muster; oder Adressen wie sftp://benutzer@host/var/log/nginx/
cli-argument-more-logs = Weitere Zugriffslogs.
cli-argument-brief = URL des Briefings oder seine Kennung.
cli-argument-export = Name einer Tabelle oder: warc, briefs. Mit den Spaltennamen eines anderen Werkzeugs auch eines seiner Tabs, etwa internal_all.
cli-argument-purge = Stand, der gelöscht wird.
cli-argument-rerun = Lauf, der wiederholt wird.

cli-progress-of = { NUMBER($done) } von { NUMBER($total) }
cli-progress-rate = { $rate } je Sekunde
cli-progress-left = noch { $time }

cli-init-done = Im Arbeitsordner { $folder } gibt es die Website { $site } ({ $role ->
    [own] eigene
   *[competitor] Wettbewerber
}), Start bei { $start }.
cli-crawl-done = { $site }: { $pages ->
    [one] 1 URL steht
   *[other] { NUMBER($pages) } URLs stehen
} im Stand { $snapshot }: { NUMBER($ok) } gelesen, { NUMBER($http_error) } mit HTTP-Fehler, { NUMBER($error) } fehlgeschlagen, { NUMBER($blocked) } gesperrt, { NUMBER($limit) } über einer Grenze.
cli-crawl-paused = { $site }: Der Server antwortet nicht mehr. { NUMBER($urls) } URLs bleiben erhalten; derselbe Befehl macht dort weiter.
cli-logs-done = { $files ->
    [one] 1 Logdatei
   *[other] { NUMBER($files) } Logdateien
} gelesen: { NUMBER($lines) } Zeilen = { NUMBER($hits) } Anfragen + { NUMBER($rejected) } nicht lesbare. Übersprungen, weil schon gelesen: { NUMBER($skipped) }.
cli-logs-nothing-new = Keine neue Zeile: Alle Dateien waren schon gelesen ({ NUMBER($skipped) }). Es wurde kein Stand geschrieben.
cli-log-damaged = { $file } ist beschädigt: Die Datei bricht ab, oder ein Teil lässt sich nicht entpacken. Die ganzen Zeilen davor sind gelesen. Beschaffen Sie die Datei neu und lesen Sie sie ein: Nur was fehlt, kommt hinzu.
cli-analyse-done = Auswertung: { NUMBER($computed) } Stufen berechnet, { NUMBER($unchanged) } unverändert, { NUMBER($missing) } nicht gemessen.
cli-stage-not-measured = Nicht gemessen: { $stage }. Was dafür nötig ist, fehlt: { $table }.
cli-purged-rows = Gelöscht und in keine Berechnung mehr einbezogen: { $table } ({ $rows ->
    [one] 1 Zeile
   *[other] { NUMBER($rows) } Zeilen
}).
cli-findings-head = { $count ->
    [one] Der wichtigste Befund
   *[other] Die { $count } wichtigsten Befunde
}:
cli-findings-none = Keine Prüfung hat einen Mangel gefunden.
cli-open-later = `sitelore app --workspace { $folder }` öffnet die App.
cli-not-measured = Nicht gemessen. Was dafür nötig ist, fehlt: { $table }. { $origin }
cli-not-measured-empty = Nicht gemessen. Es gibt keine Zeilen zum Ansehen: { $table }. { $origin }
cli-export-done = { NUMBER($rows) } Zeilen von { $table } stehen in { $file }.
cli-briefs-exported = { $briefs ->
    [one] 1 Briefing steht
   *[other] { NUMBER($briefs) } Briefings stehen
} in { $folder }.
cli-no-snapshots = Noch gibt es keinen Stand. `sitelore crawl` erzeugt einen.
cli-kind-crawl = Crawl
cli-kind-logs = Logs
cli-snapshot-pages = { NUMBER($rows) } URLs
cli-snapshot-hits = { NUMBER($rows) } Anfragen
cli-snapshot-purged = gelöscht
cli-purge-nothing = Kein Stand ist gemeint: Es gibt nichts zu löschen.
cli-purge-what = { $snapshots ->
    [one] Dieser Stand wird
   *[other] Diese { $snapshots } Stände werden
} endgültig gelöscht, samt den Texten, die nur dort vorkommen. Die Ergebnisse der Website berechnet das nächste `sitelore analyse` neu.
cli-purge-ask = Löschen? [j/N]
cli-purge-yes = j ja
cli-purge-kept = Es wurde nichts gelöscht. Mit --yes wird ohne Rückfrage gelöscht.
cli-purge-done = Gelöscht: { $snapshots ->
    [one] 1 Stand
   *[other] { NUMBER($snapshots) } Stände
}, { $rows ->
    [one] 1 Zeile
   *[other] { NUMBER($rows) } Zeilen
}, { $texts ->
    [one] 1 Text
   *[other] { NUMBER($texts) } Texte
}.
cli-rerun-differs = { $table } weicht ab: damals { $before }, jetzt { $now }.
cli-rerun-done = Verglichene Tabellen: { NUMBER($tables) }. Abweichende Tabellen: { NUMBER($differing) }.
cli-demo-generation = Crawl des Zustands { $number } von 2.
cli-demo-not-compared = Der Lauf ist nicht mit dem Eingebauten verglichen: Es fehlt die Tabelle { $table }.
cli-demo-truth = Was eingebaut wurde, steht in { $file }.

cli-stopped = Angehalten. Was fertig ist, bleibt erhalten; derselbe Befehl macht dort weiter.
cli-see-help = `{ $command } --help` zeigt, was möglich ist.
cli-unexpected = Sitelore hat wegen eines eigenen Fehlers angehalten ({ $name }). Gespeichertes ist nicht verloren. Kennung { $reference }; Einzelheiten stehen in { $file }.

option-sure_within_days = Tage zwischen einem Log und der Liste, nach der es beurteilt wird, in denen eine Fälschung wahrscheinlich ist; darüber ist sie nur möglich.
option-within_days = Tage nach einem Abruf, in denen ein Besuch als Folge gilt.
option-min_hits = Nur Zeilen mit mindestens so vielen Anfragen.
option-max_depth = Klicks von der Startseite, die noch nah genug sind.
option-min_benefit = Nur Vorschläge mit mindestens diesem Nutzen (0 bis 100).
option-min_urls = Nur Regeln, die über mindestens so viele Adressen entscheiden.
option-min_links = Nur Paare mit mindestens so vielen Links.
option-min_similarity = Nur Paare, die sich mindestens so sehr gleichen (0 bis 1).
option-max_pixels = Nur Texte, die breiter sind als so viele Pixel.
option-min_pages = Nur, was mindestens so viele Seiten einer Vorlage haben.
option-min_share = Nur, was mindestens diesen Anteil hat (0 bis 1).
option-min_words = Nur Seiten, deren Haupttext mindestens so viele Wörter hat.
option-min_orphans = Nur Themen mit mindestens so vielen verwaisten Seiten.
option-min_covered_by = Nur Lücken, die mindestens so viele andere Seiten abdecken.
option-min_weight = Nur Adressen, die mindestens so oft vorkommen.
option-pages_only = Lässt Dateien wie Bilder und Stilvorlagen weg.
cli-highlight-leak = { $share } der Suchbot-Anfragen gingen an URLs, die nicht ranken können: { NUMBER($wasted) } von { NUMBER($requests) } in { $days ->
    [one] 1 Tag
   *[other] { NUMBER($days) } Tagen
}.
