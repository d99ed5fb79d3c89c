# Pages: every URL of the crawl, and the whole story of one.
pages-question = Which pages does the site have, and may they rank?
pages-no-crawl = The newest crawl has no pages: it was purged, or there was none.
pages-headline = { $number } of { $urls } URLs may rank.
pages-not-judged = { $urls ->
    [one] 1 URL was crawled and is not analysed yet.
   *[other] { $urls } URLs were crawled and are not analysed yet.
}
pages-held-back = { $others ->
    [one] The other may not: { $reasons }.
   *[other] The other { $others } may not: { $reasons }.
}
pages-reason-other = other reasons
pages-none-held-back = Nothing is held back.
pages-reason = { $word } { $urls }
pages-orphans = Orphans
pages-orphans-note = may rank, linked from no page
pages-deep = Deeper than 3 clicks
pages-deep-note = may rank, from the start page
pages-templates = Templates
pages-templates-note = different layouts
pages-changed = Changed
pages-since = since { $day }
pages-kinds = Which URLs
pages-kind-all = All { $urls }
pages-kind-indexable = May rank { $urls }
pages-kind-held-back = Held back { $urls }
pages-kind-failing = Failing { $urls }
pages-kind-changed = Changed { $urls }
pages-find = Filter by URL or title
pages-list = URLs of the crawl
pages-order = The best linked first. Click a row for its whole story.

pages-url = URL
pages-title = Title
pages-status = Status
pages-verdict = May it rank?
pages-inlinks = Inlinks
pages-depth = Clicks
pages-words = Words
pages-template = Template
pages-canonical = Canonical
pages-robots-meta = Meta robots

pages-may-rank = This page may rank.
pages-may-not-rank = This URL does not rank: { $reason }.
pages-step-robots_txt = robots.txt for Googlebot: { $value }
pages-step-redirect = Redirects: { $value }
pages-step-status = Status: { $value }
pages-step-content_type = Content type: { $value }
pages-step-robots_header = X-Robots-Tag: { $value }
pages-step-robots_meta = Meta robots: { $value }
pages-step-canonical = Canonical: { $value }
pages-decides = { $step } – this decides

pages-work = What needs work, and who asks for it
pages-no-finding = No open finding names this URL.
pages-no-request = requests of verified search bots in the window
pages-requests = requests of { $bot }, the last on { $day }

pages-fields = What it says
pages-field = Field
pages-value = Value
pages-field-title = Title
pages-field-description = Description
pages-field-h1 = H1
pages-field-headings = Headings
pages-field-canonical = Canonical
pages-field-robots_meta = Meta robots
pages-field-lang = Language
pages-field-template = Template
pages-field-status = Status
pages-field-content_type = Content type
pages-field-size = Size
pages-field-words = Words
pages-field-depth = Depth
pages-field-inlinks = Inlinks
pages-field-pagerank = Internal PageRank
pages-field-found_on = First found on
pages-field-hreflang = hreflang
pages-field-json_ld = Structured data
pages-field-images = Images
pages-field-links = Links
pages-field-last_modified = Last-Modified
pages-field-fetched_at = Fetched
pages-characters = { $number ->
    [one] 1 character
   *[other] { $number } characters
}
pages-pixels = { $number } px
pages-count-headings = { $number ->
    [one] 1 heading
   *[other] { $number } headings
}
pages-count-words = { $number ->
    [one] 1 word of main text
   *[other] { $number } words of main text
}
pages-count-clicks = { $number ->
    [one] 1 click from the start page
   *[other] { $number } clicks from the start page
}
pages-count-pages = { $number ->
    [one] from 1 page
   *[other] from { $number } pages
}
pages-count-blocks = { $number ->
    [one] 1 JSON-LD block
   *[other] { $number } JSON-LD blocks
}
pages-count-images = { $number ->
    [one] 1 image
   *[other] { $number } images
}

pages-robots = What robots.txt answers
pages-agent = Bot
pages-allowed = May fetch
pages-rule = Rule that decides
pages-line = Line
pages-yes = yes
pages-no = no
pages-robots-allowed = allowed
pages-robots-disallowed = forbidden
pages-verdict-rules = no rule matches
pages-verdict-allow-all = no robots.txt: all allowed
pages-verdict-disallow-all = robots.txt unreachable: all forbidden

pages-links-in = { $links ->
    [0] No link leads here
    [one] 1 link leads here
   *[other] { $links } links lead here
}
pages-links-in-title = Links to this page
pages-links-in-none = No page of the crawl links here.
pages-links-out = { $links ->
    [0] It links to nothing
    [one] It has 1 link
   *[other] It has { $links } links
}
pages-links-out-title = Links of this page
pages-links-out-none = No link was found on it.
pages-links-shown = { $shown } of { $links }, links in the text first
pages-anchor = Anchor
pages-no-anchor = no anchor text
pages-position = Place
pages-nofollow = nofollow
pages-at-navigation = navigation
pages-at-header = header
pages-at-footer = footer
pages-at-breadcrumb = breadcrumb
pages-at-aside = sidebar
pages-at-body = text

pages-history = Met in { $crawls } of { $of } crawls
pages-history-hint = The newest first; what differs from the crawl before is marked.
pages-crawl = Crawl
pages-not-met = not met

pages-rendering = Before and after scripts run
pages-rendering-hint = Left the HTML as the server sent it, right the document in the browser; differences are marked.
pages-not-rendered = This page was not opened in a browser. Rendering takes a sample of each template; `sitelore render --url` opens this one.
pages-raw = HTML
pages-rendered = Rendered
pages-console = Script error: { $text }
pages-problem-http_error = { $url } answered with an error: { $status }
pages-problem-robots = { $url } was not asked for: robots.txt forbids it to Googlebot
pages-problem-blocked = { $url } was not asked for: it is outside of what rendering may fetch
pages-problem-failed = { $url } did not come
pages-no-trouble = No script failed, and every file came.
