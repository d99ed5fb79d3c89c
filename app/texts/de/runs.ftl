# Der Raum, in dem Arbeit gestartet und beobachtet wird.
runs-address = Startadresse
runs-crawl-site = Diese Website crawlen
runs-crawl-again = Crawlen und auswerten
runs-analyse = Nur auswerten
runs-import = Diese Logs einlesen
runs-cancel = Abbrechen
runs-no-address = Es fehlt eine Adresse. Geben Sie eine ein, etwa https://example.com.
runs-no-file = Keine Logdatei ist gewählt. Wählen Sie eine oder mehrere in der Liste und lesen Sie sie dann ein.

runs-running = { $kind } läuft: { $done } fertig.
runs-running-total = { $kind } läuft: { $done } von { $total } fertig.
runs-running-left = { $kind } läuft: { $done } von { $total }, fertig in etwa { $left }.
runs-stopping = { $kind }: wird angehalten …
runs-keep-working = Sie können weiterarbeiten: Alle Ansichten zeigen den bisherigen Stand, bis dieser Lauf fertig ist.
runs-started = begonnen { $moment }
runs-of = { $kind } von { $site }
runs-kept-crawl = Beim Abbrechen bleiben die { $done } fertigen URLs; der nächste Crawl macht dort weiter.
runs-kept-logs = Beim Abbrechen bleibt von diesem Einlesen nichts; die Dateien lassen sich erneut einlesen.
runs-kept-analyse = Beim Abbrechen bleiben die fertigen Stufen; die nächste Auswertung macht dort weiter.

runs-idle = Nichts läuft. Der neueste Stand vom { $day } umfasst { $number } URLs.
runs-idle-hint = Ein neuer Crawl lässt diesen Stand bestehen und wird mit ihm verglichen.
runs-no-crawl = Nichts läuft, und diese Website wurde noch nicht gecrawlt.
runs-no-crawl-hint = Der Crawl holt höchstens zwei Seiten gleichzeitig und hält sich an robots.txt.
runs-site-title = Crawl und Auswertung
runs-site-hint = Jede Stufe entfällt, solange sich ihre Eingaben nicht ändern
runs-stage = Stufe
runs-rows = Zeilen
runs-state = Zustand
runs-computed = berechnet
runs-not-computed = noch nicht berechnet
runs-needs = braucht { $table }
runs-second-crawl = einen zweiten Crawl
runs-logs-title = Server-Logs
runs-logs-hint = Apache oder Nginx, auch als gz. Dateien werden gelesen, wo sie liegen; Adressen von Menschen werden zu Pseudonymen
runs-choose-logs = Logdateien
runs-after-this = Lässt sich starten, wenn dieser Lauf beendet ist.

runs-earlier = Frühere Läufe
runs-start = Beginn
runs-kind = Lauf
runs-duration = Dauer
runs-result = Ergebnis
runs-outcome = Ausgang
runs-done-crawl = { $done ->
    [one] { $done } URL
   *[other] { $done } URLs
}
runs-done-logs = { $done ->
    [0] keine neuen Zeilen
    [one] { $done } Zeile
   *[other] { $done } Zeilen
}
runs-done-analyse = { $done ->
    [one] { $done } Stufe
   *[other] { $done } Stufen
}
runs-crashed = Der Prozess endete unerwartet. Was gespeichert war, bleibt; ein neuer Start macht dort weiter.
