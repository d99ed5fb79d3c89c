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

question-tls_errors = Which hosts cannot be fetched because their TLS certificate is wrong?
question-tls_errors-explanation = A browser shows a warning instead of these pages, and search engines do not index them. The crawl does not fetch them either.
question-tls_errors-finding = { $value ->
    [self_signed] The certificate is self-signed
    [expired] The certificate has expired
    [not_yet_valid] The certificate is not valid yet
    [wrong_name] The certificate belongs to another name
    [handshake] No secure connection could be made
   *[other] The certificate comes from an unknown authority
}: { $url }, { $weight ->
    [one] { $weight } address
   *[other] { $weight } addresses
}.
question-tls_errors-found = { $rows ->
    [one] { $rows } host cannot be fetched because of its certificate.
   *[other] { $rows } hosts cannot be fetched because of their certificates.
}
question-tls_errors-clean = Every host showed a valid certificate or was not asked over https. { $looked_at } addresses were checked.
question-tls_errors-fix = Renew the certificate for all names of the host. For a test host whose certificate is meant to be like that, name it under accept_certificates of the site in sitelore.toml.
