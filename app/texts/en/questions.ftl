### What the questions of the catalogue ask, mean, find and advise.
### -finding is said of one row and may use the columns of the answer; -found of all rows, -clean of what was looked at.

## Crawl budget

question-crawl_budget = Where do search bots spend their requests?
question-crawl_budget-explanation = Each request of a verified search bot has one cause: what it went for, or why it was wasted. Waste and errors together are what could be saved. Bots that only call themselves Googlebot are not counted.
question-crawl_budget-finding = { $cause ->
    [useful] Requests to pages that may rank: { $hits }.
    [not_modified] Requests to unchanged pages (304): { $hits }.
    [resource] Requests to files that pages need: { $hits }.
    [redirect] Requests that were redirected: { $hits }.
    [client_error] Requests to pages that do not exist: { $hits }.
    [server_error] Requests that met a failing server: { $hits }.
    [noindex] Requests to pages that say noindex: { $hits }.
    [canonicalised] Requests to pages whose canonical is another address: { $hits }.
    [parameter] Requests to addresses with parameters: { $hits }.
    [duplicate] Requests to pages with the same text as another: { $hits }.
    [trap] Requests to addresses without end: { $hits }.
    [cache_busted] Requests to files under ever new versions: { $hits }.
    [unknown] Requests to URLs whose state then is unknown: { $hits }.
   *[not_in_crawl] Requests to addresses the crawl does not know: { $hits }.
}
question-crawl_budget-found = { $rows ->
    [one] All requests of verified search bots have { $rows } cause.
   *[other] The requests of verified search bots have { $rows } causes.
}
question-crawl_budget-clean = No cause has that many requests. { $looked_at } rows of the leak ledger were checked.
question-crawl_budget-fix = Begin with the largest cause that counts as waste or error, and look at its address patterns.

question-leaking_patterns = Which kinds of URLs waste the requests of search bots?
question-leaking_patterns-explanation = Addresses that differ only in numbers, dates or values are one pattern. Counted are requests of verified search bots that were wasted or failed.
question-leaking_patterns-finding = { $cause ->
    [redirect] Requests that were redirected
    [client_error] Requests to what does not exist
    [server_error] Requests that met a failing server
    [noindex] Requests to pages that say noindex
    [canonicalised] Requests to pages whose canonical is another address
    [parameter] Requests to addresses with parameters
    [duplicate] Requests to pages with the same text as another
    [trap] Requests to addresses without end
    [cache_busted] Requests to files under ever new versions
   *[other] Requests to what the crawl does not know
}: { $hits }, on { $urls ->
    [one] { $urls } address
   *[other] { $urls } addresses
} like { $example }.
question-leaking_patterns-found = { $rows ->
    [one] { $rows } kind of address wastes requests of search bots.
   *[other] { $rows } kinds of addresses waste requests of search bots.
}
question-leaking_patterns-clean = No kind of address wastes that many requests. { $looked_at } rows of the leak ledger were checked.
question-leaking_patterns-fix = Find out where the addresses are linked from. Stop linking to them, answer 410 for what is gone, and block in robots.txt what no search engine needs.

question-unfetched_pages = Which indexable pages did no search bot fetch?
question-unfetched_pages-explanation = These pages may rank, but in the time window no verified search bot fetched them. What is not fetched is not updated in the search index. A short window says little.
question-unfetched_pages-finding = No verified search bot fetched { $url } in the time window.
question-unfetched_pages-found = { $rows ->
    [one] { $rows } indexable page was fetched by no search bot.
   *[other] { $rows } indexable pages were fetched by no search bot.
}
question-unfetched_pages-clean = Search bots fetched every indexable page. { $looked_at } addresses were checked.
question-unfetched_pages-fix = Link to the page from pages that are fetched often, list it in the sitemap, and let bots waste fewer requests elsewhere.

