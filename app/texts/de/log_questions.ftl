### Fragen zu Rendern, Status, Zeiten und Auffälligkeiten in Logs.

table-hits-duration_ms = Antwortzeiten der Anfragen
table-hits-duration_ms-origin = Die Logformate Common und Combined nennen sie nicht. Lassen Sie den Server die Zeit aufzeichnen (Apache %D, Nginx $request_time), und lesen Sie die neuen Dateien mit `sitelore logs DATEI` ein.

question-rendering_files_missing = Welche Bots rufen Seiten ohne die Skripte und Stylesheets ab, die diese brauchen?
question-rendering_files_missing-explanation = Eine Suchmaschine, die Skripte und Stylesheets einer Seite nicht erhält, sieht eine andere Seite als Besucher. Geprüft werden Seiten, die an verifizierte Such- und KI-Bots gingen, und die Dateien dieser Website, die ihr HTML nennt. Eine Kopie, die der Bot aus den letzten 30 Tagen noch haben kann, gilt als abgerufen; eine Datei, nach der hier niemand gefragt hat, kommt von anderswo und zählt nicht mit.
question-rendering_files_missing-finding = { $problem ->
    [blocked] robots.txt hält { $bot } von { $file } fern; Seiten, die die Datei brauchen, rief er { $hits }-mal ab.
    [failing] { $bot } fragte nach { $file } und erhielt einen Fehler; Seiten, die die Datei brauchen, rief er { $hits }-mal ab.
    [no_files] { $bot } fragte nach keinem einzigen Skript oder Stylesheet: Er sieht nur, was im HTML steht. Seiten rief er { $hits }-mal ab.
   *[not_fetched] { $bot } rief { $file } nicht ab, Seiten, die die Datei brauchen, dagegen { $hits }-mal.
}
question-rendering_files_missing-found = { $rows ->
    [one] { $rows } Datei fehlt einem Bot, der Seiten abruft.
   *[other] { $rows } Dateien fehlen Bots, die Seiten abrufen.
}
question-rendering_files_missing-clean = Bots erhielten die Skripte und Stylesheets der Seiten, die sie abriefen. Geprüfte Tagessummen: { $looked_at }.
question-rendering_files_missing-fix = Geben Sie gesperrte Dateien in robots.txt frei, und reparieren Sie fehlerhafte. Für Bots, die keine Skripte ausführen, gehören Haupttext, Links und kanonische Adresse ins HTML.

question-changing_statuses = Welche URLs antworten Suchbots nicht immer mit demselben Status?
question-changing_statuses-explanation = Eine Adresse, die heute da ist und morgen nicht, wird immer wieder abgefragt und kann aus dem Index fallen. 304 und 206 zählen als 200. Geprüft werden nur Suchbots von verifizierten Adressen, denn anderen darf ein Server anders antworten.
question-changing_statuses-finding = { $kind ->
    [turned] { $url } antwortete mit { $first_status }, dann mit { $last_status }.
   *[flapping] { $url } wechselte { $changes }-mal die Antwort, zuletzt zu { $last_status }; der höchste Status war { $worst_status }.
}
question-changing_statuses-found = { $rows ->
    [one] { $rows } URL wechselte die Antwort.
   *[other] { $rows } URLs wechselten die Antwort.
}
question-changing_statuses-clean = Jede URL behielt ihren Status. Geprüfte Tagessummen: { $looked_at }.
question-changing_statuses-fix = Sehen Sie nach, was zur Zeit des letzten Wechsels geschah: eine neue Version, eine volle Platte, eine Grenze für Bots. Eine verlegte Adresse sollte dauerhaft weiterleiten.

