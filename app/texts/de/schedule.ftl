# Crawls, die von selbst laufen: die Befehle, Berichte und Alarme, die Ansicht Zeitplan.
cli-schedule = Crawls, die von selbst laufen: hinzufügen, auflisten, ausführen, entfernen, bedienen.
cli-schedule-add = Das System eine Website zu festen Zeiten crawlen und Änderungen melden lassen.
cli-schedule-add-explanation = Das System startet `sitelore schedule run`: Es crawlt, vergleicht mit dem vorigen Crawl, sucht nach Alarmzeichen, schreibt einen Bericht und benachrichtigt, wen Sie nennen. Ein versäumter Termin wird einmal nachgeholt. Zeiten sind daily HH:MM, weekly TAG HH:MM, monthly TAG HH:MM, hourly oder ein Cron-Ausdruck aus fünf Teilen; täglich, wöchentlich, monatlich und stündlich gehen auch.
cli-schedule-list = Die Zeitpläne auflisten: wann jeder fällig ist und was aus dem letzten Lauf wurde.
cli-schedule-run = Tun, was fällig ist; ein zweiter Start für denselben Termin tut nichts.
cli-schedule-remove = Einen Zeitplan aus dem System entfernen; Crawls und Berichte bleiben.
cli-schedule-serve = Fälliges aus diesem Prozess starten, bis er beendet wird: für Container.
cli-argument-when = täglich 03:00, wöchentlich mo 03:00, monatlich 1 03:00, stündlich oder ein Cron-Ausdruck
cli-argument-schedule = Name des Zeitplans
cli-option-schedule-name = Name des Zeitplans; ohne Angabe der der Website
cli-option-zone = Zeitzone der Zeiten, etwa Europe/Berlin; ohne Angabe die dieses Rechners
cli-option-system = auto, systemd, cron, launchd, windows oder none: es wird nichts eingerichtet
cli-option-keep-last = neueste Crawls, die bleiben; zwei bleiben immer
cli-option-keep-daily = weitere Crawls, die bleiben: der letzte von so vielen Tagen
cli-option-keep-weekly = der letzte von so vielen Wochen
cli-option-keep-monthly = der letzte von so vielen Monaten
cli-option-bodies-days = Tage, nach denen das HTML der Seiten gelöscht wird; was daraus gelesen wurde, bleibt. Die neuesten zwei Crawls behalten ihres
cli-option-mail-to = wer den Bericht bekommt; mehrfach möglich
cli-option-mail-from = Absender; ohne Angabe der erste Empfänger
cli-option-smtp = Mailserver; ohne Angabe Port 587
cli-option-smtp-user = Name für die Anmeldung
cli-option-smtp-secret = Name des Geheimnisses mit dem Passwort: aus dem Schlüsselbund oder SITELORE_SECRET_NAME
cli-option-smtp-security = starttls, tls oder none
cli-option-webhook = Adresse, an die das Ergebnis als JSON geht; secret:NAME, wenn die Adresse selbst geheim ist
cli-option-webhook-secret = Name des Geheimnisses, mit dem das Ergebnis unterschrieben wird
cli-option-alarm-pages = Rückgang der Seiten in Prozent, der einen Alarm auslöst
cli-option-print = schreiben, was das System bekäme, und nichts einrichten
cli-option-now = jetzt ausführen, fällig oder nicht

