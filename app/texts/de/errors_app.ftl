### Was bei einem Befehl oder einer Entscheidung misslang, und was zu tun ist.

cli-no-such-command = Einen Befehl { $name } gibt es nicht. Gemeint ist vielleicht { $nearest }.
cli-no-such-question = Eine Frage { $name } gibt es nicht. Gemeint ist vielleicht { $nearest }.
cli-no-such-option = Eine Option { $name } gibt es nicht. Gemeint ist vielleicht { $nearest }.
cli-no-such-language = Eine Sprache { $name } gibt es nicht. Möglich sind: { $known }.
cli-value-missing = { $name } fehlt.
cli-value-bad = { $name } verlangt { $takes ->
    [whole] eine ganze Zahl
    [number] eine Zahl
    [text] einen Text
   *[other] einen anderen Wert
}.
cli-option-needs-value = Die Option { $name } braucht einen Wert.
cli-too-many-values = `{ $command }` nimmt nicht so viele Werte an.
url-unusable = { $url } ist keine Webadresse. Geben Sie eine ein wie https://example.com.
connect-unusable = --connect kann { $text } nicht verwenden. Schreiben Sie host=http://127.0.0.1:8080.
day-unusable = { $text } ist kein Tag. Schreiben Sie ihn als 2026-11-24.
segment-unknown = Ein Segment { $name } gibt es nicht. { $nearest ->
    [none] Noch ist keines festgelegt.
   *[other] Gemeint ist vielleicht { $nearest }.
} Segmente stehen in sitelore.toml.
table-unknown = Eine Tabelle { $name } gibt es nicht. Gemeint ist vielleicht { $nearest }.
export-format-unfit = { $what } lässt sich nicht als { $format } schreiben. Möglich sind: { $known }.
brief-none = Noch gibt es kein Briefing. `sitelore crawl`, dann `sitelore analyse` schlagen welche vor.
brief-unknown = Ein Briefing zu { $name } gibt es nicht. Gemeint ist vielleicht { $nearest }. `sitelore brief --list` zeigt alle.
brief-none-approved = Keines der Briefings ist freigegeben (vorhanden: { $briefs }). Geben Sie in der App unter Briefings eines frei, oder ergänzen Sie --draft.
brief-not-approved = Das Briefing „{ $title }“ ist nicht freigegeben. Geben Sie es in der App unter Briefings frei, oder verlangen Sie einen Entwurf.
brief-lines-open = { $open } von { $lines } Zeilen sind noch offen. Nehmen Sie sie an, ändern oder lehnen Sie sie ab, dann lässt sich das Briefing freigeben.
brief-changed = Das Briefing hat sich geändert, seit es angezeigt wurde. Öffnen Sie es neu; bisherige Entscheidungen bleiben bei der früheren Fassung erhalten.
brief-already-approved = Das Briefing ist freigegeben. Nehmen Sie die Freigabe zurück, um Zeilen zu ändern.
decision-already = Schon entschieden: { $verdict ->
    [accepted] angenommen
    [changed] geändert
    [rejected] abgelehnt
   *[open] zurückgenommen
} von { $who }. Es wurde nichts geschrieben; öffnen Sie den Eintrag neu.
decisions-file-unusable = Die Datei { $file } ist nicht verwendbar: { $problem }. Es wurde nichts geschrieben. Schließen Sie andere Programme, die sie benutzen; ist sie beschädigt, stellen Sie sie aus einer Kopie wieder her.
purge-choose-one = Nennen Sie einen Stand oder mit --before einen Tag. `sitelore snapshots` zeigt alle.
run-unknown = Einen Lauf { $name } gibt es nicht. Der neueste ist { $newest }; `sitelore rerun` zeigt alle.
rerun-not-an-analysis = { $name } ist ein Lauf von `{ $command }`. Nur abgeschlossene Auswertungen lassen sich wiederholen.
rerun-inputs-gone = { $name } lässt sich nicht mehr wiederholen: Was gelesen wurde, ist gelöscht oder verändert ({ $tables }).
disk-ran-full = Der Datenträger ist voll (beim Schreiben von { $file }). Schaffen Sie Platz und führen Sie denselben Befehl erneut aus; was fertig ist, bleibt erhalten.
robots-only-own = Nur die eigene Website darf ohne robots.txt gecrawlt werden. Bestätigen Sie das mit --own-site, oder lassen Sie --ignore-robots weg.
unexpected = Sitelore hat wegen eines eigenen Fehlers angehalten ({ $problem }). Einzelheiten stehen im Protokoll des Laufs.
crawl-process-died = Der Prozess des Crawls endete unerwartet. Gespeichertes bleibt erhalten; derselbe Befehl macht dort weiter.
workers-died = Die Prozesse, die Seiten lesen, wurden von außen beendet, vielleicht weil der Speicher knapp ist. Was fertig ist, bleibt erhalten. Schließen Sie andere Programme und führen Sie denselben Befehl erneut aus.
