### Wörter für die Kürzel, die in Befunden, Indexierbarkeit und Änderungen stehen.

group-budget = Crawl-Budget
group-links = Links
group-pages = Seiten
group-topics = Themen
group-changes = Änderungen
group-sources = Quellen

severity-critical = Kritisch
severity-high = Hoch
severity-medium = Mittel
severity-low = Niedrig

indexability-ok = darf ranken
indexability-robots = von robots.txt gesperrt
indexability-redirect = leitet weiter
indexability-client_error = nicht vorhanden (4xx)
indexability-server_error = Serverfehler (5xx)
indexability-not_fetched = nicht abgerufen
indexability-not_html = keine HTML-Seite
indexability-verification = Bestätigungsdatei
indexability-noindex = noindex
indexability-canonicalised = kanonisch ist eine andere

aspect-url = Adresse
aspect-status = Status
aspect-indexable = Indexierbarkeit
aspect-title = Titel
aspect-description = Meta-Beschreibung
aspect-h1 = Hauptüberschrift
aspect-canonical = kanonische Adresse
aspect-robots = Robots-Anweisungen
aspect-text = Haupttext
aspect-links = Links im Text

change-new = neu
change-gone = verschwunden
change-changed = geändert

weakness-no_hub = keine Hauptseite
weakness-orphans = verwaiste Seiten
