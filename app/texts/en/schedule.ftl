# Crawls that run by themselves: the commands, the reports and alarms, the view Schedule.
cli-schedule = Crawls that run by themselves: add, list, run, remove, serve.
cli-schedule-add = Let the system crawl a site at set times and report what changed.
cli-schedule-add-explanation = The system starts `sitelore schedule run`, which crawls, compares with the crawl before, looks for alarms, writes a report and tells whom you name. A time that was missed is made up for once. Times are daily HH:MM, weekly DAY HH:MM, monthly DAY HH:MM, hourly, or a cron expression of five parts.
cli-schedule-list = List the schedules, when each is due and what became of its last run.
cli-schedule-run = Do what a schedule is due for; a second start for the same time does nothing.
cli-schedule-remove = Take a schedule away from the system; crawls and reports stay.
cli-schedule-serve = Start what is due from this process, until it is stopped: for containers.
cli-argument-when = daily 03:00, weekly mon 03:00, monthly 1 03:00, hourly, or a cron expression
cli-argument-schedule = name of the schedule
cli-option-schedule-name = name of the schedule; that of the site unless said
cli-option-zone = time zone of the times, such as Europe/Berlin; this computer's unless said
cli-option-system = auto, systemd, cron, launchd, windows, or none: nothing is installed
cli-option-keep-last = newest crawls to keep; two always stay
cli-option-keep-daily = further crawls to keep: the last one of so many days
cli-option-keep-weekly = the last one of so many weeks
cli-option-keep-monthly = the last one of so many months
cli-option-bodies-days = days after which the HTML of pages goes; what was read off them stays. The newest two crawls keep theirs
cli-option-mail-to = whom to mail the report to; may be given several times
cli-option-mail-from = sender; the first recipient unless said
cli-option-smtp = mail server; port 587 unless said
cli-option-smtp-user = name to log in with
cli-option-smtp-secret = name of the secret with the password: from the keyring or SITELORE_SECRET_NAME
cli-option-smtp-security = starttls, tls or none
cli-option-webhook = address to post the outcome to as JSON; secret:NAME where the address itself is secret
cli-option-webhook-secret = name of the secret the outcome is signed with
cli-option-alarm-pages = fall of the pages, in percent, that raises an alarm
cli-option-print = write what the system would be given, and install nothing
cli-option-now = run now, due or not

cli-schedule-added = { $name } crawls { $site }, started by { $system ->
    [systemd] a systemd timer
    [cron] cron
    [launchd] launchd
    [windows] Windows' Task Scheduler
   *[none] nobody yet: `sitelore schedule serve` starts it
}. Due next: { $next }.
cli-schedule-none = There is no schedule. `sitelore schedule add "daily 03:00"` makes one.
cli-schedule-not-due = { $name } is not due: its last time was done, is being done, or lies before the schedule was made.
cli-schedule-alarm = ▲ { $alarm }
cli-schedule-done = { $name } is done: { $changes ->
    [one] { $changes } change
   *[other] { $changes } changes
}, { $critical } critical. The report is { $report }.
cli-schedule-unfinished = { $name } could not finish its crawl. The report is { $report }; the next run goes on with it.
cli-schedule-failed = { $name } failed. The report is { $report }.
cli-schedule-not-delivered = Not delivered: { $problem }
cli-schedule-removed = { $name } is removed. Its crawls and reports stay.
cli-schedule-serving = { $schedules ->
    [0] No schedule yet; those added from now on are started.
    [one] { $schedules } schedule is started from here until this process is stopped.
   *[other] { $schedules } schedules are started from here until this process is stopped.
}
cli-schedule-starting = { $name } is due and starts.
cli-schedule-ended = { $name } ended with exit code { $code }.

