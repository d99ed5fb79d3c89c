### Was die Fragen des Katalogs fragen, bedeuten, finden und raten.
### -finding gilt einer Zeile und darf die Spalten der Antwort nutzen; -found gilt allen Zeilen, -clean dem Geprüften.

## Crawl-Budget

question-crawl_budget = Wofür verwenden Suchbots ihre Anfragen?
question-crawl_budget-explanation = Jede Anfrage eines verifizierten Suchbots hat eine Ursache: wem sie galt oder weshalb sie vergeblich war. Verschwendung und Fehler zusammen sind das, was sich einsparen lässt. Bots, die sich nur Googlebot nennen, zählen nicht mit.
question-crawl_budget-finding = { $cause ->
    [useful] Anfragen an Seiten, die ranken dürfen: { $hits }.
    [not_modified] Anfragen an unveränderte Seiten (304): { $hits }.
    [resource] Anfragen an Dateien, die Seiten brauchen: { $hits }.
    [redirect] Weitergeleitete Anfragen: { $hits }.
    [client_error] Anfragen an Seiten, die es nicht gibt: { $hits }.
    [server_error] Anfragen, die auf einen Serverfehler trafen: { $hits }.
    [noindex] Anfragen an Seiten mit noindex: { $hits }.
    [canonicalised] Anfragen an Seiten, deren kanonische Adresse eine andere ist: { $hits }.
    [parameter] Anfragen an Adressen mit Parametern: { $hits }.
    [duplicate] Anfragen an Seiten mit dem Text einer anderen Seite: { $hits }.
    [trap] Anfragen an Adressen ohne Ende: { $hits }.
    [cache_busted] Anfragen an Dateien unter immer neuen Versionen: { $hits }.
    [unknown] Anfragen an URLs, deren Zustand damals unbekannt ist: { $hits }.
   *[not_in_crawl] Anfragen an Adressen, die der Crawl nicht kennt: { $hits }.
}
question-crawl_budget-found = { $rows ->
    [one] Alle Anfragen verifizierter Suchbots haben { $rows } Ursache.
   *[other] Die Anfragen verifizierter Suchbots haben { $rows } Ursachen.
}
question-crawl_budget-clean = Keine Ursache hat so viele Anfragen. Geprüfte Zeilen der Leck-Bilanz: { $looked_at }.
question-crawl_budget-fix = Beginnen Sie mit der größten Ursache, die als Verschwendung oder Fehler zählt, und sehen Sie sich deren Adressmuster an.

question-leaking_patterns = Welche Arten von Adressen verschwenden Anfragen der Suchbots?
question-leaking_patterns-explanation = Adressen, die sich nur in Zahlen, Daten oder Werten unterscheiden, bilden ein Muster. Gezählt werden Anfragen verifizierter Suchbots, die vergeblich waren oder auf einen Fehler trafen.
question-leaking_patterns-finding = { $cause ->
    [redirect] Weitergeleitete Anfragen
    [client_error] Anfragen an nicht Vorhandenes
    [server_error] Anfragen, die auf einen Serverfehler trafen
    [noindex] Anfragen an Seiten mit noindex
    [canonicalised] Anfragen an Seiten, deren kanonische Adresse eine andere ist
    [parameter] Anfragen an Adressen mit Parametern
    [duplicate] Anfragen an Seiten mit dem Text einer anderen Seite
    [trap] Anfragen an Adressen ohne Ende
    [cache_busted] Anfragen an Dateien unter immer neuen Versionen
   *[other] Anfragen an Adressen, die der Crawl nicht kennt
}: { $hits }, verteilt auf { $urls ->
    [one] { $urls } Adresse
   *[other] { $urls } Adressen
} wie { $example }.
question-leaking_patterns-found = { $rows ->
    [one] { $rows } Art von Adressen verschwendet Anfragen der Suchbots.
   *[other] { $rows } Arten von Adressen verschwenden Anfragen der Suchbots.
}
question-leaking_patterns-clean = Keine Art von Adressen verschwendet so viele Anfragen. Geprüfte Zeilen der Leck-Bilanz: { $looked_at }.
question-leaking_patterns-fix = Stellen Sie fest, wo die Adressen verlinkt sind. Verlinken Sie sie nicht mehr, antworten Sie auf Gelöschtes mit 410, und sperren Sie in robots.txt, was keine Suchmaschine braucht.

