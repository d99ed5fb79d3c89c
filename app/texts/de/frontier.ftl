### Ein Crawl, dessen Warteschlange sich mehrere Prozesse teilen
frontier-unreachable = Die Datenbank des Crawls, { $file }, ist nicht benutzbar: { $problem }. Prüfen Sie, ob sie läuft, ob die Adresse in crawl.frontier stimmt und ob das Passwort in SITELORE_SECRET_FRONTIER oder PGPASSWORD steht.
frontier-without-driver = Ein Crawl in PostgreSQL braucht das Modul { $module }. Installieren Sie es mit: pip install "sitelore[postgres]"
