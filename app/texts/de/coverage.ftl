# Fragen dazu, wofür Suchmaschinen-Bots ihre Anfragen verwenden, was sie auslassen und wie bald sie kommen.

question-leak_ledger = Wofür verwendet jeder Suchmaschinen-Crawler seine Anfragen, und was ließe sich sparen?
question-leak_ledger-explanation = Jede Anfrage eines verifizierten Crawlers hat eine Ursache. Die Ersparnis lässt aus, was ein Crawler braucht, um zu erfahren, dass eine URL weg, verschoben oder nicht zu indexieren ist. Was robots.txt verbietet, wird neben den Ursachen gezählt.
question-leak_ledger-finding = { $bot }: { $hits } Anfragen, { $saving } davon ließen sich sparen.
question-leak_ledger-found = { $rows ->
    [one] In den Bilanzen der Suchmaschinen-Crawler steht { $rows } Zeile.
   *[other] In den Bilanzen der Suchmaschinen-Crawler stehen { $rows } Zeilen.
}
question-leak_ledger-clean = Keine Ursache hat so viele Anfragen. Geprüft wurden { $looked_at } Zeilen der Leck-Bilanz.
question-leak_ledger-fix = Beginnen Sie mit der Ursache, bei der am meisten zu sparen ist, und mit ihren Beispielen.

question-budget_problem = Hindert das Crawl-Budget Suchmaschinen-Bots daran, alle Seiten dieser Website abzurufen?
question-budget_problem-explanation = Eine kleine Website, deren indexierbare Seiten alle innerhalb von 14 Tagen abgerufen wurden, hat kein Budget-Problem, was auch immer die Bilanz Verschwendung nennt. Sonst sagt die Antwort, wie viele Seiten in dieser Zeit abgerufen wurden.
question-budget_problem-finding = Von { $pages } Seiten, die ranken dürfen, wurden { $fetched } rechtzeitig abgerufen, { $unfetched } nicht; die Logs umfassen { $log_days } Tage.
question-budget_problem-found = { $rows ->
    [one] Das Crawl-Budget ist für diese Website vielleicht ein Problem; { $rows } Zeile sagt, wie weit.
   *[other] Das Crawl-Budget ist für diese Website vielleicht ein Problem; { $rows } Zeilen sagen, wie weit.
}
question-budget_problem-clean = Diese Website hat kein Budget-Problem: Sie ist klein, und jede Seite, die ranken darf, wurde innerhalb von 14 Tagen abgerufen. Geprüft wurden { $looked_at } Adressen.
question-budget_problem-fix = Sehen Sie nach, welche Seiten zu selten abgerufen werden, und lassen Sie Bots anderswo weniger Anfragen verschwenden.

question-stale_pages = Welche indexierbaren Seiten haben Suchmaschinen-Bots zu lange nicht abgerufen?
question-stale_pages-explanation = Der letzte Abruf dieser Seiten liegt viel länger zurück, als für ihre Seitenvorlage üblich ist. Was selten abgerufen wird, ist im Suchindex veraltet.
question-stale_pages-finding = { $url } wurde zuletzt { $days } Tage vor dem Ende der Logs abgerufen; Seiten dieser Vorlage bleiben unter { $limit_days }.
question-stale_pages-found = { $rows ->
    [one] { $rows } Seite wurde zu lange nicht abgerufen.
   *[other] { $rows } Seiten wurden zu lange nicht abgerufen.
}
question-stale_pages-clean = Keine Seite wurde zu lange ausgelassen. Geprüft wurden { $looked_at } Adressen.
question-stale_pages-fix = Verlinken Sie die Seite von Seiten, die oft abgerufen werden, und halten Sie lastmod in der Sitemap wahr.

question-log_orphans = Welche Seiten rufen Suchmaschinen-Bots ab, obwohl keine Seite der Website dorthin führt?
question-log_orphans-explanation = Suchmaschinen-Bots kennen diese Adressen von früher oder von anderen Websites. Denen, die ranken dürfen, fehlt ein Link; die übrigen sind Überbleibsel.
question-log_orphans-finding = { $hits } Anfragen gingen an { $url }, wohin keine Seite führt.
question-log_orphans-found = { $rows ->
    [one] { $rows } Seite wird abgerufen, obwohl nichts dorthin führt.
   *[other] { $rows } Seiten werden abgerufen, obwohl nichts dorthin führt.
}
question-log_orphans-clean = Zu jeder Seite, die Suchmaschinen-Bots abrufen, führt ein Weg. Geprüft wurden { $looked_at } Zeilen der Leck-Bilanz.
question-log_orphans-fix = Verlinken Sie, was gefunden werden soll. Leiten Sie um, was umgezogen ist, und antworten Sie mit 410 auf das, was weg ist.