cli-schedule-added = { $name } crawlt { $site }, gestartet von { $system ->
    [systemd] einem systemd-Timer
    [cron] cron
    [launchd] launchd
    [windows] der Windows-Aufgabenplanung
   *[none] niemandem: `sitelore schedule serve` startet ihn
}. Nächster Termin: { $next }.
cli-schedule-none = Es gibt keinen Zeitplan. `sitelore schedule add "täglich 03:00"` legt einen an.
cli-schedule-not-due = { $name } ist nicht fällig: Der letzte Termin ist erledigt, wird gerade erledigt oder lag vor dem Anlegen.
cli-schedule-alarm = ▲ { $alarm }
cli-schedule-done = { $name } ist erledigt: { $changes ->
    [one] { $changes } Änderung
   *[other] { $changes } Änderungen
}, davon kritisch: { $critical }. Der Bericht ist { $report }.
cli-schedule-unfinished = { $name } konnte den Crawl nicht beenden. Der Bericht ist { $report }; der nächste Lauf setzt ihn fort.
cli-schedule-failed = { $name } ist fehlgeschlagen. Der Bericht ist { $report }.
cli-schedule-not-delivered = Nicht zugestellt: { $problem }
cli-schedule-removed = { $name } ist entfernt. Crawls und Berichte bleiben.
cli-schedule-serving = { $schedules ->
    [0] Noch kein Zeitplan; was ab jetzt dazukommt, wird gestartet.
    [one] { $schedules } Zeitplan wird von hier gestartet, bis dieser Prozess beendet wird.
   *[other] { $schedules } Zeitpläne werden von hier gestartet, bis dieser Prozess beendet wird.
}
cli-schedule-starting = { $name } ist fällig und startet.
cli-schedule-ended = { $name } endete mit Rückgabewert { $code }.

schedule-state-running = läuft
schedule-state-done = erledigt
schedule-state-unfinished = nicht beendet
schedule-state-failed = fehlgeschlagen
schedule-state-missed = versäumt
schedule-never = noch nicht gelaufen
schedule-installed = gestartet von { $system }
schedule-not-installed = in { $system } nicht eingerichtet
schedule-purge-reason = Aufbewahrung des Zeitplans { $name }
schedule-subject = { $site }: { $changes ->
    [0] keine Änderungen
    [one] { $changes } Änderung
   *[other] { $changes } Änderungen
}{ $critical ->
    [0] {""}
   *[other] , { $critical } kritisch
}
schedule-subject-alarm = ▲ { $site }: { $alarm }{ $alarms ->
    [one] {""}
   *[other] {" "}(und weitere Alarme)
}

alarm-crawl_failed = Der Crawl ist fehlgeschlagen: { $error }
alarm-crawl_unfinished = Der Crawl ließ sich nicht beenden: Der Server antwortet nicht mehr, gelesene Adressen: { $urls }. Sie bleiben erhalten.
alarm-robots_closed = { $url } hält alle Crawler von der Website fern.
alarm-start_page = Die Startseite { $url } darf nicht mehr ranken: { $reason }.
alarm-pages_fell = Die Website verlor { $share } ihrer Seiten: { $after } antworten noch, vorher waren es { $before }.
alarm-noindex = { $pages ->
    [one] { $pages } Seite, die ranken durfte, verbietet
   *[other] { $pages } Seiten, die ranken durften, verbieten
} es jetzt (noindex), { $share } von ihnen.
alarm-server_errors = { $pages ->
    [one] { $pages } Adresse antwortet
   *[other] { $pages } Adressen antworten
} mit einem Serverfehler oder gar nicht, { $share } derer, die es taten.
alarm-sitemap_gone = Die Sitemap { $url } ist verschwunden; sie nannte { $urls ->
    [one] { $urls } Adresse
   *[other] { $urls } Adressen
}.
alarm-robots_file = { $url } lautet anders als zuvor.
alarm-title_template = { $pages ->
    [one] { $pages } Titel wurde
   *[other] { $pages } Titel wurden
} auf gleiche Weise geändert, etwa „{ $before }“ in „{ $after }“.

