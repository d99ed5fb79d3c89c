# Bots: wer kommt, wessen Name bewiesen ist, was jeder abruft, wofür KI-Bots kommen.
room-bots = Bots

bots-question = Welche Bots kommen, und sind sie, wofür sie sich ausgeben?
bots-not-measured = Bots sind nicht gemessen: Server-Logs fehlen.
bots-missing = Nur Server-Logs zeigen Bots; sie führen keine Skripte aus, deshalb sieht Webanalyse sie nie.
bots-unlocks = Logs zeigen auch, wo Suchbots Anfragen verschwenden und welche Seiten sie nie abrufen.
bots-headline = { $share } aller Anfragen kommen von Bots: { $bots } von { $total }.
bots-headline-spoofed = { $spoofed } von { $bots } Bot-Anfragen geben sich nur als bekannter Bot aus: { $share }.
bots-share-sentence = Bots stellen { $share } aller { $total } Anfragen. Gefälscht ist, was von außerhalb der veröffentlichten Adressen des Betreibers kommt.
bots-none-spoofed = Keine Anfrage gibt sich nur als bekannter Bot aus.

bots-verified = Verifiziert
bots-verified-means = von Adressen des Betreibers
bots-plausible = Plausibel
bots-plausible-means = die gekürzte Adresse passt
bots-unknown = Unbekannt
bots-unknown-means = nicht zu entscheiden
bots-spoofed = Gefälscht
bots-spoofed-means = von fremder Adresse
bots-people-means = Browser, nach eigener Angabe

bots-group-verified = Suche, verifiziert
bots-group-unproven = Suche, unbewiesen
bots-group-spoofed = Gefälscht
bots-group-ai = KI-Bots
bots-group-others = Andere Bots
bots-level = Bots stellen { $hits } Anfragen am Tag, im Zeitraum gleichbleibend
bots-jump = { $group }: von { $before } auf { $after } Anfragen am Tag seit dem { $day }
bots-days-hint = Anfragen von Bots je Tag, ohne Menschen

bots-table = Bots
bots-all = Alle { $bots }
bots-find = Nach Bot filtern
bots-operator = Betreiber
bots-no-operator = nicht bekannt
bots-purpose = Zweck
bots-note = Die aktivsten zuerst; der Anteil gilt allen Bot-Anfragen. Ein Klick zeigt, was ein Bot abruft. Unbekannt: Es gibt keine Liste der Adressen, oder das Log enthält keine Adresse.
bots-purpose-search = Suche
bots-purpose-ai_training = KI-Training
bots-purpose-ai_search = KI-Suche
bots-purpose-ai_user = Abruf für einen Menschen
bots-purpose-ai_other = KI, ohne Angabe
bots-purpose-seo = SEO-Werkzeug
bots-purpose-social = Linkvorschau
bots-purpose-monitoring = Überwachung
bots-purpose-feed = Feed-Leser
bots-purpose-archive = Archiv
bots-purpose-ads = Werbung
bots-purpose-inspection = Prüfung
bots-purpose-security = Sicherheitsprüfung
bots-purpose-research = Forschung
bots-purpose-accessibility = Barrierefreiheit
bots-purpose-library = Programmbibliothek
bots-purpose-other = Ohne Angabe

bots-of = { $bot }: { $hits ->
    [one] 1 Anfrage
   *[other] { $hits } Anfragen
}
bots-of-hint = Anfragen je Tag; kam an { $days ->
    [one] 1 Tag
   *[other] { $days } Tagen
}
bots-section = Bereich
bots-no-path = keine Adresse
bots-sections = { $share } davon galten { $section }
bots-sections-hint = Die ersten zwei Ordner der Adresse
bots-answer = Antwort
bots-answers-hint = Nach dem Status der Log-Zeile
bots-failed = { $share } davon schlugen fehl
bots-none-failed = Keine davon schlug fehl
bots-answer-ok = ausgeliefert
bots-answer-unchanged = nicht geändert
bots-answer-redirect = Weiterleitung
bots-answer-client = Client-Fehler
bots-answer-server = Server-Fehler
bots-answer-other = andere

bots-ai = { $bots ->
    [one] 1 KI-Bot stellt { $share } der Bot-Anfragen
   *[other] { $bots } KI-Bots stellen { $share } der Bot-Anfragen
}
bots-ai-hint = Danach, wofür ihre Betreiber sie nach eigener Angabe einsetzen
bots-no-ai = Keine Anfrage kam von einem KI-Bot. Geprüft wurden { $requests } Bot-Anfragen.
bots-no-ai-hint = Google-Extended und Applebot-Extended sind nur Namen für robots.txt und erscheinen nie in Logs.