question-spoofed_bots = Who pretends to be a known bot?
question-spoofed_bots-explanation = A spoofed bot names itself like a known one, but comes from an address its operator does not list. Bots without a published list are unknown, not spoofed.
question-spoofed_bots-finding = { $spoofed_hits ->
    [one] { $spoofed_hits } request
   *[other] { $spoofed_hits } requests
} in the name of { $bot } came from { $clients ->
    [one] { $clients } client
   *[other] { $clients } clients
} the operator does not list.{ $certainty ->
    [likely] {""}
   *[possible] {" "}The list is from another time: some of these addresses may have been the operator's then.
}
question-spoofed_bots-found = { $rows ->
    [one] { $rows } known bot is spoofed.
   *[other] { $rows } known bots are spoofed.
}
question-spoofed_bots-clean = Nobody pretends to be a known bot. { $looked_at } requests were checked.
question-spoofed_bots-fix = Nothing needs to be done for search. If the requests burden the server, block the addresses there; never block by the name alone.

question-actors = Who requests this site, and how much?
question-actors-explanation = All requests by kind of visitor, as the user agent says: search engines, AI, SEO tools, social networks, people and others. Programs that call themselves a browser count as people.
question-actors-finding = { $actor ->
    [human] Requests from people: { $hits }.
   *[other] Requests in the name of { $bot }: { $hits }, of these verified: { $verified_hits }.
}
question-actors-found = { $rows ->
    [one] { $rows } kind of visitor requests this site.
   *[other] { $rows } kinds of visitors request this site.
}
question-actors-clean = No kind of visitor has that many requests. { $looked_at } rows were checked.
question-actors-fix = Nothing needs to be done. It shows who uses the server, and which bots robots.txt may speak to.

## Links

question-orphan_pages = Which indexable pages does no other page link to?
question-orphan_pages-explanation = An orphan page is one that may rank but that no followed link on another page leads to. Visitors and search engines reach it only through a sitemap or an old address, and it gets no share of the site's link strength. Start pages are not counted.
question-orphan_pages-finding = No other page links to { $url }; the crawl knows it { $value ->
    [sitemap] from a sitemap
    [hreflang] as the alternate of another language
    [canonical] as the canonical of another page
    [redirect] as the end of a redirect
    [log] from the access log
    [link] from a link that does not count
   *[other] from elsewhere
}.
question-orphan_pages-found = { $rows ->
    [one] { $rows } indexable page is linked from no other page.
   *[other] { $rows } indexable pages are linked from no other page.
}
question-orphan_pages-clean = Every indexable page is linked from another page. { $looked_at } addresses were checked.
question-orphan_pages-fix = Link to the page from the text of a page on the same topic. If nobody should find it, take it out of the sitemap or remove it.

question-broken_links = Which internal links lead to a page that cannot be read?
question-broken_links-explanation = A broken link leads to an address of the site that answers with an error (4xx or 5xx) or does not answer at all. Several links from one page to the same target count once; addresses the crawl was not allowed to fetch are not counted.
question-broken_links-finding = { $url } links to { $related }, { $value ->
    [timeout] which did not answer in time
    [dns] whose host cannot be found
   *[other] which cannot be read ({ $value })
}{ $weight ->
    [one] {""}
   *[other] {" "}({ $weight } links)
}.
question-broken_links-found = { $rows ->
    [one] { $rows } internal link leads to an error.
   *[other] { $rows } internal links lead to an error.
}
question-broken_links-clean = No internal link leads to an error. { $looked_at } links were checked.
question-broken_links-fix = Link to the page that took its place, or remove the link. If the target was deleted by mistake, bring it back.

question-redirected_links = Which internal links lead to a redirect instead of to the page itself?
question-redirected_links-explanation = Such a link names an old address. The page is reached, but each visitor and each search bot needs one request more. Several links from one page to the same target count once.
question-redirected_links-finding = { $url } links to { $related }, which redirects to { $value }{ $weight ->
    [one] {""}
   *[other] {" "}({ $weight } links)
}.
question-redirected_links-found = { $rows ->
    [one] { $rows } internal link leads to a redirect.
   *[other] { $rows } internal links lead to a redirect.
}
question-redirected_links-clean = No internal link leads to a redirect. { $looked_at } links were checked.
question-redirected_links-fix = Write the final address into the link. Keep the redirect for links from elsewhere.

