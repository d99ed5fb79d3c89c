# Log-Qualität: was gelesen wurde, wann es Anfragen gibt, was nicht lesbar war, was Server protokollieren sollten.
view-crawl-budget = Leck-Bilanz
room-log-health = Log-Qualität

log-question = Kann man sich auf die Server-Logs verlassen?
log-not-measured = Die Log-Qualität ist nicht gemessen: Server-Logs fehlen.
log-missing = Bisher wurde keine Log-Datei eingelesen. Nennen Sie unter Läufe eine Datei, einen Ordner oder ein Muster. Die Dateien bleiben, wo sie sind, und Adressen von Menschen werden ersetzt, bevor etwas gespeichert wird.
log-unlocks = Logs zeigen auch, wo Suchbots Anfragen verschwenden, welche Seiten sie nie abrufen und wer sich als Suchbot ausgibt.
log-headline = { $rejected } von { $lines } Zeilen in { $files ->
    [one] 1 Datei
   *[other] { $files } Dateien
} waren nicht lesbar.
log-headline-whole = Alle { $lines } Zeilen in { $files ->
    [one] 1 Datei
   *[other] { $files } Dateien
} wurden gelesen; { $rejected } wurden abgelehnt.
log-sum = Jede Zeile ist eine Anfrage oder abgelehnt; Zeilenumbrüche werden unabhängig vom Leser gezählt.
log-many-rejected = { $share } wurden abgelehnt: Das Format wird vermutlich falsch gelesen, siehe die Beispiele unten.
log-gaps = { $gaps ->
    [one] 1 Lücke: Es { $hours ->
        [one] fehlt 1 Stunde
       *[other] fehlen { $hours } Stunden
    }
   *[other] { $gaps } Lücken: Es fehlen { $hours } Stunden
}
log-no-gap = Zwischen der ersten und der letzten Zeile fehlt keine Stunde.

log-days = Tage mit Anfragen
log-of-days = von { $days }
log-reach = Logs ab dem { $day }
log-lost-hours = Verlorene Stunden
log-by-expected = etwa { $requests } Anfragen
log-none-lost = leere Nächte zählen nicht
log-rejected = Abgelehnte Zeilen
log-limit = fraglich über { $share }
log-damaged = Beschädigte Dateien
log-of-files = von { $files }
log-match = Seiten, die der Crawl kennt
log-crawl-first = Website crawlen
log-hits-purged = Anfragen wurden gelöscht
log-hours-question = Welche Stunden enthalten die Logs?
log-hits-purged-hint = Die einzelnen Anfragen liegen nicht mehr im Arbeitsbereich; das Konto der Dateien und alle Antworten daraus bleiben.
log-hours-hint = Anfragen aller Besucher nach Tag und Stunde (UTC); je kräftiger die Farbe, desto mehr. Schraffiert: verloren.
log-gap = { $start } bis { $end }: { $hours ->
    [one] 1 Stunde
   *[other] { $hours } Stunden
} ohne eine Zeile; zu erwarten waren etwa { $requests } Anfragen
log-more-gaps = { $gaps ->
    [one] 1 weitere Lücke
   *[other] { $gaps } weitere Lücken
}

log-advice = Was zu protokollieren ist
log-advice-title = { $fields ->
    [one] 1 Angabe fehlt in den Logs, die Antworten brauchen
   *[other] { $fields } Angaben fehlen in den Logs, die Antworten brauchen
}
log-advice-hint = Dahinter: wie es im LogFormat von Apache heißt
log-advice-nginx = Nginx: Dieses Format enthält alles. Es gilt für Zeilen, die danach geschrieben werden.
log-copy-format = Format kopieren
log-tells-all = Die Logs enthalten alles, was Antworten brauchen: User-Agent, Referrer, Dauer, Inhaltstyp und Cache.
log-tells-agent = User-Agent
log-tells-referrer = Referrer
log-tells-duration_ms = Dauer
log-tells-content_type = Inhaltstyp
log-tells-cache = Cache
log-unlocks-agent = Ohne ihn ist kein Bot von einem Menschen zu unterscheiden.
log-unlocks-referrer = Zeigt Besuche, die KI-Assistenten schicken.
log-unlocks-duration_ms = Zeigt Vorlagen, die Bots langsam antworten.
log-unlocks-content_type = Trennt Seiten von Dateien, deren Name nichts sagt.
log-unlocks-cache = Zeigt, welche Antworten aus einem Cache davor kamen.

log-files = Log-Dateien
log-file = Datei
log-find-file = Nach Namen filtern
log-period = Anfragen
log-format = Format, Packung, Kodierung
log-confidence = Sicherheit
log-lines = Zeilen
log-hits = Gelesen
log-rejects = Abgelehnt
log-odd = Auffälliges
log-files-note = Die neueste zuerst. Zeilen = gelesen + abgelehnt, in jeder Datei. Sicherheit: Teil der ersten Zeilen, den das Format liest.

log-rejects-title = Zeilen, die nicht lesbar waren
log-reasons = Gründen
log-reason = Grund
log-in-files = Dateien
log-reason-format = Nicht im Format der Datei
log-reason-time = Zeit nicht lesbar
log-reason-status = Status nicht lesbar
log-reason-request = Anfragezeile nicht lesbar
log-reason-encoding = Kein Text
log-reason-too_long = Länger als 64 KiB
log-reason-empty = Leer
log-samples = Beispiele
log-lines-noun = Zeilen
log-line = Zeile
log-sample = Anfang der Zeile, ohne personenbezogene Daten
log-samples-note = Je Datei und Grund werden höchstens 100 Beispiele aufbewahrt; gezählt wird jede abgelehnte Zeile.
log-rejects-purged = { $lines ->
    [one] 1 abgelehnte Zeile wurde gezählt; ihr Beispiel liegt nicht mehr im Arbeitsbereich.
   *[other] { $lines } abgelehnte Zeilen wurden gezählt; ihre Beispiele liegen nicht mehr im Arbeitsbereich.
}
log-all-read = Keine Zeile wurde abgelehnt: Alle { $lines } Zeilen wurden gelesen.
log-all-read-hint = Zeilen werden nach Zeilenumbrüchen gezählt, unabhängig vom Leser. Zeilen, die ein Server nie schrieb, sind nicht zu sehen; zeitliche Lücken stehen oben.

log-note-gzip-truncated = Endet zu früh, bei Byte { $detail }
log-note-gzip-corrupt = Beschädigt ab Byte { $detail }
