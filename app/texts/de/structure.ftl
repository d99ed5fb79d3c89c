### Woraus die Website gebaut ist: Vorlagen, strukturierte Daten, Sprachgruppen, Fast-Duplikate.

## Tabellen und Schritte

table-templates = Vorlagen
table-templates-origin = { table-from-analysis }
table-page_templates = Vorlagen der Seiten
table-page_templates-origin = { table-from-analysis }
table-body_shapes = aus Seiten gelesene Bauformen
table-body_shapes-origin = { table-from-analysis }
table-shapes = Bauformen von Seiten
table-shapes-origin = { table-from-analysis }

stage-templates = Seiten nach Vorlagen gruppieren
shapes = Bauform der Seiten lesen

## Vorlagen

question-template_findings = Bei welchen Vorlagen haben viele Seiten denselben Befund?
question-template_findings-explanation = Seiten mit gleichem Aufbau sind eine Vorlage. Ein Befund auf allen Seiten einer Vorlage steckt in der Vorlage: Eine Änderung behebt ihn überall.
question-template_findings-finding = { $pages } von { $template_pages } Seiten der Vorlage „{ $template }“ haben den Befund „{ $check }“, zum Beispiel { $example }.
question-template_findings-found = { $rows ->
    [one] { $rows } Befund wiederholt sich in einer Vorlage.
   *[other] { $rows } Befunde wiederholen sich in einer Vorlage.
}
question-template_findings-clean = Kein Befund wiederholt sich in einer Vorlage. { $looked_at } Seiten wurden geprüft.
question-template_findings-fix = Beginnen Sie mit den Befunden, die alle Seiten einer Vorlage haben, und ändern Sie die Vorlage statt der einzelnen Seiten.

question-template_links = Welche Vorlagen verlinken auf welche, und an welcher Stelle der Seite?
question-template_links-explanation = Interne Links nach der Vorlage der Seite, auf der sie stehen, nach der Vorlage der Seite, zu der sie führen, und nach ihrer Stelle. Adressen ohne Vorlage (Weiterleitungen, Dateien, nicht lesbare Seiten) zählen nicht.
question-template_links-finding = { $links ->
    [one] { $links } Link führt
   *[other] { $links } Links führen
} von „{ $template }“ zu „{ $target_template }“ ({ $position ->
    [navigation] Navigation
    [header] Kopf
    [footer] Fuß
    [breadcrumb] Brotkrumen
    [aside] neben dem Text
   *[body] im Text
}); verlinkende Seiten: { $sources }, verlinkte Seiten: { $targets }.
question-template_links-found = { $rows ->
    [one] Links zwischen Vorlagen gehen { $rows } Weg.
   *[other] Links zwischen Vorlagen gehen { $rows } Wege.
}
question-template_links-clean = Keine Vorlage verlinkt so oft auf eine andere. { $looked_at } Links wurden geprüft.
question-template_links-fix = Suchen Sie Paare, die sich im Text verlinken sollten und es nur in der Navigation oder gar nicht tun: Artikel auf die Produkte, um die es geht, Produkte auf ihre Ratgeber.

## Sprachgruppen

table-hreflang_links = Sprachversionen
table-hreflang_links-origin = { table-from-analysis }
table-hreflang_clusters = Sprachgruppen
table-hreflang_clusters-origin = { table-from-analysis }

stage-alternates = Sprachversionen von Seiten zusammenführen

question-hreflang_problems = Welche Seiten nennen Sprachversionen, mit denen Suchmaschinen nichts anfangen können?
question-hreflang_problems-explanation = Eine mehrsprachige Seite nennt mit hreflang jede Version, auch sich selbst, unter einer Adresse, die ranken darf. Eine Version, die weiterleitet, fehlt oder noindex sagt, wird nicht beachtet; ebenso eine von zwei Seiten, die für dieselbe Sprache genannt sind.
question-hreflang_problems-finding = { $value ->
    [not_itself] { $url } nennt Sprachversionen, aber nicht sich selbst.
    [conflicting_code] { $url } nennt { $related } und eine andere Seite für dieselbe Sprache.
    [target_redirect] { $url } nennt { $related } als Sprachversion; die Adresse leitet weiter.
    [target_client_error] { $url } nennt { $related } als Sprachversion; die Seite gibt es nicht.
    [target_server_error] { $url } nennt { $related } als Sprachversion; dort scheitert der Server.
    [target_noindex] { $url } nennt { $related } als Sprachversion; die Seite sagt noindex.
    [target_canonicalised] { $url } nennt { $related } als Sprachversion; ihr Canonical ist eine andere Adresse.
    [target_robots] { $url } nennt { $related } als Sprachversion; robots.txt sperrt sie.
    [target_not_html] { $url } nennt { $related } als Sprachversion; das ist keine HTML-Seite.
   *[other] { $url } nennt { $related } als Sprachversion; sie war nicht abrufbar.
}
question-hreflang_problems-found = { $rows ->
    [one] { $rows } Sprachversion ist nicht verwendbar.
   *[other] { $rows } Sprachversionen sind nicht verwendbar.
}
question-hreflang_problems-clean = Jede abgerufene Sprachversion ist verwendbar. { $looked_at } Adressen wurden geprüft.
question-hreflang_problems-fix = Nennen Sie jede Version unter ihrer endgültigen Adresse, lassen Sie jede Seite auch sich selbst nennen, und nehmen Sie Versionen heraus, die nicht ranken dürfen.

