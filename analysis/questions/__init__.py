"""The catalogue: every question Sitelore answers, one line each, in the order they are shown.

A new question is a file beside this one, a line here, its test and its texts; all else follows from its signature.
"""

from analysis.base import Question, describe
from analysis.findings import keep_indexable, pages_with_items
from analysis.questions.actors import rank_actors
from analysis.questions.ai_bots import rank_ai_bots
from analysis.questions.ai_referrals import trace_ai_referrals
from analysis.questions.ai_topics import find_ai_topics
from analysis.questions.bot_devices import split_devices
from analysis.questions.bot_verification import judge_bot_names
from analysis.questions.bots_by_day import count_bots_by_day
from analysis.questions.bots_by_section import count_bots_by_section
from analysis.questions.bots_by_status import count_bots_by_status
from analysis.questions.broken_canonicals import find_broken_canonicals
from analysis.questions.broken_external_links import checked_links, find_broken_external_links
from analysis.questions.broken_json_ld import find_broken_json_ld
from analysis.questions.broken_links import find_broken_links
from analysis.questions.budget_problem import judge_budget
from analysis.questions.bytes_per_template import add_up_bytes_per_template, of_bots
from analysis.questions.change_pickup import trace_change_pickup
from analysis.questions.changing_statuses import find_changing_statuses, judged_requests
from analysis.questions.content_only_after_rendering import find_content_only_after_rendering
from analysis.questions.crawl_budget import add_up_crawl_budget
from analysis.questions.crawl_history import trace_crawl_history
from analysis.questions.crawl_rate_changes import find_crawl_rate_changes, judged_days
from analysis.questions.crawler_traps import find_crawler_traps
from analysis.questions.deep_pages import find_deep_pages
from analysis.questions.disallowed_fetches import list_disallowed_fetches
from analysis.questions.discovery_latency import trace_discovery
from analysis.questions.duplicate_titles import find_duplicate_titles
from analysis.questions.fetch_frequency import compare_fetch_frequency
from analysis.questions.growing_patterns import find_growing_patterns
from analysis.questions.hreflang_codes import find_hreflang_codes
from analysis.questions.hreflang_problems import find_hreflang_problems
from analysis.questions.hreflang_without_return import find_hreflang_without_return
from analysis.questions.images_without_alt import find_images_without_alt
from analysis.questions.lastmod_honesty import judge_lastmod
from analysis.questions.leak_ledger import keep_leak_ledger
from analysis.questions.leaking_patterns import find_leaking_patterns
from analysis.questions.log_breaks import compared_days, find_log_breaks
from analysis.questions.log_orphans import find_log_orphans
from analysis.questions.long_descriptions import find_long_descriptions
from analysis.questions.long_titles import find_long_titles
from analysis.questions.missing_descriptions import find_missing_descriptions
from analysis.questions.missing_headings import find_missing_headings
from analysis.questions.missing_links import find_missing_links
from analysis.questions.missing_titles import find_missing_titles
from analysis.questions.near_duplicate_pages import find_near_duplicate_pages
from analysis.questions.not_modified_answers import add_up_not_modified_answers, delivered
from analysis.questions.orphan_pages import find_orphan_pages
from analysis.questions.page_changes import list_page_changes
from analysis.questions.pages_not_rendered import find_pages_not_rendered
from analysis.questions.parameter_hits import count_parameter_hits
from analysis.questions.redirected_links import find_redirected_links
from analysis.questions.rendered_only import find_rendered_only
from analysis.questions.rendering_files_missing import find_rendering_files_missing, pages_fetched
from analysis.questions.resource_share import split_resource_share
from analysis.questions.rich_result_problems import find_rich_result_problems
from analysis.questions.robots_obedience import judge_robots_obedience
from analysis.questions.robots_readers import rank_robots_readers
from analysis.questions.robots_rules import find_robots_rules
from analysis.questions.same_text_pages import find_same_text_pages
from analysis.questions.scripts_failing import find_scripts_failing
from analysis.questions.semantic_gaps import find_semantic_gaps
from analysis.questions.server_errors_by_hour import find_server_errors_by_hour
from analysis.questions.signals_changed_by_scripts import find_signals_changed_by_scripts
from analysis.questions.site_searches import rank_site_searches, searched_hits
from analysis.questions.sitemap_problems import find_sitemap_problems
from analysis.questions.slow_templates import find_slow_templates, timed_answers
from analysis.questions.soft_404_suspects import delivered_pages, find_soft_404_suspects
from analysis.questions.spoofed_bots import find_spoofed_bots
from analysis.questions.stale_pages import find_stale_pages
from analysis.questions.structured_data_errors import find_structured_data_errors
from analysis.questions.template_findings import add_up_template_findings
from analysis.questions.template_links import add_up_template_links
from analysis.questions.tls_errors import find_tls_errors
from analysis.questions.unfetched_pages import find_unfetched_pages
from analysis.questions.unindexable_in_sitemap import find_unindexable_in_sitemap
from analysis.questions.unmatched_urls import list_unmatched_urls
from analysis.questions.wall_pages import find_wall_pages, read_pages
from analysis.questions.weak_topics import find_weak_topics

