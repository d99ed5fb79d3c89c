### Fragen zu Bots und die Tabellen, die sie lesen.

table-bots = Angaben zu Bots
table-bots-origin = { table-from-log-analysis }
table-bot_obedience = Anfragen, gegen die robots.txt gehalten
table-bot_obedience-origin = { table-from-log-analysis }
stage-bots = Bots werden im Katalog nachgeschlagen
stage-bot_obedience = Anfragen von Bots werden gegen die robots.txt gehalten

question-bots_by_day = Welcher Bot hat an welchem Tag wie viel abgerufen?
question-bots_by_day-explanation = Anfragen im Namen jedes Bots je Tag (UTC), unterschieden nach dem, was ihre Adresse beweist. Verifizierte Anfragen kommen vom Betreiber, gefälschte von anderswo.
question-bots_by_day-finding = Anfragen im Namen von { $bot } an diesem Tag: { $hits }, davon verifiziert: { $verified_hits }.
question-bots_by_day-found = { $rows ->
    [one] Zu { $rows } Paar aus Tag und Bot gibt es Anfragen.
   *[other] Zu { $rows } Paaren aus Tag und Bot gibt es Anfragen.
}
question-bots_by_day-clean = Es kam kein Bot. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-bots_by_day-fix = Es ist nichts zu tun. Sehen Sie sich Tage an, an denen ein Bot weit öfter oder seltener kam als sonst.

question-bots_by_section = Welche Bereiche der Website ruft jeder Bot ab?
question-bots_by_section-explanation = Ein Bereich ist der erste Ordner einer Adresse. Die Anteile sagen, wofür ein Bot seine Anfragen ausgibt.
question-bots_by_section-finding = { $bot } rief { $section } ab: { $hits } Anfragen, davon fehlgeschlagen: { $error_hits }.
question-bots_by_section-found = { $rows ->
    [one] Zu { $rows } Paar aus Bot und Bereich gibt es Anfragen.
   *[other] Zu { $rows } Paaren aus Bot und Bereich gibt es Anfragen.
}
question-bots_by_section-clean = Kein Bot rief einen Bereich so oft ab. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-bots_by_section-fix = Vergleichen Sie mit dem, was Ihnen wichtig ist: Verlinken Sie Bereiche, die Bots selten abrufen, öfter, und sperren Sie in der robots.txt, was niemand sucht.

question-bots_by_status = Was antwortet der Server jedem Bot?
question-bots_by_status-explanation = Anfragen im Namen jedes Bots nach dem Status der Antwort, mit der Adresse, die ihn am häufigsten bekam.
question-bots_by_status-finding = { $bot } bekam auf { $hits } Anfragen den Status { $status }, am häufigsten bei { $example }.
question-bots_by_status-found = { $rows ->
    [one] Zu { $rows } Paar aus Bot und Status gibt es Anfragen.
   *[other] Zu { $rows } Paaren aus Bot und Status gibt es Anfragen.
}
question-bots_by_status-clean = Es kam kein Bot. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-bots_by_status-fix = Fehler (4xx, 5xx) und Weiterleitungen kosten Bots Besuche wichtiger Seiten: Bessern Sie aus, was dorthin verlinkt, und prüfen Sie den Server, wo er versagt.

question-bot_verification = Welche Bots sind, wer sie zu sein behaupten?
question-bot_verification-explanation = Ein User-Agent ist schnell erfunden. Es zählt die Adresse: Verifizierte stehen in der Liste des Betreibers oder tragen seinen Rechnernamen, von plausiblen ist nur ein Block bekannt, der darin liegt, gefälschte kommen von anderswo. Ohne Liste ist ein Bot unbekannt.
question-bot_verification-finding = Anfragen im Namen von { $bot }: { $hits }. Verifiziert: { $verified_hits }, plausibel: { $plausible_hits }, gefälscht: { $spoofed_hits }, unbekannt: { $unknown_hits }.
question-bot_verification-found = { $rows ->
    [one] Es kam { $rows } Bot.
   *[other] Es kamen { $rows } Bots.
}
question-bot_verification-clean = Es kam kein Bot. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-bot_verification-fix = Sind viele Anfragen unbekannt, holen Sie mit "sitelore bots refresh" frische Listen, oder lassen Sie unbekannte Adressen beim Namen erfragen (reverse_dns im Abschnitt [logs] der sitelore.toml), und lesen Sie die Logs noch einmal ein.