question-unfetched_pages = Welche indexierbaren Seiten hat kein Suchbot abgerufen?
question-unfetched_pages-explanation = Diese Seiten dürfen ranken, doch im Zeitraum hat sie kein verifizierter Suchbot abgerufen. Was nicht abgerufen wird, bleibt im Suchindex veraltet. Ein kurzer Zeitraum sagt wenig aus.
question-unfetched_pages-finding = Kein verifizierter Suchbot hat { $url } im Zeitraum abgerufen.
question-unfetched_pages-found = { $rows ->
    [one] { $rows } indexierbare Seite wurde von keinem Suchbot abgerufen.
   *[other] { $rows } indexierbare Seiten wurden von keinem Suchbot abgerufen.
}
question-unfetched_pages-clean = Suchbots haben jede indexierbare Seite abgerufen. Geprüfte Adressen: { $looked_at }.
question-unfetched_pages-fix = Verlinken Sie die Seite von häufig abgerufenen Seiten, führen Sie sie in der Sitemap, und lassen Sie Suchbots anderswo weniger Anfragen verschwenden.

question-spoofed_bots = Wer gibt sich als bekannter Bot aus?
question-spoofed_bots-explanation = Ein gefälschter Bot nennt sich wie ein bekannter, kommt aber von einer Adresse, die dessen Betreiber nicht führt. Bots ohne veröffentlichte Liste sind unbekannt, nicht gefälscht.
question-spoofed_bots-finding = { $spoofed_hits ->
    [one] { $spoofed_hits } Anfrage im Namen von { $bot } kam
   *[other] { $spoofed_hits } Anfragen im Namen von { $bot } kamen
} von { $clients ->
    [one] { $clients } Absender, den der Betreiber nicht führt
   *[other] { $clients } Absendern, die der Betreiber nicht führt
}.{ $certainty ->
    [likely] {""}
   *[possible] {" "}Die Liste stammt aus einer anderen Zeit: Manche dieser Adressen können damals dem Betreiber gehört haben.
}
question-spoofed_bots-found = { $rows ->
    [one] { $rows } bekannter Bot wird gefälscht.
   *[other] { $rows } bekannte Bots werden gefälscht.
}
question-spoofed_bots-clean = Niemand gibt sich als bekannter Bot aus. Geprüfte Anfragen: { $looked_at }.
question-spoofed_bots-fix = Für die Suche ist nichts zu tun. Belasten die Anfragen den Server, sperren Sie dort die Absender; sperren Sie nie nach dem Namen allein.

question-actors = Wer ruft diese Website ab, und wie oft?
question-actors-explanation = Alle Anfragen nach Art des Besuchers, wie er sich selbst nennt: Suchmaschinen, KI, SEO-Werkzeuge, soziale Netze, Menschen und andere. Programme, die sich als Browser ausgeben, zählen als Menschen.
question-actors-finding = { $actor ->
    [human] Anfragen von Menschen: { $hits }.
   *[other] Anfragen im Namen von { $bot }: { $hits }, davon verifiziert: { $verified_hits }.
}
question-actors-found = { $rows ->
    [one] { $rows } Art von Besuchern ruft diese Website ab.
   *[other] { $rows } Arten von Besuchern rufen diese Website ab.
}
question-actors-clean = Keine Art von Besuchern hat so viele Anfragen. Geprüfte Zeilen: { $looked_at }.
question-actors-fix = Zu tun ist nichts. Die Antwort zeigt, wer den Server nutzt und welche Bots robots.txt ansprechen kann.

## Links

question-orphan_pages = Auf welche indexierbaren Seiten verlinkt keine andere Seite?
question-orphan_pages-explanation = Eine verwaiste Seite darf ranken, doch kein zählender Link einer anderen Seite führt zu ihr. Besucher und Suchmaschinen erreichen sie nur über eine Sitemap oder eine alte Adresse, und sie erhält nichts von der Linkstärke der Website. Startseiten zählen nicht mit.
question-orphan_pages-finding = Keine andere Seite verlinkt auf { $url }; der Crawl kennt sie { $value ->
    [sitemap] aus einer Sitemap
    [hreflang] als Fassung in einer anderen Sprache
    [canonical] als kanonische Adresse einer anderen Seite
    [redirect] als Ziel einer Weiterleitung
    [log] aus dem Zugriffslog
    [link] aus einem Link, der nicht zählt
   *[other] aus anderer Quelle
}.
question-orphan_pages-found = { $rows ->
    [one] { $rows } indexierbare Seite ist von keiner anderen Seite verlinkt.
   *[other] { $rows } indexierbare Seiten sind von keiner anderen Seite verlinkt.
}
question-orphan_pages-clean = Jede indexierbare Seite ist von einer anderen Seite verlinkt. Geprüfte Adressen: { $looked_at }.
question-orphan_pages-fix = Verlinken Sie die Seite im Text einer Seite zum selben Thema. Soll niemand sie finden, nehmen Sie sie aus der Sitemap oder löschen Sie sie.

