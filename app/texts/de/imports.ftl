cli-import = Liest einen Crawl, den ein anderes Werkzeug gemacht hat (Screaming Frog, advertools, WARC), als Stand einer Website ein.
cli-import-explanation = Screaming Frog: internal_all als CSV oder Excel, mit Links, wenn all_outlinks oder all_inlinks dabei ist. advertools: JSON-Zeilen, CSV oder Parquet. WARC oder ARC jedes Crawlers, auch gepackt. Was eine Quelle nicht weiß, gilt als nicht gemessen, und die Fragen sagen das.
cli-argument-import = Dateien eines Crawls, alle vom selben Werkzeug.
cli-option-import-kind = Welches Werkzeug die Dateien geschrieben hat; wird sonst erkannt.
cli-import-done = { $site }: { $pages ->
    [one] eine Seite
   *[other] { NUMBER($pages) } Seiten
} und { $links ->
    [none] keine Links, die sie nicht enthält,
    [one] ein Link
   *[other] { NUMBER($links) } Links
} aus der Quelle { $source } als Stand { $snapshot } eingelesen.
cli-import-rejected = { $rows ->
    [one] Eine Zeile war
   *[other] { NUMBER($rows) } Zeilen waren
} nicht lesbar ({ $reasons }). Sie stehen in der Tabelle rejected_rows; die ersten sind:
cli-import-rejected-row = { $file }, Zeile { $row } ({ $reason }): { $sample }
cli-import-unknown = { $columns ->
    [one] Eine Spalte ist unbekannt und wurde
   *[other] { NUMBER($columns) } Spalten sind unbekannt und wurden
} ausgelassen: { $names }
cli-import-left-out = { $columns ->
    [one] Eine Spalte wurde ausgelassen, weil sie hier berechnet wird oder
   *[other] { NUMBER($columns) } Spalten wurden ausgelassen, weil sie hier berechnet werden oder
} nicht gebraucht wird: { $names }
cli-import-foreign = { $answers ->
    [one] Eine Antwort eines anderen Hosts wurde
   *[other] { NUMBER($answers) } Antworten anderer Hosts wurden
} ausgelassen. Tragen Sie den Host in sitelore.toml bei der Website ein, wenn er zu ihr gehört.
cli-import-unmeasured = Aus dieser Quelle nicht bekannt und in diesem Stand nicht gemessen: { $names }
cli-import-damaged = { $file } bricht mittendrin ab oder ist beschädigt. Alles, was vor dem Schaden steht, wurde gelesen.
progress-import = Import
import-no-file = Die Datei { $file } gibt es nicht. Prüfen Sie den Pfad; es wurde nichts eingelesen.
import-unknown-file = { $file } ist kein Export, den dieser Import kennt. Bekannt sind { $known }; nennen Sie das Werkzeug mit --kind, wenn Sie sicher sind.
import-mixed-kinds = Die Dateien kommen von mehreren Werkzeugen ({ $kinds }). Lesen Sie die Dateien eines Crawls nach der anderen ein.
import-no-header = In { $file } steht in den ersten Zeilen keine mit den Spaltennamen. Exportieren Sie die Datei noch einmal mit Kopfzeile.
import-damaged-workbook = Die Arbeitsmappe { $file } lässt sich nicht öffnen: { $problem }. Speichern Sie sie neu oder exportieren Sie sie als CSV.
import-without-pages = Unter { $files } ist keine Liste von Seiten. Nehmen Sie den Export internal_all desselben Crawls dazu.
import-nothing-read = Aus { $files } ließ sich keine Seite lesen: { NUMBER($rows) } Zeilen angesehen, { NUMBER($rejected) } nicht lesbar. Es wurde nichts geschrieben.
import-other-site = Die Seiten aus { $files } liegen auf { $hosts }, die Website ist { $own }. Wählen Sie die passende Website mit --site oder legen Sie sie mit `sitelore init URL` an.
runs-kept-import = { runs-kept-logs }
runs-done-import = { $done ->
    [0] keine Zeilen
    [one] { $done } Zeile
   *[other] { $done } Zeilen
}

column-not-told = Die Quelle dieses Standes enthält sie nicht. Ein eigener Crawl erfasst sie: `sitelore crawl`.
table-pages-title = Titel
table-pages-title-origin = { column-not-told }
table-pages-description = Meta-Beschreibungen
table-pages-description-origin = { column-not-told }
table-pages-h1 = Hauptüberschriften
table-pages-h1-origin = { column-not-told }
table-pages-canonical = Canonicals
table-pages-canonical-origin = { column-not-told }
table-pages-hreflang = hreflang-Angaben
table-pages-hreflang-origin = { column-not-told }
table-pages-json_ld = strukturierte Daten
table-pages-json_ld-origin = { column-not-told }
table-pages-images = Bilder und ihre Texte
table-pages-images-origin = { column-not-told }
