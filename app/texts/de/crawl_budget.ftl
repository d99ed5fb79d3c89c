# Crawl-Budget: Ursachen, Muster, URLs, Log-Zeilen; wer anfragt, wer sich verstellt, wie weit sich Quellen decken.
budget-headline = { $share } der { $bot ->
    [all] Suchbot-Anfragen
   *[other] Anfragen von { $bot }
} gingen an URLs, die nicht ranken können: { $lost } von { $total } in { $days } Tagen.
budget-sentence = Die größte Ursache, { $cause }, nimmt davon { $hits }, { $part }. Jede Anfrage hat genau eine Ursache.
budget-clean = Keine Anfrage war vergeblich: Alle { $total } { $bot ->
    [all] Suchbot-Anfragen
   *[other] Anfragen von { $bot }
} in { $days } Tagen gingen an Seiten, die ranken können, oder an Dateien, die diese brauchen.
budget-clean-hint = Betrachtet wurde jede Anfrage im Zeitraum; Bots, die nicht verifiziert sind, zählen nicht mit.
budget-not-measured = Das Crawl-Budget ist nicht gemessen; über Lecks lässt sich nichts sagen.
budget-import = Server-Logs importieren
budget-open-runs = Läufe öffnen

budget-all-bots = Alle Suchbots
budget-least = { $hits ->
    [1] Jede Ursache
   *[other] Ab { $hits } Anfragen
}
budget-ledger = Leck-Bilanz
budget-causes = Ursachen
budget-cause = Ursache
budget-requests = Anfragen
budget-share = Anteil
budget-urls = URLs
budget-change = Änderung
budget-sum = Summe
budget-note = Eine URL kann in mehreren Ursachen stehen; die Summe zählt sie einmal. Änderung: Anfragen am Tag, zweite Hälfte des Zeitraums gegen die erste.
budget-hidden = { $causes ->
    [one] 1 kleinere Ursache mit { $hits } Anfragen ist nicht aufgeführt; die Summe enthält sie.
   *[other] { $causes } kleinere Ursachen mit { $hits } Anfragen sind nicht aufgeführt; die Summe enthält sie.
}

budget-cause-useful = Nützliche Seite
budget-cause-not_modified = Nicht geändert (304)
budget-cause-resource = Ressource (CSS, JS, Bild)
budget-cause-parameter = Filter und Parameter
budget-cause-redirect = Weiterleitung
budget-cause-trap = Crawler-Fallen
budget-cause-cache_busted = Datei mit immer neuer Version
budget-cause-unknown = Zustand damals unbekannt
budget-cause-noindex = Noindex
budget-cause-canonicalised = Canonical auf andere URL
budget-cause-not_in_crawl = Dem Crawl unbekannt
budget-cause-duplicate = Text einer anderen Seite
budget-cause-client_error = Client-Fehler (4xx)
budget-cause-server_error = Server-Fehler (5xx)
budget-short-useful = Nützliche Seite
budget-short-not_modified = Nicht geändert
budget-short-resource = Ressource
budget-short-parameter = Parameter
budget-short-redirect = Weiterleitung
budget-short-trap = Falle
budget-short-cache_busted = Neue Version
budget-short-unknown = Damals unbekannt
budget-short-noindex = Noindex
budget-short-canonicalised = Canonical
budget-short-not_in_crawl = Unbekannt
budget-short-duplicate = Gleicher Text
budget-short-client_error = 4xx
budget-short-server_error = 5xx

budget-jump = { $cause }: von { $before } auf { $after } Anfragen am Tag seit dem { $day }
budget-level = { $cause }: { $hits } Anfragen am Tag, im Zeitraum gleichbleibend
budget-a-day = Anfragen verifizierter Suchbots je Tag
budget-all-causes = Alle Ursachen
budget-concentrated = { $patterns ->
    [one] 1 Muster verursacht { $share } von { $hits } Anfragen
   *[other] { $patterns } Muster verursachen { $share } von { $hits } Anfragen
}
budget-pattern = Muster
budget-patterns-of = Muster, { $shown } von { $total }
budget-urls-of = URLs des Musters, { $shown } von { $total }
budget-lines-of = Log-Zeilen der URL, { $shown } von { $total }
budget-no-lines = Die Log-Zeilen liegen nicht mehr im Arbeitsbereich. Die Leck-Bilanz wurde aus ihnen berechnet.
budget-time = Zeit, UTC
budget-bot = Bot
budget-status = Status
budget-size = Größe
budget-client = Adresse
budget-clients = Absender

