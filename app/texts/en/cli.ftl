### What the command line says: help, talk, progress.

cli-usage = Usage:
cli-arguments = Arguments
cli-options = Options
cli-commands = Commands
cli-example = Example
cli-default = (default: { $value })
cli-help = Sitelore answers where a site's crawl budget leaks, which topics it owns, what nothing links to, and what to write next. Nothing leaves this computer but the requests of a crawl.

cli-demo = Serve a demo site on this computer, crawl it twice, read its access logs, analyse, and open the app. Needs no network.
cli-run = Do everything for a site: add it, crawl it, read its logs, analyse, say the three most important findings, and open the app.
cli-init = Make the folder a workspace and add a site to it. The URL you type may be fetched, at a private address too.
cli-ask = Answer one question about a site. `sitelore ask QUESTION --help` shows its definition and options.
cli-crawl = Crawl a site into a new snapshot. A crawl that was interrupted is continued by the same command.
cli-logs = Read access logs: files, folders or patterns, here or on servers (sftp, ftp, s3, https), plain or packed. What was read before is skipped.
cli-analyse = Compute what is due from the newest crawl and all logs. What is unchanged is not computed again.
cli-app = Open the app in the browser.
cli-brief = Print the brief for a URL, or the most beneficial one, as Markdown.
cli-export = Write a table, a snapshot as WARC, or the approved briefs to files.
cli-snapshots = List the snapshots of crawls and log imports.
cli-purge = Take snapshots out of the workspace for good. A tombstone stays, and all results of the site are computed anew.
cli-rerun = Compute an earlier analysis again and compare every table with it. Without a run: list the runs.
cli-doctor = Show what is installed and intact, and what is missing and therefore not measured.

cli-option-help = Show this help.
cli-option-workspace = Folder to work in.
cli-option-language = Language of what is said, English or German.
cli-option-site = Site of the workspace; the first own one unless said.
cli-option-json = Write JSON for programs.
cli-option-own-site = The site is yours and may be crawled fast.
cli-option-connect = Connect to this address instead of the host; URLs keep the host. Can be given several times.
cli-option-max-urls = Stop after this many URLs.
cli-option-delay = Pause between two requests to a host.
cli-option-robots = Keep to robots.txt; only your own site may be crawled without.
cli-option-role = Whether the site is yours or a competitor's.
cli-option-events = Write one JSON line per URL once it is stored.
cli-option-logs = Access log to read; can be given several times.
cli-option-no-open = Do not open the app.
cli-option-no-window = Serve the app and open no browser window.
cli-option-snapshot = Snapshot of a crawl; the newest unless said.
cli-option-segment = Only URLs of this segment.
cli-option-from = First day of logs (YYYY-MM-DD).
cli-option-to = Last day of logs (YYYY-MM-DD).
cli-option-format = How rows are written.
cli-option-csv = CSV as usual, or with semicolon and decimal comma for German spreadsheets.
cli-option-sql = Show the SQL of the answer instead of its rows.
cli-option-out = File to write to; standard output unless said. For briefs: a folder.
cli-option-port = Port on this computer; 0 takes a free one.
cli-option-list-briefs = List all briefs.
cli-option-export-format = Tables: csv, xlsx, jsonl, parquet. Briefs: docx, md, html.
cli-option-brief = Only the brief of this URL or with this id.
cli-option-draft = Write briefs that are not approved, too, marked as drafts.
cli-option-before = Snapshots closed before this day (YYYY-MM-DD).
cli-option-reason = Why; it stands on the tombstone.
cli-option-yes = Do not ask.
cli-option-seed = Another number makes another site with other flaws.
cli-option-date = Day of the second crawl (YYYY-MM-DD); the logs end the day before. Today unless said.
cli-argument-url = Address of the site.
cli-argument-url-of-crawl = Address to start at; that of the site unless said.
cli-argument-files = Files, folders or patterns; or addresses such as sftp://user@host/var/log/nginx/
cli-argument-more-logs = More access logs.
cli-argument-brief = URL the brief is for, or its id.
cli-argument-export = Name of a table, or: warc, briefs. With the column names of another tool also one of its tabs, such as internal_all.
cli-argument-purge = Snapshot to purge.
cli-argument-rerun = Run to repeat.

cli-progress-of = { NUMBER($done) } of { NUMBER($total) }
cli-progress-rate = { $rate } a second
cli-progress-left = { $time } left

