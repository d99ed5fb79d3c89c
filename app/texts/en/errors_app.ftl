### What went wrong in a command or a decision, and what to do.

cli-no-such-command = There is no command { $name }. Did you mean { $nearest }?
cli-no-such-question = There is no question { $name }. Did you mean { $nearest }?
cli-no-such-option = There is no option { $name }. Did you mean { $nearest }?
cli-no-such-language = There is no language { $name }. There are: { $known }.
cli-value-missing = { $name } is missing.
cli-value-bad = { $name } takes { $takes ->
    [whole] a whole number
    [number] a number
    [text] a text
   *[other] another value
}.
cli-option-needs-value = The option { $name } needs a value.
cli-too-many-values = `{ $command }` does not take that many values.
url-unusable = { $url } is no web address. Type one such as https://example.com.
connect-unusable = --connect cannot use { $text }. Write it as host=http://127.0.0.1:8080.
day-unusable = { $text } is no day. Write it as 2026-11-24.
segment-unknown = No segment is named { $name }. { $nearest ->
    [none] None is defined yet.
   *[other] Did you mean { $nearest }?
} Segments stand in sitelore.toml.
table-unknown = There is no table { $name }. Did you mean { $nearest }?
export-format-unfit = { $what } cannot be written as { $format }. Choose one of: { $known }.
brief-none = There is no brief yet. `sitelore crawl`, then `sitelore analyse` propose some.
brief-unknown = There is no brief for { $name }. Did you mean { $nearest }? `sitelore brief --list` shows all.
brief-none-approved = No brief is approved (there are { $briefs }). Approve one in the app under Briefs, or add --draft.
brief-not-approved = The brief “{ $title }” is not approved. Approve it in the app under Briefs, or ask for a draft.
brief-lines-open = { $open } of { $lines } lines are not decided on. Accept, change or reject them, then approve the brief.
brief-changed = The brief has changed since it was shown. Open it again; decisions made so far are kept with the earlier version.
brief-already-approved = The brief is approved. Take the approval back to change its lines.
decision-already = Already decided: { $verdict ->
    [accepted] accepted
    [changed] changed
    [rejected] rejected
   *[open] taken back
} by { $who }. Nothing was written; open it again to see it.
decisions-file-unusable = The file { $file } cannot be used: { $problem }. Nothing was written. Close other programs that use it; if it is damaged, restore it from a copy.
purge-choose-one = Name one snapshot or a day with --before. `sitelore snapshots` lists them.
run-unknown = No run is named { $name }. The newest is { $newest }; `sitelore rerun` lists all.
rerun-not-an-analysis = { $name } is a run of `{ $command }`. Only finished analyses can be repeated.
rerun-inputs-gone = { $name } can no longer be repeated: what it read was purged or has changed ({ $tables }).
disk-ran-full = The disk is full (writing { $file }). Free some space and run the same command again; what was finished is kept.
robots-only-own = Only your own site may be crawled without robots.txt. Say so with --own-site, or leave --ignore-robots away.
unexpected = Sitelore stopped because of a fault of its own ({ $problem }). The log of the run has the details.
crawl-process-died = The crawl's process ended unexpectedly. What it had stored is kept; the same command goes on from there.
workers-died = The processes that read pages were ended from outside, perhaps because memory is short. What is finished is kept. Close other programs and run the same command again.
