cli-import = Read a crawl that another tool made (Screaming Frog, advertools, WARC) into a snapshot of a site.
cli-import-explanation = Screaming Frog: internal_all as CSV or Excel, with links where all_outlinks or all_inlinks come with it. advertools: JSON lines, CSV or Parquet. WARC or ARC of any crawler, also packed. What a source does not know is not measured, and the questions say so.
cli-argument-import = Files of one crawl, all of the same tool.
cli-option-import-kind = Which tool wrote the files; found out where it is not said.
cli-import-done = { $site }: { $pages ->
    [one] one page
   *[other] { NUMBER($pages) } pages
} and { $links ->
    [none] no links, which it does not list,
    [one] one link
   *[other] { NUMBER($links) } links
} read from { $source } into the snapshot { $snapshot }.
cli-import-rejected = { $rows ->
    [one] One row
   *[other] { NUMBER($rows) } rows
} could not be read ({ $reasons }). They are kept in the table rejected_rows; the first are:
cli-import-rejected-row = { $file }, row { $row } ({ $reason }): { $sample }
cli-import-unknown = { $columns ->
    [one] One column is not known and was
   *[other] { NUMBER($columns) } columns are not known and were
} left out: { $names }
cli-import-left-out = { $columns ->
    [one] One column was left out, because it is computed here or has
   *[other] { NUMBER($columns) } columns were left out, because they are computed here or have
} no use: { $names }
cli-import-foreign = { $answers ->
    [one] One answer of another host was
   *[other] { NUMBER($answers) } answers of other hosts were
} left out. Add the host to the site in sitelore.toml if it belongs to it.
cli-import-unmeasured = Not known from this source, and not measured in this snapshot: { $names }
cli-import-damaged = { $file } ends in the middle or is damaged. All that stands before the damage was read.
progress-import = Import
import-no-file = There is no file { $file }. Check the path; nothing was imported.
import-unknown-file = { $file } is no export this import knows. Known are { $known }; say which with --kind if you are sure.
import-mixed-kinds = The files come from several tools ({ $kinds }). Import the files of one crawl at a time.
import-no-header = { $file } has no line with the names of the columns among its first. Export it again with its header.
import-damaged-workbook = The workbook { $file } cannot be opened: { $problem }. Save it again, or export it as CSV.
import-without-pages = Among { $files } is no list of pages. Add the export internal_all of the same crawl.
import-nothing-read = No page could be read from { $files }: { NUMBER($rows) } rows were looked at, { NUMBER($rejected) } rejected. Nothing was written.
import-other-site = The pages of { $files } are on { $hosts }, the site is { $own }. Choose its site with --site, or add it with `sitelore init URL`.
runs-kept-import = { runs-kept-logs }
runs-done-import = { $done ->
    [0] no rows
    [one] { $done } row
   *[other] { $done } rows
}

column-not-told = The source of this snapshot does not tell them. A crawl of your own does: `sitelore crawl`.
table-pages-title = titles
table-pages-title-origin = { column-not-told }
table-pages-description = meta descriptions
table-pages-description-origin = { column-not-told }
table-pages-h1 = main headings
table-pages-h1-origin = { column-not-told }
table-pages-canonical = canonicals
table-pages-canonical-origin = { column-not-told }
table-pages-hreflang = hreflang entries
table-pages-hreflang-origin = { column-not-told }
table-pages-json_ld = structured data
table-pages-json_ld-origin = { column-not-told }
table-pages-images = images and their texts
table-pages-images-origin = { column-not-told }
