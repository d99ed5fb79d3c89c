### Die Zeilen eines Briefings, die von uns sind. $text ist alles, was eine Zeile nutzen darf: eine Zahl als Text oder Worte aus dem Crawl.

brief-line-language = Sprache: { $text }
brief-line-audience-not-measured = Wer die Seite liest, ist nicht gemessen: Ein Crawl enthält keine Daten über die Leser.
brief-line-demand-not-measured = Die Suchnachfrage ist nicht gemessen: Search Console fehlt.

brief-line-gaps-not-measured = Was andere Seiten behandeln, ist nicht gemessen: Diese Seite gehört zu keinem Thema.
brief-line-answer = Beantworten: { $text }
brief-line-no-question = Keine andere Seite des Themas beantwortet eine Frage, die diese Seite offen lässt.

brief-line-keep-heading = Abschnitt behalten: { $text }
brief-line-new-heading = Neuer Abschnitt: { $text }

brief-line-fact-disputed = Prüfen, eine andere Quelle nennt eine andere Zahl: { $text }

brief-line-link-out = Von dieser Seite verlinken: { $text }
brief-line-link-in = Auf diese Seite verlinken: { $text }
brief-line-no-link = Es gibt keinen Vorschlag für einen Link von dieser oder auf diese Seite.

brief-line-alt-missing = Alternativtext schreiben für { $text }
brief-line-alt-complete = Keinem Bild fehlt der Alternativtext. Geprüfte Bilder: { $text }.
brief-line-no-image = Die Seite hat kein Bild.

brief-line-title-missing = Der Titel fehlt.
brief-line-title-short = Der Titel hat { $text } Zeichen. Weniger als 30 lassen Platz ungenutzt.
brief-line-title-long = Der Titel hat { $text } Zeichen. Suchmaschinen kürzen ihn nach etwa 60.
brief-line-title-fits = Der Titel hat { $text } Zeichen und passt.
brief-line-description-missing = Die Beschreibung fehlt.
brief-line-description-short = Die Beschreibung hat { $text } Zeichen. Weniger als 70 lassen Platz ungenutzt.
brief-line-description-long = Die Beschreibung hat { $text } Zeichen. Suchmaschinen kürzen sie nach etwa 155.
brief-line-description-fits = Die Beschreibung hat { $text } Zeichen und passt.
brief-line-canonical-missing = Die Seite nennt keine kanonische Adresse.
brief-line-canonical-own = Die Seite nennt sich selbst als kanonisch: { $text }
brief-line-canonical-other = Die Seite nennt eine andere Adresse als kanonisch: { $text }
brief-line-schema = Strukturierte Daten: { $text }
brief-line-schema-missing = Die Seite hat keine lesbaren strukturierten Daten.

## Was ein Briefing aufhält: Fehler von uns

brief-line-without-evidence = Eine Zeile eines Briefings hat keinen Beleg: „{ $text }“. Das Briefing wurde nicht geschrieben. Melden Sie das als Fehler in Sitelore.
brief-evidence-missing = Der Beleg einer Zeile fehlt oder enthält „{ $quote }“ nicht (Tabelle { $table }, Zeile { $row }). Das Briefing wurde nicht geschrieben. Starten Sie `sitelore analyse` noch einmal; bleibt es dabei, melden Sie es als Fehler in Sitelore.
brief-words-not-quoted = Eine Zeile eines Briefings enthält Worte, die in keinem ihrer Belege stehen: „{ $text }“. Das Briefing wurde nicht geschrieben. Melden Sie das als Fehler in Sitelore.