report-title = { $site }: was sich geändert hat
report-headline = { $changes ->
    [0] Seit { $since } hat sich nichts geändert.
    [one] { $changes } Änderung seit { $since }: { $critical } kritisch, { $high } hoch, { $medium } mittel, { $low } niedrig.
   *[other] { $changes } Änderungen seit { $since }: { $critical } kritisch, { $high } hoch, { $medium } mittel, { $low } niedrig.
}
report-first = Es gibt noch nichts, womit sich vergleichen ließe.
report-before = Früherer Crawl
report-after = Späterer Crawl
report-all = Alle
report-urls = Adressen
report-by-aspect = Was sich änderte
report-by-template = Vorlage
report-by-segment = Segment
report-others = übrige
report-left-out = { $rows ->
    [one] { $rows } weitere Änderung steht hier nicht; `sitelore compare` schreibt alle.
   *[other] { $rows } weitere Änderungen stehen hier nicht; `sitelore compare` schreibt alle.
}
report-alarms = Alarme
report-changes = Änderungen, die schwersten zuerst
report-not-measured = Nicht gemessen
report-not-measured-hint = Einem der beiden Crawls fehlt, was dafür nötig ist:
report-removed = fort
report-added = neu
report-none = nichts
report-schedule = Zeitplan
report-state = Lauf
report-crawled = Gecrawlt
report-addresses = { $urls ->
    [one] { $urls } Adresse
   *[other] { $urls } Adressen
}
report-purged = Durch die Aufbewahrung gelöscht
report-crawls = { $crawls ->
    [one] { $crawls } Crawl
   *[other] { $crawls } Crawls
}

changes-entries = { $number ->
    [one] { $number } Eintrag
   *[other] { $number } Einträge
}
changes-text-share = { $share } der Wörter sind andere
changes-text-unknown = ein anderer Text; worin er sich unterscheidet, ist nicht gemessen
changes-robots_txt-allowed = Googlebot darf sie abrufen
changes-robots_txt-forbidden = Googlebot darf sie nicht abrufen
changes-robots_file-rules = Regeln
changes-robots_file-allow_all = alles ist erlaubt
changes-robots_file-disallow_all = nichts ist erlaubt
changes-url-redirect = erkannt an der Weiterleitung
changes-url-body = erkannt am gleichen HTML
changes-url-text = erkannt am gleichen Haupttext
changes-url-canonical = erkannt an derselben kanonischen Adresse
changes-structured_data-types = andere Typen
changes-structured_data-content = gleiche Typen, anderer Inhalt

schedule-when = „{ $text }“ ist keine Zeitangabe. Schreiben Sie täglich 03:00, wöchentlich mo 03:00, monatlich 1 03:00, stündlich oder einen Cron-Ausdruck aus fünf Teilen wie 0 3 * * 1-5.
schedule-zone = „{ $name }“ ist keine Zeitzone. Schreiben Sie einen Namen wie Europe/Berlin oder UTC.
schedule-unknown = Es gibt keinen Zeitplan „{ $name }“. Bekannt: { $known }. `sitelore schedule list` zeigt sie.
schedule-exists = Es gibt schon einen Zeitplan „{ $name }“. Entfernen Sie ihn zuerst, oder geben Sie dem neuen mit --name einen anderen Namen.
schedule-path = Der Pfad { $folder } enthält einen Zeilenumbruch, den kein System in einen Zeitplan schreiben kann. Benennen Sie den Ordner um.
schedule-no-system = Nichts auf diesem Rechner kann einen Zeitplan starten: weder systemd-Timer des Benutzers noch cron. Installieren Sie cron, oder lassen Sie `sitelore schedule serve` dauerhaft laufen und legen Sie den Zeitplan mit --system none an.
schedule-system-failed = { $command } nahm den Zeitplan nicht an: { $problem }. Es wurde nichts angelegt; --system wählt einen anderen Dienst, --print zeigt, was er bekäme.
schedule-mail-incomplete = Eine Mail braucht beides: --mail-to und --smtp mit einem Server wie mail.example.com:587.
schedule-mail-address = „{ $address }“ ist keine Mailadresse. Schreiben Sie eine wie ich@example.com; für mehrere geben Sie --mail-to mehrfach an.
schedule-mail-secret = { $user } meldet sich mit einem Passwort an, das aus einem Geheimnis gelesen wird. Nennen Sie es mit --smtp-secret NAME und hinterlegen Sie es im Schlüsselbund oder als SITELORE_SECRET_NAME.
schedule-mail-plain = { $host } bekäme das Passwort unverschlüsselt. Nehmen Sie --smtp-security starttls oder tls, oder lassen Sie --smtp-user weg.
schedule-mail-failed = Der Mailserver { $host } nahm den Bericht nicht an: { $problem }. Der Bericht liegt im Arbeitsordner.
schedule-webhook-url = „{ $url }“ ist keine Adresse, an die sich etwas senden lässt. Sie beginnt mit https://, http:// oder secret:.
schedule-webhook-failed = { $url } nahm das Ergebnis nicht an: { $problem }. Der Bericht liegt im Arbeitsordner.