question-bot_devices = Kommen Bots als Smartphone oder als Desktop?
question-bot_devices-explanation = Google nimmt in den Index auf, was sein Smartphone-Crawler sieht. Kommen die meisten Anfragen noch als Desktop, kann Google die mobilen Seiten womöglich nicht verwenden.
question-bot_devices-finding = { $bot } kam mit { $mobile_hits } Anfragen als Smartphone und mit { $desktop_hits } als Desktop.
question-bot_devices-found = { $rows ->
    [one] Es kam { $rows } Bot.
   *[other] Es kamen { $rows } Bots.
}
question-bot_devices-clean = Es kam kein Bot. Geprüft wurden { $looked_at } Anfragen.
question-bot_devices-fix = Kommt der Googlebot meist als Desktop, prüfen Sie, ob Smartphones dieselben Inhalte, Links und strukturierten Daten bekommen.

question-ai_bots = Welche KI-Firmen rufen die Website ab, und wozu?
question-ai_bots-explanation = KI-Firmen schicken Bots zu drei Zwecken: um Modelle zu trainieren, um einen Index für Antworten aufzubauen, und um eine Seite zu holen, weil ein Mensch fragt. In der robots.txt hat jeder seinen eigenen Namen.
question-ai_bots-finding = { $purpose ->
    [ai_training] { $bot } holte Seiten fürs Training: { $hits } Anfragen.
    [ai_search] { $bot } holte Seiten für einen Index von Antworten: { $hits } Anfragen.
    [ai_user] { $bot } holte Seiten, weil Menschen fragten: { $hits } Anfragen.
   *[other] { $bot } holte Seiten für KI, wozu, sagt niemand: { $hits } Anfragen.
}
question-ai_bots-found = { $rows ->
    [one] { $rows } KI-Bot ruft die Website ab.
   *[other] { $rows } KI-Bots rufen die Website ab.
}
question-ai_bots-clean = Es kam kein KI-Bot. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-ai_bots-fix = Entscheiden Sie je Zweck. Wer die Website fürs Training sperrt, kann sie für Suche und Fragen von Menschen offen lassen: Die Bots haben eigene Namen.

question-ai_topics = Welche Themen holen sich KI-Bots von der Website?
question-ai_topics-explanation = An KI-Bots gelieferte Seiten nach ihrem Thema und dem Zweck der Bots. Die Abdeckung ist der Teil der Seiten eines Themas, der geholt wurde.
question-ai_topics-finding = Vom Thema { $label } holten sich KI-Bots { $urls } von { $pages } Seiten mit { $hits } Anfragen ({ $purpose ->
    [ai_training] fürs Training
    [ai_search] für einen Index von Antworten
    [ai_user] weil Menschen fragten
   *[other] wozu, sagt niemand
}).
question-ai_topics-found = { $rows ->
    [one] Zu { $rows } Paar aus Thema und Zweck gibt es Anfragen.
   *[other] Zu { $rows } Paaren aus Thema und Zweck gibt es Anfragen.
}
question-ai_topics-clean = KI-Bots holten sich keine Seite eines Themas. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-ai_topics-fix = Zu Themen, deren Seiten KI-Bots auf Fragen von Menschen holen, geben Assistenten Antworten: Halten Sie diese Seiten richtig und aktuell.

question-ai_referrals = Auf welche Seiten schicken KI-Assistenten Menschen, und haben sie sie vorher abgerufen?
question-ai_referrals-explanation = Besuche von Menschen, die von einem KI-Assistenten kamen, und ob ein Bot derselben Firma die Seite in den Tagen davor geholt hatte. Viele Assistenten senden keinen Referrer; es gibt also mehr Besuche, als zu sehen sind.
question-ai_referrals-finding = { $assistant } schickte { $visits ->
    [one] { $visits } Besuch
   *[other] { $visits } Besuche
} auf { $url }, davon { $visits_after_fetch }, nachdem seine Bots die Seite geholt hatten.
question-ai_referrals-found = { $rows ->
    [one] Ein Assistent schickte Menschen auf { $rows } Seite.
   *[other] Es gibt { $rows } Paare aus einer Seite und einem Assistenten, der Menschen dorthin schickte.
}
question-ai_referrals-clean = Von keinem Besuch ist zu sehen, dass er von einem KI-Assistenten kam. Geprüft wurden { $looked_at } Anfragen.
question-ai_referrals-fix = Diese Seiten werden in Antworten genannt. Halten Sie sie richtig und offen für die Bots, die für Antworten abrufen.

