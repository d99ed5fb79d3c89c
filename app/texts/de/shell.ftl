# Die Leiste links und die Zeile oben.
shell-rooms = Räume
shell-site = Website
shell-snapshot = Stand
shell-segment = Segment
shell-all-segments = Ganze Website
shell-sources = Datenquellen
shell-notebook = Als Notebook öffnen
shell-notebook-ready = Notebook anzeigen
shell-language = Sprache
shell-language-en = English
shell-language-de = Deutsch
shell-theme = Farben
shell-theme-light = Hell
shell-theme-dark = Dunkel
shell-theme-system = Wie das System
shell-running = { $kind } läuft
shell-left = noch { $time }

room-overview = Überblick
room-findings = Befunde
room-pages = Seiten
room-changes = Änderungen
room-schedule = Zeitplan
room-crawl-budget = Crawl-Budget
room-topics = Themen
room-internal-links = Interne Links
room-search = Suche
room-briefs = Briefings
room-runs = Läufe

source-until = bis { $day }
source-competitors = Wettbewerber