question-deep_pages = Which indexable pages need more than three clicks from the start page?
question-deep_pages-explanation = The depth of a page is the smallest number of clicks from the start page to it. Search bots find deep pages late and fetch them seldom. Pages no way leads to are orphans and not counted here.
question-deep_pages-finding = { $url } is { $value } clicks away from the start page.
question-deep_pages-found = { $rows ->
    [one] { $rows } indexable page is too many clicks away from the start page.
   *[other] { $rows } indexable pages are too many clicks away from the start page.
}
question-deep_pages-clean = No indexable page is too many clicks away from the start page. { $looked_at } addresses were checked.
question-deep_pages-fix = Link to the page from a page nearer to the start page: an overview, a hub of its topic, or related articles.

question-missing_links = Which pages should link to each other because a passage of one is about the other?
question-missing_links-explanation = A missing link is a passage that is close in meaning to another page of the same language, while its page does not link there yet. The sentence and, where one fits, the link text are named.
question-missing_links-finding = { $source } should link to { $target }: “{ $sentence }”
question-missing_links-found = { $rows ->
    [one] { $rows } link is worth setting.
   *[other] { $rows } links are worth setting.
}
question-missing_links-clean = No link worth setting is missing. { $looked_at } pages were compared.
question-missing_links-fix = Set the link in the named sentence, with the named words as link text. Begin with the best benefit.

## Pages

question-broken_canonicals = Which canonicals name a URL that may not rank?
question-broken_canonicals-explanation = A canonical tells search engines which address of a page counts. Here it names an address that itself may not rank, so the search engine has to guess, or shows neither.
question-broken_canonicals-finding = { $url } names { $related } as its canonical, { $value ->
    [robots] which robots.txt blocks for Googlebot
    [redirect] which redirects
    [client_error] which does not exist
    [server_error] where the server fails
    [noindex] which says noindex
    [canonicalised] which names another canonical itself
   *[other] which may not rank ({ $value })
}.
question-broken_canonicals-found = { $rows ->
    [one] { $rows } page names a canonical that may not rank.
   *[other] { $rows } pages name a canonical that may not rank.
}
question-broken_canonicals-clean = Every canonical the crawl knows may rank. { $looked_at } addresses were checked.
question-broken_canonicals-fix = Let the canonical name the page itself, or the final address of the page that should rank.

question-unindexable_in_sitemap = Which URLs of the sitemaps may not rank?
question-unindexable_in_sitemap-explanation = A sitemap should list what search engines are to show. An entry that redirects, fails or forbids to be shown costs a request and makes the list less trustworthy.
question-unindexable_in_sitemap-finding = The sitemap lists { $url }, { $value ->
    [robots] which robots.txt blocks for Googlebot
    [redirect] which redirects
    [client_error] which does not exist
    [server_error] where the server fails
    [noindex] which says noindex
    [canonicalised] which names another page as its canonical
   *[other] which may not rank ({ $value })
}.
question-unindexable_in_sitemap-found = { $rows ->
    [one] { $rows } address in the sitemaps may not rank.
   *[other] { $rows } addresses in the sitemaps may not rank.
}
question-unindexable_in_sitemap-clean = No entry of the sitemaps that could be fetched is kept from ranking. { $looked_at } entries were checked.
question-unindexable_in_sitemap-fix = Take the address out of the sitemap, or remove what keeps the page from ranking.

question-missing_titles = Which indexable pages have no title?
question-missing_titles-explanation = The title is the line people click on in a search result. Pages that may not rank are not counted.
question-missing_titles-finding = { $url } has no title.
question-missing_titles-found = { $rows ->
    [one] { $rows } indexable page has no title.
   *[other] { $rows } indexable pages have no title.
}
question-missing_titles-clean = Every indexable page has a title. { $looked_at } addresses were checked.
question-missing_titles-fix = Write a title of its own that says what the page is about.

