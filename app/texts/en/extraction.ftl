### Extraction rules of the user.

extraction-too-many = There are { $count } extraction rules; a crawl takes { $limit }. Take some out of the settings.
extraction-name-twice = Two extraction rules are called { $name }. Give each a name of its own.
extraction-take-unknown = The extraction rule { $name } takes { $take }, which is nothing a rule can take. It can take text, html, attribute:NAME, or value for what an XPath function returns.
extraction-value-needs-xpath = The extraction rule { $name } takes the value of a function, and { $kind } has none. Use XPath, or take text.
extraction-regex-has-no-attribute = The extraction rule { $name } is a regular expression, and a match has no attributes. Put what you want into a group in brackets: its text is taken.
extraction-invalid = The extraction rule { $name } ({ $kind }) cannot be used: { $problem }{ $place ->
    [0] .
   *[other] , at character { $place }, by “{ $near }”.
} The expression is: { $expression }
extraction-body-missing = The newest snapshot holds no page { $url }. Leave out --stored to fetch it, or name a page that was crawled.
extraction-rule-missing = Say what to take: --css, --xpath or --regex with an expression, or keep rules in the settings.
extraction-page-unread = { $url } was not read ({ $reason }). Nothing could be taken from it.
cli-extract = Try extraction rules on one page: those typed, or those of the settings. The page is fetched, or taken from the newest snapshot.
cli-argument-url-to-extract = Address of a page of the site.
cli-option-css = CSS selector; can be given several times.
cli-option-xpath = XPath 1.0 expression; can be given several times.
cli-option-regex = Regular expression (RE2 syntax) on the HTML; the first group is taken where there is one.
cli-option-take = What to take: text, html, attribute:NAME, or value for what an XPath function returns.
cli-option-all = Take all matches, 100 at most, and not the first alone.
cli-option-stored = Take the page from the newest snapshot; nothing is fetched.
cli-extract-nothing = { $rules ->
    [one] The rule finds nothing on this page.
   *[other] { $rules } rules find nothing on this page.
}
cli-extract-cut = Something was cut: a rule has more than { $values } matches, a match is very long, or a rule took too long.
