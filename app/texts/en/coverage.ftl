# Questions about what search bots spend their requests on, what they leave out, and how soon they come.

question-leak_ledger = What does each search crawler spend its requests on, and what could be saved?
question-leak_ledger-explanation = Each request of a verified crawler has one cause. The saving leaves out what a crawler needs to learn that a URL is gone, moved or not to be indexed. What robots.txt forbids is counted beside the causes.
question-leak_ledger-finding = { $bot }: { $hits } requests, { $saving } of them could be saved.
question-leak_ledger-found = { $rows ->
    [one] { $rows } line stands in the ledgers of search crawlers.
   *[other] { $rows } lines stand in the ledgers of search crawlers.
}
question-leak_ledger-clean = No cause has that many requests. { $looked_at } rows of the leak ledger were checked.
question-leak_ledger-fix = Begin with the cause whose saving is largest, at its examples.

question-budget_problem = Does crawl budget keep search bots from fetching all pages of this site?
question-budget_problem-explanation = A small site whose indexable pages were all fetched within 14 days has no budget problem, whatever the ledger calls waste. Otherwise the answer says how many pages were fetched in that time.
question-budget_problem-finding = Of { $pages } pages that may rank { $fetched } were fetched in time, { $unfetched } were not; the logs cover { $log_days } days.
question-budget_problem-found = { $rows ->
    [one] Crawl budget may be a problem of this site; { $rows } line says how far.
   *[other] Crawl budget may be a problem of this site; { $rows } lines say how far.
}
question-budget_problem-clean = This site has no budget problem: it is small, and every page that may rank was fetched within 14 days. { $looked_at } addresses were checked.
question-budget_problem-fix = See which pages are fetched too rarely, and let bots waste fewer requests elsewhere.

question-stale_pages = Which indexable pages did search bots not fetch for too long?
question-stale_pages-explanation = The last fetch of these pages is much longer ago than usual for their template. What is fetched rarely is old in the search index.
question-stale_pages-finding = { $url } was last fetched { $days } days before the end of the logs; pages of its template stay below { $limit_days }.
question-stale_pages-found = { $rows ->
    [one] { $rows } page was not fetched for too long.
   *[other] { $rows } pages were not fetched for too long.
}
question-stale_pages-clean = No page was left out for too long. { $looked_at } addresses were checked.
question-stale_pages-fix = Link to the page from pages that are fetched often, and keep its lastmod in the sitemap true.

question-log_orphans = Which pages do search bots fetch although no page of the site leads there?
question-log_orphans-explanation = Search bots know these addresses from earlier days or from other sites. Those that may rank lack a link; the rest are leftovers.
question-log_orphans-finding = { $hits } requests went to { $url }, where no page leads.
question-log_orphans-found = { $rows ->
    [one] { $rows } page is fetched although nothing leads there.
   *[other] { $rows } pages are fetched although nothing leads there.
}
question-log_orphans-clean = Every page that search bots fetch has a way there. { $looked_at } rows of the leak ledger were checked.
question-log_orphans-fix = Link to what should be found. Redirect what has moved, and answer 410 for what is gone.

question-fetch_frequency = Do search bots fetch the pages most often that internal links call important?
question-fetch_frequency-explanation = Pages by template and by the weight internal links give them, with fetches a page in 30 days. Where unimportant pages are fetched like important ones, links do not guide bots.
question-fetch_frequency-finding = { $pages } pages, fetched { $fetches } times in all.
question-fetch_frequency-found = { $rows ->
    [one] { $rows } group of pages was compared.
   *[other] { $rows } groups of pages were compared.
}
question-fetch_frequency-clean = No indexable page stands in the link graph. { $looked_at } addresses were checked.
question-fetch_frequency-fix = Link more to important pages that are fetched rarely, from pages that are fetched often.

question-parameter_hits = Which parameters of addresses take the requests of search bots?
question-parameter_hits-explanation = Requests for addresses with a query, by the name of each parameter. Leaked are those that went to filters, traps or files under ever new versions.
question-parameter_hits-finding = The parameter { $parameter } takes { $hits } requests, { $leaked } of them for nothing.
question-parameter_hits-found = { $rows ->
    [one] { $rows } parameter takes requests of search bots.
   *[other] { $rows } parameters take requests of search bots.
}
question-parameter_hits-clean = No parameter takes that many requests. { $looked_at } rows of the leak ledger were checked.
question-parameter_hits-fix = Close in robots.txt the parameters that no page that may rank needs, and stop linking to them.

