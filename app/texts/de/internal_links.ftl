# Interne Links: Vorschläge und was aus ihnen wurde, und was an den vorhandenen Links nicht stimmt.
links-waiting = { $open ->
    [one] { $number } Linkvorschlag ist noch offen
   *[other] { $number } Linkvorschläge sind noch offen
}
links-first-link = { $helping } davon { $helping ->
    [one] gibt
   *[other] geben
} { $every ->
    [yes] { $orphans ->
        [one] der einzigen verwaisten Seite den ersten Link.
       *[other] allen { $orphans } verwaisten Seiten den ersten Link.
    }
   *[no] { $helped } von { $orphans } verwaisten Seiten den ersten Link.
}
links-all-decided = { $suggestions ->
    [one] Der einzige Linkvorschlag ist entschieden.
   *[other] Alle { $suggestions } Linkvorschläge sind entschieden.
}
links-sentence = { $suggestions ->
    [one] { $suggestions } Vorschlag
   *[other] { $suggestions } Vorschläge
} für { $targets ->
    [one] { $targets } Zielseite
   *[other] { $targets } Zielseiten
}: { $accepted } angenommen, { $changed ->
    [0] {""}
   *[other] { $changed } mit anderem Linktext angenommen,{" "}
}{ $rejected } abgelehnt, { $open } offen.
links-chips = Vorschläge nach Entscheidung
links-chip-all = Alle { $number }
links-chip-open = Offen { $number }
links-chip-accepted = Angenommen { $number }
links-chip-rejected = Abgelehnt { $number }
links-queue = Linkvorschläge
links-from = aus { $title }
links-orphan = verwaist
links-order = { $shown } von { $total }, größter Nutzen zuerst
links-export = { $links ->
    [one] { $links } angenommenen exportieren
   *[other] { $links } angenommene exportieren
}
links-analyse = Analyse starten
links-source = Quellseite
links-anchor = Linktext
links-no-anchor = Keine Wörter des Satzes passen. Den Linktext gibt „Ändern“ vor.
links-words = { $words ->
    [one] { $words } Wort
   *[other] { $words } Wörter
}
links-target = Ziel
links-if-accepted = Wenn der Vorschlag angenommen wird
links-effect = Zielseite
links-today = heute
links-then = mit diesem Link
links-effect-links = Links auf das Ziel
links-effect-clicks = Klicks von der Startseite
links-effect-orphans = Verwaiste Seiten
links-unreachable = nicht erreichbar
links-rank = Interner PageRank heute: { $share }, Platz { $place } von { $pages } Seiten.
links-why = Warum dieser Link
links-benefit = Nutzen { $benefit } von 100
links-similarity = Bedeutung, Textstelle zu Ziel
links-similarity-note = Kosinus, 1 ist gleiche Bedeutung
links-shared = Gemeinsame Entitäten
links-inlinks = Links auf das Ziel heute
links-orphan-page = verwaiste Seite
links-checks = Prüfungen
links-check-language = { $answer ->
    [yes] Beide Seiten sind in derselben Sprache geschrieben
    [no] Die Seiten sind in verschiedenen Sprachen geschrieben
   *[unknown] Sprache: nicht gemessen
}
links-check-indexable = { $answer ->
    [yes] Das Ziel ist indexierbar
    [no] Das Ziel ist nicht indexierbar
   *[unknown] Indexierbarkeit: nicht gemessen
}
links-check-unlinked = { $answer ->
    [yes] Die Seite verlinkt das Ziel noch nicht
    [no] Die Seite verlinkt das Ziel bereits
   *[unknown] Links der Seite: nicht gemessen
}
links-check-new-anchor = { $answer ->
    [yes] Der Linktext führt zu keiner anderen Seite
    [no] Der Linktext führt auch zu einer anderen Seite
   *[unknown] Verwendung des Linktextes: nicht gemessen
}
links-also = { $others ->
    [one] { $others } weiterer Vorschlag für dieses Ziel, aus
   *[other] { $others } weitere Vorschläge für dieses Ziel, aus
}
links-also-more = und { $others } weitere
links-limit = Grenze: Suchanfragen sind nicht gemessen, deshalb zählt die Nachfrage nach dem Ziel nicht zum Nutzen.

links-checks-title = Vorhandene Links
links-checks-label = Prüfungen der internen Links
links-chip-orphan_pages = Verwaiste Seiten { $answer }
links-chip-broken_links = Fehlerhafte { $answer }
links-chip-redirected_links = Weitergeleitete { $answer }
links-chip-deep_pages = Tiefe Seiten { $answer }
links-column-orphan_pages = Seite ohne Link auf sie
links-column-broken_links = Verlinkende Seite
links-column-redirected_links = Verlinkende Seite
links-column-deep_pages = Seite
links-leads-to = Führt zu
links-known = Bekannt aus
links-known-sitemap = einer Sitemap
links-known-hreflang = einer Sprachfassung
links-known-canonical = einem Canonical
links-known-redirect = einer Weiterleitung
links-known-link = einem Link, dem niemand folgen soll
links-known-log = den Server-Logs
links-clicks = Klicks von der Startseite
links-value-broken_links = Antwort
links-value-redirected_links = Leitet weiter zu
links-weight = Links

decided-reason = Grund: { $reason }
decided-before = vorher: „{ $text }“
decided-not-written = Nicht geschrieben
