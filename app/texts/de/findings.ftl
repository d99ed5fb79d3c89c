# Befunde: jede Prüfung mit ihrer Antwort.
findings-headline = { $findings ->
    [0] { $number } Befunde: Keine Prüfung fand einen Mangel.
    [one] { $number } Befund aus { $checks } Prüfung.
   *[other] { $checks ->
        [one] { $number } Befunde aus 1 Prüfung.
       *[other] { $number } Befunde aus { $checks } Prüfungen.
    }
}
findings-sentence = { $clean ->
    [one] 1 Prüfung fand keinen Mangel
   *[other] { $clean } Prüfungen fanden keinen Mangel
}{ $missing ->
    [0] ; alle Prüfungen wurden gemessen.
    [one] ; 1 konnte nicht gemessen werden.
   *[other] ; { $missing } konnten nicht gemessen werden.
}
findings-checks = Prüfungen
findings-hint = Ein Klick listet unten auf, was eine Prüfung fand.
findings-answer = Antwort
findings-number = Befunde
findings-lacks = { $question } Es fehlt: { $table }.
findings-open-runs = Läufe öffnen
findings-templates = Eine Änderung, viele Seiten
findings-templates-hint = Derselbe Befund auf Seiten einer Vorlage.
findings-no-template = Keine Vorlage hat denselben Befund auf mehreren Seiten.
findings-template = Vorlage
findings-check = Befund
findings-pages = Seiten
findings-pages-of = { $pages } von { $of }
