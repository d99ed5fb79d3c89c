# Was von Logs bleibt, wie lange, und das Verzeichnis der Verarbeitungstätigkeiten.

cli-option-expired = Löscht, was die Einstellungen nicht länger vorsehen: Anfragen, die älter sind als `logs.hits_days`, ungelesene Zeilen, die älter sind als `logs.rejects_days`. Tagessummen bleiben. Es wird nicht nachgefragt.
cli-purge-expired = { $imports ->
        [0] Nichts ist abgelaufen: Kein Import enthält Anfragen oder ungelesene Zeilen länger, als die Einstellungen vorsehen.
       *[other] Aus { $imports ->
            [one] einem Import
           *[other] { $imports } Importen
        } gelöscht: { $hits } abgelaufene Anfragen und { $rejects } ungelesene Zeilen. Tagessummen und Löschvermerke bleiben; `sitelore analyse` rechnet die Ergebnisse neu.
    }
log-retention-reason = abgelaufen

cli-privacy = Schreibt das Verzeichnis der Verarbeitungstätigkeiten (Artikel 30 DSGVO), ausgefüllt aus den Einstellungen
cli-privacy-explanation = Wer verantwortlich ist und wer Daten erhält, steht im Abschnitt [privacy] der Datei sitelore.toml. Der Text ist ein Entwurf für Ihre Datenschutzbeauftragten und keine Rechtsberatung.
cli-option-record-out = In diese Datei schreiben statt in die Konsole
cli-privacy-done = Verzeichnis geschrieben: { $file }

record-title = Verzeichnis von Verarbeitungstätigkeiten: Auswertung von Server-Logs und Webseiten
record-hint = Nach Artikel 30 Absatz 1 DSGVO, von Sitelore aus den Einstellungen dieses Arbeitsbereichs erstellt. Ein Entwurf, keine Rechtsberatung: Lassen Sie ihn prüfen und ergänzen Sie, was bei Ihnen gilt.
record-missing = **[bitte ergänzen]**
record-nobody = niemand außerhalb des Verantwortlichen, solange Sie Arbeitsbereich oder Exporte nicht weitergeben
record-none = keine
record-interests = Artikel 6 Absatz 1 Buchstabe f DSGVO: berechtigtes Interesse an einer Website, die Suchmaschinen lesen können und die keine unnötige Last verursacht
record-controller-head = Verantwortlicher
record-controller = { $controller }

    Datenschutzbeauftragte: { $officer }

    Websites: { $hosts }
record-purposes-head = Zwecke der Verarbeitung
record-purposes = Feststellen, wie Crawler von Suchmaschinen und KI-Anbietern die Website nutzen, wo ihre Anfragen verloren gehen, welche Seiten Fehler liefern und wie Seiten verlinkt und geschrieben sind. Personen werden weder verfolgt noch bewertet; es entsteht kein Profil, und über niemanden wird automatisiert entschieden.
record-persons-head = Kategorien betroffener Personen
record-persons = Besucherinnen und Besucher der Websites, soweit Server-Logs ihre Anfragen verzeichnen; Personen, die auf den gecrawlten öffentlichen Seiten genannt sind.
record-data-head = Kategorien personenbezogener Daten
record-data = - Je Anfrage einer Person: Zeitpunkt, Adresse der Seite, Status, Bytes, Familie des Browsers, Art des Geräts, Herkunft des Verweises ohne Pfad.
    - Statt der IP-Adresse ein Pseudonym: HMAC-SHA-256 mit einem geheimen Schlüssel dieses Arbeitsbereichs über den Monat und die gekürzte Adresse (/24 bei IPv4, /48 bei IPv6); es wechselt also jeden Monat.
    - Werte dieser Parameter in Adressen: { $kept }; ferner die von Adressen, die die Website selbst verlinkt.
    - Begriffe der Suche auf der Website aus diesen Parametern: { $searches }; gezeigt erst ab 10 Vorkommen.
    - Öffentliche Seiten, wie sie gecrawlt wurden, mit dem, was darauf steht.
record-not-kept-head = Was nicht gespeichert wird
record-not-kept = IP-Adressen von Personen, Benutzernamen in Logs, vollständige User-Agents, Pfade und Suchteile von Verweisen, Cookies, alle übrigen Werte von Parametern. E-Mail-Adressen, Telefonnummern, IBAN, Token und IP-Adressen werden aus Pfaden, aus Proben ungelesener Zeilen und aus Meldungen entfernt, bevor etwas geschrieben wird. Gespeichert werden nur IP-Adressen von Crawlern, die deren Betreiber selbst veröffentlicht: Sie gehören zu keiner Person. Die Log-Dateien bleiben, wo sie sind, und werden nicht kopiert.
record-recipients-head = Empfänger
record-recipients = { $to }
record-third-countries-head = Übermittlung in Drittländer
record-third-countries = Keine durch Sitelore: Alles wird auf diesem Rechner berechnet. { $names ->
        [true] Da `logs.reverse_dns` eingeschaltet ist, werden Adressen, die sich als Crawler ausgeben, beim DNS-Resolver abgefragt.
       *[other] Keine Adresse eines Clients wird irgendwo abgefragt (`logs.reverse_dns` ist aus).
    } { $frontier ->
        [true] Adressen von Seiten, die gerade gecrawlt werden, stehen in der Datenbank, die `crawl.frontier` nennt.
       *[other] {""}
    }
record-retention-head = Löschfristen
record-retention = - Einzelne Anfragen: { $hits_days } Tage nach der Anfrage.
    - Proben von Log-Zeilen, die nicht gelesen werden konnten: { $rejects_days } Tage nach dem Import.
    - Summen nach Tag, Adresse und Status: bleiben; von Personen nur, wo mindestens 10 Anfragen hinter einer Adresse stehen.
    - Inhalte gecrawlter Seiten: wie der jeweilige Zeitplan es sagt (`--bodies-days`, ohne Angabe 30 Tage).

    `sitelore purge --expired` löscht, ebenso jeder geplante Lauf. Was wann und warum gelöscht wurde, bleibt als Löschvermerk ohne Inhalt stehen. Wer die Datei `.secret` löscht, macht alle Pseudonyme für immer unzuordenbar.
record-security-head = Technische und organisatorische Maßnahmen
record-security = Pseudonyme entstehen, bevor etwas geschrieben wird; der Schlüssel ist nur für seinen Eigentümer lesbar (0600) und steht in keinem Export; der Ordner des Arbeitsbereichs ist nur für seinen Eigentümer lesbar (0700); die App antwortet nur auf diesem Rechner und verlangt ein Token; keine Telemetrie; Prüfsummen für alle Dateien; jede Löschung wird vermerkt.
record-basis-head = Rechtsgrundlage
record-basis = { $basis }

log-note-one-client-range = Ein CDN oder Proxy verbirgt die Clients: Fast alle Anfragen kommen aus einem Adressbereich, also lässt sich kein Bot bestätigen. Protokollieren Sie die Adresse des Clients: Nginx `real_ip_header X-Forwarded-For` mit `set_real_ip_from`, Apache `mod_remoteip` mit `%a`, IIS das Feld X-Forwarded-For, HAProxy `option forwardfor` und die Kopfzeile im Log des Backends; bei Cloudflare CF-Connecting-IP