schedule-state-running = running
schedule-state-done = done
schedule-state-unfinished = not finished
schedule-state-failed = failed
schedule-state-missed = missed
schedule-never = has not run yet
schedule-installed = started by { $system }
schedule-not-installed = not installed in { $system }
schedule-purge-reason = retention of the schedule { $name }
schedule-subject = { $site }: { $changes ->
    [0] no changes
    [one] { $changes } change
   *[other] { $changes } changes
}{ $critical ->
    [0] {""}
   *[other] , { $critical } critical
}
schedule-subject-alarm = ▲ { $site }: { $alarm }{ $alarms ->
    [one] {""}
   *[other] {" "}(and further alarms)
}

alarm-crawl_failed = The crawl failed: { $error }
alarm-crawl_unfinished = The crawl could not be finished: the server stopped answering after { $urls ->
    [one] { $urls } address
   *[other] { $urls } addresses
}. What was read is kept.
alarm-robots_closed = { $url } keeps every crawler out of the site.
alarm-start_page = The start page { $url } may no longer rank: { $reason }.
alarm-pages_fell = The site lost { $share } of its pages: { $after } answered, { $before } did before.
alarm-noindex = { $pages ->
    [one] { $pages } page that could rank forbids it now
   *[other] { $pages } pages that could rank forbid it now
} (noindex), { $share } of them.
alarm-server_errors = { $pages ->
    [one] { $pages } address answers
   *[other] { $pages } addresses answer
} with a server error or not at all, { $share } of those that did.
alarm-sitemap_gone = The sitemap { $url } is gone; it held { $urls ->
    [one] { $urls } address
   *[other] { $urls } addresses
}.
alarm-robots_file = { $url } says something else than before.
alarm-title_template = { $pages ->
    [one] { $pages } title was
   *[other] { $pages } titles were
} changed in the same way, such as "{ $before }" to "{ $after }".

report-title = { $site }: what changed
report-headline = { $changes ->
    [0] Nothing changed since { $since }.
    [one] { $changes } thing changed since { $since }: { $critical } critical, { $high } high, { $medium } medium, { $low } low.
   *[other] { $changes } things changed since { $since }: { $critical } critical, { $high } high, { $medium } medium, { $low } low.
}
report-first = There is nothing to compare with yet.
report-before = Earlier crawl
report-after = Later crawl
report-all = All
report-urls = Addresses
report-by-aspect = What changed
report-by-template = Template
report-by-segment = Segment
report-others = others
report-left-out = { $rows ->
    [one] { $rows } further change is not listed here; `sitelore compare` writes all of them.
   *[other] { $rows } further changes are not listed here; `sitelore compare` writes all of them.
}
report-alarms = Alarms
report-changes = Changes, the most severe first
report-not-measured = Not measured
report-not-measured-hint = One of the two crawls does not hold what is needed for:
report-removed = gone
report-added = new
report-none = nothing
report-schedule = Schedule
report-state = Run
report-crawled = Crawled
report-addresses = { $urls ->
    [one] { $urls } address
   *[other] { $urls } addresses
}
report-purged = Deleted by retention
report-crawls = { $crawls ->
    [one] { $crawls } crawl
   *[other] { $crawls } crawls
}

changes-entries = { $number ->
    [one] { $number } entry
   *[other] { $number } entries
}
changes-text-share = { $share } of the words differ
changes-text-unknown = another text; how it differs is not measured
changes-robots_txt-allowed = Googlebot may fetch it
changes-robots_txt-forbidden = Googlebot may not fetch it
changes-robots_file-rules = rules
changes-robots_file-allow_all = everything is allowed
changes-robots_file-disallow_all = nothing is allowed
changes-url-redirect = known by its redirect
changes-url-body = known by an equal body
changes-url-text = known by an equal main text
changes-url-canonical = known by the same canonical
changes-structured_data-types = other types
changes-structured_data-content = same types, other content

