# Comparing crawls: aspects, the question of history, the commands compare and history, the view Changes.
aspect-redirect = redirect
aspect-reason = reason for not ranking
aspect-headings = subheadings
aspect-robots_header = X-Robots-Tag
aspect-robots_txt = robots.txt and Googlebot
aspect-hreflang = language versions
aspect-structured_data = structured data
aspect-anchors = link texts
aspect-links_in = links from other pages
aspect-depth = click depth
aspect-template = template
aspect-robots_file = robots.txt
aspect-sitemap_file = sitemap
change-moved = moved

question-crawl_history = How has the site developed from crawl to crawl?
question-crawl_history-explanation = One row a crawl, the oldest first: addresses by state and answer, pages that may rank, words, links, orphans, templates, sitemap entries and findings. The numbers of a crawl are counted once and kept when it is purged.
question-crawl_history-finding = Crawl { $snapshot }: { $urls } addresses, of which { $indexable } may rank.
question-crawl_history-found = { $rows ->
    [one] { $rows } crawl of the site was counted.
   *[other] { $rows } crawls of the site were counted.
}
question-crawl_history-clean = No crawl was counted. Crawls looked at: { $looked_at }.
question-crawl_history-fix = Look for the crawl at which a number changed its level, and compare it with the one before.
table-crawl_counts = numbers of crawls
table-crawl_counts-origin = { table-from-analysis }
stage-counts = Counting the crawl
stage-comparison = Comparing two crawls

cli-compare = Compare two crawls of a site, whichever two.
cli-compare-explanation = A crawl is named by its id or the start of it, by a day (the last crawl until its end), or as newest or previous. Without --format a table is written.
cli-argument-old = the earlier crawl: id, day, or previous
cli-argument-new = the later crawl: id, day, or newest
cli-option-compare-format = table, csv, json, html or md
cli-compare-done = { $changes ->
    [0] Nothing differs between { $old } and { $new }.
    [one] { $changes } difference between { $old } and { $new }: { $critical } critical, { $high } high, { $medium } medium, { $low } low.
   *[other] { $changes } differences between { $old } and { $new }: { $critical } critical, { $high } high, { $medium } medium, { $low } low.
}
cli-compare-not-measured = Not measured: { $aspects }. One of the two crawls does not have what is needed: { $missing }.
cli-history = Show how the site developed over all its crawls.
cli-history-explanation = Crawls that were never analysed are counted now. The numbers stay when a crawl is purged.
cli-history-none = There is no crawl to count yet. `sitelore crawl` makes one.

compare-purged = The crawl { $name } was purged: its pages are gone, so it cannot be compared. `sitelore snapshots` lists those that still have them.
compare-same = Both names mean the crawl { $name }. A comparison needs two; `sitelore snapshots` lists them.
compare-no-crawl = No crawl of { $site } fits "{ $name }". { $crawls ->
    [0] There is none yet; `sitelore crawl` makes one.
    [one] There is one crawl; a comparison needs a second, `sitelore crawl` makes it.
   *[other] `sitelore snapshots` lists the { $crawls } there are.
}

changes-earlier = Earlier
changes-later = Later
changes-question = What changed between two crawls?
changes-one-crawl = There is one crawl; a comparison needs a second. Crawl the site again, now or after your next change.
changes-unlocks = A schedule crawls by itself and reports what changed: `sitelore schedule add "daily 03:00"`.
changes-same = Two different crawls are needed to compare.
changes-same-hint = Choose another one on either side.
changes-not-compared = These two crawls have not been compared yet. It takes some seconds, and the outcome is kept.
changes-comparing = These two crawls are being compared, or an analysis is running first.
changes-runs = running
changes-compare = Compare these crawls
changes-none = Nothing changed between { $old } and { $new }.
changes-headline = { $changes ->
    [one] { $changes } thing changed
   *[other] { $changes } things changed
} between { $old } and { $new }, { $severity ->
    [critical] { $number } of them critical.
    [high] { $number } of them of high weight.
    [medium] { $number } of them of medium weight.
   *[low] none of more than low weight.
}
changes-hint = The most severe come first: a page that may no longer rank is critical.
changes-limits = Not measured, because one of the two crawls does not hold it: { $aspects }.
changes-lost = May no longer rank
changes-again = { $pages } may again
changes-new-urls = New addresses
changes-new-hint = met by the later crawl only
changes-gone-urls = Gone
changes-gone-hint = met by the earlier crawl only
changes-moved-urls = Moved
changes-moved-hint = same page, new address
changes-texts = Changed texts
changes-texts-hint = main text, by sentence
changes-severities = Severity
changes-all = All { $changes }
changes-groups = Add up by
changes-by-aspect = What changed
changes-by-template = Template
changes-by-segment = Segment
changes-no-template = no template
changes-no-segment = no segment
changes-rolled-by-aspect = By what changed
changes-rolled-by-template = By template
changes-rolled-by-segment = By segment
changes-pick = A click on a row keeps its changes alone in the table below
changes-changes = Changes
changes-urls = Addresses
changes-table = Changes
changes-order = The most severe first, then by what changed. A click on a row shows the page before and after
changes-severity = Severity
changes-url = Address
changes-what = What
changes-before = Before
changes-after = After
changes-story = Whole story of the page
changes-open = Open the page
changes-text-title = The main text changed.
changes-text-purged = One of the two texts is no longer held: its HTML was deleted by retention. That it changed is known, how it did is not.
changes-text-differs = { $share } of the words of the main text differ: { $added ->
    [one] { $added } sentence came
   *[other] { $added } sentences came
}, { $removed ->
    [one] { $removed } went
   *[other] { $removed } went
}.
changes-text-hint = Sentence by sentence; what stayed is left out
changes-kept = { $sentences ->
    [one] { $sentences } sentence unchanged
   *[other] { $sentences } sentences unchanged
}
changes-measures = Number
changes-measure-indexable = May rank
changes-measure-urls = Addresses
changes-measure-http_error = HTTP errors
changes-measure-noindex = noindex
changes-measure-words = Words
changes-measure-links = Links
changes-measure-findings_critical = Critical findings
changes-history = { $word }: from { $first } to { $last } over { $crawls } crawls
changes-history-jump = { $word }: another level since { $day }, { $last } now
changes-history-hint = One bar a crawl, { $crawls } crawls; numbers stay when a crawl is deleted
