### Jobs: what they are, in which state, and why one cannot start.

job-kind-crawl = Crawl
job-kind-logs = Log import
job-kind-analyse = Analysis
job-kind-purge = Purge
job-kind-rerun = Rerun
job-kind-run = Whole run
job-state-queued = starting
job-state-running = running
job-state-done = done
job-state-failed = failed
job-state-cancelled = cancelled
job-state-crashed = crashed
job-busy = { $kind ->
    [crawl] A crawl
    [logs] A log import
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