schedule-when = "{ $text }" is no time to run at. Write daily 03:00, weekly mon 03:00, monthly 1 03:00, hourly, or a cron expression of five parts such as 0 3 * * 1-5.
schedule-zone = "{ $name }" is no time zone. Write a name such as Europe/Berlin or UTC.
schedule-unknown = There is no schedule "{ $name }". Known: { $known }. `sitelore schedule list` shows them.
schedule-exists = There is a schedule "{ $name }" already. Remove it first, or give the new one another name with --name.
schedule-path = The path { $folder } holds a line break, which no system's scheduler can write down. Rename the folder.
schedule-no-system = Nothing on this computer can start a schedule: neither systemd's user timers nor cron. Install cron, or run `sitelore schedule serve` where programs are kept running and add the schedule with --system none.
schedule-system-failed = { $command } did not take the schedule: { $problem }. Nothing was added; --system chooses another scheduler, and --print shows what it would be given.
schedule-mail-incomplete = A mail needs both: --mail-to, and --smtp with a server such as mail.example.com:587.
schedule-mail-address = "{ $address }" is no mail address. Write one such as me@example.com; give --mail-to several times for several.
schedule-mail-secret = { $user } logs in with a password, which is read from a secret. Name it with --smtp-secret NAME and set it in the keyring or as SITELORE_SECRET_NAME.
schedule-mail-plain = { $host } would get the password unencrypted. Use --smtp-security starttls or tls, or leave out --smtp-user.
schedule-mail-failed = The mail server { $host } did not take the report: { $problem }. The report lies in the workspace.
schedule-webhook-url = "{ $url }" is no address to post to. It begins with https://, http:// or secret:.
schedule-webhook-failed = { $url } did not take the outcome: { $problem }. The report lies in the workspace.

schedule-nothing = No schedule is set up: what changes is noticed only when somebody crawls.
schedule-nothing-unlocks = A schedule crawls by itself, compares, and reports alarms by mail or webhook. The command below sets it up.
schedule-headline-first = The first scheduled run is due on { $due }.
schedule-headline-first-hint = It crawls, compares with the crawl before and writes a report.
schedule-headline = { $alarms ->
    [0] The run of { $moment } raised no alarm.
    [one] The run of { $moment } raised { $number } alarm.
   *[other] The run of { $moment } raised { $number } alarms.
}
schedule-headline-next = The next one is due on { $due }.
schedule-title = { $name }: { $when } ({ $zone })
schedule-next = Due next
schedule-started-by = Starts
schedule-by-hand = not by the system: `sitelore schedule serve` or a person
schedule-keeps = Keeps
schedule-keeps-value = { $last } newest crawls, one a week for { $weeks } weeks, one a month for { $months } months; HTML for { $days } days
schedule-tells = Tells
schedule-tells-nobody = nobody; the report lies in the workspace
schedule-runs = Runs
schedule-runs-order = The newest first. A click on a row shows its report
schedule-due = Due
schedule-state = Result
schedule-alarms = Alarms
schedule-gravest = Gravest alarm
schedule-changes = Changes
schedule-told = Told
schedule-delivered = delivered
schedule-undelivered = ▲ failed
schedule-duration = Duration
schedule-report = Report of { $moment }
schedule-report-gone = This report was deleted together with its crawl.
schedule-download = Report as a page
schedule-add-title = Let the site crawl itself
schedule-add-hint = The command hands the times over to this computer's own scheduler
schedule-when-label = Crawl
schedule-preset-0 = every day at 03:00
schedule-preset-1 = every Monday at 03:00
schedule-preset-2 = on the first of the month at 03:00
schedule-mail-placeholder = mail the report to …
schedule-smtp-placeholder = mail server:587
schedule-copy = Copy the command
schedule-alarm-title = What raises an alarm
schedule-alarm-hint = Alarms lead the report and the subject of the mail
schedule-alarm-pages = 30% fewer pages than before
schedule-alarm-noindex = noindex on pages that could rank, or on the start page
schedule-alarm-robots = another robots.txt
schedule-alarm-sitemap = a sitemap that is gone
schedule-alarm-titles = titles changed by a template
schedule-alarm-errors = server errors, a crawl that fails or does not finish
schedule-remove = Remove { $name }
schedule-to-changes = Show the changes
schedule-found = changes, { $severity }
schedule-no-alarm = alarms, and nothing changed