question-fetch_frequency = Rufen Suchmaschinen-Bots die Seiten am häufigsten ab, die interne Links wichtig nennen?
question-fetch_frequency-explanation = Seiten nach Vorlage und nach dem Gewicht, das interne Links ihnen geben, mit Abrufen je Seite in 30 Tagen. Wo unwichtige Seiten wie wichtige abgerufen werden, lenken die Links die Bots nicht.
question-fetch_frequency-finding = { $pages } Seiten, zusammen { $fetches }-mal abgerufen.
question-fetch_frequency-found = { $rows ->
    [one] { $rows } Gruppe von Seiten wurde verglichen.
   *[other] { $rows } Gruppen von Seiten wurden verglichen.
}
question-fetch_frequency-clean = Keine indexierbare Seite steht im Linkgraphen. Geprüft wurden { $looked_at } Adressen.
question-fetch_frequency-fix = Verlinken Sie wichtige, selten abgerufene Seiten öfter, von Seiten, die oft abgerufen werden.

question-parameter_hits = Welche Parameter von Adressen beanspruchen die Anfragen von Suchmaschinen-Bots?
question-parameter_hits-explanation = Anfragen an Adressen mit Parametern, nach dem Namen jedes Parameters. Verschwendet sind die an Filter, Fallen oder Dateien unter immer neuen Versionen.
question-parameter_hits-finding = Der Parameter { $parameter } beansprucht { $hits } Anfragen, { $leaked } davon umsonst.
question-parameter_hits-found = { $rows ->
    [one] { $rows } Parameter beansprucht Anfragen von Suchmaschinen-Bots.
   *[other] { $rows } Parameter beanspruchen Anfragen von Suchmaschinen-Bots.
}
question-parameter_hits-clean = Kein Parameter beansprucht so viele Anfragen. Geprüft wurden { $looked_at } Zeilen der Leck-Bilanz.
question-parameter_hits-fix = Sperren Sie in robots.txt die Parameter, die keine Seite braucht, die ranken darf, und verlinken Sie nicht mehr auf sie.

question-resource_share = Welcher Teil der Anfragen jedes Suchmaschinen-Crawlers geht an Dateien statt an Seiten?
question-resource_share-explanation = Anfragen nach Crawler und Art der Datei. Crawler brauchen Stylesheets und Skripte, um Seiten zu rendern; wächst ihr Anteil, werden Dateien nicht zwischengespeichert.
question-resource_share-finding = { $bot }: { $hits } Anfragen an { $urls } Adressen einer Art.
question-resource_share-found = { $rows ->
    [one] { $rows } Art von Adressen wurde angefragt.
   *[other] { $rows } Arten von Adressen wurden angefragt.
}
question-resource_share-clean = Keine Anfrage ging an eine Adresse. Geprüft wurden { $looked_at } Zeilen der Leck-Bilanz.
question-resource_share-fix = Lassen Sie Dateien lange zwischenspeichern, unter einer Adresse, die sich nur mit jeder Version ändert.

question-growing_patterns = Welche Arten von Adressen vermehren sich schneller, als Suchmaschinen-Bots sie anfragen?
question-growing_patterns-explanation = In der zweiten Hälfte des Zeitraums trafen Bots fast nur neue Adressen dieser Art, und die Adressen wurden schneller mehr als die Anfragen: Sie haben kein Ende, oder die Website erzeugt immer neue.
question-growing_patterns-finding = { $pattern }: { $new_urls } neue Adressen in der zweiten Hälfte des Zeitraums.
question-growing_patterns-found = { $rows ->
    [one] { $rows } Art von Adressen vermehrt sich.
   *[other] { $rows } Arten von Adressen vermehren sich.
}
question-growing_patterns-clean = Keine Art von Adressen vermehrt sich. Geprüft wurden { $looked_at } Zeilen der Leck-Bilanz.
question-growing_patterns-fix = Finden Sie heraus, welche Seite auf die jeweils nächste Adresse verlinkt, beenden Sie die Kette dort, und sperren Sie das Muster in robots.txt.

