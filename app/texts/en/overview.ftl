# The overview: what changed, what is worst, what is due.
worth-useful = Useful
worth-waste = Wasted
worth-error = Failing
worth-unknown = Unknown

overview-budget-headline = { $share } of search-bot requests went to URLs that cannot rank: { $lost } of { $total } in { $days } days.
overview-budget-clean = All { $total } search-bot requests of { $days } days went to pages that can rank.
overview-largest-cause = { $cause ->
    [parameter] URLs with filters and parameters take { $hits } of them, { $share }.
    [redirect] Redirects take { $hits } of them, { $share }.
    [client_error] Pages that do not exist take { $hits } of them, { $share }.
    [server_error] Server errors take { $hits } of them, { $share }.
    [noindex] Pages with noindex take { $hits } of them, { $share }.
    [canonicalised] Pages whose canonical is another URL take { $hits } of them, { $share }.
    [duplicate] Pages with the text of another page take { $hits } of them, { $share }.
    [trap] URLs without end take { $hits } of them, { $share }.
    [cache_busted] Files under ever new versions take { $hits } of them, { $share }.
   *[not_in_crawl] URLs the crawl does not know take { $hits } of them, { $share }.
}
overview-since = { $changes ->
    [0] Nothing changed on the site since { $day }.
    [one] 1 thing changed on the site since { $day }{ $critical ->
        [0] .
       *[other] , and it is critical.
    }
   *[other] { $changes } things changed on the site since { $day }{ $critical ->
        [0] , none of them critical.
       *[other] , { $critical } of them critical.
    }
}
overview-findings-headline = { $findings ->
    [0] { $number } findings: no check found anything wrong.
    [one] { $number } finding is open on this site.
   *[other] { $number } findings are open on this site.
}
overview-without-logs = Crawl budget is not measured: server logs are missing.
overview-not-analysed = What was crawled is not analysed yet.
overview-not-analysed-hint = Open Runs and start the analysis; nothing is fetched from the site for it.

overview-indexable = Indexable pages
overview-of-urls = of { $urls } URLs
overview-new-and-gone = { $new } new, { $gone } gone since { $day }
overview-first-crawl = first crawl, nothing to compare with
overview-requests = Search-bot requests
overview-a-day = verified, { $hits } a day
overview-unfetched = Never fetched by bots
overview-of-pages = of { $pages } pages
overview-in-window = in { $days } days
overview-findings = Open findings
overview-critical = { $critical } critical
overview-checks = { $checks ->
    [one] from 1 check
   *[other] from { $checks } checks
}
overview-waiting = Waiting for a decision
overview-links-and-briefs = { $links } links, { $briefs } briefs
overview-import-logs = Import server logs
overview-analyse = Start the analysis
overview-crawl-again = Crawl this site again

overview-level = Waste stayed level at { $hits } requests a day
overview-rose = Waste rose on { $day }, from { $before } to { $after } requests a day
overview-fell = Waste fell on { $day }, from { $before } to { $after } requests a day
overview-since-day = Waste, { $day }
overview-levels = { $before } a day before, { $after } after
overview-a-day-hint = Requests by verified search bots per day, by what they were worth
overview-logs-missing = Server logs of this site are not in the workspace.
overview-logs-unlock = Logs also show which pages bots never fetch, who fakes a search bot, and which topics bots neglect.

overview-to-do = What to do next
overview-nothing-to-do = Nothing is due.
overview-patterns = { $patterns ->
    [one] 1 URL pattern
   *[other] { $patterns } URL patterns
}
overview-unit-requests = requests
overview-unit-findings = findings
overview-unit-suggestions = suggestions
overview-unit-briefs = briefs
overview-do-parameter = Close filter URLs to bots
overview-do-redirect = Link straight to redirect targets
overview-do-client_error = Stop linking to missing pages
overview-do-server_error = Repair what fails on the server
overview-do-noindex = Keep noindex pages out of links
overview-do-canonicalised = Link to canonical URLs only
overview-do-duplicate = Merge pages with the same text
overview-do-trap = Close traps of URLs without end
overview-do-cache_busted = Give files one address per version
overview-do-not_in_crawl = Answer 410 for unknown URLs
overview-do-links = Decide on link suggestions
overview-do-links-hint = Sentence and link text are ready
overview-do-briefs = Decide on briefs
overview-do-briefs-hint = Every line opens its evidence

overview-spoofed = { $share } of bot requests are fake search bots
overview-no-spoofed = No request came from a fake search bot
overview-bots-hint = { $bots } bot requests; people made another { $people }
overview-bot-verified = Verified search bots
overview-bot-spoofed = Spoofed search bots
overview-bot-unknown = Search bots that cannot be verified
overview-bot-ai = AI bots
overview-bot-others = SEO, social, monitoring and others

overview-topics-question = Which topics do search bots neglect?
overview-topics-missing = This needs topics and server logs; one of them is missing.
overview-topics-none = No topic has a useful visit, so there is nothing to compare.
overview-neglected = Bots neglect { $topic }: { $share } of visits
overview-even = Bots visit every topic by its size
overview-topics-hint = Ring: share of pages · dot: share of useful visits

overview-since-title = Since the snapshot of { $day }
overview-since-hint = Compared URL by URL with the crawl before
overview-one-crawl = There is one crawl; changes need a second one.
overview-not-compared = This snapshot was not compared with the one before. The analysis does that.
overview-added = { $gone ->
    [0] pages added, none removed
   *[other] pages added, { $gone } removed
}
overview-lost = { $pages ->
    [one] page may no longer rank
   *[other] pages may no longer rank
}
overview-changed-status = { $pages ->
    [one] page answers differently
   *[other] pages answer differently
}
overview-changed-title = { $pages ->
    [one] title changed
   *[other] titles changed
}
overview-changed-text = { $pages ->
    [one] main text changed
   *[other] main texts changed
}
overview-changed-links = { $pages ->
    [one] page with other links in its text
   *[other] pages with other links in their text
}

overview-table-findings = Findings
overview-table-changes = Changes
overview-chip-findings = Findings { $rows }
overview-chip-changes = Changes { $rows }
overview-chips = What the table shows
overview-severity = Severity
overview-finding = Finding
overview-aspect = What changed
overview-url = URL
overview-before = Before
overview-after = After
overview-weight = Times
overview-order = The most severe first, then by URL. The severity is that of the check.
overview-order-of-check = By URL. { $fix }
overview-evidence = Evidence: row { $key } of the table { $table }, snapshot { $snapshot }
overview-story = The whole story of the page
overview-export = Export CSV
