### Rendern: Seiten im Browser geöffnet, und was ihre Skripte ändern.

job-kind-render = Rendern
runs-render = Stichprobe im Browser öffnen
progress-render-choose = Seiten werden gewählt
render = Seiten werden gerendert
stage-rendering = HTML wird mit dem verglichen, was Skripte daraus machen
table-render_differences = Unterschiede durch Skripte
table-render_differences-origin = { table-from-render }

render-not-installed = Zum Rendern fehlt das Paket Playwright. Installieren Sie es mit: pip install "sitelore[render]". Es nutzt Chromium, Chrome oder Edge dieses Rechners.
render-no-browser = Auf diesem Rechner wurde kein Browser gefunden. Installieren Sie Chromium, Google Chrome oder Microsoft Edge, oder nennen Sie einen in den Einstellungen: browser = "/pfad/zu/chromium" unter [render].
render-browser-unknown = Den Browser { $path }, den die Einstellungen nennen, gibt es nicht. Berichtigen Sie browser unter [render], oder lassen Sie die Angabe weg; dann gilt der des Systems.
render-browser-failed = Der Browser { $path } startet nicht: { $problem }. Starten Sie ihn einmal von Hand, um zu sehen, was ihm fehlt, oder nennen Sie einen anderen in den Einstellungen: browser = "/pfad/zu/chromium" unter [render].
render-no-sandbox = Der Browser { $path } kann sich auf diesem Rechner nicht selbst einsperren ({ $problem }). Erlauben Sie ihm User-Namespaces, oder setzen Sie sandbox = false unter [render], wenn Sie den Seiten vertrauen.
render-no-crawl = Von { $site } gibt es keinen Crawl, dessen Seiten gerendert werden könnten. Crawlen Sie zuerst mit: sitelore crawl
render-nothing-to-open = Von { $site } gibt es keine Seite zu rendern: Der neueste Crawl hat keine gelesen, die Googlebot abrufen darf.
render-url-not-crawled = { $url } ist keine Seite des neuesten Crawls, die gelesen wurde und die robots.txt erlaubt. Crawlen Sie sie zuerst, oder nennen Sie eine andere.
cli-render = Eine Auswahl von Seiten im Chromium dieses Rechners öffnen und ablegen, was ihre Skripte daraus machen. Gewählt werden Seiten jeder Vorlage, höchstens einige hundert.
cli-option-render-url = Seite, die statt einer Auswahl geöffnet wird; mehrfach möglich.
cli-option-sample = Höchstzahl der Seiten, die geöffnet werden.
cli-render-chosen = { $pages ->
    [one] { $pages } Seite
   *[other] { $pages } Seiten
} aus { $templates ->
    [one] { $templates } Vorlage
   *[other] { $templates } Vorlagen
} stehen für { $of }. Gewählt werden immer dieselben wenigen jeder Vorlage, die größte zuerst.
cli-render-done = { $site }: { $pages ->
    [one] { $pages } Seite gerendert
   *[other] { $pages } Seiten gerendert
}, { $failed } nicht. Snapshot { $snapshot }. Weiter mit: sitelore analyse
cli-render-as-root = Der Browser läuft ohne seine eigene Sandbox, weil er sie dem Benutzer root verweigert. Führen Sie Sitelore als anderer Benutzer aus, um fremde Seiten zu öffnen.

cli-kind-render = Rendern
cli-snapshot-renders = { NUMBER($rows) } gerenderte Seiten

rendered-aspect-address = Adresse
rendered-aspect-title = Titel
rendered-aspect-description = Meta-Description
rendered-aspect-canonical = Canonical
rendered-aspect-robots = Robots-Angaben
rendered-aspect-h1 = Hauptüberschrift
rendered-aspect-words = sichtbare Wörter
rendered-aspect-links = Links
rendered-aspect-json_ld = strukturierte Daten
rendered-change-added = erst nach dem Rendern
rendered-change-removed = nur im HTML
rendered-change-changed = durch Skripte geändert

question-rendered_only = Was sagen Seiten erst, nachdem ihre Skripte gelaufen sind?
question-rendered_only-explanation = Einige Seiten jeder Vorlage wurden im Browser geöffnet und mit dem HTML verglichen, das der Crawl erhielt. Google liest, was Skripte schreiben, später als das HTML; die meisten anderen Crawler, auch die von KI-Diensten, lesen es nie.
question-rendered_only-finding = { $url }: { $aspect ->
    [address] Skripte führen zu { $rendered }.
    [title] Der Titel lautet erst nach dem Rendern „{ $rendered }“.
    [description] Die Meta-Description lautet erst nach dem Rendern „{ $rendered }“.
    [canonical] Der Canonical ist erst nach dem Rendern { $rendered }.
    [robots] Die Robots-Angaben lauten erst nach dem Rendern „{ $rendered }“.
    [h1] Die Hauptüberschrift „{ $rendered }“ steht erst nach dem Rendern da.
    [words] { $raw } Wörter stehen im HTML und { $rendered } auf der gerenderten Seite.
    [links] Der Link zu { $rendered } steht erst nach dem Rendern da.
   *[json_ld] Diese strukturierten Daten stehen erst nach dem Rendern da: { $rendered }
}
question-rendered_only-found = { $rows ->
    [one] { $rows } Angabe entsteht erst durch Skripte.
   *[other] { $rows } Angaben entstehen erst durch Skripte.
}
question-rendered_only-clean = Skripte fügen den gerenderten Seiten nichts hinzu. { $looked_at } wurden geöffnet.
question-rendered_only-fix = Senden Sie im HTML, worauf es ankommt: Titel, Canonical, Robots-Angaben, Haupttext, Links und strukturierte Daten. Skripte mögen ergänzen, was nur für Menschen da ist, die klicken.

