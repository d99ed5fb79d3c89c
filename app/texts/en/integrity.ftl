### Files of snapshots that do not hold what was written into them
snapshot-damaged = The file { $file } of the snapshot { $snapshot } { $problem ->
    [missing] is missing
   *[other] does not hold what was written into it: the disk or something else has changed it
}. Other snapshots are not affected: choose one with --snapshot, or crawl again. `sitelore doctor` names every damaged file.
doctor-snapshot-missing = { $site }: the file { $table } of the snapshot { $snapshot } is missing. Other snapshots are not affected.
doctor-snapshot-changed = { $site }: the file { $table } of the snapshot { $snapshot } does not hold what was written into it. Other snapshots are not affected.
