### Ein Crawl, dessen Warteschlange sich mehrere Prozesse teilen
frontier-unreachable = Die Datenbank des Crawls, { $file }, ist nicht benutzbar: { $problem }. Prüfen Sie, ob sie läuft, ob die Adresse in crawl.frontier stimmt und ob das Passwort in SITELORE_SECRET_FRONTIER oder PGPASSWORD steht.
frontier-without-driver = Ein Crawl in PostgreSQL braucht das Modul { $module }. Installieren Sie es mit: pip install "sitelore[postgres]"
cli-option-workers = Mit so vielen Prozessen crawlen; bei mehr als einem muss crawl.frontier eine PostgreSQL-Datenbank nennen.
cli-crawl-elsewhere = { $site }: { $urls ->
    [one] Die eine URL ist
   *[other] Alle { $urls } URLs sind
} gecrawlt. Ein anderer Prozess hat den Crawl abgeschlossen; der Stand liegt in seinem Arbeitsbereich.
crawl-workers-need-frontier = { $workers } Prozesse können sich einen Crawl nur teilen, wenn seine Warteschlange in einer Datenbank liegt. Setzen Sie crawl.frontier in sitelore.toml, zum Beispiel auf postgresql+psycopg://benutzer@rechner/datenbank, oder lassen Sie --workers weg.
cli-option-fresh = Jede Seite neu abrufen, auch wenn sie sich seit dem letzten Crawl nicht geändert hat.
cli-crawl-reused = Seit { $from } nicht geändert und nicht erneut übertragen: { $not_modified }. Mit demselben Inhalt übertragen und nicht erneut gelesen: { $parse }.
runs-reused = Seit dem Crawl davor nicht geändert und nicht erneut übertragen: { $not_modified }; übertragen, aber nicht erneut gelesen: { $parse }.
