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
    [spider] a section by patterns or up to a limit
   *[page] a single page
}, not the whole site. Analyses and views keep to the newest crawl of the whole site; --snapshot { $snapshot } looks at this one.

progress-crawl-rest = Leaving the server alone (seconds)
progress-crawl-external = Checking links to other sites

question-broken_external_links = Which links to other sites lead nowhere?
question-broken_external_links-explanation = The crawl asks each address on other sites once, within a budget, and keeps to their robots.txt. Dead is what answers with an error or not at all. Answers that many sites give to robots but not to readers (such as 403 or 429) do not count.
question-broken_external_links-finding = { $url } links to { $related }, which { $value ->
    [404] is not there
    [410] is gone for good
    [dns] has no address any more
    [timeout] does not answer
   *[other] answers { $value }
}{ $weight ->
    [one] {""}
   *[other] {" "}({ NUMBER($weight) } links)
}.
question-broken_external_links-found = { $rows ->
    [one] 1 page and target: a link to another site leads nowhere.
   *[other] { NUMBER($rows) } pairs of page and target: a link to another site leads nowhere.
}
question-broken_external_links-clean = Every link to another site that was checked leads somewhere. { NUMBER($looked_at) } links were checked.
question-broken_external_links-fix = Link to where the content is today, or remove the link.

question-sitemap_problems = Which sitemaps are broken?
question-sitemap_problems-explanation = A sitemap that cannot be fetched or read whole tells search engines less than you mean it to; addresses on other hosts are left out by them.
question-sitemap_problems-finding = { $url }: { $value ->
    [xml] the XML is broken; only what stands before the damage counts
    [gzip] it cannot be unpacked
    [truncated] the packed file is cut off
    [too_large] it is larger than 50 MiB
    [too_many] it lists more than the protocol allows
    [too_deep] its index leads to indexes too deep
    [no_sitemap] it is a page, not a sitemap
    [foreign] it lists { NUMBER($weight) } addresses on other hosts
   *[other] it cannot be fetched ({ $value })
}.
question-sitemap_problems-found = { $rows ->
    [one] 1 sitemap has a problem.
   *[other] { NUMBER($rows) } sitemaps have a problem.
}
question-sitemap_problems-clean = All sitemaps can be read. { NUMBER($looked_at) } files were looked at.
question-sitemap_problems-fix = Let your system write the sitemap anew, at most 50,000 URLs a file, and take names of files that are gone out of robots.txt and indexes.

runs-urls = URLs, one a line
runs-crawl-list = Fetch these URLs
runs-crawl-sitemap = Fetch what sitemaps list
runs-no-urls = There is no URL to fetch. Type or paste some, one a line.
runs-part-title = A part of the site
runs-part-hint = Makes a snapshot of its own. The views keep to the newest crawl of the whole site; choose the part above
runs-resting = The server is left alone for a while: { $done } of { $total } seconds. Nothing is lost; the crawl goes on by itself.
runs-expected = It will take about { $time }, at most { $rate } URLs a second.

crawl-mode-spider = part of the site
crawl-mode-list = list
crawl-mode-sitemap = sitemaps
crawl-mode-page = one page
