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
