### Was ein Crawl ansieht, wie schnell, und was er anderswo prüft.

pattern-unreadable = Das Muster { $pattern } ist nicht lesbar: { $problem }. Muster werden in der Schreibweise von RE2 angegeben; vor einem Punkt, Fragezeichen oder einer Klammer, die selbst gemeint sind, steht ein umgekehrter Schrägstrich.