question-broken_links = Welche internen Links führen zu einer Seite, die nicht lesbar ist?
question-broken_links-explanation = Ein defekter Link führt zu einer Adresse der Website, die mit einem Fehler antwortet (4xx oder 5xx) oder gar nicht. Mehrere Links einer Seite zum selben Ziel zählen einmal; Adressen, die der Crawl nicht abrufen durfte, zählen nicht mit.
question-broken_links-finding = { $url } verlinkt auf { $related }; { $value ->
    [timeout] die Antwort blieb aus
    [dns] der Hostname ist nicht auffindbar
   *[other] die Adresse ist nicht lesbar ({ $value })
}{ $weight ->
    [one] {""}
   *[other] {" "}({ $weight } Links)
}.
question-broken_links-found = { $rows ->
    [one] { $rows } interner Link führt zu einem Fehler.
   *[other] { $rows } interne Links führen zu einem Fehler.
}
question-broken_links-clean = Kein interner Link führt zu einem Fehler. Geprüfte Links: { $looked_at }.
question-broken_links-fix = Verlinken Sie die Seite, die an ihre Stelle getreten ist, oder entfernen Sie den Link. Wurde das Ziel versehentlich gelöscht, stellen Sie es wieder her.

question-redirected_links = Welche internen Links führen zu einer Weiterleitung statt zur Seite selbst?
question-redirected_links-explanation = Ein solcher Link nennt eine alte Adresse. Die Seite wird erreicht, doch jeder Besucher und jeder Suchbot braucht eine Anfrage mehr. Mehrere Links einer Seite zum selben Ziel zählen einmal.
question-redirected_links-finding = { $url } verlinkt auf { $related }; von dort wird nach { $value } weitergeleitet{ $weight ->
    [one] {""}
   *[other] {" "}({ $weight } Links)
}.
question-redirected_links-found = { $rows ->
    [one] { $rows } interner Link führt zu einer Weiterleitung.
   *[other] { $rows } interne Links führen zu einer Weiterleitung.
}
question-redirected_links-clean = Kein interner Link führt zu einer Weiterleitung. Geprüfte Links: { $looked_at }.
question-redirected_links-fix = Tragen Sie im Link die endgültige Adresse ein. Lassen Sie die Weiterleitung für Links von außen bestehen.

question-deep_pages = Welche indexierbaren Seiten liegen mehr als drei Klicks von der Startseite entfernt?
question-deep_pages-explanation = Die Tiefe einer Seite ist die kleinste Zahl von Klicks, mit der sie von der Startseite aus erreichbar ist. Suchbots finden tiefe Seiten spät und rufen sie selten ab. Seiten, zu denen kein Weg führt, sind verwaist und zählen hier nicht mit.
question-deep_pages-finding = { $url } liegt { $value } Klicks von der Startseite entfernt.
question-deep_pages-found = { $rows ->
    [one] { $rows } indexierbare Seite liegt zu viele Klicks von der Startseite entfernt.
   *[other] { $rows } indexierbare Seiten liegen zu viele Klicks von der Startseite entfernt.
}
question-deep_pages-clean = Keine indexierbare Seite liegt zu viele Klicks von der Startseite entfernt. Geprüfte Adressen: { $looked_at }.
question-deep_pages-fix = Verlinken Sie die Seite von einer Seite, die näher an der Startseite liegt: einer Übersicht, der Hauptseite ihres Themas oder verwandten Artikeln.

question-missing_links = Welche Seiten sollten aufeinander verlinken, weil ein Abschnitt der einen von der anderen handelt?
question-missing_links-explanation = Ein fehlender Link ist ein Abschnitt, der im Sinn nah bei einer anderen Seite derselben Sprache liegt, ohne dass seine Seite schon dorthin verlinkt. Genannt werden der Satz und, wo einer passt, der Linktext.
question-missing_links-finding = { $source } sollte auf { $target } verlinken: „{ $sentence }“
question-missing_links-found = { $rows ->
    [one] { $rows } Link lohnt sich.
   *[other] { $rows } Links lohnen sich.
}
question-missing_links-clean = Kein lohnender Link fehlt. Verglichene Seiten: { $looked_at }.
question-missing_links-fix = Setzen Sie den Link im genannten Satz, mit den genannten Wörtern als Linktext. Beginnen Sie mit dem größten Nutzen.

## Seiten

question-broken_canonicals = Welche kanonischen Adressen dürfen selbst nicht ranken?
question-broken_canonicals-explanation = Die kanonische Adresse sagt Suchmaschinen, welche Adresse einer Seite zählt. Hier darf die genannte Adresse selbst nicht ranken; die Suchmaschine muss raten oder zeigt keine von beiden.
question-broken_canonicals-finding = { $url } nennt { $related } als kanonische Adresse; { $value ->
    [robots] robots.txt sperrt sie für Googlebot
    [redirect] sie leitet weiter
    [client_error] es gibt sie nicht
    [server_error] dort meldet der Server einen Fehler
    [noindex] sie trägt noindex
    [canonicalised] sie nennt selbst eine andere kanonische Adresse
   *[other] sie darf nicht ranken ({ $value })
}.
question-broken_canonicals-found = { $rows ->
    [one] { $rows } Seite nennt eine kanonische Adresse, die nicht ranken darf.
   *[other] { $rows } Seiten nennen eine kanonische Adresse, die nicht ranken darf.
}
question-broken_canonicals-clean = Jede kanonische Adresse, die der Crawl kennt, darf ranken. Geprüfte Adressen: { $looked_at }.
question-broken_canonicals-fix = Nennen Sie als kanonische Adresse die Seite selbst oder die endgültige Adresse der Seite, die ranken soll.

