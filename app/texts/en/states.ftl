# States of an answer, tables, jobs, queues: the words that views share.
state-not-measured = Not measured
state-clean = Clean
state-found = Found
state-error = Could not answer
state-working = Working
state-missing-value = not measured
state-new = new
state-table-missing = This needs the table “{ $table }”, which is not in the workspace.
state-table-empty = The table “{ $table }” has no rows, so nothing could be looked at.
state-no-row = No row matches the filters.
state-without-filters = { $rows ->
    [one] { $rows } row matches without them.
   *[other] { $rows } rows match without them.
}
state-clear-filters = Clear filters
state-nothing-crawled = Nothing has been crawled yet
state-nothing-crawled-hint = Give Sitelore a start address. 200 pages take about two minutes; all data stay on this computer.
state-open-runs = Open Runs and crawl a site
state-reference = Reference { $reference }
state-broken = This view stopped because of a mistake in Sitelore
state-broken-hint = The other views are not affected, and nothing was changed. The log of the app holds the details under the reference.
state-not-done = That was not done


table-find = Filter by URL
table-x-of-y = { $shown } of { $total } { $noun }
state-export-csv = CSV
state-export-xlsx = Excel

job-done = Done
job-rate = Rate
job-left = Left
job-of-total = of { $total }
job-per-second = per second
job-about = estimated

copied = Copied

queue-accept = Accept
queue-change = Change
queue-reject = Reject
queue-take-back = Take back
queue-open = Open
queue-next = next
queue-back = back
queue-save = Save
queue-cancel = Cancel
queue-reason = Reason
queue-reason-hint = Reason
queue-mark-open = open
queue-mark-accepted = accepted
queue-mark-changed = changed
queue-mark-rejected = rejected
queue-mark-not-measured = not measured
queue-empty = Nothing waits for a decision.

source-crawl = Crawl
source-logs = Server logs
source-missing = missing
provenance-snapshot = Snapshot
provenance-urls = { $urls ->
    [one] { $urls } URL
   *[other] { $urls } URLs
}
provenance-logs = { $window }: { $lines } lines = { $hits } hits + { $rejected } rejected

language-unknown = There is no language “{ $language }”. Choose one of: { $known }.
server-port-busy = Port { $port } is in use by another program. Choose another port, or leave it out and a free one is taken.
notebook-not-started = The notebook “{ $view }” could not be opened: { $problem }. The app itself is not affected.
server-refused = This address belongs to a window of Sitelore that was opened already. Close it and run `sitelore app` again.
