### Jobs: what they are, in which state, and why one cannot start.

job-kind-crawl = Crawl
job-kind-import = Import
job-kind-logs = Log import
job-kind-analyse = Analysis
job-kind-purge = Purge
job-kind-rerun = Rerun
job-state-queued = starting
job-state-running = running
job-state-done = done
job-state-failed = failed
job-state-cancelled = cancelled
job-state-crashed = crashed
job-busy = { $kind ->
    [crawl] A crawl
    [logs] A log import
    [render] A rendering
    [analyse] An analysis
    [purge] A purge
   *[other] The same work
} of { $site } is running already (process { $pid }, since { $since }). Wait for it, or cancel it in the app under Runs.
job-busy-a-moment-ago = The same work on { $site } ended just now. Run the command again.
job-unknown = There is no job { $id }.
job-not-started = The work could not be started: { $problem }.
jobs-file-unusable = The file { $file } cannot be used: { $problem }. It may be deleted; it holds only what is running.
crawl = Crawling
progress-crawl-close = Closing the snapshot

### Progress: stages, and the long steps inside them.

stage-indexability = Judging indexability
stage-texts = Reading main texts
stage-page_metrics = Measuring titles and readability
stage-passages = Splitting texts into passages
stage-neighbours = Comparing pages by meaning
stage-entities = Finding entities
stage-link_metrics = Measuring the link graph
stage-topics = Grouping pages into topics
stage-link_opportunities = Looking for missing links
stage-gaps = Looking for gaps
stage-ledger = Closing the leak ledger
stage-bot_days = Counting requests by day
stage-matches = Matching URLs of logs and sitemaps
stage-changes = Comparing with the crawl before
stage-findings = Running the checks
stage-briefs = Proposing briefs
extract = Reading main texts
embed = Computing vectors
entities = Finding entities
neighbours = Comparing pages by meaning
link_opportunities = Looking for missing links
gaps = Looking for gaps

# What a stage can miss that is no table of its own
table-previous_pages = the crawl before
table-previous_links = links of the crawl before
