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
    [one] { $changes } Unterschied zwischen { $old } und { $new }: { $critical } kritisch, { $high } hoch, { $medium } mittel, { $low } gering.
   *[other] { $changes } Unterschiede zwischen { $old } und { $new }: { $critical } kritisch, { $high } hoch, { $medium } mittel, { $low } gering.
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
