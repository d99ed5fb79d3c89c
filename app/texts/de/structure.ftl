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
question-template_findings-clean = Kein Befund wiederholt sich in einer Vorlage. { $looked_at } Befunde wurden geprüft.
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
