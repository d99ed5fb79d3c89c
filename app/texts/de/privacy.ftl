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
