# Der Überblick: was sich geändert hat, was am schlimmsten ist, was ansteht.
worth-useful = Nützlich
worth-waste = Verschwendung
worth-error = Fehler
worth-unknown = Unbekannt

overview-budget-headline = { $share } der Suchbot-Anfragen gingen an URLs, die nicht ranken können: { $lost } von { $total } in { $days } Tagen.
overview-budget-clean = Alle { $total } Suchbot-Anfragen aus { $days } Tagen gingen an Seiten, die ranken können.
overview-largest-cause = { $cause ->
    [parameter] Davon entfallen { $hits } auf URLs mit Filtern und Parametern, { $share }.
    [redirect] Davon entfallen { $hits } auf Weiterleitungen, { $share }.
    [client_error] Davon entfallen { $hits } auf Seiten, die es nicht gibt, { $share }.
    [server_error] Davon entfallen { $hits } auf Serverfehler, { $share }.
    [noindex] Davon entfallen { $hits } auf Seiten mit noindex, { $share }.
    [canonicalised] Davon entfallen { $hits } auf Seiten mit Canonical auf eine andere URL, { $share }.
    [duplicate] Davon entfallen { $hits } auf Seiten mit dem Text einer anderen Seite, { $share }.
    [trap] Davon entfallen { $hits } auf URLs ohne Ende, { $share }.
    [cache_busted] Davon entfallen { $hits } auf Dateien unter immer neuen Versionen, { $share }.
   *[not_in_crawl] Davon entfallen { $hits } auf URLs, die der Crawl nicht kennt, { $share }.
}
overview-since = { $changes ->
    [0] Seit dem { $day } hat sich auf der Website nichts geändert.
    [one] Seit dem { $day } gab es auf der Website 1 Änderung{ $critical ->
        [0] .
       *[other] , und sie ist kritisch.
    }
   *[other] Seit dem { $day } gab es auf der Website { $changes } Änderungen{ $critical ->
        [0] , keine davon kritisch.
       *[other] , { $critical } davon kritisch.
    }
}
overview-findings-headline = { $findings ->
    [0] { $number } Befunde: Keine Prüfung hat etwas beanstandet.
    [one] { $number } Befund ist auf dieser Website offen.
   *[other] { $number } Befunde sind auf dieser Website offen.
}
overview-without-logs = Das Crawl-Budget ist nicht gemessen: Server-Logs fehlen.
overview-not-analysed = Was gecrawlt wurde, ist noch nicht ausgewertet.
overview-not-analysed-hint = Öffnen Sie Läufe und starten Sie die Auswertung; dafür wird nichts von der Website geladen.

overview-indexable = Indexierbare Seiten
overview-of-urls = von { $urls } URLs
overview-new-and-gone = { $new } neu, { $gone } weg seit { $day }
overview-first-crawl = erster Crawl, noch kein Vergleich
overview-requests = Suchbot-Anfragen
overview-a-day = verifiziert, { $hits } am Tag
overview-unfetched = Nie von Bots geholt
overview-of-pages = von { $pages } Seiten
overview-in-window = in { $days } Tagen
overview-findings = Offene Befunde
overview-critical = { $critical } kritisch
overview-checks = { $checks ->
    [one] aus 1 Prüfung
   *[other] aus { $checks } Prüfungen
}
overview-waiting = Entscheidung offen
overview-links-and-briefs = { $links } Links, { $briefs } Briefings
overview-import-logs = Server-Logs einlesen
overview-analyse = Auswertung starten
overview-crawl-again = Website erneut crawlen

overview-level = Verschwendung gleichbleibend: { $hits } Anfragen am Tag
overview-rose = Verschwendung stieg am { $day } von { $before } auf { $after } Anfragen am Tag
overview-fell = Verschwendung fiel am { $day } von { $before } auf { $after } Anfragen am Tag
overview-since-day = Verschwendung, { $day }
overview-levels = { $before } am Tag davor, { $after } danach
overview-a-day-hint = Anfragen verifizierter Suchbots pro Tag, nach ihrem Nutzen
overview-logs-missing = Server-Logs dieser Website fehlen im Arbeitsordner.
overview-logs-unlock = Logs zeigen auch, welche Seiten Bots nie holen, wer einen Suchbot fälscht und welche Themen Bots vernachlässigen.