question-duplicate_titles = Which indexable pages of one language share a title?
question-duplicate_titles-explanation = Two or more indexable pages of the same language have the same title, upper and lower case aside. A searcher cannot tell them apart. Pages without a title are a finding of their own.
question-duplicate_titles-finding = { $url } shares its title “{ $value }” with { $related }; { $weight } pages have it.
question-duplicate_titles-found = { $rows ->
    [one] { $rows } indexable page shares its title with another.
   *[other] { $rows } indexable pages share their title with another.
}
question-duplicate_titles-clean = No two indexable pages of one language share a title. { $looked_at } addresses were checked.
question-duplicate_titles-fix = Give each page a title that says what sets it apart. If the pages are about the same, merge them.

question-same_text_pages = Which indexable pages have the same main text as another page?
question-same_text_pages-explanation = Two or more indexable pages have the same main text, word for word, menus and footers aside. Search engines show one of them and choose it themselves. Short texts are not counted.
question-same_text_pages-finding = { $url } has the same main text as { $related }; { $weight } pages have it.
question-same_text_pages-found = { $rows ->
    [one] { $rows } indexable page has the main text of another.
   *[other] { $rows } indexable pages have the main text of another.
}
question-same_text_pages-clean = No two indexable pages have the same main text. { $looked_at } pages were checked.
question-same_text_pages-fix = Choose one address and let the others redirect to it or name it as their canonical.

question-hreflang_without_return = Which pages name an alternate in another language that does not name them back?
question-hreflang_without_return-explanation = With hreflang, pages name their versions in other languages. Search engines believe a pair only if both pages name each other.
question-hreflang_without_return-finding = { $url } names { $related } for the language { $value }, but that page does not name it back.
question-hreflang_without_return-found = { $rows ->
    [one] { $rows } language alternate is not named back.
   *[other] { $rows } language alternates are not named back.
}
question-hreflang_without_return-clean = Every language alternate that was crawled is named back. { $looked_at } addresses were checked.
question-hreflang_without_return-fix = Add the missing return link on the named page, best in the template that writes hreflang for all languages.

question-missing_headings = Which indexable pages have no main heading?
question-missing_headings-explanation = The main heading (h1) tells readers and search engines what the page is about. Pages that may not rank are not counted.
question-missing_headings-finding = { $url } has no main heading.
question-missing_headings-found = { $rows ->
    [one] { $rows } indexable page has no main heading.
   *[other] { $rows } indexable pages have no main heading.
}
question-missing_headings-clean = Every indexable page has a main heading. { $looked_at } addresses were checked.
question-missing_headings-fix = Mark the heading of the page as h1.

question-broken_json_ld = Which indexable pages have structured data that cannot be read?
question-broken_json_ld-explanation = Structured data (JSON-LD) describes a page to search engines. A block that is no valid JSON is ignored as a whole. Each block is checked by itself.
question-broken_json_ld-finding = { $weight ->
    [one] A block of structured data on { $url } cannot be read: { $value }
   *[other] { $weight } blocks of structured data on { $url } cannot be read: { $value }
}
question-broken_json_ld-found = { $rows ->
    [one] { $rows } indexable page has structured data that cannot be read.
   *[other] { $rows } indexable pages have structured data that cannot be read.
}
question-broken_json_ld-clean = All structured data on indexable pages can be read. { $looked_at } addresses were checked.
question-broken_json_ld-fix = Correct the JSON at the place the message names: often a comma, a quotation mark or a line break in a text.

