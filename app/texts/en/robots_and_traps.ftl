### Robots answers and crawler traps: the tables, the stage and the questions about them.

table-robots_answers = answers of robots.txt
table-robots_answers-origin = { table-from-analysis }
stage-robots = Asking robots.txt for every URL and bot

question-robots_rules = Which rule of robots.txt keeps which bot from how many URLs?
question-robots_rules-explanation = For every crawled address and every bot you named, the rule with the longest match decides. Counted are the addresses a rule blocks.
question-robots_rules-finding = { $verdict ->
    [rules] Line { $line } of robots.txt on { $origin } keeps { $agent } from { $urls ->
        [one] { $urls } address
       *[other] { $urls } addresses
    }: { $rule }
   *[other] robots.txt on { $origin } cannot be fetched; { $agent } may fetch nothing there.
}
question-robots_rules-found = { $rows ->
    [one] { $rows } rule of robots.txt blocks crawled addresses.
   *[other] { $rows } rules of robots.txt block crawled addresses.
}
question-robots_rules-clean = robots.txt blocks none of the crawled addresses for any of the bots. { $looked_at } answers were checked.
question-robots_rules-fix = Remove the rule if the addresses may be found. If they may not, keep it and stop linking to them. robots.txt does not take a page out of the index; noindex does, and a bot must be allowed to read it.

question-crawler_traps = Which patterns of addresses never end and would keep a crawler busy for ever?
question-crawler_traps-explanation = A trap makes new addresses without new content: calendars, session ids, endless paging, combined filters. Search bots lose their requests there. The crawl recognised the pattern, closed it and went on with the rest of the site.
question-crawler_traps-finding = { $value ->
    [repeated_segments] Folders repeat in the address without end
    [session_id] Every visit gets addresses of its own (session id)
    [calendar] A calendar has no end
    [parameters] Combinations of parameters show the same content again and again
    [paging] Paging goes on behind the last page
    [soft_404] Addresses that do not exist answer like pages and link to more of them
    [hreflang] Language versions that do not exist name each other
    [too_deep] Addresses have too many folders
    [maze] Generated pages lead only to each other
   *[other] A pattern has no end ({ $value })
}: { $url }. { $weight ->
    [one] { $weight } address was not fetched because of it.
   *[other] { $weight } addresses were not fetched because of it.
}
question-crawler_traps-found = { $rows ->
    [one] { $rows } pattern of addresses has no end.
   *[other] { $rows } patterns of addresses have no end.
}
question-crawler_traps-clean = The crawl met no pattern of addresses without end. { $looked_at } addresses were checked.
question-crawler_traps-fix = Stop linking to the addresses, answer 404 where there is nothing, and close the pattern in robots.txt with the rule beside the finding. Check the examples first: the rule also keeps out what you may want found.
