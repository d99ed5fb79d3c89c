# Log health: what was read, when there are requests, what could not be read, what servers should log.
view-crawl-budget = Leak ledger
room-log-health = Log health

log-question = Can the server logs be trusted?
log-not-measured = Log health is not measured: server logs are missing.
log-missing = No log file was imported yet. Name a file, a folder or a pattern in Runs; files stay where they are, and addresses of people are replaced before anything is stored.
log-unlocks = Logs also show where search bots waste requests, which pages they never fetch, and who fakes a search bot.
log-headline = { $rejected } of { $lines } lines in { $files ->
    [one] 1 file
   *[other] { $files } files
} could not be read.
log-headline-whole = All { $lines } lines in { $files ->
    [one] 1 file
   *[other] { $files } files
} were read; { $rejected } were rejected.
log-sum = Every line is a request or is rejected; newlines are counted apart from the reader.
log-many-rejected = { $share } were rejected: the format is probably read wrongly, see the samples below.
log-gaps = { $gaps ->
    [one] 1 gap: { $hours ->
        [one] 1 hour is
       *[other] { $hours } hours are
    } missing
   *[other] { $gaps } gaps: { $hours } hours are missing
}
log-no-gap = No hour is missing between the first and the last line.

log-days = Days with requests
log-of-days = of { $days }
log-reach = logs since { $day }
log-lost-hours = Lost hours
log-by-expected = about { $requests } requests
log-none-lost = empty nights are no loss
log-rejected = Rejected lines
log-limit = doubtful above { $share }
log-damaged = Damaged files
log-of-files = of { $files }
log-match = Pages the crawl knows
log-crawl-first = Crawl the site
log-hits-purged = Requests were purged
log-hours-question = Which hours do the logs hold?
log-hits-purged-hint = The single requests are not in the workspace any more; the files' account and all answers computed from them stay.
log-hours-hint = Requests by hour of the day (UTC) and day, all visitors; the stronger the colour, the more. Hatched: lost.
log-gap = { $start } to { $end }: { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} without a line, where about { $requests } requests would have come
log-more-gaps = { $gaps ->
    [one] 1 more gap
   *[other] { $gaps } more gaps
}

log-advice = What to log
log-advice-title = { $fields ->
    [one] 1 thing is not logged that answers need
   *[other] { $fields } things are not logged that answers need
}
log-advice-hint = Behind each: what Apache calls it in a LogFormat
log-advice-nginx = Nginx: this format holds everything. It applies to lines written from then on.
log-copy-format = Copy format
log-tells-all = The logs tell everything that answers need: user agent, referrer, duration, content type and cache.
log-tells-agent = User agent
log-tells-referrer = Referrer
log-tells-duration_ms = Duration
log-tells-content_type = Content type
log-tells-cache = Cache
log-unlocks-agent = Without it no bot can be told from a person.
log-unlocks-referrer = Shows visits that AI assistants send.
log-unlocks-duration_ms = Shows templates that answer bots slowly.
log-unlocks-content_type = Tells pages from files whose name says nothing.
log-unlocks-cache = Shows which answers came from a cache in front.

log-files = Log files
log-file = File
log-find-file = Filter by name
log-period = Requests
log-format = Format, packing, encoding
log-confidence = Certainty
log-lines = Lines
log-hits = Read
log-rejects = Rejected
log-odd = Remarks
log-files-note = The newest first. Lines = read + rejected, in every file. Certainty: part of the first lines that the format reads.

log-rejects-title = Lines that could not be read
log-reasons = reasons
log-reason = Reason
log-in-files = Files
log-reason-format = Not in the file's format
log-reason-time = Time cannot be read
log-reason-status = Status cannot be read
log-reason-request = Request line cannot be read
log-reason-encoding = Not text
log-reason-too_long = Longer than 64 KiB
log-reason-empty = Empty
log-samples = Samples
log-lines-noun = lines
log-line = Line
log-sample = Start of the line, personal data removed
log-samples-note = At most 100 samples are kept for each file and reason; every rejected line is counted.
log-rejects-purged = { $lines ->
    [one] 1 rejected line was counted; its sample is not in the workspace any more.
   *[other] { $lines } rejected lines were counted; their samples are not in the workspace any more.
}
log-all-read = No line was rejected: all { $lines } lines were read.
log-all-read-hint = Lines are counted by newlines, apart from the reader. Lines a server never wrote cannot be seen; gaps in time are shown above.

log-note-gzip-truncated = Ends early, at byte { $detail }
log-note-gzip-corrupt = Damaged from byte { $detail } on