question-discovery_latency = Wie lange brauchen Suchmaschinen-Bots, um neue Seiten zu finden?
question-discovery_latency-explanation = Für jede Seite, die in einem Crawl neu war: wann sie frühestens und spätestens online ging und wann ein verifizierter Suchmaschinen-Bot sie zuerst abrief.
question-discovery_latency-finding = { $url } war spätestens am { $by_day } neu.
question-discovery_latency-found = { $rows ->
    [one] { $rows } neue Seite wurde verfolgt.
   *[other] { $rows } neue Seiten wurden verfolgt.
}
question-discovery_latency-clean = In der Zeit der Logs ließ sich keine neue Seite verfolgen. Geprüft wurden { $looked_at } neue oder geänderte Seiten.
question-discovery_latency-fix = Verlinken Sie neue Seiten von der Startseite oder einer täglich abgerufenen Liste, und nehmen Sie sie sofort in die Sitemap auf.

question-change_pickup = Wie lange brauchen Suchmaschinen-Bots, um eine Seite nach einer Änderung wieder abzurufen?
question-change_pickup-explanation = Für jede Seite, deren Haupttext sich zwischen zwei Crawls geändert hat: wie viele Tage mindestens und höchstens vergingen, bis ein verifizierter Suchmaschinen-Bot wiederkam.
question-change_pickup-finding = { $url } hat sich spätestens am { $by_day } geändert.
question-change_pickup-found = { $rows ->
    [one] { $rows } geänderte Seite wurde verfolgt.
   *[other] { $rows } geänderte Seiten wurden verfolgt.
}
question-change_pickup-clean = In der Zeit der Logs ließ sich keine Änderung eines Haupttexts verfolgen. Geprüft wurden { $looked_at } neue oder geänderte Seiten.
question-change_pickup-fix = Lassen Sie lastmod in der Sitemap genau dann wandern, wenn sich ein Text ändert; verlinken Sie geänderte Seiten von oft abgerufenen.

question-lastmod_honesty = Sagt lastmod in der Sitemap die Wahrheit, und kommen Suchmaschinen-Bots deshalb früher?
question-lastmod_honesty-explanation = Zwischen zwei Crawls kann sich ein Text mit seinem Datum ändern, ohne es, oder das Datum wandert allein. Suchmaschinen beachten Daten nicht, die oft falsch sind.
question-lastmod_honesty-finding = { $told } Änderungen meldete lastmod, { $silent } nicht, { $false_dates } Daten wanderten ohne Änderung.
question-lastmod_honesty-found = { $rows ->
    [one] Die Daten von { $rows } Seitenvorlage wurden beurteilt.
   *[other] Die Daten von { $rows } Seitenvorlagen wurden beurteilt.
}
question-lastmod_honesty-clean = Zwischen den Crawls hat sich weder ein Text noch ein Datum geändert. Geprüft wurden { $looked_at } neue oder geänderte Seiten.
question-lastmod_honesty-fix = Nehmen Sie als lastmod den Tag der letzten inhaltlichen Änderung, nie den Tag, an dem die Sitemap geschrieben wurde.

option-bot = Nur die Anfragen dieses Crawlers.
option-days = Tage vor dem Ende der Logs, in denen eine Seite abgerufen worden sein muss.
option-small = Seiten, bis zu denen eine Website klein ist.
option-times = Das Wievielfache des üblichen Alters ihrer Vorlage eine Seite haben darf.
option-min_days = Nur Seiten, die länger als so viele Tage nicht abgerufen wurden.
option-top = Anteil der Seiten mit dem höchsten PageRank (0 bis 1).
option-low = Anteil der Seiten mit dem niedrigsten PageRank (0 bis 1).
option-min_new = Nur Muster mit mindestens so vielen neuen Adressen.
option-min_fresh = Nur Muster, von deren Adressen mindestens dieser Anteil neu ist (0 bis 1).

table-pickups = Abrufe neuer und geänderter Seiten
table-pickups-origin = { table-from-log-analysis }
stage-pickups = Neue und geänderte Seiten werden verfolgt