question-server_errors_by_hour = In welchen Stunden antwortet der Server mit 5xx?
question-server_errors_by_hour-explanation = Serverfehler nach Stunden (UTC), für alle und für verifizierte Suchbots. Suchmaschinen fragen seltener, solange ein Server versagt, und lassen Seiten fallen, die immer wieder scheitern.
question-server_errors_by_hour-finding = In einer Stunde { $errors ->
    [one] wurde { $errors } von { $requests } Anfragen
   *[other] wurden { $errors } von { $requests } Anfragen
} mit einem Serverfehler beantwortet, davon an Suchbots: { $bot_errors }.
question-server_errors_by_hour-found = { $rows ->
    [one] In { $rows } Stunde antwortete der Server mit 5xx.
   *[other] In { $rows } Stunden antwortete der Server mit 5xx.
}
question-server_errors_by_hour-clean = Keine Stunde hat so viele 5xx. Geprüfte Anfragen: { $looked_at }.
question-server_errors_by_hour-fix = Vergleichen Sie die Stunden mit Sicherungen, Importen und neuen Versionen. Während einer Wartung antworten Sie mit 503 und Retry-After.

question-slow_templates = Welche Templates antworten Suchbots langsam?
question-slow_templates-explanation = Antwortzeiten dessen, was an verifizierte Suchbots ging, nach Template. p50 und p95 sind die Zeiten, in denen die Hälfte und 95 von 100 Antworten kamen. Ein langsames Template kostet Besuche: Von einem langsamen Server laden Suchmaschinen weniger Seiten.
question-slow_templates-finding = { $kind ->
    [page] Template { $template }: Die Hälfte
    [resource] Dateien von Seiten: Die Hälfte
   *[other] Andere Adressen: Die Hälfte
} der Antworten kam in höchstens { $p50_ms } ms, 95 von 100 kamen in höchstens { $p95_ms } ms.
question-slow_templates-found = { $rows ->
    [one] { $rows } Template ist langsam.
   *[other] { $rows } Templates sind langsam.
}
question-slow_templates-clean = Kein Template ist langsam. Geprüfte Antworten: { $looked_at }.
question-slow_templates-fix = Beginnen Sie mit dem Template mit den meisten Anfragen. Halten Sie fertige Seiten im Cache, und sehen Sie an der langsamsten Adresse nach, worauf sie wartet.

question-bytes_per_template = Wie viele Bytes laden Bots, Template für Template?
question-bytes_per_template-explanation = An Bots gesendete Bytes nach Art des Bots und Template; Dateien von Seiten und andere Adressen bilden je eine Zeile. Gefälschte Bots zählen nicht mit.
question-bytes_per_template-finding = { $kind ->
    [page] Template { $template }
    [resource] Dateien von Seiten
   *[other] Andere Adressen
}: { $bytes } Bytes in { $hits ->
    [one] { $hits } Anfrage
   *[other] { $hits } Anfragen
}.
question-bytes_per_template-found = { $rows ->
    [one] { $rows } Template wurde von Bots geladen.
   *[other] { $rows } Templates und Arten von Bots teilen sich die Bytes.
}
question-bytes_per_template-clean = Kein Template hat so viele Anfragen. Geprüfte Tagessummen: { $looked_at }.
question-bytes_per_template-fix = Komprimieren Sie Texte, antworten Sie mit 304, wo sich nichts geändert hat, und verkleinern Sie große Seiten, von denen viele abgerufen werden.

question-soft_404_suspects = Welche Seiten erhalten Suchbots mit 200, obwohl sie wie eine Fehlerseite aussehen?
question-soft_404_suspects-explanation = Der Server sagt, die Seite sei da, und die Seite sagt, sie sei es nicht. Verdächtig ist, was wenig Text hat und entweder in Titel oder Überschrift einen Fehler nennt oder den ganzen Haupttext mit anderen Adressen teilt. Suchmaschinen nennen das Soft 404 und fragen immer wieder nach.
question-soft_404_suspects-finding = { $sign ->
    [same_text] { $url } wurde mit 200 ausgeliefert; der Haupttext steht auf { $same_text } Adressen.
   *[other] { $url } wurde mit 200 ausgeliefert, und der Titel sagt „{ $title }“.
}
question-soft_404_suspects-found = { $rows ->
    [one] { $rows } Seite sieht wie eine Fehlerseite aus.
   *[other] { $rows } Seiten sehen wie Fehlerseiten aus.
}
question-soft_404_suspects-clean = Keine ausgelieferte Seite sieht wie eine Fehlerseite aus. Geprüfte Seiten: { $looked_at }.
question-soft_404_suspects-fix = Antworten Sie mit 404 oder 410, wo nichts mehr ist, und leiten Sie weiter, wo etwas an die Stelle getreten ist. Eine gewollte Seite braucht eigenen Text.

