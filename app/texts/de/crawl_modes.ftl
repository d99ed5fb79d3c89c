### Was ein Crawl ansieht, wie schnell, und was er anderswo prüft.

pattern-unreadable = Das Muster { $pattern } ist nicht lesbar: { $problem }. Muster werden in der Schreibweise von RE2 angegeben; vor einem Punkt, Fragezeichen oder einer Klammer, die selbst gemeint sind, steht ein umgekehrter Schrägstrich.
host-unusable = { $host } ist kein Hostname. Nennen Sie einen wie www.example.com, oder *.example.com für alle unterhalb von example.com.
list-unreadable = Die Liste { $file } ist nicht lesbar: { $problem }.
list-without-url = In der Liste { $file } steht keine Webadresse. Sie braucht eine Adresse je Zeile oder eine CSV-Datei mit einer Spalte voller Adressen.
crawl-two-modes = Ein Crawl sieht sich eines an: eine Liste (--list), Sitemaps (--sitemap, --sitemap-at) oder eine Seite (--page). Lassen Sie alles bis auf eines weg.
crawl-sitemap-empty = Keine Sitemap von { $url } nennt eine Seite der Website. Nennen Sie eine mit --sitemap-at, oder crawlen Sie die Website anhand ihrer Links.

cli-option-list = Nur die URLs dieser Datei abrufen; - liest, was eingefügt wird. Eine je Zeile oder eine CSV-Datei mit einer Spalte voller URLs. Links wird nicht gefolgt.
cli-option-sitemap = Nur abrufen, was die Sitemaps der Website nennen.
cli-option-sitemap-at = Nur abrufen, was diese Sitemap nennt. Mehrfach möglich.
cli-option-page = Nur diese Seite abrufen.
cli-option-include = Nur URLs abrufen, in denen dieses Muster vorkommt (RE2), und den Start. Mehrfach möglich.
cli-option-exclude = URLs nicht abrufen, in denen dieses Muster vorkommt (RE2). Mehrfach möglich; hat Vorrang vor --include.
cli-option-seed-logs = Auch Seiten abrufen, die nur importierte Logs kennen; ohne Angabe entscheiden die Einstellungen.
cli-option-external = Prüfen, ob Links zu anderen Websites irgendwohin führen, im Rahmen der Einstellungen.
cli-option-estimate = Sagen, wie viele URLs ein Crawl abriefe und wie lange er dauerte, und keine abrufen.
cli-option-anew = Einen unterbrochenen Crawl vergessen und von vorn beginnen.
cli-option-host = Ein weiterer Host, der zur Website gehört; *.example.com meint alle unterhalb von example.com. Mehrfach möglich.

cli-list-read = Die Liste nennt { $urls ->
    [one] 1 URL
   *[other] { NUMBER($urls) } URLs
}. Zeilen ohne Adresse: { NUMBER($left_out) }. Wiederholt: { NUMBER($repeated) }.
cli-estimate-list = { $urls ->
    [one] 1 URL
   *[other] { NUMBER($urls) } URLs
}, höchstens { $rate } je Sekunde: etwa { $time }.
cli-estimate-last = Etwa { NUMBER($urls) } URLs wie beim letzten Crawl, höchstens { $rate } je Sekunde: etwa { $time }.
cli-estimate-sitemap = Mindestens { NUMBER($urls) } URLs laut Start, Sitemaps und Logs, höchstens { $rate } je Sekunde: etwa { $time }. Links können zu weiteren führen.
cli-estimate-unknown = Wie viele URLs es gibt, ist noch nicht bekannt. Höchstens { $rate } je Sekunde: 1.000 dauern etwa { $time }.
cli-estimate-own-site = Eine eigene Website darf schneller gecrawlt werden: --own-site sagt, dass es Ihre ist.
cli-crawl-deferred = { $site }: Der Server möchte { $time } in Ruhe gelassen werden. { NUMBER($urls) } URLs sind gesichert, keine ist verloren; derselbe Befehl macht danach weiter.
cli-crawl-left-out = Durch die Muster ausgelassen: { $urls ->
    [one] 1 URL
   *[other] { NUMBER($urls) } URLs
} der Website.
cli-crawl-part = Dieser Stand enthält { $mode ->
    [list] eine Liste
    [sitemap] den Inhalt von Sitemaps
    [spider] einen Ausschnitt nach Mustern oder bis zu einer Obergrenze
   *[page] eine einzelne Seite
}, nicht die ganze Website. Analysen und Ansichten bleiben beim neuesten Crawl der ganzen Website; --snapshot { $snapshot } nimmt diesen.

