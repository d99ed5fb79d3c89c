### What a crawl looks at, how fast, and what it checks elsewhere.

pattern-unreadable = The pattern { $pattern } cannot be read: { $problem }. Patterns are written in RE2 syntax; a dot, a question mark or a bracket that is meant itself needs a backslash before it.
host-unusable = { $host } is no host name. Name one such as www.example.com, or *.example.com for all below example.com.
list-unreadable = The list { $file } cannot be read: { $problem }.
list-without-url = There is no web address in the list { $file }. It takes one address a line, or a CSV in which one column holds addresses.
crawl-two-modes = A crawl looks at one thing: a list (--list), sitemaps (--sitemap, --sitemap-at) or one page (--page). Leave out all but one.
crawl-sitemap-empty = No sitemap of { $url } lists a page of the site. Name one with --sitemap-at, or crawl the site by its links.

cli-option-list = Fetch the URLs of this file and no others; - reads what is pasted. One a line, or a CSV in which a column holds them. No link is followed.
cli-option-sitemap = Fetch only what the site's sitemaps list.
cli-option-sitemap-at = Fetch only what this sitemap lists. Can be given several times.
cli-option-page = Fetch this page alone.
cli-option-include = Fetch only URLs in which this pattern is found (RE2), and the start. Can be given several times.
cli-option-exclude = Do not fetch URLs in which this pattern is found (RE2). Can be given several times, and beats --include.
cli-option-seed-logs = Fetch pages that only imported logs know, too; the settings decide unless said.
cli-option-external = Check whether links to other sites lead somewhere, within the budget of the settings.
cli-option-estimate = Say how many URLs a crawl would fetch and how long it would take, and fetch none.
cli-option-anew = Forget an interrupted crawl and begin again.
cli-option-host = Another host that belongs to the site; *.example.com means all below example.com. Can be given several times.

cli-list-read = The list names { $urls ->
    [one] 1 URL
   *[other] { NUMBER($urls) } URLs
}. Lines without an address: { NUMBER($left_out) }. Repeated: { NUMBER($repeated) }.
cli-estimate-list = { $urls ->
    [one] 1 URL
   *[other] { NUMBER($urls) } URLs
} at most { $rate } a second: about { $time }.
cli-estimate-last = About { NUMBER($urls) } URLs, as in the last crawl, at most { $rate } a second: about { $time }.
cli-estimate-sitemap = At least { NUMBER($urls) } URLs, by start, sitemaps and logs, at most { $rate } a second: about { $time }. Links may lead to more.
cli-estimate-unknown = How many URLs there are is not known yet. At most { $rate } a second: 1,000 take about { $time }.
cli-estimate-own-site = A site of your own may be crawled faster: --own-site says that it is yours.
cli-crawl-deferred = { $site }: the server wants to be left alone for { $time }. { NUMBER($urls) } URLs are kept, and none is lost; the same command goes on after that time.
cli-crawl-left-out = Left out by the patterns: { $urls ->
    [one] 1 URL
   *[other] { NUMBER($urls) } URLs
} of the site.
cli-crawl-part = This snapshot holds { $mode ->
    [list] a list
    [sitemap] what sitemaps list
   *[page] a single page
}, not the whole site. Analyses and views keep to the newest crawl of the whole site; --snapshot { $snapshot } looks at this one.

progress-crawl-rest = Leaving the server alone (seconds)
progress-crawl-external = Checking links to other sites
