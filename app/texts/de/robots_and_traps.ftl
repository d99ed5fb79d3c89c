### Antworten der robots.txt und Crawler-Fallen: Tabellen, Schritt und Fragen dazu.

table-robots_answers = Antworten der robots.txt
table-robots_answers-origin = { table-from-analysis }
stage-robots = Die robots.txt wird zu jeder URL und jedem Bot befragt

question-robots_rules = Welche Regel der robots.txt hält welchen Bot von wie vielen URLs fern?
question-robots_rules-explanation = Für jede gecrawlte Adresse und jeden von Ihnen genannten Bot entscheidet die Regel mit der längsten Übereinstimmung. Gezählt werden die Adressen, die eine Regel sperrt.
question-robots_rules-finding = { $verdict ->
    [rules] Zeile { $line } der robots.txt auf { $origin } sperrt { $agent } von { $urls ->
        [one] { $urls } Adresse
       *[other] { $urls } Adressen
    } aus: { $rule }
   *[other] Die robots.txt auf { $origin } ist nicht abrufbar; { $agent } darf dort nichts abrufen.
}
question-robots_rules-found = { $rows ->
    [one] { $rows } Regel der robots.txt sperrt gecrawlte Adressen.
   *[other] { $rows } Regeln der robots.txt sperren gecrawlte Adressen.
}
question-robots_rules-clean = Die robots.txt sperrt für keinen der Bots eine gecrawlte Adresse. Geprüfte Antworten: { $looked_at }.
question-robots_rules-fix = Entfernen Sie die Regel, wenn die Adressen gefunden werden dürfen. Andernfalls behalten Sie die Regel bei und verlinken Sie die Adressen nicht mehr. Die robots.txt nimmt keine Seite aus dem Index; das tut noindex, und dafür muss der Bot die Seite lesen dürfen.

question-crawler_traps = Welche Adressmuster enden nie und würden einen Crawler für immer beschäftigen?
question-crawler_traps-explanation = Eine Falle erzeugt immer neue Adressen ohne neuen Inhalt: Kalender, Sitzungskennungen, endloses Blättern, kombinierte Filter. Suchbots verlieren dort ihre Anfragen. Der Crawl hat das Muster erkannt, geschlossen und den Rest der Website weiter gelesen.
question-crawler_traps-finding = { $value ->
    [repeated_segments] Ordner wiederholen sich in der Adresse ohne Ende
    [session_id] Jeder Besuch erhält eigene Adressen (Sitzungskennung)
    [calendar] Ein Kalender hat kein Ende
    [parameters] Kombinationen von Parametern zeigen immer wieder denselben Inhalt
    [paging] Das Blättern geht hinter der letzten Seite weiter
    [soft_404] Adressen, die es nicht gibt, antworten wie Seiten und verlinken weitere
    [hreflang] Sprachfassungen, die es nicht gibt, nennen einander
    [too_deep] Adressen haben zu viele Ordner
    [maze] Erzeugte Seiten führen nur zueinander
   *[other] Ein Muster hat kein Ende ({ $value })
}: { $url }. { $weight ->
    [one] { $weight } Adresse wurde deshalb nicht abgerufen.
   *[other] { $weight } Adressen wurden deshalb nicht abgerufen.
}
question-crawler_traps-found = { $rows ->
    [one] { $rows } Adressmuster hat kein Ende.
   *[other] { $rows } Adressmuster haben kein Ende.
}
question-crawler_traps-clean = Der Crawl traf auf kein Adressmuster ohne Ende. Geprüfte Adressen: { $looked_at }.
question-crawler_traps-fix = Verlinken Sie die Adressen nicht mehr, antworten Sie mit 404, wo es nichts gibt, und schließen Sie das Muster in der robots.txt mit der Regel, die beim Befund steht. Prüfen Sie vorher die Beispiele: Die Regel sperrt auch, was Sie vielleicht gefunden haben wollen.

question-tls_errors = Welche Hosts sind nicht abrufbar, weil ihr TLS-Zertifikat fehlerhaft ist?
question-tls_errors-explanation = Ein Browser zeigt statt dieser Seiten eine Warnung, und Suchmaschinen nehmen sie nicht in den Index auf. Auch der Crawl ruft sie nicht ab.
question-tls_errors-finding = { $value ->
    [self_signed] Das Zertifikat ist selbst ausgestellt
    [expired] Das Zertifikat ist abgelaufen
    [not_yet_valid] Das Zertifikat ist noch nicht gültig
    [wrong_name] Das Zertifikat gehört zu einem anderen Namen
    [handshake] Eine sichere Verbindung kam nicht zustande
   *[other] Das Zertifikat stammt von einer unbekannten Stelle
}: { $url }, { $weight ->
    [one] { $weight } Adresse
   *[other] { $weight } Adressen
}.
question-tls_errors-found = { $rows ->
    [one] { $rows } Host ist wegen seines Zertifikats nicht abrufbar.
   *[other] { $rows } Hosts sind wegen ihrer Zertifikate nicht abrufbar.
}
question-tls_errors-clean = Jeder Host zeigte ein gültiges Zertifikat oder wurde nicht über https angesprochen. Geprüfte Adressen: { $looked_at }.
question-tls_errors-fix = Erneuern Sie das Zertifikat für alle Namen des Hosts. Ist das Zertifikat eines Testhosts so gewollt, nennen Sie den Host in sitelore.toml bei der Website unter accept_certificates.