question-not_modified_answers = Wie oft erspart der Server Suchbots eine Seite, die sich nicht geändert hat?
question-not_modified_answers-explanation = Ein Bot, der eine Seite kennt, kann fragen, ob sie sich geändert hat; die Antwort 304 kostet einen Bruchteil der Seite. Gezeigt wird der Anteil von 304 an dem, was verifizierte Suchbots erhielten, und wie viele Anfragen Wiederholungen waren, denn nur diese lassen sich sparen.
question-not_modified_answers-finding = { $kind ->
    [page] { $bot }, Template { $template }
    [resource] { $bot }, Dateien von Seiten
   *[other] { $bot }, andere Adressen
}: { $not_modified } von { $hits } Antworten waren 304; Wiederholungen: { $repeated }.
question-not_modified_answers-found = { $rows ->
    [one] { $rows } Bot mit Template wurde betrachtet.
   *[other] { $rows } Bots mit Templates wurden betrachtet.
}
question-not_modified_answers-clean = Kein Template hat so viele Anfragen. Geprüfte Tagessummen: { $looked_at }.
question-not_modified_answers-fix = Senden Sie ETag oder Last-Modified mit Seiten, die sich selten ändern, und beantworten Sie If-None-Match und If-Modified-Since mit 304.

table-log_days = Tage der Logs
table-log_days-origin = { table-from-log-analysis }
table-log_breaks = Lücken der Logs, für die zehn Tage nötig sind
table-log_breaks-origin = { table-from-log-analysis }
table-rate_changes = Wechsel bei Bots, für die zehn Tage Logs nötig sind
table-rate_changes-origin = { table-from-log-analysis }

question-crawl_rate_changes = Wann begann ein Bot, öfter oder seltener zu kommen, und was tat der Server dabei?
question-crawl_rate_changes-explanation = Die Anfragen eines Bots pro Tag werden mit den 28 Tagen davor verglichen, die Wochentage herausgerechnet. Ein Wechsel zählt ab 30 von 100 und drei Tagen. Daneben steht, was ihn verursacht haben kann: Lücken im Log, eine robots.txt, die scheiterte, Serverfehler, langsamere Antworten.
question-crawl_rate_changes-finding = { $bot } kam ab { $day } { $direction ->
    [up] öfter
   *[other] seltener
}: vorher { $before } Anfragen am Tag, seitdem { $after }. { $reason ->
    [log] Das Log selbst hat dort einen Bruch.
    [robots] In diesen Tagen scheiterte der Abruf von robots.txt.
    [server_errors] In diesen Tagen versagte der Server öfter.
    [slower] In diesen Tagen antwortete der Server langsamer.
   *[unknown] Der Server zeigt keinen Grund.
}
question-crawl_rate_changes-found = { $rows ->
    [one] { $rows } Bot kommt anders als zuvor.
   *[other] { $rows }-mal änderte ein Bot, wie oft er kommt.
}
question-crawl_rate_changes-clean = Bots kommen so oft wie zuvor. Geprüfte Tage: { $looked_at }.
question-crawl_rate_changes-fix = Wo Server oder robots.txt versagten, beheben Sie das zuerst: Suchmaschinen kehren nach Tagen zurück. Wo das Log einen Bruch hat, ist vielleicht nichts geschehen. Sonst sehen Sie nach, was an diesem Tag veröffentlicht, verlegt oder geöffnet wurde.