question-unindexable_in_sitemap = Welche Adressen der Sitemaps dürfen nicht ranken?
question-unindexable_in_sitemap-explanation = Eine Sitemap soll nennen, was Suchmaschinen zeigen sollen. Ein Eintrag, der weiterleitet, fehlschlägt oder nicht gezeigt werden darf, kostet eine Anfrage und macht die Liste weniger glaubwürdig.
question-unindexable_in_sitemap-finding = Die Sitemap führt { $url }; { $value ->
    [robots] robots.txt sperrt die Adresse für Googlebot
    [redirect] die Adresse leitet weiter
    [client_error] die Adresse gibt es nicht
    [server_error] dort meldet der Server einen Fehler
    [noindex] die Seite trägt noindex
    [canonicalised] die Seite nennt eine andere kanonische Adresse
   *[other] die Adresse darf nicht ranken ({ $value })
}.
question-unindexable_in_sitemap-found = { $rows ->
    [one] { $rows } Adresse in den Sitemaps darf nicht ranken.
   *[other] { $rows } Adressen in den Sitemaps dürfen nicht ranken.
}
question-unindexable_in_sitemap-clean = Kein abrufbarer Eintrag der Sitemaps ist vom Ranken ausgeschlossen. Geprüfte Einträge: { $looked_at }.
question-unindexable_in_sitemap-fix = Nehmen Sie die Adresse aus der Sitemap, oder beseitigen Sie, was die Seite vom Ranken ausschließt.

question-missing_titles = Welche indexierbaren Seiten haben keinen Titel?
question-missing_titles-explanation = Der Titel ist die Zeile, die in einem Suchergebnis angeklickt wird. Seiten, die nicht ranken dürfen, zählen nicht mit.
question-missing_titles-finding = { $url } hat keinen Titel.
question-missing_titles-found = { $rows ->
    [one] { $rows } indexierbare Seite hat keinen Titel.
   *[other] { $rows } indexierbare Seiten haben keinen Titel.
}
question-missing_titles-clean = Jede indexierbare Seite hat einen Titel. Geprüfte Adressen: { $looked_at }.
question-missing_titles-fix = Schreiben Sie einen eigenen Titel, der sagt, wovon die Seite handelt.

question-duplicate_titles = Welche indexierbaren Seiten einer Sprache haben denselben Titel?
question-duplicate_titles-explanation = Zwei oder mehr indexierbare Seiten derselben Sprache haben denselben Titel, von Groß- und Kleinschreibung abgesehen. Suchende können sie nicht unterscheiden. Seiten ohne Titel sind ein eigener Befund.
question-duplicate_titles-finding = { $url } hat den Titel „{ $value }“ mit { $related } gemeinsam; { $weight } Seiten tragen ihn.
question-duplicate_titles-found = { $rows ->
    [one] { $rows } indexierbare Seite hat den Titel einer anderen.
   *[other] { $rows } indexierbare Seiten haben den Titel einer anderen.
}
question-duplicate_titles-clean = Keine zwei indexierbaren Seiten einer Sprache haben denselben Titel. Geprüfte Adressen: { $looked_at }.
question-duplicate_titles-fix = Geben Sie jeder Seite einen Titel, der sagt, was sie von den anderen unterscheidet. Handeln die Seiten vom selben, führen Sie sie zusammen.

question-same_text_pages = Welche indexierbaren Seiten haben denselben Haupttext wie eine andere Seite?
question-same_text_pages-explanation = Zwei oder mehr indexierbare Seiten haben Wort für Wort denselben Haupttext, Menüs und Fußzeilen nicht gerechnet. Suchmaschinen zeigen eine davon und wählen sie selbst. Kurze Texte zählen nicht mit.
question-same_text_pages-finding = { $url } hat denselben Haupttext wie { $related }; { $weight } Seiten haben ihn.
question-same_text_pages-found = { $rows ->
    [one] { $rows } indexierbare Seite hat den Haupttext einer anderen.
   *[other] { $rows } indexierbare Seiten haben den Haupttext einer anderen.
}
question-same_text_pages-clean = Keine zwei indexierbaren Seiten haben denselben Haupttext. Geprüfte Seiten: { $looked_at }.
question-same_text_pages-fix = Wählen Sie eine Adresse; die anderen leiten dorthin weiter oder nennen sie als kanonische Adresse.

