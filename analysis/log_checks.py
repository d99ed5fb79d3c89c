"""Which question answers which of the checks that log analysers are known for: one table, tested to be whole."""

# check → questions of the catalogue; those that need data of another kind say which in NOT_YET
LOG_CHECKS: dict[str, tuple[str, ...]] = {
    "LOG-01 spoofed-bot": ("spoofed_bots", "bot_verification"),
    "LOG-02 bot-hits-4xx": ("leak_ledger", "leaking_patterns", "bots_by_status"),
    "LOG-03 bot-hits-5xx": ("leak_ledger", "server_errors_by_hour", "bots_by_status"),
    "LOG-04 bot-hits-redirects": ("leak_ledger", "leaking_patterns"),
    "LOG-05 inconsistent-status": ("changing_statuses",),
    "LOG-06 bot-hits-noindex": ("leak_ledger", "leaking_patterns"),
    "LOG-07 bot-hits-canonicalised": ("leak_ledger", "leaking_patterns"),
    "LOG-08 bot-hits-parameters": ("parameter_hits", "leak_ledger"),
    "LOG-09 bot-hits-duplicates": ("leak_ledger", "leaking_patterns"),
    "LOG-10 bot-hits-disallowed": ("disallowed_fetches", "robots_obedience", "leak_ledger"),
    "LOG-11 log-orphan": ("log_orphans", "unmatched_urls"),
    "LOG-12 not-crawled-by-bot": ("unfetched_pages",),
    "LOG-13 days-since-last-crawl": ("stale_pages",),
    "LOG-14 crawl-frequency-low-for-demand": ("fetch_frequency",),
    "LOG-15 crawl-frequency-high-no-value": ("fetch_frequency",),
    "LOG-16 new-url-discovery-latency": ("discovery_latency",),
    "LOG-17 change-pickup-latency": ("change_pickup", "lastmod_honesty"),
    "LOG-18 resource-share": ("resource_share",),
    "LOG-19 render-fetch-missing": ("rendering_files_missing",),
    "LOG-20 slow-for-bot": ("slow_templates",),
    "LOG-21 bytes-per-template": ("bytes_per_template",),
    "LOG-22 ai-training-vs-search-vs-user": ("ai_bots",),
    "LOG-23 ai-referral-after-fetch": ("ai_referrals",),
    "LOG-24 crawl-trap": ("growing_patterns", "crawler_traps"),
    "LOG-25 crawl-rate-change": ("crawl_rate_changes", "log_breaks"),
    "LOG-26 mobile-desktop-split": ("bot_devices",),
}

# What part of a check waits for data that cannot be imported yet
NOT_YET = {
    "LOG-14 crawl-frequency-low-for-demand": "clicks; until then frequency is held against internal PageRank",
    "LOG-15 crawl-frequency-high-no-value": "clicks; until then frequency is held against internal PageRank",
}
