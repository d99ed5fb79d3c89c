### Der Befehl `bots`, und was an Adresslisten falsch sein kann.

cli-bots = Zeigt die Adresslisten, mit denen Bots geprüft werden, und ihr Alter; "refresh" holt neue von den Betreibern.
cli-argument-bots = "refresh" holt die Listen neu.
cli-bots-fresh = { $prefixes ->
    [one] { $prefixes } Adressbereich
   *[other] { $prefixes } Adressbereiche
}, { $days ->
    [0] heute gelesen
    [one] vor { $days } Tag gelesen
   *[other] vor { $days } Tagen gelesen
} ({ $source ->
    [shipped] mit Sitelore ausgeliefert
   *[refreshed] vom Betreiber
})
cli-bots-stale = { $prefixes ->
    [one] { $prefixes } Adressbereich
   *[other] { $prefixes } Adressbereiche
}, { $days ->
    [one] vor { $days } Tag gelesen
   *[other] vor { $days } Tagen gelesen
} ({ $source ->
    [shipped] mit Sitelore ausgeliefert
   *[refreshed] vom Betreiber
}): veraltet, führen Sie "sitelore bots refresh" aus
cli-bots-missing = noch keine Liste: Ihre Bots gelten als unbekannt. Führen Sie "sitelore bots refresh" aus
cli-bots-kept = Die Liste { $name } wurde nicht erneuert; was vorher bekannt war, gilt weiter.
cli-bots-refreshed = { $lists ->
    [one] { $lists } Liste ist neu.
   *[other] { $lists } Listen sind neu.
}

bot-ranges-schema = Die Antwort ist keine Liste von Adressbereichen: Erwartet wurde ein JSON-Objekt mit "prefixes". Vielleicht hat der Betreiber die Liste verschoben; nennen Sie ihre neue Adresse unter range_sources im Abschnitt [logs] der sitelore.toml.
bot-ranges-none = Die Liste enthält keinen Adressbereich. Mit ihr gälte jeder Bot des Betreibers als gefälscht.
bot-ranges-too-wide = Die Liste enthält { $prefix }: so viele Adressen, dass fast jeder als dieser Bot durchginge.
bot-ranges-prefix = Die Liste enthält { $prefix }; das ist kein Netz des öffentlichen Internets.
bot-ranges-shrunk = Der Liste fehlen fast alle Adressen von IPv{ $version }: { $now } statt { $before }. Wenn das laut Betreiber richtig ist, löschen Sie die ältere Liste im Ordner bots/ranges des Arbeitsordners und führen Sie den Befehl noch einmal aus.
bot-ranges-status = Der Betreiber antwortete mit dem Status { $status } statt mit einer Liste. Versuchen Sie es später, oder nennen Sie eine andere Adresse unter range_sources im Abschnitt [logs] der sitelore.toml.
bot-ranges-unreachable = Die Liste ließ sich nicht holen: { $problem }. Prüfen Sie die Verbindung und führen Sie den Befehl noch einmal aus.
bot-ranges-gone = Der Import wurde mit Listen geprüft, die nicht mehr im Arbeitsordner liegen: { $names }. Er lässt sich nicht noch einmal so prüfen, wie er war.
bot-list-unknown = Es gibt keine Liste namens { $name }, zu der eine Adresse gehören könnte. Es gibt: { $known }.
bot-list-damaged = { $file } ist kein JSON. Löschen Sie die Datei und führen Sie "sitelore bots refresh" aus.
