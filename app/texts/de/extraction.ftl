### Eigene Extraktionsregeln.

extraction-too-many = Es gibt { $count } Extraktionsregeln; ein Crawl nimmt { $limit }. Nehmen Sie einige aus den Einstellungen.
extraction-name-twice = Zwei Extraktionsregeln heißen { $name }. Geben Sie jeder einen eigenen Namen.
extraction-take-unknown = Die Extraktionsregel { $name } nimmt { $take }; das kann keine Regel nehmen. Möglich sind text, html, attribute:NAME oder value für das, was eine XPath-Funktion liefert.
extraction-value-needs-xpath = Die Extraktionsregel { $name } nimmt den Wert einer Funktion, und { $kind } hat keine. Verwenden Sie XPath, oder nehmen Sie text.
extraction-regex-has-no-attribute = Die Extraktionsregel { $name } ist ein regulärer Ausdruck, und ein Treffer hat keine Attribute. Setzen Sie, was Sie wollen, in eine Gruppe in Klammern: Ihr Text wird genommen.
extraction-invalid = Die Extraktionsregel { $name } ({ $kind }) ist nicht zu gebrauchen: { $problem }{ $place ->
    [0] .
   *[other] , an Zeichen { $place }, bei „{ $near }“.
} Der Ausdruck lautet: { $expression }
extraction-body-missing = Der neueste Snapshot enthält keine Seite { $url }. Lassen Sie --stored weg, um sie abzurufen, oder nennen Sie eine gecrawlte Seite.
extraction-rule-missing = Sagen Sie, was genommen werden soll: --css, --xpath oder --regex mit einem Ausdruck, oder legen Sie Regeln in den Einstellungen ab.
extraction-page-unread = { $url } wurde nicht gelesen ({ $reason }). Es ließ sich nichts daraus nehmen.
cli-extract = Extraktionsregeln an einer Seite ausprobieren: die getippten oder die der Einstellungen. Die Seite wird abgerufen oder dem neuesten Snapshot entnommen.
cli-argument-url-to-extract = Adresse einer Seite der Website.
cli-option-css = CSS-Selektor; mehrfach möglich.
cli-option-xpath = Ausdruck in XPath 1.0; mehrfach möglich.
cli-option-regex = Regulärer Ausdruck (RE2-Syntax) auf dem HTML; wo es eine Gruppe gibt, wird die erste genommen.
cli-option-take = Was genommen wird: text, html, attribute:NAME oder value für das, was eine XPath-Funktion liefert.
cli-option-all = Alle Treffer nehmen, höchstens 100, und nicht nur den ersten.
cli-option-stored = Die Seite dem neuesten Snapshot entnehmen; es wird nichts abgerufen.
cli-extract-nothing = { $rules ->
    [one] Die Regel findet auf dieser Seite nichts.
   *[other] { $rules } Regeln finden auf dieser Seite nichts.
}
cli-extract-cut = Etwas wurde gekürzt: Eine Regel hat mehr als { $values } Treffer, ein Treffer ist sehr lang, oder eine Regel hat zu lange gebraucht.