question-hreflang_codes = Welche Sprachcodes verstehen Suchmaschinen nicht?
question-hreflang_codes-explanation = Ein Code ist eine Sprache (ISO 639-1), bei Bedarf mit einem Land (ISO 3166-1): de, de-AT, zh-Hant-TW oder x-default. Großbritannien ist GB, nicht UK; ein Land allein ist keine Sprache.
question-hreflang_codes-finding = { $url } nennt { $related } für „{ $value }“; das ist kein Sprachcode, den Suchmaschinen kennen.
question-hreflang_codes-found = { $rows ->
    [one] { $rows } Sprachversion hat einen Code, den Suchmaschinen nicht verstehen.
   *[other] { $rows } Sprachversionen haben einen Code, den Suchmaschinen nicht verstehen.
}
question-hreflang_codes-clean = Jeder Sprachcode stimmt. { $looked_at } Adressen wurden geprüft.
question-hreflang_codes-fix = Schreiben Sie den Code der Sprache und nach einem Bindestrich den des Landes, wenn die Seite nur für ein Land gilt. Lassen Sie Sprachen ohne zweistelligen Code weg.

## Fast-Duplikate

table-near_duplicates = Fast-Duplikate
table-near_duplicates-origin = { table-from-analysis }

stage-near_duplicates = Nach fast gleichen Texten suchen
near_duplicates = Nach fast gleichen Texten suchen

question-near_duplicate_pages = Welche indexierbaren Seiten haben fast denselben Haupttext wie eine andere?
question-near_duplicate_pages-explanation = Verglichen werden Haupttexte ab 50 Wörtern, ohne Menüs, Kopf und Fuß, nach ihren Folgen von drei Wörtern. Seiten mit genau demselben Text sind ein eigener Befund; Fassungen einer Seite für mehrere Länder zählen nicht.
question-near_duplicate_pages-finding = { $url } und { $related } haben fast denselben Haupttext (Ähnlichkeit { $value }){ $weight ->
    [one] {""}
   *[other] ; insgesamt ähneln ihr { $weight } Seiten
}.
question-near_duplicate_pages-found = { $rows ->
    [one] { $rows } Seite hat fast denselben Haupttext wie eine andere.
   *[other] { $rows } Seiten haben fast denselben Haupttext wie eine andere.
}
question-near_duplicate_pages-clean = Keine Seite hat fast denselben Haupttext wie eine andere. { $looked_at } Texte wurden geprüft.
question-near_duplicate_pages-fix = Schreiben Sie, was die Seite besonders macht, führen Sie beide zusammen, oder lassen Sie die eine die andere als Canonical nennen.

## Strukturierte Daten

table-structured_data = strukturierte Daten
table-structured_data-origin = { table-from-analysis }
table-rich_results = Rich-Suchergebnisse
table-rich_results-origin = { table-from-analysis }
table-structured_data_pages = Seiten mit strukturierten Daten
table-structured_data_pages-origin = { table-from-analysis }

stage-structured_data = Strukturierte Daten prüfen
structured_data = Microdata lesen

question-structured_data_errors = Welche indexierbaren Seiten haben strukturierte Daten, die Schema.org nicht kennt?
question-structured_data_errors-explanation = Typen und Eigenschaften in JSON-LD, Microdata und RDFa werden mit dem Wortschatz von Schema.org verglichen. Suchmaschinen übergehen, was sie nicht kennen; oft ist es ein Tippfehler. Unlesbares JSON-LD ist ein eigener Befund.
question-structured_data_errors-finding = { $value ->
    [no_type] { $url } hat strukturierte Daten, die nicht sagen, was sie beschreiben (kein Typ)
    [no_context] { $url } hat strukturierte Daten, die nicht sagen, dass sie im Wortschatz von Schema.org stehen (kein Kontext)
   *[other] { $url } hat strukturierte Daten mit „{ $value }“; das kennt Schema.org nicht
}{ $weight ->
    [one] .
   *[other] , an { $weight } Stellen.
}
question-structured_data_errors-found = { $rows ->
    [one] { $rows } Wort in strukturierten Daten ist unbekannt oder fehlt.
   *[other] { $rows } Wörter in strukturierten Daten sind unbekannt oder fehlen.
}
question-structured_data_errors-clean = Keine strukturierten Daten enthalten unbekannte Wörter. { $looked_at } Adressen wurden geprüft.
question-structured_data_errors-fix = Schreiben Sie Typen und Eigenschaften so, wie schema.org sie aufführt, auch groß und klein, und geben Sie jedem Block seinen @context und jedem Eintrag seinen @type.

question-rich_result_problems = Welchen indexierbaren Seiten fehlt, was ein Rich-Suchergebnis von Google verlangt?
question-rich_result_problems-explanation = Google zeigt Produkte, Rezepte, Termine und anderes ausführlicher, wenn die strukturierten Daten alle Pflichtangaben enthalten. Maßgeblich ist Googles Dokumentation am Tag des Crawls.
question-rich_result_problems-finding = { $url } fehlen Pflichtangaben für ein Rich-Suchergebnis. { $value }{ $weight ->
    [one] .
   *[other] {" "}({ $weight } Einträge).
}
question-rich_result_problems-found = { $rows ->
    [one] { $rows } Rich-Suchergebnis fehlen Pflichtangaben.
   *[other] { $rows } Rich-Suchergebnissen fehlen Pflichtangaben.
}
question-rich_result_problems-clean = Keinem Rich-Suchergebnis fehlt eine Pflichtangabe. { $looked_at } Adressen wurden geprüft.
question-rich_result_problems-fix = Ergänzen Sie die fehlenden Angaben mit dem, was auf der Seite steht; strukturierte Daten dürfen nicht mehr behaupten, als Besucher sehen.