question-log_breaks = Wann verlor das Log Zeilen, Stunden oder Tage?
question-log_breaks-explanation = Lücken in einem Log sehen aus wie Besucher, die ausbleiben. Stunden gelten als verloren, wenn andere Tage zu dieser Zeit Anfragen hatten; weniger oder mehr Zeilen zählen, wenn sich Menschen und Bots ab einem Tag gleich ändern, was Besucher nicht tun, ein fehlender Server aber schon.
question-log_breaks-finding = { $kind ->
    [missing_hours] Ab { $start } (UTC) fehlen { $hours } Stunden lang alle Zeilen; zu erwarten waren { $expected } Anfragen.
    [missing_days] Ab { $start } (UTC) fehlen { $hours } Stunden lang alle Zeilen; zu erwarten waren { $expected } Anfragen.
    [more_lines] Seit { $day } hat das Log { $found } statt { $expected } Zeilen am Tag, bei Menschen und Bots gleichermaßen.
   *[fewer_lines] Seit { $day } hat das Log { $found } statt { $expected } Zeilen am Tag, bei Menschen und Bots gleichermaßen.
}
question-log_breaks-found = { $rows ->
    [one] Das Log hat { $rows } Bruch.
   *[other] Das Log hat { $rows } Brüche.
}
question-log_breaks-clean = Das Log hat keinen Bruch. Geprüfte Tage: { $looked_at }.
question-log_breaks-fix = Suchen Sie nach Dateien, die nicht gelesen wurden: ein weiterer Server, eine gescheiterte Rotation, eine volle Platte. Lesen Sie sie mit `sitelore logs` ein; bekannte Zeilen zählen nicht doppelt.

## Optionen

option-wait_days = Tage, die zwischen dem Abruf einer Seite und dem ihrer Dateien liegen dürfen.
option-cache_days = Tage, die ein Bot die Kopie einer Datei behalten kann.
option-min_changes = Nur URLs, die mindestens so oft die Antwort wechselten.
option-min_errors = Nur Stunden mit mindestens so vielen Fehlern.
option-slow_ms = Millisekunden, ab denen das langsamste Zwanzigstel der Antworten ein Template langsam macht.
option-max_words = Nur Seiten, deren Haupttext höchstens so viele Wörter hat.
option-min_same = Wie viele Adressen sich einen Haupttext teilen müssen.
option-min_change = Nur Wechsel um mindestens diesen Teil des früheren Niveaus (0 bis 1 und mehr).

table-hits-search_term = Suchbegriffe der eigenen Suche
table-hits-search_term-origin = Von ihnen bleibt nichts, solange `logs.search_parameters` in den Einstellungen den Parameter (etwa q) nicht nennt; das gilt dann für Logs, die danach eingelesen werden.
question-site_searches = Wonach suchen Menschen auf der Website selbst?
question-site_searches-explanation = Was Besucher in die Suche der Website eingeben, haben sie anders nicht gefunden. Es bleibt nur, wenn die Einstellungen den Parameter nennen, und wird erst ab zehn Suchen gezeigt: Seltenere Begriffe könnten verraten, wer gesucht hat.
question-site_searches-finding = Nach { $term } wurde { $searches }-mal gesucht.
question-site_searches-found = { $rows ->
    [one] Nach { $rows } Begriff wurde mindestens zehnmal gesucht.
   *[other] Nach { $rows } Begriffen wurde mindestens zehnmal gesucht.
}
question-site_searches-clean = Nach keinem Begriff wurde zehnmal gesucht. Geprüft wurden { $looked_at } Suchen.
question-site_searches-fix = Geben Sie dem, wonach oft gesucht wird, eine Seite und einen Platz im Menü.

stage-anomalies = Nach Sprüngen und Lücken der Logs suchen