question-hreflang_without_return = Welche Seiten nennen eine Fassung in einer anderen Sprache, die sie nicht zurücknennt?
question-hreflang_without_return-explanation = Mit hreflang nennen Seiten ihre Fassungen in anderen Sprachen. Suchmaschinen glauben einem Paar nur, wenn beide Seiten einander nennen.
question-hreflang_without_return-finding = { $url } nennt { $related } für die Sprache { $value }, wird von dort aber nicht zurückgenannt.
question-hreflang_without_return-found = { $rows ->
    [one] { $rows } Sprachfassung nennt die verweisende Seite nicht zurück.
   *[other] { $rows } Sprachfassungen nennen die verweisende Seite nicht zurück.
}
question-hreflang_without_return-clean = Jede abgerufene Sprachfassung nennt die verweisende Seite zurück. Geprüfte Adressen: { $looked_at }.
question-hreflang_without_return-fix = Ergänzen Sie den fehlenden Verweis auf der genannten Seite, am besten in der Vorlage, die hreflang für alle Sprachen schreibt.

question-missing_headings = Welche indexierbaren Seiten haben keine Hauptüberschrift?
question-missing_headings-explanation = Die Hauptüberschrift (h1) sagt Lesern und Suchmaschinen, wovon die Seite handelt. Seiten, die nicht ranken dürfen, zählen nicht mit.
question-missing_headings-finding = { $url } hat keine Hauptüberschrift.
question-missing_headings-found = { $rows ->
    [one] { $rows } indexierbare Seite hat keine Hauptüberschrift.
   *[other] { $rows } indexierbare Seiten haben keine Hauptüberschrift.
}
question-missing_headings-clean = Jede indexierbare Seite hat eine Hauptüberschrift. Geprüfte Adressen: { $looked_at }.
question-missing_headings-fix = Zeichnen Sie die Überschrift der Seite als h1 aus.

question-broken_json_ld = Welche indexierbaren Seiten haben nicht lesbare strukturierte Daten?
question-broken_json_ld-explanation = Strukturierte Daten (JSON-LD) beschreiben eine Seite für Suchmaschinen. Ein Block, der kein gültiges JSON ist, wird als Ganzes übergangen. Jeder Block wird für sich geprüft.
question-broken_json_ld-finding = { $weight ->
    [one] Ein Block strukturierter Daten auf { $url } ist nicht lesbar: { $value }
   *[other] { $weight } Blöcke strukturierter Daten auf { $url } sind nicht lesbar: { $value }
}
question-broken_json_ld-found = { $rows ->
    [one] { $rows } indexierbare Seite hat nicht lesbare strukturierte Daten.
   *[other] { $rows } indexierbare Seiten haben nicht lesbare strukturierte Daten.
}
question-broken_json_ld-clean = Alle strukturierten Daten auf indexierbaren Seiten sind lesbar. Geprüfte Adressen: { $looked_at }.
question-broken_json_ld-fix = Berichtigen Sie das JSON an der genannten Stelle: oft ein Komma, ein Anführungszeichen oder ein Zeilenumbruch in einem Text.

