# Vergleich von Crawls: Aspekte, die Frage nach dem Verlauf, die Befehle compare und history, die Ansicht Änderungen.
aspect-redirect = Weiterleitung
aspect-reason = Grund der Nichtindexierbarkeit
aspect-headings = Zwischenüberschriften
aspect-robots_header = X-Robots-Tag
aspect-robots_txt = robots.txt und Googlebot
aspect-hreflang = Sprachfassungen
aspect-structured_data = strukturierte Daten
aspect-anchors = Linktexte
aspect-links_in = Links von anderen Seiten
aspect-depth = Klicktiefe
aspect-template = Vorlage
aspect-robots_file = robots.txt
aspect-sitemap_file = Sitemap
change-moved = umgezogen

question-crawl_history = Wie hat sich die Website von Crawl zu Crawl entwickelt?
question-crawl_history-explanation = Eine Zeile je Crawl, der älteste zuerst: Adressen nach Zustand und Antwort, Seiten, die ranken dürfen, Wörter, Links, verwaiste Seiten, Vorlagen, Sitemap-Einträge und Befunde. Die Zahlen eines Crawls werden einmal gezählt und bleiben, wenn er gelöscht wird.
question-crawl_history-finding = Crawl { $snapshot }: { $urls } Adressen, davon dürfen { $indexable } ranken.
question-crawl_history-found = { $rows ->
    [one] { $rows } Crawl der Website wurde gezählt.
   *[other] { $rows } Crawls der Website wurden gezählt.
}
question-crawl_history-clean = Kein Crawl wurde gezählt. Betrachtete Crawls: { $looked_at }.
question-crawl_history-fix = Suchen Sie den Crawl, bei dem sich eine Zahl sprunghaft ändert, und vergleichen Sie ihn mit dem davor.
table-crawl_counts = Zahlen der Crawls
table-crawl_counts-origin = { table-from-analysis }
stage-counts = Der Crawl wird gezählt
stage-comparison = Zwei Crawls werden verglichen

cli-compare = Zwei beliebige Crawls einer Website vergleichen.
cli-compare-explanation = Ein Crawl wird durch seine Kennung oder deren Anfang benannt, durch einen Tag (der letzte Crawl bis zu dessen Ende) oder als newest oder previous. Ohne --format wird eine Tabelle geschrieben.
cli-argument-old = der frühere Crawl: Kennung, Tag oder previous
cli-argument-new = der spätere Crawl: Kennung, Tag oder newest
cli-option-compare-format = table, csv, json, html oder md
cli-compare-done = { $changes ->
    [0] { $old } und { $new } unterscheiden sich in nichts.
    [one] { $changes } Unterschied zwischen { $old } und { $new }: { $critical } kritisch, { $high } hoch, { $medium } mittel, { $low } niedrig.
   *[other] { $changes } Unterschiede zwischen { $old } und { $new }: { $critical } kritisch, { $high } hoch, { $medium } mittel, { $low } niedrig.
}
cli-compare-not-measured = Nicht gemessen: { $aspects }. Einem der beiden Crawls fehlt, was dafür nötig ist: { $missing }.
cli-history = Zeigen, wie sich die Website über alle Crawls entwickelt hat.
cli-history-explanation = Crawls, die nie ausgewertet wurden, werden jetzt gezählt. Die Zahlen bleiben, wenn ein Crawl gelöscht wird.
cli-history-none = Es gibt noch keinen Crawl, der zu zählen wäre. `sitelore crawl` legt einen an.

compare-purged = Der Crawl { $name } wurde gelöscht: Seine Seiten sind fort, er lässt sich nicht vergleichen. `sitelore snapshots` nennt die Stände, die sie noch haben.
compare-same = Beide Angaben meinen den Crawl { $name }. Ein Vergleich braucht zwei; `sitelore snapshots` nennt sie.
compare-no-crawl = Kein Crawl von { $site } passt zu „{ $name }“. { $crawls ->
    [0] Es gibt noch keinen; `sitelore crawl` legt einen an.
    [one] Es gibt erst einen Crawl; ein Vergleich braucht einen zweiten, `sitelore crawl` legt ihn an.
   *[other] `sitelore snapshots` nennt die { $crawls } vorhandenen.
}

