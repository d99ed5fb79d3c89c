# Themen: das schwächste, die Karte, die Seiten, was ihnen fehlt.
topics-headline-no_hub = { $topic } ist das schwächste von { $topics } Themen: keine Übersichtsseite{ $orphans ->
    [0] { "" } für seine { $size } Seiten.
    [one] , { $number } von { $pages } Seiten ohne internen Link.
   *[other] , { $number } von { $pages } Seiten ohne internen Link.
}
topics-headline-orphans = { $topic } ist das schwächste von { $topics } Themen: { $number } von { $pages } Seiten { $orphans ->
    [one] hat
   *[other] haben
} keinen internen Link.
topics-clean = Jedes von { $topics } Themen hat eine Übersichtsseite, und keine seiner Seiten ist verwaist.
topics-placed = { $topics ->
    [one] 1 Thema umfasst
   *[other] { $topics } Themen umfassen
} { $placed } von { $pages } Seiten.
topics-visits = Suchbots verwenden { $visits } ihrer nützlichen Besuche auf { $topic }, das { $share } der Seiten umfasst.
topics-not-measured = Welche Themen diese Website besetzt, ist nicht gemessen.
topics-open-runs = Auswertung starten

topics-topics = Themen
topics-in-none = { $pages ->
    [one] 1 Seite in keinem
   *[other] { $pages } Seiten in keinem
}
topics-both-languages = Seiten in mehreren Sprachen
topics-of-pages = von { $pages } Seiten
topics-only = { $pages } nur { $language }
topics-without-hub = Themen ohne Übersicht
topics-all-hubs = jedes Thema hat eine
topics-cohesion = Zusammenhalt
topics-loosest = geringster { $cohesion }: { $topic }
topics-clicks = Klicks je Thema
topics-no-search-console = Search Console fehlt

topics-orphans-in = { $orphans ->
    [one] Die einzige verwaiste Seite liegt in { $topics ->
        [0] keinem Thema
       *[other] einem Thema
    }
   *[other] Alle { $orphans } verwaisten Seiten liegen in { $topics ->
        [0] keinem Thema
        [one] einem Thema
       *[other] { $topics } Themen
    }
}
topics-no-orphans = Auf jede Seite jedes Themas verlinkt eine andere Seite
topics-map-hint = ○ verwaiste Seite · ● Seite, größer = Übersicht · × kein Thema · nah = ähnliche Bedeutung
topics-cards = Themen
topics-cards-of = { $shown } von { $total } Themen
topics-order-visits = das schwächste, dann wenigste Besuche je Seite
topics-order-weak = ohne Übersichtsseite zuerst
topics-size = { $pages } Seiten: { $languages }
topics-bar-pages = Seiten
topics-bar-visits = Besuche
topics-bar-pagerank = PageRank
topics-no-hub = Keine Übersichtsseite
topics-orphans = { $orphans ->
    [one] 1 verwaiste Seite
   *[other] { $orphans } verwaiste Seiten
}
topics-hub = Übersicht: { $hub }

topics-gaps = Was Seiten zu { $topic } fehlt
topics-gaps-noun = Lücken
topics-gaps-note = Was die meisten anderen behandeln, steht zuerst. Ob eine Seite es behandeln soll, entscheidet die Redaktion.
topics-no-gap = Keiner Seite zu { $topic } fehlt, was die anderen behandeln
topics-page = Seite
topics-missing = Was fehlt
topics-kind = Art
topics-kind-question = Frage
topics-kind-subtopic = Unterthema
topics-covered = Behandelt
topics-n-of-m = { $part } von { $total }
topics-certainty = Gewissheit
topics-passage = Stelle einer anderen Seite
topics-covered-by = { $pages ->
    [one] „{ $heading }“ behandelt anderswo 1 Stelle
   *[other] „{ $heading }“ behandeln anderswo { $pages } Stellen
}
topics-show-place = Stelle auf der Seite zeigen
topics-own-similarity = Nächste Stelle auf { $page }: Ähnlichkeit { $similarity }.
topics-chips = Was die Tabelle zeigt
topics-chip-topics = Themen { $topics }
topics-chip-pages = Seiten des Themas
topics-all = Alle Themen
topics-noun = Themen
topics-all-note = Themen ohne Übersichtsseite zuerst, dann nach verwaisten Seiten und Größe. Ein Klick auf eine Zeile wählt das Thema.
topics-pages-of = Seiten zu { $topic }
topics-caught = { $pages ->
    [one] 1 Seite im Lasso
   *[other] { $pages } Seiten im Lasso
}
topics-pages-noun = Seiten
topics-pages-note = Die am besten verlinkten zuerst. Ziehen Sie auf der Karte ein Lasso, um andere Seiten aufzuführen.
topics-topic = Thema
topics-pages = Seiten
topics-hub-page = Übersichtsseite
topics-orphan-pages = Verwaist
topics-language = Sprache
topics-inlinks = Links darauf
topics-click-depth = Klicks ab Start
topics-not-reached = kein Weg
topics-words = Wörter
topics-centrality = Zentralität
topics-model = Modell
topics-all-pages = Alle Seiten mit Thema
topics-every-topic = jedem Thema