question-resource_share = What part of each search crawler's requests goes to files instead of pages?
question-resource_share-explanation = Requests by crawler and kind of file. Crawlers need style sheets and scripts to render pages; a share that grows means that files are not cached.
question-resource_share-finding = { $bot }: { $hits } requests for { $urls } addresses of one kind.
question-resource_share-found = { $rows ->
    [one] { $rows } kind of address was asked for.
   *[other] { $rows } kinds of addresses were asked for.
}
question-resource_share-clean = No request went to any address. { $looked_at } rows of the leak ledger were checked.
question-resource_share-fix = Let files be cached for long under an address that changes with each version only.

question-growing_patterns = Which kinds of addresses multiply faster than search bots ask for them?
question-growing_patterns-explanation = In the second half of the window bots met almost only new addresses of this kind, and addresses grew faster than requests: they have no end, or the site makes ever new ones.
question-growing_patterns-finding = { $pattern }: { $new_urls } new addresses in the second half of the window.
question-growing_patterns-found = { $rows ->
    [one] { $rows } kind of address multiplies.
   *[other] { $rows } kinds of addresses multiply.
}
question-growing_patterns-clean = No kind of address multiplies. { $looked_at } rows of the leak ledger were checked.
question-growing_patterns-fix = Find out which page links to the next of these addresses, end the chain there, and close the pattern in robots.txt.

question-discovery_latency = How long do search bots take to find new pages?
question-discovery_latency-explanation = For each page that was new in a crawl: when it came online at the earliest and the latest, and when a verified search bot first fetched it.
question-discovery_latency-finding = { $url } was new by { $by_day }.
question-discovery_latency-found = { $rows ->
    [one] { $rows } new page was followed.
   *[other] { $rows } new pages were followed.
}
question-discovery_latency-clean = No new page could be followed in the time of the logs. { $looked_at } new or changed pages were checked.
question-discovery_latency-fix = Link new pages from the start page or a list that is fetched daily, and put them into the sitemap at once.

question-change_pickup = How long do search bots take to fetch a page again after it changed?
question-change_pickup-explanation = For each page whose main text changed between two crawls: how many days, at least and at most, until a verified search bot came again.
question-change_pickup-finding = { $url } changed by { $by_day }.
question-change_pickup-found = { $rows ->
    [one] { $rows } changed page was followed.
   *[other] { $rows } changed pages were followed.
}
question-change_pickup-clean = No change of a main text could be followed in the time of the logs. { $looked_at } new or changed pages were checked.
question-change_pickup-fix = Let lastmod in the sitemap move when a text changes, and only then; link to changed pages from pages that are fetched often.

question-lastmod_honesty = Does the sitemap's lastmod tell the truth, and do search bots come sooner for it?
question-lastmod_honesty-explanation = Between two crawls a text can change with its date, without it, or the date moves alone. Search engines ignore dates that are often wrong.
question-lastmod_honesty-finding = { $told } changes were told by lastmod, { $silent } were not, { $false_dates } dates moved without a change.
question-lastmod_honesty-found = { $rows ->
    [one] The dates of { $rows } template were judged.
   *[other] The dates of { $rows } templates were judged.
}
question-lastmod_honesty-clean = No text and no date changed between crawls. { $looked_at } new or changed pages were checked.
question-lastmod_honesty-fix = Let lastmod come from the day the content last changed, never from the day the sitemap was written.

option-bot = Only the requests of this crawler.
option-days = Days before the end of the logs in which a page must have been fetched.
option-small = Pages up to which a site is small.
option-times = How many times the usual age of its template a page may be.
option-min_days = Only pages that were not fetched for more than this many days.
option-top = Share of pages with the most PageRank (0 to 1).
option-low = Share of pages with the least PageRank (0 to 1).
option-min_new = Only patterns with at least this many new addresses.
option-min_fresh = Only patterns of whose addresses at least this share is new (0 to 1).

table-pickups = fetches of new and changed pages
table-pickups-origin = { table-from-log-analysis }
stage-pickups = Following new and changed pages
