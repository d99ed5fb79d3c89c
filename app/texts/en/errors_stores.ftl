settings-not-toml = The settings { $file } cannot be read: { $problem }. Correct that line, or delete the file and run `sitelore init` again.
settings-unknown = There is no setting { $name } in { $file }. Did you mean { $nearest }?
settings-invalid = The setting { $name } in { $file } cannot be used: { $takes ->
    [number] it takes a number
    [whole] it takes a whole number
    [switch] it takes true or false
    [text] it takes a text in quotation marks
    [list] it takes a list
    [choice] it takes one of these: { $limit }
    [missing] it is missing
    [least] it must be at least { $limit }
    [above] it must be more than { $limit }
    [most] it must be at most { $limit }
   *[other] { $problem }
}. Correct it there.
workspace-unusable = { $folder } cannot be a workspace: { $problem }. Name a folder you may write to with --workspace.
workspace-newer = { $folder } was written by a newer version of Sitelore (layout { $version }, this one knows { $known }). Update Sitelore; nothing was changed.
workspace-missing = { $folder } is not a workspace. `sitelore init URL` makes it one, or name another folder with --workspace.
workspace-without-site = The workspace { $folder } has no site yet. `sitelore init URL` adds one.
site-unknown = No site is named { $name }. There are: { $known }.
disk-full = The disk that holds { $folder } is nearly full: { $free_mb } MB are free, { $needed_mb } MB are needed. Free some space and run the same command again; nothing was lost.
snapshot-unknown = No snapshot of { $site } is named { $name }. The newest is { $newest }; `sitelore snapshots` lists all.
snapshot-not-a-crawl = { $name } is a log import. Name the snapshot of a crawl; `sitelore snapshots` lists all.
snapshot-exists = The snapshot { $name } of { $site } exists already. Nothing was written.
manifest-damaged = The snapshot file { $file } is damaged: { $problem }. Other snapshots are not affected; move its folder away to go on.
window-backwards = The window begins on { $first } and ends on { $last }. Name an earlier first day.
contract-unknown-table = A table { $table } is not known. This is a fault of Sitelore; nothing was written.
contract-columns = The table { $table } has other columns than agreed. This is a fault of Sitelore; nothing was written. Expected { $expected }, found { $found }.
contract-gap = The table { $table } has a gap in the column { $column }. This is a fault of Sitelore; nothing was written.
