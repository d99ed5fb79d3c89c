# What if: a proposal replayed on the log.
room-what-if = What if

what-if-question = What would other rules, redirects or noindex pages save, and what would they cost?
what-if-not-measured = What would be saved is not measured: a crawl and server logs are needed together.
what-if-missing = A proposal is replayed on the requests of search bots, and held against the links of the crawl. One of both is missing, or was not analysed yet.
what-if-unlocks = Nothing is changed on your site by trying.
what-if-headline = { $saved } of { $total } requests would be saved, { $share }; { $lost ->
    [0] no page that may rank would be lost
    [one] 1 page that may rank would be lost
   *[other] { $lost } pages that may rank would be lost
}.
what-if-nothing-written = Nothing is proposed yet.

what-if-kinds = What is proposed
what-if-robots = robots.txt
what-if-redirects = Redirects
what-if-noindex = Noindex
what-if-robots-placeholder = User-agent: *
what-if-redirects-placeholder = /old,/new
what-if-noindex-placeholder = /tag/*
what-if-robots-means = Saved are requests the new rules forbid the bot and the present ones do not; a rule bots ignore today saves nothing.
what-if-redirects-means = Of requests that are answered today, a bot needs one to learn of a redirect; saved are the others, at most.
what-if-noindex-means = Bots go on fetching a page to see its noindex and come less in time: saved are all requests but one, at most.
what-if-robots-hint = For { $origin }: the present file, with rules for what costs the most added at the end
what-if-redirects-hint = One a line: old address and new one, with a comma between. Paths are those of { $origin }
what-if-noindex-hint = One a line: an address of { $origin }, or a pattern as robots.txt writes it, such as /tag/*
what-if-replay = Replay
what-if-proposal = Proposal
what-if-nothing-changes = Only the log is replayed. Nothing is changed on the site.

what-if-saved = Saved
what-if-saved-hint = requests, at most
what-if-recovered = Recovered
what-if-recovered-hint = errors that lead to a page
what-if-opened = Opened
what-if-opened-hint = forbidden today, then allowed
what-if-closed = Closed
what-if-closed-hint = pages taken out of search
what-if-unreachable = No way left
what-if-unreachable-hint = no link, no sitemap
what-if-sitemap_only = Only in a sitemap

what-if-no-request = No request would change.
what-if-no-request-hint = No URL that search bots asked for is touched by what is written.
what-if-of = of { $requests }
what-if-most = { $template } gives { $share } of what is saved
what-if-by-template = Requests saved or recovered, by template of the page

what-if-lists = What the list shows
what-if-list-urls = Touched URLs { $rows }
what-if-list-lost = Lost pages { $rows }
what-if-title-urls = URLs whose requests would change
what-if-title-lost = Pages that may rank and would be lost
what-if-no-urls = No URL search bots asked for is touched.
what-if-no-lost = No page that may rank would be lost: every one keeps a way by links or a sitemap.
what-if-note = By requests, then by URL. What bots would do with requests they save is not known.
what-if-effect = Effect
what-if-loss = Loss
what-if-requests = Changed
what-if-target = Target
what-if-problem = Problem
what-if-misled = Misled
what-if-misled-hint = led to what may not rank
