### Words for the codes that findings, indexability and changes hold.

group-budget = Crawl budget
group-links = Links
group-pages = Pages
group-topics = Topics
group-changes = Changes
group-sources = Sources

severity-critical = Critical
severity-high = High
severity-medium = Medium
severity-low = Low

indexability-ok = may rank
indexability-robots = blocked by robots.txt
indexability-redirect = redirects
indexability-client_error = does not exist (4xx)
indexability-server_error = server fails (5xx)
indexability-not_fetched = not fetched
indexability-not_html = no HTML page
indexability-verification = proves whose site it is
indexability-noindex = noindex
indexability-canonicalised = names another canonical

aspect-url = address
aspect-status = status
aspect-indexable = indexability
aspect-title = title
aspect-description = meta description
aspect-h1 = main heading
aspect-canonical = canonical
aspect-robots = robots directives
aspect-text = main text
aspect-links = links in the text

change-new = new
change-gone = gone
change-changed = changed

weakness-no_hub = no hub
weakness-orphans = orphan pages