budget-to-do = Was zu tun ist
budget-saves = spart { $hits } Anfragen, { $share }
budget-copy-rules = Regeln kopieren
budget-rules-checked = Keine Seite, die ranken darf, hat einen dieser Parameter.
budget-rules-kept = { $count ->
    [one] Ausgenommen, weil Seiten, die ranken dürfen, ihn nutzen: { $names }.
   *[other] Ausgenommen, weil Seiten, die ranken dürfen, sie nutzen: { $names }.
}
budget-fix-useful = Zu tun ist nichts: Diese Anfragen galten Seiten, die ranken dürfen.
budget-fix-not_modified = Zu tun ist nichts: Der Server hat gemeldet, dass sich nichts geändert hat, und sich die Antwort gespart.
budget-fix-resource = Zu tun ist nichts: Seiten brauchen diese Dateien, und Bots brauchen robots.txt und Sitemaps.
budget-fix-parameter = Ergänzen Sie robots.txt um diese Zeilen, und verlinken Sie solche Adressen nicht mehr. Eine gesperrte Adresse wird nicht mehr gelesen; noindex oder Canonical wirken auf ihr nicht.
budget-fix-redirect = Verlinken Sie direkt auf das Ziel, auch in Sitemaps und hreflang, damit Bots die alte Adresse nicht mehr abrufen.
budget-fix-trap = Schließen Sie das Muster: Verlinken Sie nicht mehr auf die jeweils nächste dieser Adressen, und nehmen Sie die Regel, die unter Befunde bei der Falle steht, in robots.txt auf.
budget-fix-cache_busted = Geben Sie einer Datei je Version eine Adresse: eine Nummer, die sich mit jeder Auslieferung ändert, nicht mit jeder Anfrage.
budget-fix-unknown = Crawlen Sie öfter: Kein Crawl liegt zeitlich nah genug, um zu sagen, wie diese URLs damals waren, oder der Crawl konnte sie nicht lesen.
budget-fix-noindex = Verlinken Sie Seiten mit noindex seltener. Sind sie aus dem Suchindex verschwunden, sperren Sie sie in robots.txt.
budget-fix-canonicalised = Verlinken Sie nur die kanonische Adresse, auch in Sitemaps und hreflang.
budget-fix-not_in_crawl = Antworten Sie auf Gelöschtes mit 410, und leiten Sie Verschobenes weiter. Was gefunden werden soll, braucht einen Link von einer Seite.
budget-fix-duplicate = Führen Sie Seiten mit demselben Text zusammen: Behalten Sie eine, und leiten Sie die anderen auf sie weiter.
budget-fix-client_error = Entfernen Sie Links auf Seiten, die es nicht gibt, leiten Sie Adressen weiter, auf die andere noch verlinken, und antworten Sie sonst mit 410.
budget-fix-server_error = Beheben Sie, was auf dem Server fehlschlägt. Nach vielen Fehlern kommen Bots seltener, auf alle Seiten.

budget-actor-search = Suchmaschinen
budget-actor-ai = KI-Bots
budget-actor-seo = SEO-Werkzeuge
budget-actor-social = Soziale Netze
budget-actor-monitoring = Überwachung
budget-actor-feed = Feed-Leser
budget-actor-archive = Archive
budget-actor-other_bot = Andere Programme
budget-actor-human = Menschen
budget-spoofed = { $bots ->
    [one] { $hits } Anfragen geben sich nur als bekannter Bot aus
   *[other] { $hits } Anfragen geben sich nur als einer von { $bots } bekannten Bots aus
}
budget-spoofed-hint = Anteil: an allen Anfragen unter diesem Namen
budget-source = Quelle
source-sitemap = Sitemaps
budget-matched = Bekannte Seiten
budget-of = { $part } von { $total }
budget-match = { $source ->
    [logs] Der Crawl kennt { $share } der Seiten in den Logs
   *[other] Der Crawl kennt { $share } der Seiten in den Sitemaps
}
budget-match-hint = Seiten, die eine Quelle nennt und der Crawl kennt; Dateien und Fehler zählen nicht mit
budget-match-open = Was der Crawl nicht kennt, steht in der Liste daneben.

budget-table-unfetched_pages = Seiten, die kein Suchbot abrief
budget-table-unmatched_urls = URLs, die der Crawl nicht kennt
budget-kind = Art
budget-weight = Anfragen oder Einträge
budget-inlinks = Links darauf
budget-click-depth = Klicks ab Start
budget-not-reached = kein Weg