question-content_only_after_rendering = Welche Seiten haben die meisten Wörter erst, nachdem ihre Skripte gelaufen sind?
question-content_only_after_rendering-explanation = Mehr als die Hälfte der sichtbaren Wörter schreiben Skripte. Wer nur das HTML liest, sieht eine fast leere Seite.
question-content_only_after_rendering-finding = { $weight } Wörter von { $url } kommen mit den Skripten (im HTML → gerendert: { $value }).
question-content_only_after_rendering-found = { $rows ->
    [one] { $rows } Seite hat die meisten Wörter erst nach dem Rendern.
   *[other] { $rows } Seiten haben die meisten Wörter erst nach dem Rendern.
}
question-content_only_after_rendering-clean = Die gerenderten Seiten haben ihre Wörter auch im HTML. { $looked_at } wurden geöffnet.
question-content_only_after_rendering-fix = Erzeugen Sie den Text auf dem Server oder beim Bauen der Website, damit er im HTML steht.

question-signals_changed_by_scripts = Welche Seiten sagen Suchmaschinen vor dem Lauf ihrer Skripte etwas anderes als danach?
question-signals_changed_by_scripts-explanation = Canonical, Robots-Angaben oder die Adresse selbst ändern sich, wenn Skripte laufen. Ein noindex im HTML gilt, bevor ein Skript läuft, und ein zweimal gesetzter Canonical überlässt die Wahl der Suchmaschine.
question-signals_changed_by_scripts-finding = { $url } sagt im HTML dies und gerendert jenes: { $value }
question-signals_changed_by_scripts-found = { $rows ->
    [one] { $rows } Angabe an Suchmaschinen wird durch Skripte geändert.
   *[other] { $rows } Angaben an Suchmaschinen werden durch Skripte geändert.
}
question-signals_changed_by_scripts-clean = Kein Skript ändert Canonical, Robots-Angaben oder Adresse. { $looked_at } Seiten wurden geöffnet.
question-signals_changed_by_scripts-fix = Setzen Sie Canonical und Robots-Angaben im HTML, und leiten Sie auf dem Server weiter.

question-scripts_failing = Auf welchen Seiten scheitern Skripte oder Dateien, die sie brauchen?
question-scripts_failing-explanation = Skripte sind abgebrochen, oder Dateien, die sie brauchen, fehlen, scheitern oder werden Googlebot durch robots.txt vorenthalten. Was solche Skripte schreiben sollten, fehlt.
question-scripts_failing-finding = { $weight ->
    [one] Auf { $url } scheitert etwas: { $value }
   *[other] Auf { $url } scheitert { $weight }-mal etwas, darunter { $value }
}
question-scripts_failing-found = { $rows ->
    [one] Auf { $rows } Seite scheitern Skripte.
   *[other] Auf { $rows } Seiten scheitern Skripte.
}
question-scripts_failing-clean = Kein Skript ist gescheitert, und alle Dateien kamen. { $looked_at } Seiten wurden geöffnet.
question-scripts_failing-fix = Öffnen Sie die Seite mit den Entwicklerwerkzeugen des Browsers, und beheben Sie, was die Konsole zeigt. Erlauben Sie Googlebot in robots.txt Skripte und Stylesheets.

question-pages_not_rendered = Welche Seiten ließen sich nicht rendern?
question-pages_not_rendered-explanation = Ein Browser konnte diese Seiten nicht zur Ruhe bringen: Ein Skript endet nie, die Seite stürzt ab oder braucht zu viel Speicher, oder sie antwortete anders als dem Crawl.
question-pages_not_rendered-finding = { $url } ließ sich nicht rendern: { $value }
question-pages_not_rendered-found = { $rows ->
    [one] { $rows } Seite ließ sich nicht rendern.
   *[other] { $rows } Seiten ließen sich nicht rendern.
}
question-pages_not_rendered-clean = Alle gewählten Seiten ließen sich rendern. { $looked_at } wurden geöffnet.
question-pages_not_rendered-fix = Öffnen Sie die Seite im Browser, und sehen Sie nach, was sie beschäftigt. Eine Seite, die Suchmaschinen nicht rendern können, wird nur nach ihrem HTML beurteilt.
