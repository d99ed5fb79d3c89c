# Die Leck-Bilanz: welcher Crawl über Anfragen urteilt; Was-wäre-wenn.
ledger-crawl-gone = Anfragen an { $site } sollen nach dem Crawl { $name } beurteilt werden, den es nicht mehr gibt. Führen Sie „sitelore analyse --judge-by nearest“ aus, oder nennen Sie einen anderen Crawl („sitelore snapshots“ zählt sie auf).
cli-option-judge-by = Alle Anfragen in den Logs ab jetzt nach diesem Crawl beurteilen; „nearest“ kehrt zum jeweils zeitlich nächsten zurück.

cli-what-if = Einen Vorschlag auf die Anfragen verifizierter Suchmaschinen-Bots anwenden: wie viele er ersparen würde, und welche Seiten nicht mehr zu finden wären.
cli-option-wi-robots = Vorgeschlagene robots.txt.
cli-option-wi-redirects = Vorgeschlagene Weiterleitungen: eine CSV mit zwei Spalten, alte und neue Adresse.
cli-option-wi-noindex = Seiten, die noindex bekämen, eine je Zeile: Adressen oder Muster wie in robots.txt (/tag/*).
cli-option-wi-by = Was aufgezählt wird: Summen je Seitenvorlage (template) oder Segment (segment), jede betroffene URL (url) oder die Seiten, die verloren gingen (lost).
cli-option-wi-bot = Nur die Anfragen dieses Crawlers.
cli-what-if-done = Von { $hits } Anfragen fielen { $saved } weg, { $recovered } führten zu einer Seite statt zu einem Fehler, { $misled } führten zu einem Fehler, einer Seite, die nicht ranken darf, oder einer weiteren Weiterleitung, { $opened } wären erlaubt, die robots.txt heute verbietet. Verloren gingen von den Seiten, die ranken dürfen: { $closed }, weil der Vorschlag sie selbst schließt, { $unreachable }, zu denen kein Weg mehr führte, { $sitemap_only }, die nur noch eine Sitemap nennt.
what-if-one = Es wird ein Vorschlag auf einmal angewandt; angegeben waren { $given }. Nennen Sie --robots, --redirects oder --noindex und eine Datei.
what-if-bot = Die Logs enthalten keine verifizierte Anfrage von { $name }. Es gibt: { $bots }.
what-if-unreadable = Die Datei { $file } lässt sich nicht lesen: { $problem }. Prüfen Sie Namen und Zugriffsrechte.
what-if-empty = { $kind ->
    [redirects] Keine Zeile der Datei enthält zwei Adressen. Schreiben Sie die alte und die neue in zwei Spalten, als Pfade (/alt,/neu) oder ganze URLs.
   *[noindex] Keine Zeile der Datei enthält eine Adresse oder ein Muster. Schreiben Sie je Zeile eines: /seite/, https://… oder /tag/*.
}
what-if-effect-saved = fällt weg
what-if-effect-recovered = führt zu einer Seite statt zu einem Fehler
what-if-effect-misled = führt zu keiner Seite, die ranken darf
what-if-effect-opened = erlaubt statt verboten
what-if-loss-closed = vom Vorschlag geschlossen
what-if-loss-unreachable = kein Weg mehr
what-if-loss-sitemap_only = nur die Sitemap nennt sie
what-if-problem-loop = kommt zu sich selbst zurück
what-if-problem-chain = führt zu einer weiteren Weiterleitung
what-if-problem-target_error = Ziel antwortet mit einem Fehler
what-if-problem-target_unknown = Ziel ist dem Crawl unbekannt
what-if-problem-target_not_indexable = Ziel darf nicht ranken