question-missing_descriptions = Welche indexierbaren Seiten haben keine Meta-Beschreibung?
question-missing_descriptions-explanation = Die Meta-Beschreibung ist ein Vorschlag für den Text unter dem Titel im Suchergebnis. Fehlt sie, wählt die Suchmaschine selbst einen Abschnitt. Seiten, die nicht ranken dürfen, zählen nicht mit.
question-missing_descriptions-finding = { $url } hat keine Meta-Beschreibung.
question-missing_descriptions-found = { $rows ->
    [one] { $rows } indexierbare Seite hat keine Meta-Beschreibung.
   *[other] { $rows } indexierbare Seiten haben keine Meta-Beschreibung.
}
question-missing_descriptions-clean = Jede indexierbare Seite hat eine Meta-Beschreibung. Geprüfte Adressen: { $looked_at }.
question-missing_descriptions-fix = Schreiben Sie ein bis zwei Sätze, die sagen, was Leser auf der Seite finden.
question-long_titles = Welche indexierbaren Seiten haben einen Titel, der im Suchergebnis abgeschnitten wird?
question-long_titles-explanation = Ein Suchergebnis zeigt etwa 561 Pixel eines Titels. Wie viel das ist, hängt von den Buchstaben ab; gemessen wird deshalb die Breite in den Maßen der Schrift Arial bei 20 Pixeln. Abgeschnitten wird, was hinten steht: oft der Name von Produkt oder Marke.
question-long_titles-finding = Der Titel von { $url } ist { $value } Pixel breit.
question-long_titles-found = { $rows ->
    [one] Ein Titel wird
   *[other] { $rows } Titel werden
} im Suchergebnis abgeschnitten.
question-long_titles-clean = Jeder Titel passt in ein Suchergebnis. Geprüfte Adressen: { $looked_at }.
question-long_titles-fix = Sagen Sie dasselbe mit weniger Wörtern, und stellen Sie das Besondere der Seite an den Anfang.
question-long_descriptions = Welche indexierbaren Seiten haben eine Meta-Beschreibung, die im Suchergebnis abgeschnitten wird?
question-long_descriptions-explanation = Ein Suchergebnis zeigt zwei Zeilen, zusammen etwa 985 Pixel der Beschreibung bei 14 Pixeln. Was nicht hineinpasst, wird mitten im Satz abgeschnitten.
question-long_descriptions-finding = Die Meta-Beschreibung von { $url } ist { $value } Pixel breit.
question-long_descriptions-found = { $rows ->
    [one] Eine Meta-Beschreibung wird
   *[other] { $rows } Meta-Beschreibungen werden
} im Suchergebnis abgeschnitten.
question-long_descriptions-clean = Jede Meta-Beschreibung passt in ein Suchergebnis. Geprüfte Adressen: { $looked_at }.
question-long_descriptions-fix = Kürzen Sie sie auf den Satz, dessentwegen jemand die Seite öffnet.
question-wall_pages = Welche Seiten zeigen nichts als eine Einwilligungs- oder Abo-Abfrage?
question-wall_pages-explanation = Das HTML einer solchen Seite enthält eine Abfrage der Einwilligung oder ein Angebot, ohne Werbung zu lesen, und daneben kaum ein Wort. Suchmaschinen drücken keinen Knopf: Sie indexieren die Abfrage.
question-wall_pages-finding = { $url } zeigt statt des Inhalts nur eine Abfrage.
question-wall_pages-found = { $rows ->
    [one] Eine Seite zeigt
   *[other] { $rows } Seiten zeigen
} statt des Inhalts nur eine Abfrage.
question-wall_pages-clean = Keine Seite verbirgt sich hinter einer Abfrage. Geprüfte Adressen: { $looked_at }.
question-wall_pages-fix = Liefern Sie den Text im HTML aus, und legen Sie die Abfrage darüber. Stand nur Ihr eigener Crawl davor, lassen Sie dessen User-Agent durch.

question-images_without_alt = Welche indexierbaren Seiten haben Bilder ohne Alternativtext?
question-images_without_alt-explanation = Der Alternativtext sagt Menschen, die ein Bild nicht sehen, und Suchmaschinen, was es zeigt. Ein leerer (alt="") kennzeichnet ein Bild als Schmuck und zählt nicht mit.
question-images_without_alt-finding = { $weight ->
    [one] Ein Bild auf { $url } hat keinen Alternativtext: { $value }
   *[other] { $weight } Bilder auf { $url } haben keinen Alternativtext, eines davon ist { $value }
}
question-images_without_alt-found = { $rows ->
    [one] { $rows } indexierbare Seite hat Bilder ohne Alternativtext.
   *[other] { $rows } indexierbare Seiten haben Bilder ohne Alternativtext.
}
question-images_without_alt-clean = Jedes Bild auf einer indexierbaren Seite hat einen Alternativtext oder ist als Schmuck gekennzeichnet. Geprüfte Adressen: { $looked_at }.
question-images_without_alt-fix = Beschreiben Sie in wenigen Worten, was das Bild zeigt, oder schreiben Sie alt="", wo es nur schmückt.

## Themen

question-weak_topics = Welchen Themen fehlt eine Seite, die sie bündelt, oder welche enthalten verwaiste Seiten?
question-weak_topics-explanation = Ein Thema ist eine Gruppe sinnverwandter Seiten. Es ist schwach, wenn keine seiner Seiten von den meisten anderen verlinkt wird (keine Hauptseite) oder wenn es verwaiste Seiten enthält.
question-weak_topics-finding = { $weakness ->
    [no_hub] Das Thema „{ $label }“ ({ $pages ->
        [one] { $pages } Seite
       *[other] { $pages } Seiten
    }) hat keine Seite, auf die die anderen verlinken.
   *[orphans] Das Thema „{ $label }“ enthält { $orphans ->
        [one] { $orphans } verwaiste Seite
       *[other] { $orphans } verwaiste Seiten
    }.
}
question-weak_topics-found = { $rows ->
    [one] { $rows } Thema hat keine Hauptseite oder enthält verwaiste Seiten.
   *[other] { $rows } Themen haben keine Hauptseite oder enthalten verwaiste Seiten.
}
question-weak_topics-clean = Jedes Thema hat eine Hauptseite und keine verwaiste Seite. Geprüfte Themen: { $looked_at }.
question-weak_topics-fix = Wählen oder schreiben Sie eine Seite, die einen Überblick über das Thema gibt; verlinken Sie von ihr auf alle Seiten des Themas und von diesen zurück.

