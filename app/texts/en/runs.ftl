# The room where work is started and watched.
runs-address = Start address
runs-crawl-site = Crawl this site
runs-crawl-again = Crawl and analyse
runs-analyse = Analyse only
runs-import = Import these logs
runs-cancel = Cancel
runs-no-address = There is no address to crawl. Type one such as https://example.com.
runs-no-file = No log file is chosen. Choose one or more in the list, then import them.

runs-running = { $kind } is running: { $done } done.
runs-running-total = { $kind } is running: { $done } of { $total } done.
runs-running-left = { $kind } is running: { $done } of { $total }, done in about { $left }.
runs-stopping = { $kind }: stopping…
runs-keep-working = You can keep working: all views show the present snapshot until this run is complete.
runs-started = started { $moment }
runs-of = { $kind } of { $site }
runs-kept-crawl = Cancel keeps the { $done } finished URLs; the next crawl continues from there.
runs-kept-logs = Cancel keeps nothing of this import; the files can be imported again.
runs-kept-analyse = Cancel keeps the finished stages; the next analysis continues from there.

runs-idle = Nothing is running. The newest snapshot holds { $number } URLs, crawled on { $day }.
runs-idle-hint = A new crawl keeps this snapshot and is compared with it.
runs-no-crawl = Nothing is running, and this site has not been crawled.
runs-no-crawl-hint = The crawl fetches at most two pages at a time and keeps to robots.txt.
runs-site-title = Crawl and analysis
runs-site-hint = Each stage is skipped while what it is computed from is unchanged
runs-stage = Stage
runs-rows = Rows
runs-state = State
runs-computed = computed
runs-not-computed = not computed yet
runs-needs = needs { $table }
runs-second-crawl = a second crawl
runs-logs-title = Server logs
runs-logs-hint = Apache or Nginx, plain or gz. Files are read where they lie; addresses of people become pseudonyms
runs-choose-logs = Log files
runs-after-this = Can be started when this run has ended.

runs-earlier = Earlier runs
runs-start = Start
runs-kind = Run
runs-duration = Duration
runs-result = Result
runs-outcome = Outcome
runs-done-crawl = { $done ->
    [one] { $done } URL
   *[other] { $done } URLs
}
runs-done-logs = { $done ->
    [0] no new lines
    [one] { $done } line
   *[other] { $done } lines
}
runs-done-analyse = { $done ->
    [one] { $done } stage
   *[other] { $done } stages
}
runs-crashed = The process ended unexpectedly. What it had stored is kept; start it again to continue.
