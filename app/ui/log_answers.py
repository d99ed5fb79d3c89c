"""Which questions about logs each view answers as a table, and which of their columns it has room for."""

from collections.abc import Mapping, Sequence

Columns = Sequence[str]
_LATENCY = ("url", "bot", "after_day", "by_day", "fetched_day", "days_least", "days_most", "waiting_days")

LEDGER: Mapping[str, Columns] = {
    "leak_ledger": ("bot", "cause", "hits", "share", "urls", "bytes", "trend", "saving"),
    "leaking_patterns": ("pattern", "cause", "hits", "share", "urls", "bytes", "example"),
    "growing_patterns": ("pattern", "new_urls", "urls_before", "urls_after", "hits_before", "hits_after"),
    "parameter_hits": ("parameter", "hits", "leaked", "urls", "share"),
    "resource_share": ("bot", "kind", "hits", "urls", "bytes", "share"),
}
COVERAGE: Mapping[str, Columns] = {
    "unfetched_pages": ("url", "inlinks", "click_depth"),
    "stale_pages": ("url", "template", "last_day", "days", "limit_days", "hits"),
    "log_orphans": ("url", "known_by", "reason", "hits", "first_day", "last_day"),
    "fetch_frequency": ("template", "band", "pages", "unfetched", "fetches", "per_page_30_days"),
    "discovery_latency": _LATENCY,
    "change_pickup": _LATENCY,
    "lastmod_honesty": ("template", "told", "silent", "unlisted", "false_dates", "honest", "days_told", "days_silent"),
}
SERVER: Mapping[str, Columns] = {
    "server_errors_by_hour": ("hour", "requests", "errors", "share", "bot_requests", "bot_errors", "urls", "example"),
    "changing_statuses": ("url", "first_status", "last_status", "worst_status", "changes", "changed_at", "hits"),
    "slow_templates": ("template", "kind", "hits", "urls", "p50_ms", "p95_ms", "slow_share", "example"),
    "bytes_per_template": ("template", "kind", "actor", "hits", "urls", "bytes", "share"),
    "not_modified_answers": ("template", "kind", "bot", "hits", "not_modified", "share", "repeated", "bytes"),
    "soft_404_suspects": ("url", "sign", "title", "words", "same_text", "hits", "last_day"),
    "rendering_files_missing": ("file", "problem", "bot", "kind", "pages", "hits", "last_day", "certainty"),
    "crawl_rate_changes": ("day", "bot", "direction", "before", "after", "reason", "error_share", "robots_failed"),
    "site_searches": ("term", "searches", "share", "days", "urls", "last_at"),
    "log_breaks": ("start", "end", "kind", "hours", "expected", "found", "share"),
}
BOTS: Mapping[str, Columns] = {
    "robots_obedience": ("bot", "verification", "verdict", "habit", "allowed_hits", "disallowed_hits", "early_hits"),
    "disallowed_fetches": ("url", "bot", "verification", "rule", "line", "hits", "last_at"),
    "robots_readers": ("file", "bot", "habit", "hits", "delivered_hits", "failed_hits", "days", "other_hits"),
    "ai_bots": ("bot", "operator", "purpose", "hits", "page_hits", "urls", "days", "share"),
    "ai_topics": ("label", "purpose", "hits", "urls", "pages", "bots", "coverage", "share"),
    "ai_referrals": ("url", "assistant", "visits", "visits_after_fetch", "days_after_fetch", "fetches", "last_at"),
    "bot_verification": ("bot", "operator", "hits", "verified_hits", "plausible_hits", "spoofed_hits", "unknown_hits",
                         "ranges_read"),
    "bot_devices": ("bot", "actor", "hits", "mobile_hits", "desktop_hits", "unnamed_hits", "mobile_share"),
    "bots_by_day": ("day", "bot", "hits", "verified_hits", "spoofed_hits", "unknown_hits", "error_hits", "urls"),
    "bots_by_section": ("section", "bot", "hits", "share", "verified_hits", "error_hits", "urls", "last_at"),
    "bots_by_status": ("bot", "status", "hits", "share", "urls", "days", "last_at", "example"),
}  # fmt: skip
EVERY: Mapping[str, Columns] = {**LEDGER, **COVERAGE, **SERVER, **BOTS}