progress-crawl-rest = Der Server wird in Ruhe gelassen (Sekunden)
progress-crawl-external = Links zu anderen Websites werden geprüft

question-broken_external_links = Welche Links zu anderen Websites führen ins Leere?
question-broken_external_links-explanation = Der Crawl ruft jede Adresse auf anderen Websites einmal ab, im Rahmen eines Budgets, und hält sich an deren robots.txt. Als tot gilt, was mit einem Fehler oder gar nicht antwortet. Antworten, die viele Websites Robotern geben, nicht aber Lesern (etwa 403 oder 429), zählen nicht.
question-broken_external_links-finding = { $url } verlinkt auf { $related }; die Adresse { $value ->
    [404] gibt es nicht
    [410] gibt es nicht mehr
    [dns] hat keinen Server mehr
    [timeout] antwortet nicht
   *[other] antwortet { $value }
}{ $weight ->
    [one] {""}
   *[other] {" "}({ NUMBER($weight) } Links)
}.
question-broken_external_links-found = { $rows ->
    [one] 1 Paar aus Seite und Ziel: Ein Link zu einer anderen Website führt ins Leere.
   *[other] { NUMBER($rows) } Paare aus Seite und Ziel: Ein Link zu einer anderen Website führt ins Leere.
}
question-broken_external_links-clean = Jeder geprüfte Link zu einer anderen Website führt irgendwohin. Geprüfte Links: { NUMBER($looked_at) }.
question-broken_external_links-fix = Verlinken Sie dorthin, wo der Inhalt heute steht, oder entfernen Sie den Link.

question-sitemap_problems = Welche Sitemaps sind fehlerhaft?
question-sitemap_problems-explanation = Eine Sitemap, die nicht abrufbar oder nicht ganz lesbar ist, sagt Suchmaschinen weniger, als Sie meinen; Adressen auf anderen Hosts lassen sie aus.
question-sitemap_problems-finding = { $url }: { $value ->
    [xml] Das XML ist beschädigt; nur was davor steht, zählt
    [gzip] Die Datei lässt sich nicht entpacken
    [truncated] Die gepackte Datei ist abgeschnitten
    [too_large] Sie ist größer als 50 MiB
    [too_many] Sie nennt mehr, als das Protokoll erlaubt
    [too_deep] Ihr Index führt zu weit in die Tiefe
    [no_sitemap] Sie ist eine Seite, keine Sitemap
    [foreign] Sie nennt { NUMBER($weight) } Adressen auf anderen Hosts
   *[other] Sie ist nicht abrufbar ({ $value })
}.
question-sitemap_problems-found = { $rows ->
    [one] 1 Sitemap hat ein Problem.
   *[other] { NUMBER($rows) } Sitemaps haben ein Problem.
}
question-sitemap_problems-clean = Alle Sitemaps sind lesbar. Angesehene Dateien: { NUMBER($looked_at) }.
question-sitemap_problems-fix = Lassen Sie Ihr System die Sitemap neu schreiben, höchstens 50.000 URLs je Datei, und nehmen Sie Namen von Dateien, die es nicht mehr gibt, aus robots.txt und Indexen.

runs-urls = URLs, eine je Zeile
runs-crawl-list = Diese URLs abrufen
runs-crawl-sitemap = Abrufen, was Sitemaps nennen
runs-no-urls = Es gibt keine URL zum Abrufen. Geben Sie welche ein, eine je Zeile.
runs-part-title = Ein Teil der Website
runs-part-hint = Ergibt einen eigenen Stand. Die Ansichten bleiben beim neuesten Crawl der ganzen Website; den Teil wählen Sie oben
runs-resting = Der Server wird eine Weile in Ruhe gelassen: { $done } von { $total } Sekunden. Nichts geht verloren; der Crawl macht von selbst weiter.
runs-expected = Er dauert etwa { $time }, höchstens { $rate } URLs je Sekunde.

crawl-mode-spider = Teil der Website
crawl-mode-list = Liste
crawl-mode-sitemap = Sitemaps
crawl-mode-page = eine Seite