question-missing_descriptions = Which indexable pages have no meta description?
question-missing_descriptions-explanation = The meta description is a proposal for the text below the title in a search result. Without it the search engine picks a passage itself. Pages that may not rank are not counted.
question-missing_descriptions-finding = { $url } has no meta description.
question-missing_descriptions-found = { $rows ->
    [one] { $rows } indexable page has no meta description.
   *[other] { $rows } indexable pages have no meta description.
}
question-missing_descriptions-clean = Every indexable page has a meta description. { $looked_at } addresses were checked.
question-missing_descriptions-fix = Write one or two sentences that say what a reader finds on the page.
question-long_titles = Which indexable pages have a title that is cut off in search results?
question-long_titles-explanation = A result shows about 561 pixels of a title. How much that is depends on the letters, so the width is measured in the metrics of Arial at 20 pixels. What stands last is cut off: often the name of the product or brand.
question-long_titles-finding = The title of { $url } is { $value } pixels wide.
question-long_titles-found = { $rows ->
    [one] One title is
   *[other] { $rows } titles are
} cut off in search results.
question-long_titles-clean = Every title fits into a search result. { $looked_at } addresses were checked.
question-long_titles-fix = Say the same in fewer words, and put what sets the page apart first.
question-long_descriptions = Which indexable pages have a meta description that is cut off in search results?
question-long_descriptions-explanation = A result shows two lines, together about 985 pixels of the description at 14 pixels. What does not fit is cut off in the middle of a sentence.
question-long_descriptions-finding = The meta description of { $url } is { $value } pixels wide.
question-long_descriptions-found = { $rows ->
    [one] One meta description is
   *[other] { $rows } meta descriptions are
} cut off in search results.
question-long_descriptions-clean = Every meta description fits into a search result. { $looked_at } addresses were checked.
question-long_descriptions-fix = Shorten it to the sentence that makes somebody open the page.
question-wall_pages = Which pages show nothing but a consent or subscription wall?
question-wall_pages-explanation = The HTML of such a page holds a question for consent or an offer to read without ads, and hardly a word beside it. Search engines press no button: they index the wall.
question-wall_pages-finding = { $url } shows a wall instead of its content.
question-wall_pages-found = { $rows ->
    [one] One page shows
   *[other] { $rows } pages show
} a wall instead of content.
question-wall_pages-clean = No page hides behind a wall. { $looked_at } addresses were checked.
question-wall_pages-fix = Put the text into the HTML and lay the question for consent over it. If only your own crawl met the wall, let its user agent pass.

question-images_without_alt = Which indexable pages have images without an alternative text?
question-images_without_alt-explanation = The alternative text says what an image shows to people who do not see it and to search engines. An empty one (alt="") marks an image as decoration and is not counted.
question-images_without_alt-finding = { $weight ->
    [one] An image on { $url } has no alternative text: { $value }
   *[other] { $weight } images on { $url } have no alternative text, one of them is { $value }
}
question-images_without_alt-found = { $rows ->
    [one] { $rows } indexable page has images without an alternative text.
   *[other] { $rows } indexable pages have images without an alternative text.
}
question-images_without_alt-clean = Every image on an indexable page has an alternative text or is marked as decoration. { $looked_at } addresses were checked.
question-images_without_alt-fix = Describe what the image shows in a few words, or write alt="" where it is only decoration.

## Topics

question-weak_topics = Which topics lack a page that gathers them, or hold pages nothing links to?
question-weak_topics-explanation = A topic is a group of pages close in meaning. It is weak if none of its pages is linked from most of the others (no hub), or if it holds orphan pages.
question-weak_topics-finding = { $weakness ->
    [no_hub] The topic “{ $label }” ({ $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }) has no page the others link to.
   *[orphans] The topic “{ $label }” holds { $orphans ->
        [one] { $orphans } orphan page.
       *[other] { $orphans } orphan pages.
    }
}
question-weak_topics-found = { $rows ->
    [one] { $rows } topic lacks a hub or holds orphan pages.
   *[other] { $rows } topics lack a hub or hold orphan pages.
}
question-weak_topics-clean = Every topic has a hub and no orphan page. { $looked_at } topics were checked.
question-weak_topics-fix = Choose or write a page that gives an overview of the topic, link from it to all pages of the topic and from them back.

