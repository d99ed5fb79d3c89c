# Briefings: die Warteschlange dessen, was geschrieben werden könnte, und die Prüfung eines Briefings.
briefs-question = Welche Seiten gewinnen am meisten durch ein Briefing?
briefs-analyse = Analyse starten
briefs-none = Keine Seite braucht ein Briefing
briefs-none-hint = Die Analyse fand keine Seite mit einer Lücke, einem fehlenden Link oder einem fehlenden Teil, den ein Briefing nennen könnte.
briefs-read = Gelesene Seiten
briefs-waiting = { $briefs ->
    [one] { $number } Briefing wartet auf die Freigabe: „{ $best }“.
   *[other] { $number } Briefings warten auf die Freigabe; „{ $best }“ bringt am meisten.
}
briefs-waiting-hint = { $open } nicht begonnen, { $review } in Prüfung, { $decided } entschieden und bereit zur Freigabe, { $approved } freigegeben.
briefs-all-approved = { $briefs ->
    [one] Das einzige Briefing ist freigegeben.
   *[other] Alle { $briefs } Briefings sind freigegeben.
}
briefs-all-approved-hint = Sie lassen sich als Word, Markdown und HTML exportieren.
briefs-list = Warteschlange
briefs-noun = Briefings
briefs-order = Größter Nutzen zuerst. Exportieren lässt sich ein Briefing, sobald alle Zeilen entschieden sind und es freigegeben ist.
briefs-title = Briefing
briefs-language = Sprache
briefs-decided = Entschieden
briefs-x-of-y = { $decided } von { $lines }
briefs-state = Zustand
briefs-state-open = nicht begonnen
briefs-state-review = in Prüfung
briefs-state-decided = entschieden
briefs-state-approved = freigegeben
briefs-benefit = Nutzen
briefs-review = Briefing prüfen
briefs-show = Briefing öffnen
briefs-all = Alle Briefings

briefs-lines = Zeilen des Briefings
briefs-progress = Briefing „{ $title }“: noch { $number } von { $lines } { $lines ->
    [one] Zeile
   *[other] Zeilen
} offen.
briefs-ready = Briefing „{ $title }“: Alle { $lines } Zeilen sind entschieden; es kann freigegeben werden.
briefs-approved = Das Briefing „{ $title }“ wurde am { $at } freigegeben.
briefs-sentence = Für { $url }. Jede Zeile hat einen Beleg{ $waits ->
    [0] .
    [one] ; { $waits } von { $lines } Zeilen ist nicht gemessen und wartet auf Daten.
   *[other] ; { $waits } von { $lines } Zeilen sind nicht gemessen und warten auf Daten.
}
briefs-sections = Abschnitte
briefs-section-note = { $lines ->
    [one] { $lines } Zeile
   *[other] { $lines } Zeilen
}, { $open ->
    [0] fertig
   *[other] { $open } offen
}{ $waits ->
    [0] {""}
   *[other] ; { $waits } nicht gemessen
}
briefs-left = { $left } offen
briefs-done = fertig
briefs-backed = { $backed } von { $lines } Zeilen mit Beleg
briefs-approve = Briefing freigeben
briefs-approve-waits = Freigeben: noch { $open } offen
briefs-take-back = Freigabe zurücknehmen
briefs-export = Exportieren als
briefs-export-docx = Word
briefs-export-md = Markdown
briefs-export-html = HTML

briefs-evidence = Belege
briefs-evidence-of = Belege für Zeile { $line }
briefs-evidence-name = B{ $number }
briefs-places = { $places ->
    [one] { $places } Stelle
   *[other] { $places } Stellen
}
briefs-choose = Eine Zeile auswählen, um ihre Belege zu sehen.
briefs-not-measured-line = Nicht gemessen: Die Daten für diese Zeile fehlen.
briefs-source = { $table }, Crawl vom { $moment }
briefs-show-place = Stelle auf der Seite zeigen
briefs-show-page = Seite öffnen
briefs-seen = Gesehen
briefs-missing = nichts: Es fehlt auf der Seite
