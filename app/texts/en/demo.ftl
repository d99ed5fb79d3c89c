# The demo site: what is made, and how a run over it compares with the flaws that were planted.

progress-demo-site = Making the demo site
progress-demo-logs = Writing 30 days of access logs
demo-made = Demo site of seed { $seed }: { NUMBER($urls) } URLs, { NUMBER($indexable) } of them may rank, { NUMBER($lines) } log lines.
demo-agrees = Every planted flaw was found, and nothing was reported that is not there.
demo-differs = { $count ->
    [one] The run differs from what was planted in one place.
   *[other] The run differs from what was planted in { NUMBER($count) } places.
 } Each is a mistake of Sitelore; the list stands below.
demo-planted-but-missed = Planted, not found ({ $check }): { $key }
demo-reported-but-not-planted = Reported, not planted ({ $check }): { $key }