question-semantic_gaps = Which questions and subtopics do other pages cover that a page on the same topic lacks?
question-semantic_gaps-explanation = A gap is a question or subtopic that other pages of the topic, or a competitor's, have a passage on, while no passage of this page comes near it in meaning. Whether the page should cover it is for the editor to decide.
question-semantic_gaps-finding = { $url } lacks “{ $heading }”, which { $covered_by } of { $others } compared pages cover.
question-semantic_gaps-found = { $rows ->
    [one] { $rows } question or subtopic is missing on a page.
   *[other] { $rows } questions and subtopics are missing on pages.
}
question-semantic_gaps-clean = No page lacks what the others on its topic cover. { $looked_at } pages were compared.
question-semantic_gaps-fix = Decide in the briefing whether the page should answer it. The evidence shows how others do.

## Changes

question-page_changes = What changed on the site since the previous crawl?
question-page_changes-explanation = Two crawls are compared address by address: what is new or gone, what answers differently, what may no longer rank, and which titles, headings, texts and links differ.
question-page_changes-finding = { $aspect ->
    [url] { $change ->
        [new] { $url } is new.
        [moved] { $before } has moved to { $after }.
       *[gone] { $url } is no longer met.
    }
    [status] The answer of { $url } changed from { $before } to { $after }.
    [indexable] { $after ->
        [ok] { $url } may rank again.
       *[other] { $url } may no longer rank.
    }
    [title] The title of { $url } changed.
    [description] The meta description of { $url } changed.
    [h1] The main heading of { $url } changed.
    [canonical] The canonical of { $url } changed.
    [robots] The robots directives of { $url } changed.
    [robots_header] The X-Robots-Tag of { $url } changed.
    [robots_txt] robots.txt treats { $url } differently.
    [robots_file] { $url } says something else.
    [sitemap_file] { $change ->
        [new] The sitemap { $url } is new.
       *[gone] The sitemap { $url } is gone.
    }
    [redirect] { $url } leads to { $after } now.
    [reason] { $url } may not rank for another reason.
    [headings] The subheadings of { $url } changed.
    [hreflang] The language versions that { $url } names changed.
    [structured_data] The structured data of { $url } changed.
    [anchors] Links on { $url } are worded differently.
    [links_in] Other pages link to { $url }.
    [depth] { $url } lies at another depth.
    [template] { $url } is laid out differently.
    [text] The main text of { $url } changed.
   *[links] The links in the text of { $url } changed.
}
question-page_changes-found = { $rows ->
    [one] { $rows } thing changed since the previous crawl.
   *[other] { $rows } things changed since the previous crawl.
}
question-page_changes-clean = Nothing changed since the previous crawl. { $looked_at } addresses were compared.
question-page_changes-fix = Look at the critical ones first: was each meant? What was not is to be taken back before search engines come again.

## Sources

question-unmatched_urls = Which URLs of the logs and sitemaps does the crawl not know?
question-unmatched_urls-explanation = These addresses are delivered by the server or listed in a sitemap, but the crawl did not meet them: nothing links to them, they are old, or they lie outside the crawl's reach. Many of them mean that answers which join crawl and logs rest on a part of the site.
question-unmatched_urls-finding = { $source ->
    [sitemap] A sitemap lists { $url }, but the crawl did not meet it.
   *[logs] { $weight ->
        [one] { $weight } request
       *[other] { $weight } requests
    } in the logs went to { $url }, which the crawl did not meet.
}
question-unmatched_urls-found = { $rows ->
    [one] { $rows } address of the logs and sitemaps is unknown to the crawl.
   *[other] { $rows } addresses of the logs and sitemaps are unknown to the crawl.
}
question-unmatched_urls-clean = The crawl knows every page of the logs and sitemaps. { $looked_at } addresses were compared.
question-unmatched_urls-fix = Link to what should be found, redirect what has moved, answer 410 for what is gone. If whole sections are missing, widen the crawl.

