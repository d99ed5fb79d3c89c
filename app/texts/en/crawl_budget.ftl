# Crawl budget: causes, patterns, URLs, log lines; who asks, who pretends, how far sources meet.
budget-headline = { $share } of { $bot ->
    [all] search-bot requests
   *[other] the requests of { $bot }
} went to URLs that cannot rank: { $lost } of { $total } in { $days } days.
budget-sentence = The largest cause, { $cause }, takes { $hits } of them, { $part }. Every request has exactly one cause.
budget-clean = No request was wasted: all { $total } { $bot ->
    [all] search-bot requests
   *[other] requests of { $bot }
} in { $days } days went to pages that can rank, or to files they need.
budget-clean-hint = Looked at was every request of the window; bots that are not verified are left out.
budget-not-measured = Crawl budget is not measured, so nothing can be said about leaks.
budget-import = Import server logs
budget-open-runs = Open Runs

budget-all-bots = All search bots
budget-least = { $hits ->
    [1] Every cause
   *[other] At least { $hits } requests
}
budget-ledger = Leak ledger
budget-causes = causes
budget-cause = Cause
budget-requests = Requests
budget-share = Share
budget-urls = URLs
budget-change = Change
budget-sum = Sum
budget-note = A URL may stand in several causes; the sum counts it once. Change: requests a day, second half of the window against the first.
budget-hidden = { $causes ->
    [one] 1 smaller cause with { $hits } requests is not listed; the sum holds it.
   *[other] { $causes } smaller causes with { $hits } requests are not listed; the sum holds them.
}

budget-cause-useful = Useful page
budget-cause-not_modified = Unchanged (304)
budget-cause-resource = Resource (CSS, JS, image)
budget-cause-parameter = Filters and parameters
budget-cause-redirect = Redirect
budget-cause-trap = Crawler traps
budget-cause-cache_busted = Cache-busted file
budget-cause-unknown = State then unknown
budget-cause-noindex = Noindex
budget-cause-canonicalised = Canonical to another URL
budget-cause-not_in_crawl = Unknown to the crawl
budget-cause-duplicate = Text of another page
budget-cause-client_error = Client error (4xx)
budget-cause-server_error = Server error (5xx)
budget-short-useful = Useful page
budget-short-not_modified = Unchanged
budget-short-resource = Resource
budget-short-parameter = Parameters
budget-short-redirect = Redirect
budget-short-trap = Trap
budget-short-cache_busted = Cache-busted
budget-short-unknown = Unknown then
budget-short-noindex = Noindex
budget-short-canonicalised = Canonical
budget-short-not_in_crawl = Unknown
budget-short-duplicate = Same text
budget-short-client_error = 4xx
budget-short-server_error = 5xx

budget-jump = { $cause }: from { $before } to { $after } requests a day since { $day }
budget-level = { $cause }: { $hits } requests a day, level over the window
budget-a-day = Requests by verified search bots per day
budget-all-causes = All causes
budget-concentrated = { $patterns ->
    [one] 1 pattern takes { $share } of { $hits } requests
   *[other] { $patterns } patterns take { $share } of { $hits } requests
}
budget-pattern = Pattern
budget-patterns-of = Patterns, { $shown } of { $total }
budget-urls-of = URLs of the pattern, { $shown } of { $total }
budget-lines-of = Log lines of the URL, { $shown } of { $total }
budget-no-lines = The log lines are not in the workspace any more. The ledger was computed from them.
budget-time = Time, UTC
budget-bot = Bot
budget-status = Status
budget-size = Size
budget-client = Address
budget-clients = Senders

budget-to-do = What to do
budget-saves = saves { $hits } requests, { $share }
budget-copy-rules = Copy rules
budget-rules-checked = No page that may rank has one of these parameters.
budget-rules-kept = { $count ->
    [one] Left out because pages that may rank use it: { $names }.
   *[other] Left out because pages that may rank use them: { $names }.
}
budget-fix-useful = Nothing needs to be done: these requests went to pages that may rank.
budget-fix-not_modified = Nothing needs to be done: the server told bots that nothing changed, and saved itself the answer.
budget-fix-resource = Nothing needs to be done: pages need these files, and bots need robots.txt and sitemaps.
budget-fix-parameter = Add these lines to robots.txt, and stop linking to such addresses. A blocked address is not read any more, so a noindex or canonical on it has no effect.
budget-fix-redirect = Link straight to the target, in pages, sitemaps and hreflang, so that bots stop asking for the old address.
budget-fix-trap = Close the pattern: stop linking to the next of these addresses, and add the rule that Findings names for the trap to robots.txt.
budget-fix-cache_busted = Give a file one address per version: a number that changes with each build, not with each request.
budget-fix-unknown = Crawl more often: no crawl is near enough in time to say what these URLs were like, or the crawl could not read them.
budget-fix-noindex = Link less to pages that say noindex. Once they have left the index, block them in robots.txt.
budget-fix-canonicalised = Link to the canonical address only, in pages, sitemaps and hreflang.
budget-fix-not_in_crawl = Answer 410 for what is gone and redirect what has moved. What should be found needs a link from a page.
budget-fix-duplicate = Merge pages with the same text: keep one, redirect the others to it.
budget-fix-client_error = Remove the links to pages that do not exist, redirect addresses others still link to, answer 410 for the rest.
budget-fix-server_error = Repair what fails on the server. After many errors bots come less often, to all pages.

budget-actor-search = Search engines
budget-actor-ai = AI bots
budget-actor-seo = SEO tools
budget-actor-social = Social networks
budget-actor-monitoring = Monitoring
budget-actor-feed = Feed readers
budget-actor-archive = Archives
budget-actor-other_bot = Other programs
budget-actor-human = People
budget-spoofed = { $bots ->
    [one] { $hits } requests only pretend to be a known bot
   *[other] { $hits } requests only pretend to be one of { $bots } known bots
}
budget-spoofed-hint = Share: of all requests under that name
budget-source = Source
source-sitemap = Sitemaps
budget-matched = Pages matched
budget-of = { $part } of { $total }
budget-match = { $source ->
    [logs] The crawl knows { $share } of the pages in the logs
   *[other] The crawl knows { $share } of the pages in the sitemaps
}
budget-match-hint = Pages a source names and the crawl met; files and errors are not counted
budget-match-open = What did not match stands in the list beside.

budget-table-unfetched_pages = Pages no search bot fetched
budget-table-unmatched_urls = URLs the crawl does not know
budget-kind = Kind
budget-weight = Requests or entries
budget-inlinks = Links to it
budget-click-depth = Clicks from start
budget-not-reached = no way