changes-earlier = Früher
changes-later = Später
changes-question = Was hat sich zwischen zwei Crawls geändert?
changes-one-crawl = Es gibt erst einen Crawl; ein Vergleich braucht einen zweiten. Crawlen Sie die Website erneut, jetzt oder nach Ihrer nächsten Änderung.
changes-unlocks = Ein Zeitplan crawlt von selbst und meldet Änderungen: `sitelore schedule add "täglich 03:00"`.
changes-same = Ein Vergleich braucht zwei verschiedene Crawls.
changes-same-hint = Wählen Sie auf einer der beiden Seiten einen anderen.
changes-not-compared = Diese beiden Crawls wurden noch nicht verglichen. Es dauert einige Sekunden, und das Ergebnis bleibt erhalten.
changes-comparing = Diese beiden Crawls werden verglichen, oder es läuft zuerst eine Auswertung.
changes-runs = läuft
changes-compare = Diese Crawls vergleichen
changes-none = Zwischen { $old } und { $new } hat sich nichts geändert.
changes-headline = { $changes ->
    [one] { $changes } Änderung
   *[other] { $changes } Änderungen
} vom { $old } bis zum { $new }, { $severity ->
    [critical] davon { $number } kritisch.
    [high] davon { $number } von hoher Schwere.
    [medium] davon { $number } von mittlerer Schwere.
   *[low] keine von mehr als niedriger Schwere.
}
changes-hint = Die schwersten stehen oben: Eine Seite, die nicht mehr ranken darf, ist kritisch.
changes-limits = Nicht gemessen, weil es einem der beiden Crawls fehlt: { $aspects }.
changes-lost = Darf nicht mehr ranken
changes-again = { $pages } dürfen wieder
changes-new-urls = Neue Adressen
changes-new-hint = nur im späteren Crawl
changes-gone-urls = Verschwunden
changes-gone-hint = nur im früheren Crawl
changes-moved-urls = Umgezogen
changes-moved-hint = gleiche Seite, neue Adresse
changes-texts = Geänderte Texte
changes-texts-hint = Haupttext, nach Sätzen
changes-severities = Schwere
changes-all = Alle { $changes }
changes-groups = Summieren nach
changes-by-aspect = Was sich änderte
changes-by-template = Vorlage
changes-by-segment = Segment
changes-no-template = ohne Vorlage
changes-no-segment = ohne Segment
changes-rolled-by-aspect = Nach Art der Änderung
changes-rolled-by-template = Nach Vorlage
changes-rolled-by-segment = Nach Segment
changes-pick = Ein Klick auf eine Zeile lässt unten nur deren Änderungen stehen
changes-changes = Änderungen
changes-urls = Adressen
changes-table = Änderungen
changes-order = Die schwersten zuerst, dann nach Art der Änderung. Ein Klick auf eine Zeile zeigt die Seite vorher und nachher
changes-severity = Schwere
changes-url = Adresse
changes-what = Was
changes-before = Vorher
changes-after = Nachher
changes-story = Alles über die Seite
changes-open = Seite öffnen
changes-text-title = Der Haupttext hat sich geändert.
changes-text-purged = Einer der beiden Texte liegt nicht mehr vor: Sein HTML wurde nach der Aufbewahrungsfrist gelöscht. Bekannt ist, dass er sich geändert hat, nicht wie.
changes-text-differs = { $share } der Wörter des Haupttextes sind andere: { $added ->
    [one] { $added } Satz kam hinzu
   *[other] { $added } Sätze kamen hinzu
}, { $removed ->
    [one] { $removed } fiel weg
   *[other] { $removed } fielen weg
}.
changes-text-hint = Satz für Satz; was blieb, ist ausgelassen
changes-kept = { $sentences ->
    [one] { $sentences } Satz unverändert
   *[other] { $sentences } Sätze unverändert
}
changes-measures = Zahl
changes-measure-indexable = Darf ranken
changes-measure-urls = Adressen
changes-measure-http_error = HTTP-Fehler
changes-measure-noindex = noindex
changes-measure-words = Wörter
changes-measure-links = Links
changes-measure-findings_critical = Kritische Befunde
changes-history = { $word }: von { $first } auf { $last } in { $crawls } Crawls
changes-history-jump = { $word }: seit { $day } auf anderer Höhe, jetzt { $last }
changes-history-hint = Ein Balken je Crawl, { $crawls } Crawls; die Zahlen bleiben, wenn ein Crawl gelöscht wird