overview-to-do = Was als Nächstes zu tun ist
overview-nothing-to-do = Nichts steht an.
overview-patterns = { $patterns ->
    [one] 1 URL-Muster
   *[other] { $patterns } URL-Muster
}
overview-unit-requests = Anfragen
overview-unit-findings = Befunde
overview-unit-suggestions = Vorschläge
overview-unit-briefs = Briefings
overview-do-parameter = Filter-URLs für Bots sperren
overview-do-redirect = Direkt auf Ziele verlinken
overview-do-client_error = Fehlende Seiten nicht verlinken
overview-do-server_error = Serverfehler beheben
overview-do-noindex = Noindex-Seiten nicht verlinken
overview-do-canonicalised = Nur kanonische URLs verlinken
overview-do-duplicate = Seiten gleichen Texts vereinen
overview-do-trap = Fallen aus URLs ohne Ende schließen
overview-do-cache_busted = Dateien je Version eine Adresse geben
overview-do-not_in_crawl = Unbekannte URLs mit 410 beantworten
overview-do-links = Über Linkvorschläge entscheiden
overview-do-links-hint = Satz und Linktext liegen bereit
overview-do-briefs = Über Briefings entscheiden
overview-do-briefs-hint = Jede Zeile öffnet ihren Beleg

overview-spoofed = { $share } der Bot-Anfragen sind gefälschte Suchbots
overview-no-spoofed = Keine Anfrage kam von einem gefälschten Suchbot
overview-bots-hint = { $bots } Bot-Anfragen; von Menschen kamen { $people }
overview-bot-verified = Verifizierte Suchbots
overview-bot-spoofed = Gefälschte Suchbots
overview-bot-unknown = Nicht prüfbare Suchbots
overview-bot-ai = KI-Bots
overview-bot-others = SEO, Soziales, Überwachung und andere

overview-topics-question = Welche Themen vernachlässigen Suchbots?
overview-topics-missing = Dafür sind Themen und Server-Logs nötig; eines davon fehlt.
overview-topics-none = Kein Thema hat einen nützlichen Besuch, also gibt es nichts zu vergleichen.
overview-neglected = Bots vernachlässigen { $topic }: { $share } der Besuche
overview-even = Bots besuchen jedes Thema nach seiner Größe
overview-topics-hint = Ring: Anteil an den Seiten · Punkt: Anteil an nützlichen Besuchen

overview-since-title = Seit dem Stand vom { $day }
overview-since-hint = URL für URL mit dem Crawl davor verglichen
overview-one-crawl = Es gibt einen Crawl; Änderungen brauchen einen zweiten.
overview-not-compared = Dieser Stand wurde nicht mit dem vorigen verglichen. Das macht die Auswertung.
overview-added = { $gone ->
    [0] Seiten neu, keine entfernt
   *[other] Seiten neu, { $gone } entfernt
}
overview-lost = { $pages ->
    [one] Seite darf nicht mehr ranken
   *[other] Seiten dürfen nicht mehr ranken
}
overview-changed-status = { $pages ->
    [one] Seite antwortet anders
   *[other] Seiten antworten anders
}
overview-changed-title = { $pages ->
    [one] Titel geändert
   *[other] Titel geändert
}
overview-changed-text = { $pages ->
    [one] Haupttext geändert
   *[other] Haupttexte geändert
}
overview-changed-links = { $pages ->
    [one] Seite mit anderen Links im Text
   *[other] Seiten mit anderen Links im Text
}

overview-table-findings = Befunde
overview-table-changes = Änderungen
overview-chip-findings = Befunde { $rows }
overview-chip-changes = Änderungen { $rows }
overview-chips = Was die Tabelle zeigt
overview-severity = Schwere
overview-finding = Befund
overview-aspect = Was sich änderte
overview-url = URL
overview-before = Vorher
overview-after = Nachher
overview-weight = Anzahl
overview-order = Das Schwerste zuerst, dann nach URL. Die Schwere ist die der Prüfung.
overview-order-of-check = Nach URL. { $fix }
overview-evidence = Beleg: Zeile { $key } der Tabelle { $table }, Stand { $snapshot }
overview-story = Die ganze Geschichte der Seite
overview-export = CSV exportieren