question-semantic_gaps = Welche Fragen und Unterthemen behandeln andere Seiten, die einer Seite zum selben Thema fehlen?
question-semantic_gaps-explanation = Eine Lücke ist eine Frage oder ein Unterthema, zu dem andere Seiten des Themas oder ein Wettbewerber einen Abschnitt haben, während kein Abschnitt dieser Seite dem Sinn nach in die Nähe kommt. Ob die Seite es behandeln soll, entscheidet die Redaktion.
question-semantic_gaps-finding = Auf { $url } fehlt „{ $heading }“; { $covered_by } von { $others } verglichenen Seiten behandeln es.
question-semantic_gaps-found = { $rows ->
    [one] { $rows } Frage oder Unterthema fehlt auf einer Seite.
   *[other] { $rows } Fragen und Unterthemen fehlen auf Seiten.
}
question-semantic_gaps-clean = Keiner Seite fehlt, was die anderen zum selben Thema behandeln. Verglichene Seiten: { $looked_at }.
question-semantic_gaps-fix = Entscheiden Sie im Briefing, ob die Seite darauf eingehen soll. Die Belege zeigen, wie andere es tun.

## Änderungen

question-page_changes = Was hat sich auf der Website seit dem vorigen Crawl geändert?
question-page_changes-explanation = Zwei Crawls werden Adresse für Adresse verglichen: was neu oder verschwunden ist, was anders antwortet, was nicht mehr ranken darf und welche Titel, Überschriften, Texte und Links sich unterscheiden.
question-page_changes-finding = { $aspect ->
    [url] { $change ->
        [new] { $url } ist neu.
        [moved] { $before } ist nach { $after } umgezogen.
       *[gone] { $url } kommt nicht mehr vor.
    }
    [status] Die Antwort von { $url } änderte sich von { $before } zu { $after }.
    [indexable] { $after ->
        [ok] { $url } darf wieder ranken.
       *[other] { $url } darf nicht mehr ranken.
    }
    [title] Der Titel von { $url } hat sich geändert.
    [description] Die Meta-Beschreibung von { $url } hat sich geändert.
    [h1] Die Hauptüberschrift von { $url } hat sich geändert.
    [canonical] Die kanonische Adresse von { $url } hat sich geändert.
    [robots] Die Robots-Anweisungen von { $url } haben sich geändert.
    [robots_header] Der X-Robots-Tag von { $url } hat sich geändert.
    [robots_txt] Die robots.txt behandelt { $url } anders.
    [robots_file] { $url } lautet anders.
    [sitemap_file] { $change ->
        [new] Die Sitemap { $url } ist neu.
       *[gone] Die Sitemap { $url } ist verschwunden.
    }
    [redirect] { $url } leitet jetzt nach { $after } weiter.
    [reason] { $url } darf aus einem anderen Grund nicht ranken.
    [headings] Die Zwischenüberschriften von { $url } haben sich geändert.
    [hreflang] Die Sprachfassungen, die { $url } nennt, haben sich geändert.
    [structured_data] Die strukturierten Daten von { $url } haben sich geändert.
    [anchors] Links auf { $url } tragen andere Linktexte.
    [links_in] Andere Seiten verlinken { $url }.
    [depth] { $url } liegt in einer anderen Klicktiefe.
    [template] { $url } ist anders aufgebaut.
    [text] Der Haupttext von { $url } hat sich geändert.
   *[links] Die Links im Text von { $url } haben sich geändert.
}
question-page_changes-found = { $rows ->
    [one] Seit dem vorigen Crawl gab es { $rows } Änderung.
   *[other] Seit dem vorigen Crawl gab es { $rows } Änderungen.
}
question-page_changes-clean = Seit dem vorigen Crawl hat sich nichts geändert. Verglichene Adressen: { $looked_at }.
question-page_changes-fix = Sehen Sie zuerst die kritischen an: War jede gewollt? Was nicht gewollt war, ist zurückzunehmen, bevor Suchmaschinen wiederkommen.

## Quellen

question-unmatched_urls = Welche Adressen der Logs und Sitemaps kennt der Crawl nicht?
question-unmatched_urls-explanation = Diese Adressen liefert der Server aus oder führt eine Sitemap, doch der Crawl hat sie nicht getroffen: Nichts verlinkt auf sie, sie sind veraltet, oder sie liegen außerhalb seiner Reichweite. Sind es viele, so beruhen Antworten aus Crawl und Logs nur auf einem Teil der Website.
question-unmatched_urls-finding = { $source ->
    [sitemap] Eine Sitemap führt { $url }, doch der Crawl hat die Adresse nicht getroffen.
   *[logs] { $weight ->
        [one] { $weight } Anfrage in den Logs galt
       *[other] { $weight } Anfragen in den Logs galten
    } { $url }; der Crawl hat die Adresse nicht getroffen.
}
question-unmatched_urls-found = { $rows ->
    [one] { $rows } Adresse der Logs und Sitemaps ist dem Crawl unbekannt.
   *[other] { $rows } Adressen der Logs und Sitemaps sind dem Crawl unbekannt.
}
question-unmatched_urls-clean = Der Crawl kennt jede Seite der Logs und Sitemaps. Verglichene Adressen: { $looked_at }.
question-unmatched_urls-fix = Verlinken Sie, was gefunden werden soll, leiten Sie weiter, was umgezogen ist, und antworten Sie auf Gelöschtes mit 410. Fehlen ganze Bereiche, erweitern Sie den Crawl.