cli-init-done = The workspace { $folder } has the site { $site } ({ $role ->
    [own] own
   *[competitor] competitor
}), starting at { $start }.
cli-crawl-done = { $site }: { $pages ->
    [one] 1 URL is
   *[other] { NUMBER($pages) } URLs are
} in snapshot { $snapshot }: { NUMBER($ok) } read, { NUMBER($http_error) } with an HTTP error, { NUMBER($error) } failed, { NUMBER($blocked) } blocked, { NUMBER($limit) } beyond a limit.
cli-crawl-paused = { $site }: the server stopped answering. { NUMBER($urls) } URLs are kept; the same command goes on from there.
cli-logs-done = { $files ->
    [one] 1 log file
   *[other] { NUMBER($files) } log files
} read: { NUMBER($lines) } lines = { NUMBER($hits) } hits + { NUMBER($rejected) } rejected. Files skipped because they were read before: { NUMBER($skipped) }.
cli-logs-nothing-new = No new line: all files were read before ({ NUMBER($skipped) }). No snapshot was written.
cli-log-damaged = { $file } is damaged: it ends early, or part of it cannot be unpacked. Its whole lines before that are kept. Get the file again and read it: only what is missing is added.
cli-analyse-done = Analysis: { NUMBER($computed) } stages computed, { NUMBER($unchanged) } unchanged, { NUMBER($missing) } not measured.
cli-stage-not-measured = Not measured: { $stage }. What it needs is missing: { $table }.
cli-purged-rows = Purged, so nothing can be computed from them any more: { $table } ({ $rows ->
    [one] 1 row
   *[other] { NUMBER($rows) } rows
}).
cli-findings-head = The { $count ->
    [one] most important finding
   *[other] { $count } most important findings
}:
cli-findings-none = No check found anything wrong.
cli-open-later = `sitelore app --workspace { $folder }` opens the app.
cli-not-measured = Not measured. What it needs is missing: { $table }. { $origin }
cli-not-measured-empty = Not measured. There are no rows to look at: { $table }. { $origin }
cli-export-done = { NUMBER($rows) } rows of { $table } are in { $file }.
cli-briefs-exported = { $briefs ->
    [one] 1 brief is
   *[other] { NUMBER($briefs) } briefs are
} in { $folder }.
cli-no-snapshots = There is no snapshot yet. `sitelore crawl` makes one.
cli-kind-crawl = crawl
cli-kind-logs = logs
cli-snapshot-pages = { NUMBER($rows) } URLs
cli-snapshot-hits = { NUMBER($rows) } hits
cli-snapshot-purged = purged
cli-purge-nothing = No snapshot is meant: nothing to purge.
cli-purge-what = { $snapshots ->
    [one] This snapshot is
   *[other] These { $snapshots } snapshots are
} taken out for good, with the texts only they hold. Results of the site are computed anew by the next `sitelore analyse`.
cli-purge-ask = Purge? [y/N]
cli-purge-yes = y yes
cli-purge-kept = Nothing was purged. --yes purges without asking.
cli-purge-done = Purged: { $snapshots ->
    [one] 1 snapshot
   *[other] { NUMBER($snapshots) } snapshots
}, { $rows ->
    [one] 1 row
   *[other] { NUMBER($rows) } rows
}, { $texts ->
    [one] 1 text
   *[other] { NUMBER($texts) } texts
}.
cli-rerun-differs = { $table } differs: { $before } then, { $now } now.
cli-rerun-done = Tables compared: { NUMBER($tables) }. Tables that differ: { NUMBER($differing) }.
cli-demo-generation = Crawling generation { $number } of 2.
cli-demo-not-compared = The run is not compared with what was planted: the table { $table } is missing.
cli-demo-truth = What was planted stands in { $file }.

cli-stopped = Stopped. What is finished is kept; the same command goes on from there.
cli-see-help = `{ $command } --help` shows what it takes.
cli-unexpected = Sitelore stopped because of a fault of its own ({ $name }). Nothing that was stored is lost. Reference { $reference }; the details are in { $file }.

option-sure_within_days = Days between a log and the list it is judged by within which a fake is likely; beyond, it is only possible.
option-within_days = Days after a fetch within which a visit counts as following it.
option-min_hits = Only rows with at least this many requests.
option-max_depth = Clicks from the start page that are still near enough.
option-min_benefit = Only suggestions with at least this benefit (0 to 100).
option-min_urls = Only rules that decide over at least this many addresses.
option-min_links = Only pairs with at least this many links.
option-min_similarity = Only pairs at least this much alike (0 to 1).
option-max_pixels = Only texts wider than this many pixels.
option-min_pages = Only what at least this many pages of a template have.
option-min_share = Only what has at least this share (0 to 1).
option-min_words = Only pages whose main text has at least this many words.
option-min_orphans = Only topics with at least this many orphan pages.
option-min_covered_by = Only gaps that at least this many other pages cover.
option-min_weight = Only addresses seen at least this often.
option-pages_only = Leave out files such as images and style sheets.
cli-highlight-leak = { $share } of search-bot requests went to URLs that cannot rank: { NUMBER($wasted) } of { NUMBER($requests) } in { $days ->
    [one] 1 day
   *[other] { NUMBER($days) } days
}.