CATALOGUE: tuple[Question, ...] = (
    describe(add_up_crawl_budget, group="budget"),
    describe(find_leaking_patterns, group="budget"),
    describe(keep_leak_ledger, group="budget"),
    describe(judge_budget, group="budget"),
    describe(count_parameter_hits, group="budget"),
    describe(find_growing_patterns, group="budget"),
    describe(split_resource_share, group="budget"),
    describe(find_unfetched_pages, group="budget", severity="medium"),
    describe(find_stale_pages, group="budget"),
    describe(find_log_orphans, group="budget"),
    describe(compare_fetch_frequency, group="budget"),
    describe(trace_discovery, group="budget"),
    describe(trace_change_pickup, group="budget"),
    describe(judge_lastmod, group="budget"),
    describe(find_spoofed_bots, group="budget"),
    describe(rank_actors, group="budget"),
    describe(count_bots_by_day, group="budget"),
    describe(count_bots_by_section, group="budget"),
    describe(count_bots_by_status, group="budget"),
    describe(judge_bot_names, group="budget"),
    describe(split_devices, group="budget"),
    describe(rank_ai_bots, group="budget"),
    describe(find_ai_topics, group="budget"),
    describe(trace_ai_referrals, group="budget"),
    describe(judge_robots_obedience, group="budget"),
    describe(list_disallowed_fetches, group="budget"),
    describe(rank_robots_readers, group="budget"),
    describe(find_crawler_traps, group="budget", severity="high"),
    describe(find_rendering_files_missing, group="budget", looks_at=pages_fetched),
    describe(find_changing_statuses, group="budget", looks_at=judged_requests),
    describe(find_server_errors_by_hour, group="budget"),
    describe(rank_site_searches, group="budget", reads=("hits.search_term",), looks_at=searched_hits),
    describe(find_slow_templates, group="budget", reads=("hits.duration_ms",), looks_at=timed_answers),
    describe(add_up_bytes_per_template, group="budget", looks_at=of_bots),
    describe(find_soft_404_suspects, group="budget", reads=("pages.title", "pages.h1"), looks_at=delivered_pages),
    describe(add_up_not_modified_answers, group="budget", looks_at=delivered),
    describe(find_crawl_rate_changes, group="budget", looks_at=judged_days),
    describe(find_log_breaks, group="sources", looks_at=compared_days),
    describe(find_tls_errors, group="pages", severity="critical"),
    describe(find_robots_rules, group="budget"),
    describe(find_orphan_pages, group="links", severity="high"),
    describe(find_broken_links, group="links", severity="high"),
    describe(find_broken_external_links, group="links", severity="medium", looks_at=checked_links),
    describe(find_redirected_links, group="links", severity="medium"),
    describe(find_deep_pages, group="links", severity="medium"),
    describe(find_missing_links, group="links"),
    describe(add_up_template_links, group="links"),
    describe(find_broken_canonicals, group="pages", severity="critical", reads=("pages.canonical",)),
    describe(find_unindexable_in_sitemap, group="pages", severity="high"),
    describe(find_sitemap_problems, group="pages", severity="medium"),
    describe(find_missing_titles, group="pages", severity="high", reads=("pages.title",), looks_at=keep_indexable),
    describe(
        find_duplicate_titles,
        group="pages",
        severity="medium",
        version=2,
        reads=("pages.title",),
        looks_at=keep_indexable,
    ),
    describe(find_same_text_pages, group="pages", severity="medium", version=2),
    describe(find_near_duplicate_pages, group="pages", severity="low"),
    describe(find_hreflang_without_return, group="pages", severity="medium", version=2, reads=("pages.hreflang",)),
    describe(find_hreflang_problems, group="pages", severity="medium"),
    describe(find_hreflang_codes, group="pages", severity="medium"),
    describe(find_missing_headings, group="pages", severity="medium", reads=("pages.h1",), looks_at=keep_indexable),
    describe(find_broken_json_ld, group="pages", severity="medium", reads=("pages.json_ld",), looks_at=keep_indexable),
    describe(find_structured_data_errors, group="pages", severity="medium", looks_at=pages_with_items),
    describe(find_rich_result_problems, group="pages", severity="low", looks_at=pages_with_items),
    describe(
        find_missing_descriptions, group="pages", severity="low", reads=("pages.description",), looks_at=keep_indexable
    ),
    describe(find_long_titles, group="pages", severity="low"),
    describe(find_long_descriptions, group="pages", severity="low"),
    describe(find_wall_pages, group="pages", severity="critical", looks_at=read_pages),
    describe(find_images_without_alt, group="pages", severity="low", reads=("pages.images",), looks_at=keep_indexable),
    describe(add_up_template_findings, group="pages"),
    describe(find_content_only_after_rendering, group="pages", severity="high"),
    describe(find_signals_changed_by_scripts, group="pages", severity="high"),
    describe(find_scripts_failing, group="pages", severity="medium"),
    describe(find_pages_not_rendered, group="pages", severity="medium"),
    describe(find_rendered_only, group="pages"),
    describe(find_weak_topics, group="topics"),
    describe(find_semantic_gaps, group="topics"),
    describe(list_page_changes, group="changes"),
    describe(trace_crawl_history, group="changes"),
    describe(list_unmatched_urls, group="sources"),
)

QUESTIONS: dict[str, Question] = {question.name: question for question in CATALOGUE}
