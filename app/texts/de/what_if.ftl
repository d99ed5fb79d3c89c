# Was wäre, wenn: ein Vorschlag, auf den Logs nachgespielt.
room-what-if = Was wäre, wenn

what-if-question = Was würden andere Regeln, Weiterleitungen oder Noindex-Seiten sparen, und was würden sie kosten?
what-if-not-measured = Die Ersparnis ist nicht gemessen: Crawl und Server-Logs werden zusammen gebraucht.
what-if-missing = Ein Vorschlag wird auf den Anfragen der Suchbots nachgespielt und gegen die Links des Crawls gehalten. Eines von beiden fehlt oder ist noch nicht ausgewertet.
what-if-unlocks = An Ihrer Website ändert ein Versuch nichts.
what-if-headline = { $saved } von { $total } Anfragen würden gespart, { $share }; { $lost ->
    [0] keine Seite, die ranken darf, ginge verloren
    [one] 1 Seite, die ranken darf, ginge verloren
   *[other] { $lost } Seiten, die ranken dürfen, gingen verloren
}.
what-if-nothing-written = Noch ist nichts vorgeschlagen.

what-if-kinds = Was vorgeschlagen wird
what-if-robots = robots.txt
what-if-redirects = Weiterleitungen
what-if-noindex = Noindex
what-if-robots-placeholder = User-agent: *
what-if-redirects-placeholder = /alt,/neu
what-if-noindex-placeholder = /tag/*
what-if-robots-means = Gespart sind Anfragen, die die neuen Regeln dem Bot verbieten und die jetzigen nicht; eine Regel, die Bots heute missachten, spart nichts.
what-if-redirects-means = Von Anfragen, die heute beantwortet werden, braucht ein Bot eine, um die Weiterleitung kennenzulernen; gespart sind höchstens die anderen.
what-if-noindex-means = Bots rufen eine Seite weiter ab, um ihr Noindex zu sehen, und kommen mit der Zeit seltener: gespart sind höchstens alle Anfragen bis auf eine.
what-if-robots-hint = Für { $origin }: die jetzige Datei, am Ende ergänzt um Regeln für das, was am meisten kostet
what-if-redirects-hint = Je Zeile eine: alte und neue Adresse, dazwischen ein Komma. Pfade gelten für { $origin }
what-if-noindex-hint = Je Zeile eine Adresse von { $origin } oder ein Muster wie in robots.txt, etwa /tag/*
what-if-replay = Nachspielen
what-if-proposal = Vorschlag
what-if-nothing-changes = Nachgespielt werden nur die Logs. An der Website ändert sich nichts.

what-if-saved = Gespart
what-if-saved-hint = Anfragen, höchstens
what-if-recovered = Gerettet
what-if-recovered-hint = Fehler, die zu einer Seite führen
what-if-opened = Geöffnet
what-if-opened-hint = heute verboten, dann erlaubt
what-if-closed = Gesperrt
what-if-closed-hint = Seiten ohne Suche
what-if-unreachable = Kein Weg mehr
what-if-unreachable-hint = kein Link, keine Sitemap
what-if-sitemap_only = Nur in einer Sitemap

what-if-no-request = Keine Anfrage würde sich ändern.
what-if-no-request-hint = Was hier steht, betrifft keine URL, die Suchbots abgerufen haben.
what-if-of = von { $requests }
what-if-most = { $template } bringt { $share } der Ersparnis
what-if-by-template = Gesparte oder gerettete Anfragen, nach Vorlage der Seite

what-if-lists = Was die Liste zeigt
what-if-list-urls = Betroffene URLs { $rows }
what-if-list-lost = Verlorene Seiten { $rows }
what-if-title-urls = URLs, deren Anfragen sich ändern würden
what-if-title-lost = Seiten, die ranken dürfen und verloren gingen
what-if-no-urls = Keine URL, die Suchbots abgerufen haben, ist betroffen.
what-if-no-lost = Keine Seite, die ranken darf, ginge verloren: Zu jeder führt ein Link oder eine Sitemap.
what-if-note = Nach Anfragen, dann nach URL. Was Bots mit gesparten Anfragen täten, ist nicht bekannt.
what-if-effect = Wirkung
what-if-loss = Verlust
what-if-requests = Geändert
what-if-target = Ziel
what-if-problem = Problem
what-if-misled = Fehlgeleitet
what-if-misled-hint = zu etwas, das nicht ranken darf
