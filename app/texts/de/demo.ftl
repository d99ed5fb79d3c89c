# Die Beispielwebsite: was entsteht, und wie sich ein Lauf darüber zu den eingebauten Fehlern verhält.

progress-demo-site = Beispielwebsite wird erzeugt
progress-demo-logs = Zugriffsprotokolle für 30 Tage werden geschrieben
demo-made = Beispielwebsite zu Startwert { $seed }: { NUMBER($urls) } URLs, davon dürfen { NUMBER($indexable) } ranken, { NUMBER($lines) } Logzeilen.
demo-agrees = Jeder eingebaute Fehler wurde gefunden, und nichts wurde gemeldet, was es nicht gibt.
demo-differs = { $count ->
    [one] Der Lauf weicht an einer Stelle von dem ab, was eingebaut wurde.
   *[other] Der Lauf weicht an { NUMBER($count) } Stellen von dem ab, was eingebaut wurde.
 } Jede Abweichung ist ein Fehler von Sitelore; die Liste steht darunter.
demo-planted-but-missed = Eingebaut, nicht gefunden ({ $check }): { $key }
demo-reported-but-not-planted = Gemeldet, nicht eingebaut ({ $check }): { $key }
