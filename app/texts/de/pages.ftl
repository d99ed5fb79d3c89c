# Seiten: jede URL des Crawls, und von einer die ganze Geschichte.
pages-question = Welche Seiten hat die Website, und dürfen sie ranken?
pages-no-crawl = Der neueste Crawl hat keine Seiten: Sie wurden gelöscht, oder es gab keine.
pages-headline = { $number } von { $urls } URLs dürfen ranken.
pages-not-judged = { $urls ->
    [one] 1 URL wurde gecrawlt und ist noch nicht ausgewertet.
   *[other] { $urls } URLs wurden gecrawlt und sind noch nicht ausgewertet.
}
pages-held-back = { $others ->
    [one] Die übrige nicht: { $reasons }.
   *[other] Die übrigen { $others } nicht: { $reasons }.
}
pages-reason-other = andere Gründe
pages-none-held-back = Nichts steht im Weg.
pages-reason = { $word } { $urls }
pages-orphans = Verwaiste Seiten
pages-orphans-note = dürfen ranken, kein Link führt hin
pages-deep = Tiefer als 3 Klicks
pages-deep-note = dürfen ranken, ab Startseite
pages-templates = Seitenvorlagen
pages-templates-note = verschiedene Layouts
pages-changed = Geändert
pages-since = seit { $day }
pages-kinds = Welche URLs
pages-kind-all = Alle { $urls }
pages-kind-indexable = Dürfen ranken { $urls }
pages-kind-held-back = Zurückgehalten { $urls }
pages-kind-failing = Gescheitert { $urls }
pages-kind-changed = Geändert { $urls }
pages-find = Nach URL oder Titel filtern
pages-list = URLs des Crawls
pages-order = Die am besten verlinkten zuerst. Ein Klick auf eine Zeile zeigt ihre ganze Geschichte.

pages-url = URL
pages-title = Titel
pages-status = Status
pages-verdict = Darf sie ranken?
pages-inlinks = Eingehend
pages-depth = Klicks
pages-words = Wörter
pages-template = Vorlage
pages-canonical = Canonical
pages-robots-meta = Meta-Robots

pages-may-rank = Diese Seite darf ranken.
pages-may-not-rank = Diese URL rankt nicht: { $reason }.
pages-step-robots_txt = robots.txt für Googlebot: { $value }
pages-step-redirect = Leitet weiter: { $value }
pages-step-status = Status: { $value }
pages-step-content_type = Medientyp: { $value }
pages-step-robots_header = X-Robots-Tag: { $value }
pages-step-robots_meta = Meta-Robots: { $value }
pages-step-canonical = Canonical: { $value }
pages-decides = { $step } – das entscheidet

pages-work = Was zu tun ist, und wer danach fragt
pages-no-finding = Kein offener Befund nennt diese URL.
pages-no-request = Anfragen verifizierter Suchbots im Zeitraum
pages-requests = Anfragen von { $bot }, die letzte am { $day }

pages-fields = Was sie sagt
pages-field = Feld
pages-value = Wert
pages-field-title = Titel
pages-field-description = Beschreibung
pages-field-h1 = H1
pages-field-headings = Überschriften
pages-field-canonical = Canonical
pages-field-robots_meta = Meta-Robots
pages-field-lang = Sprache
pages-field-template = Vorlage
pages-field-status = Status
pages-field-content_type = Medientyp
pages-field-size = Größe
pages-field-words = Wörter
pages-field-depth = Tiefe
pages-field-inlinks = Eingehende Links
pages-field-pagerank = Interner PageRank
pages-field-found_on = Zuerst gefunden auf
pages-field-hreflang = hreflang
pages-field-json_ld = Strukturierte Daten
pages-field-images = Bilder
pages-field-links = Links
pages-field-last_modified = Last-Modified
pages-field-fetched_at = Abgerufen
pages-characters = { $number } Zeichen
pages-pixels = { $number } px
pages-count-headings = { $number ->
    [one] 1 Überschrift
   *[other] { $number } Überschriften
}
pages-count-words = { $number ->
    [one] 1 Wort im Haupttext
   *[other] { $number } Wörter im Haupttext
}
pages-count-clicks = { $number ->
    [one] 1 Klick ab Startseite
   *[other] { $number } Klicks ab Startseite
}
pages-count-pages = { $number ->
    [one] von 1 Seite
   *[other] von { $number } Seiten
}
pages-count-blocks = { $number ->
    [one] 1 JSON-LD-Block
   *[other] { $number } JSON-LD-Blöcke
}
pages-count-images = { $number ->
    [one] 1 Bild
   *[other] { $number } Bilder
}

pages-robots = Was robots.txt antwortet
pages-agent = Bot
pages-allowed = Darf abrufen
pages-rule = Entscheidende Regel
pages-line = Zeile
pages-yes = ja
pages-no = nein
pages-robots-allowed = erlaubt
pages-robots-disallowed = verboten
pages-verdict-rules = keine Regel passt
pages-verdict-allow-all = keine robots.txt: alles erlaubt
pages-verdict-disallow-all = robots.txt nicht erreichbar: alles verboten

pages-links-in = { $links ->
    [0] Kein Link führt hierher
    [one] 1 Link führt hierher
   *[other] { $links } Links führen hierher
}
pages-links-in-title = Links auf diese Seite
pages-links-in-none = Keine Seite des Crawls verlinkt hierher.
pages-links-out = { $links ->
    [0] Sie verlinkt nichts
    [one] Sie hat 1 Link
   *[other] Sie hat { $links } Links
}
pages-links-out-title = Links dieser Seite
pages-links-out-none = Auf ihr wurde kein Link gefunden.
pages-links-shown = { $shown } von { $links }, Links im Text zuerst
pages-anchor = Ankertext
pages-no-anchor = kein Ankertext
pages-position = Ort
pages-nofollow = nofollow
pages-at-navigation = Navigation
pages-at-header = Kopf
pages-at-footer = Fuß
pages-at-breadcrumb = Brotkrumen
pages-at-aside = Seitenleiste
pages-at-body = Text

pages-history = In { $crawls } von { $of } Crawls gefunden
pages-history-hint = Der neueste zuerst; was vom vorigen Crawl abweicht, ist markiert.
pages-crawl = Crawl
pages-not-met = nicht gefunden

pages-rendering = Vor und nach den Skripten
pages-rendering-hint = Links das HTML, wie der Server es schickt, rechts das Dokument im Browser; Unterschiede sind markiert.
pages-not-rendered = Diese Seite wurde nicht im Browser geöffnet. Gerendert wird eine Stichprobe jeder Vorlage; `sitelore render --url` öffnet diese.
pages-raw = HTML
pages-rendered = Gerendert
pages-console = Skriptfehler: { $text }
pages-problem-http_error = { $url } antwortete mit einem Fehler: { $status }
pages-problem-robots = { $url } wurde nicht angefragt: robots.txt verbietet es Googlebot
pages-problem-blocked = { $url } wurde nicht angefragt: Das Rendern darf es nicht abrufen
pages-problem-failed = { $url } kam nicht an
pages-no-trouble = Kein Skript scheiterte, und jede Datei kam an.
