# What is kept of logs, for how long, and the record of processing.

cli-option-expired = Take what the settings keep no longer: requests older than `logs.hits_days`, unread lines older than `logs.rejects_days`. Sums by day stay. Nobody is asked.
cli-purge-expired = { $imports ->
        [0] Nothing has expired: no import holds requests or unread lines longer than the settings say.
       *[other] Purged from { $imports ->
            [one] 1 import
           *[other] { $imports } imports
        }: { $hits } expired requests and { $rejects } unread lines. Sums by day and tombstones stay; run `sitelore analyse` to compute the results anew.
    }
log-retention-reason = expired
