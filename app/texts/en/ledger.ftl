# The leak ledger: which crawl judges requests; what-if.
ledger-crawl-gone = Requests of { $site } are to be judged by the crawl { $name }, which is not there any more. Run "sitelore analyse --judge-by nearest", or name another crawl ("sitelore snapshots" lists them).
cli-option-judge-by = Judge all requests in the logs by this crawl, from now on; "nearest" goes back to the crawl nearest to each day.

cli-what-if = Replay a proposal on the requests of verified search bots: how many it would save, and which pages could no longer be found.
cli-option-wi-robots = Proposed robots.txt.
cli-option-wi-redirects = Proposed redirects: a CSV of two columns, old address and new one.
cli-option-wi-noindex = Pages that would say noindex, one a line: addresses, or patterns as in robots.txt (/tag/*).
cli-option-wi-by = What to list: sums by template or segment, every URL that is touched, or the pages that would be lost.
cli-option-wi-bot = Only the requests of this crawler.
cli-what-if-done = Of { $hits } requests { $saved } would be saved, { $recovered } would lead to a page instead of an error, { $misled } would be led to an error, a page that may not rank or another redirect, { $opened } would be allowed that robots.txt forbids today. Lost of the pages that may rank: { $closed } closed by the proposal itself, { $unreachable } to which no way would be left, { $sitemap_only } that only a sitemap would name.
what-if-one = One proposal is replayed at a time; { $given } were given. Name --robots, --redirects or --noindex, and one file.
what-if-bot = The logs hold no verified request of { $name }. There are: { $bots }.
what-if-unreadable = The file { $file } cannot be read: { $problem }. Check its name and permissions.
what-if-empty = { $kind ->
    [redirects] No line of the file holds two addresses. Write the old and the new one into two columns, as paths (/old,/new) or whole URLs.
   *[noindex] No line of the file holds an address or a pattern. Write one a line: /page/, https://…, or /tag/*.
}
what-if-effect-saved = saved
what-if-effect-recovered = leads to a page instead of an error
what-if-effect-misled = is led to no page that may rank
what-if-effect-opened = allowed instead of forbidden
what-if-loss-closed = closed by the proposal
what-if-loss-unreachable = no way left
what-if-loss-sitemap_only = only the sitemap names it
what-if-problem-loop = comes back to itself
what-if-problem-chain = leads to another redirect
what-if-problem-target_error = target answers with an error
what-if-problem-target_unknown = target is unknown to the crawl
what-if-problem-target_not_indexable = target may not rank
