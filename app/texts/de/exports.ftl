### Was außer Briefings in Dateien geschrieben wird: Tabellen unter anderen Namen, Arbeitsmappen, WARC.

cli-option-columns = Wessen Spaltennamen: unsere oder die der Exporte von Screaming Frog.
cli-export-sheets = Ein Tabellenblatt fasst 1.048.576 Zeilen; der Rest steht auf dem nächsten. Es sind { NUMBER($sheets) } Blätter.
cli-export-cut = { $cells ->
    [one] Eine Zelle wurde
   *[other] { NUMBER($cells) } Zellen wurden
} bei 32.767 Zeichen gekürzt, mehr fasst Excel nicht. CSV und Parquet fassen alles.
cli-warc-done = { $records ->
    [one] Ein Eintrag steht
   *[other] { NUMBER($records) } Einträge stehen
} in { $file }. { NUMBER($without_body) } Antworten sind ohne ihren Inhalt, den der Crawl nicht aufgehoben hat; { NUMBER($left_out) } Adressen gaben keine Antwort oder sind keine HTML-Seiten und haben keinen Eintrag.
tab-unknown = Einen Tab { $name } von Screaming Frog gibt es hier nicht. Meinten Sie { $nearest }?
warc-without-crawl = Von { $site } gibt es keinen Crawl, der geschrieben werden kann, oder seine Seiten wurden gelöscht. `sitelore crawl` legt einen an; `sitelore snapshots` zeigt alle.