## Tables: their names, and how to get them

table-from-crawl = A crawl writes it: run `sitelore crawl`.
table-from-import = An import writes it: run `sitelore import FILE`.
table-from-logs = A log import writes it: run `sitelore logs FILE`.
table-from-render = Rendering writes it: run `sitelore render`.
table-from-analysis = The analysis computes it from a crawl: run `sitelore analyse`.
table-from-log-analysis = The analysis computes it from access logs: run `sitelore logs FILE`, then `sitelore analyse`.
table-from-second-crawl = The analysis computes it from two crawls: run `sitelore crawl` a second time, then `sitelore analyse`.

table-pages = pages
table-pages-origin = { table-from-crawl }
table-links = links
table-links-origin = { table-from-crawl }
table-bodies = page bodies
table-bodies-origin = { table-from-crawl }
table-sitemap_urls = sitemap entries
table-sitemap_urls-origin = { table-from-crawl }
table-resources = files pages refer to
table-resources-origin = { table-from-crawl }
table-external_urls = links to other sites
table-external_urls-origin = A crawl checks them: run `sitelore crawl` without --no-external, with crawl.max_external_urls in the settings above 0.
table-traps = crawler traps
table-traps-origin = { table-from-crawl }
table-sitemap_files = sitemap files
table-sitemap_files-origin = { table-from-crawl }
table-renders = rendered pages
table-renders-origin = { table-from-render }
table-robots_files = robots.txt files
table-robots_files-origin = { table-from-crawl }
table-rejected_rows = rejected rows of an import
table-rejected_rows-origin = { table-from-import }
table-hits = log requests
table-hits-origin = { table-from-logs }
table-rejects = unread log lines
table-rejects-origin = { table-from-logs }
table-log_files = log files
table-log_files-origin = { table-from-logs }
table-log_prints = how parts of log files are recognised
table-log_prints-origin = { table-from-logs }
table-hit_days = requests added up by day
table-hit_days-origin = { table-from-logs }
table-indexability = indexability
table-indexability-origin = { table-from-analysis }
table-page_texts = main texts of pages
table-page_texts-origin = { table-from-analysis }
table-page_metrics = lengths, widths and readability of pages
table-page_metrics-origin = { table-from-analysis }
table-page_passages = passages of pages
table-page_passages-origin = { table-from-analysis }
table-page_entities = entities on pages
table-page_entities-origin = { table-from-analysis }
table-link_metrics = link numbers
table-link_metrics-origin = { table-from-analysis }
table-neighbours = pages close in meaning
table-neighbours-origin = { table-from-analysis }
table-topics = topics
table-topics-origin = { table-from-analysis }
table-topic_pages = pages of topics
table-topic_pages-origin = { table-from-analysis }
table-link_opportunities = link opportunities
table-link_opportunities-origin = { table-from-analysis }
table-gaps = semantic gaps
table-gaps-origin = { table-from-analysis }
table-findings = findings
table-findings-origin = { table-from-analysis }
table-brief_proposals = proposed briefs
table-brief_proposals-origin = { table-from-analysis }
table-brief_lines = lines of briefs
table-brief_lines-origin = { table-from-analysis }
table-texts = texts
table-texts-origin = { table-from-analysis }
table-body_texts = texts read from bodies
table-body_texts-origin = { table-from-analysis }
table-passages = passages
table-passages-origin = { table-from-analysis }
table-vectors = vectors
table-vectors-origin = { table-from-analysis }
table-entities = entities in texts
table-entities-origin = { table-from-analysis }
table-matches = match of sources with the crawl
table-matches-origin = { table-from-analysis }
table-ledger = leak ledger
table-ledger-origin = { table-from-log-analysis }
table-bot_days = requests by day and bot
table-bot_days-origin = { table-from-log-analysis }
table-changes = changes
table-changes-origin = { table-from-second-crawl }
