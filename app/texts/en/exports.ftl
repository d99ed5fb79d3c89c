### What is written to files besides briefs: tables under other names, workbooks, WARC.

cli-option-columns = Whose column names: ours, or those of Screaming Frog's exports.
cli-export-sheets = A sheet holds 1,048,576 rows; the rest goes on in the next. There are { NUMBER($sheets) } sheets.
cli-export-cut = { $cells ->
    [one] One cell was
   *[other] { NUMBER($cells) } cells were
} cut at 32,767 characters, which is what Excel holds. CSV and Parquet hold all.
cli-warc-done = { $records ->
    [one] One record is
   *[other] { NUMBER($records) } records are
} in { $file }. { NUMBER($without_body) } answers are without their body, which the crawl did not keep; { NUMBER($left_out) } addresses gave no answer or are no HTML pages and have no record.
tab-unknown = Screaming Frog has no tab { $name } that is written here. Did you mean { $nearest }?
warc-without-crawl = { $site } has no crawl to write, or its pages were purged. `sitelore crawl` makes one; `sitelore snapshots` lists all.