## Tabellen: ihre Namen, und wie man zu ihnen kommt

table-from-crawl = Ein Crawl schreibt sie: `sitelore crawl`.
table-from-import = Ein Import schreibt sie: `sitelore import DATEI`.
table-from-logs = Ein Log-Import schreibt sie: `sitelore logs DATEI`.
table-from-render = Das Rendern schreibt sie: `sitelore render`.
table-from-analysis = Die Auswertung berechnet sie aus einem Crawl: `sitelore analyse`.
table-from-log-analysis = Die Auswertung berechnet sie aus Zugriffslogs: zuerst `sitelore logs DATEI`, dann `sitelore analyse`.
table-from-second-crawl = Die Auswertung berechnet sie aus zwei Crawls: `sitelore crawl` ein zweites Mal, dann `sitelore analyse`.

table-pages = Seiten
table-pages-origin = { table-from-crawl }
table-links = Links
table-links-origin = { table-from-crawl }
table-bodies = Seitenkörper
table-bodies-origin = { table-from-crawl }
table-sitemap_urls = Sitemap-Einträge
table-sitemap_urls-origin = { table-from-crawl }
table-resources = eingebundene Dateien
table-resources-origin = { table-from-crawl }
table-external_urls = Links zu anderen Websites
table-external_urls-origin = Ein Crawl prüft sie: Starten Sie `sitelore crawl` ohne --no-external, mit crawl.max_external_urls in den Einstellungen über 0.
table-traps = Crawler-Fallen
table-traps-origin = { table-from-crawl }
table-sitemap_files = Sitemap-Dateien
table-sitemap_files-origin = { table-from-crawl }
table-renders = gerenderte Seiten
table-renders-origin = { table-from-render }
table-robots_files = robots.txt-Dateien
table-robots_files-origin = { table-from-crawl }
table-rejected_rows = nicht lesbare Zeilen eines Imports
table-rejected_rows-origin = { table-from-import }
table-hits = Anfragen im Log
table-hits-origin = { table-from-logs }
table-rejects = nicht lesbare Logzeilen
table-rejects-origin = { table-from-logs }
table-log_files = Logdateien
table-log_files-origin = { table-from-logs }
table-log_prints = Wiedererkennung von Teilen der Logdateien
table-log_prints-origin = { table-from-logs }
table-hit_days = Anfragen nach Tagen
table-hit_days-origin = { table-from-logs }
table-indexability = Indexierbarkeit
table-indexability-origin = { table-from-analysis }
table-page_texts = Haupttexte der Seiten
table-page_texts-origin = { table-from-analysis }
table-page_metrics = Längen, Breiten und Lesbarkeit der Seiten
table-page_metrics-origin = { table-from-analysis }
table-page_passages = Abschnitte der Seiten
table-page_passages-origin = { table-from-analysis }
table-page_entities = Entitäten auf Seiten
table-page_entities-origin = { table-from-analysis }
table-link_metrics = Linkkennzahlen
table-link_metrics-origin = { table-from-analysis }
table-neighbours = sinnverwandte Seiten
table-neighbours-origin = { table-from-analysis }
table-topics = Themen
table-topics-origin = { table-from-analysis }
table-topic_pages = Seiten der Themen
table-topic_pages-origin = { table-from-analysis }
table-link_opportunities = Linkchancen
table-link_opportunities-origin = { table-from-analysis }
table-gaps = Inhaltslücken
table-gaps-origin = { table-from-analysis }
table-findings = Befunde
table-findings-origin = { table-from-analysis }
table-brief_proposals = vorgeschlagene Briefings
table-brief_proposals-origin = { table-from-analysis }
table-brief_lines = Zeilen der Briefings
table-brief_lines-origin = { table-from-analysis }
table-texts = Texte
table-texts-origin = { table-from-analysis }
table-body_texts = aus Seitenkörpern gelesene Texte
table-body_texts-origin = { table-from-analysis }
table-passages = Abschnitte
table-passages-origin = { table-from-analysis }
table-vectors = Vektoren
table-vectors-origin = { table-from-analysis }
table-entities = Entitäten in Texten
table-entities-origin = { table-from-analysis }
table-matches = Abgleich der Quellen mit dem Crawl
table-matches-origin = { table-from-analysis }
table-ledger = Leck-Bilanz
table-ledger-origin = { table-from-log-analysis }
table-bot_days = Anfragen nach Tag und Bot
table-bot_days-origin = { table-from-log-analysis }
table-changes = Änderungen
table-changes-origin = { table-from-second-crawl }