question-robots_obedience = Welche Bots halten sich an die robots.txt, und welche nicht?
question-robots_obedience-explanation = Eine Anfrage wird gegen die robots.txt gehalten, die ein Crawl mindestens einen Tag vorher gelesen hat. Wer für Menschen abruft, ist nicht an sie gebunden, und eine Regel, die erst später bekannt war, belastet niemanden.
question-robots_obedience-finding = { $verdict ->
    [disobeys] { $verification ->
        [verified] { $bot } stellte { $disallowed_hits } Anfragen, die ihm die robots.txt verbietet, zum Beispiel an { $example }.
       *[other] { $disallowed_hits } Anfragen im Namen von { $bot } galten dem, was ihm die robots.txt verbietet, zum Beispiel { $example }. Seine Adresse beweist nichts.
    }
    [obeys] { $bot } hielt sich bei allen { $allowed_hits } Anfragen, die sich beurteilen ließen, an die robots.txt.
    [not_bound] { $bot } ist nicht an die robots.txt gebunden: { $hits } Anfragen.
   *[not_measured] Ob sich { $bot } an die robots.txt hält, wurde nicht gemessen: Kein Crawl hat sie kurz vor den { $hits } Anfragen gelesen.
}
question-robots_obedience-found = { $rows ->
    [one] Die Anfragen von { $rows } Bot wurden gegen die robots.txt gehalten.
   *[other] Die Anfragen von { $rows } Bots wurden gegen die robots.txt gehalten.
}
question-robots_obedience-clean = Es kam kein Bot. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-robots_obedience-fix = Die robots.txt ist eine Bitte. Wer sie nicht beachtet, muss am Server abgewiesen werden; sperren Sie nach verifizierter Adresse, nie nach dem Namen allein.

question-disallowed_fetches = Welche Adressen rufen Bots ab, obwohl die robots.txt es verbietet?
question-disallowed_fetches-explanation = Jede Zeile ist eine Adresse, der Bot, der sie abrief, und die Zeile der robots.txt dagegen, die ein Crawl vor der Anfrage gelesen hatte.
question-disallowed_fetches-finding = { $bot } rief { $url } ab ({ $hits } Anfragen), gegen die Zeile „{ $rule }“.
question-disallowed_fetches-found = { $rows ->
    [one] Ein Bot rief { $rows } Adresse ab, die ihm die robots.txt verbietet.
   *[other] Bots riefen { $rows } Adressen ab, die ihnen die robots.txt verbietet.
}
question-disallowed_fetches-clean = Von keinem Bot ist bekannt, dass er abrief, was ihm die robots.txt verbietet. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-disallowed_fetches-fix = Prüfen Sie, ob die Regel sagt, was Sie meinen. Wenn ja, weisen Sie den Bot am Server ab.

question-robots_readers = Wer ruft robots.txt und llms.txt ab?
question-robots_readers-explanation = Ein Crawler, der sich an die robots.txt hält, ruft sie etwa einmal am Tag ab. llms.txt ist ein Vorschlag; wer sie abruft, zeigt, ob sie überhaupt jemand nutzt.
question-robots_readers-finding = { $hits ->
    [0] { $bot } hat { $file } nie abgerufen, stellte aber { $other_hits } andere Anfragen.
   *[other] { $bot } rief { $file } an { $days } Tagen insgesamt { $hits }-mal ab; { $failed_hits } Anfragen schlugen fehl.
}
question-robots_readers-found = { $rows ->
    [one] Bekannt ist { $rows } Paar aus Bot und Datei.
   *[other] Bekannt sind { $rows } Paare aus Bot und Datei.
}
question-robots_readers-clean = Es kam kein Bot, der diese Dateien lesen könnte. Geprüft wurden { $looked_at } Zeilen mit Anfragen.
question-robots_readers-fix = Die robots.txt muss mit 200 oder 404 antworten: Bei Fehlern des Servers stellen Suchmaschinen das Crawlen der ganzen Website ein.