schedule-nothing = Es ist kein Zeitplan eingerichtet: Änderungen fallen nur auf, wenn jemand crawlt.
schedule-nothing-unlocks = Ein Zeitplan crawlt von selbst, vergleicht und meldet Alarme per Mail oder Webhook. Der Befehl unten richtet ihn ein.
schedule-headline-first = Der erste Lauf ist am { $due } fällig.
schedule-headline-first-hint = Er crawlt, vergleicht mit dem vorigen Crawl und schreibt einen Bericht.
schedule-headline = { $alarms ->
    [0] Der Lauf vom { $moment } löste keinen Alarm aus.
    [one] Der Lauf vom { $moment } löste { $number } Alarm aus.
   *[other] Der Lauf vom { $moment } löste { $number } Alarme aus.
}
schedule-headline-next = Der nächste ist am { $due } fällig.
schedule-title = { $name }: { $when } ({ $zone })
schedule-next = Nächster Termin
schedule-started-by = Start
schedule-by-hand = nicht durch das System: `sitelore schedule serve` oder von Hand
schedule-keeps = Behält
schedule-keeps-value = { $last } neueste Crawls, je einen aus { $weeks } Wochen und { $months } Monaten; HTML { $days } Tage
schedule-tells = Benachrichtigt
schedule-tells-nobody = niemanden; der Bericht liegt im Arbeitsordner
schedule-runs = Läufe
schedule-runs-order = Die neuesten zuerst. Ein Klick auf eine Zeile zeigt ihren Bericht
schedule-due = Termin
schedule-state = Ergebnis
schedule-alarms = Alarme
schedule-gravest = Schwerster Alarm
schedule-changes = Änderungen
schedule-told = Zustellung
schedule-delivered = zugestellt
schedule-undelivered = ▲ gescheitert
schedule-duration = Dauer
schedule-report = Bericht vom { $moment }
schedule-report-gone = Dieser Bericht wurde zusammen mit seinem Crawl gelöscht.
schedule-download = Bericht als Seite
schedule-add-title = Die Website sich selbst crawlen lassen
schedule-add-hint = Der Befehl übergibt die Zeiten dem Zeitplandienst dieses Rechners
schedule-when-label = Crawlen
schedule-preset-0 = täglich um 03:00
schedule-preset-1 = montags um 03:00
schedule-preset-2 = am Monatsersten um 03:00
schedule-mail-placeholder = Bericht mailen an …
schedule-smtp-placeholder = Mailserver:587
schedule-copy = Befehl kopieren
schedule-alarm-title = Was einen Alarm auslöst
schedule-alarm-hint = Alarme stehen oben im Bericht und im Betreff der Mail
schedule-alarm-pages = 30 % weniger Seiten als zuvor
schedule-alarm-noindex = noindex auf Seiten, die ranken durften, oder auf der Startseite
schedule-alarm-robots = eine andere robots.txt
schedule-alarm-sitemap = eine verschwundene Sitemap
schedule-alarm-titles = durch eine Vorlage geänderte Titel
schedule-alarm-errors = Serverfehler, ein Crawl, der scheitert oder nicht fertig wird
schedule-remove = { $name } entfernen
schedule-to-changes = Änderungen zeigen
schedule-found = Änderungen, { $severity }
schedule-no-alarm = Alarme, und nichts hat sich geändert
