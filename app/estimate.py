"""What a crawl will cost the user's day, said before it begins: about how many pages, and how long at this rate."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from app.facts import Snapshot
from app.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.runner import CrawlPlan

Source = Literal["list", "last", "sitemap", "unknown"]
_ENOUGH = 50  # URLs of the last crawl, from which its rate is worth believing


@dataclass(frozen=True)
class Estimate:
    """About how many pages a crawl will fetch, where that is known from, and at how many a second at most."""

    pages: int | None
    source: Source
    per_second: float

    @property
    def seconds(self) -> float | None:
        return None if self.pages is None else self.pages / self.per_second

    @property
    def told(self) -> dict[str, object]:
        """Return what `crawl --estimate --json` says."""
        seconds = None if self.seconds is None else round(self.seconds)
        return {"pages": self.pages, "source": self.source, "per_second": round(self.per_second, 2), "seconds": seconds}


def estimate_of(workspace: Workspace, plan: "CrawlPlan") -> Estimate:
    """Return what is known without asking the site anything: the list itself, else the last crawl of the whole site."""
    last = workspace.facts(plan.site).newest_whole()
    rate = _rate(plan, last)
    if plan.mode in ("list", "page"):
        return Estimate(_limited(plan, len(plan.start_urls)), "list", rate)
    if plan.mode == "spider" and last is not None and _looked_at_as_much(plan, last):
        return Estimate(_limited(plan, int(last.about["urls"])), "last", rate)
    return Estimate(plan.max_urls, "unknown", rate)


def estimate_by_sitemaps(workspace: Workspace, plan: "CrawlPlan", should_stop: Callable[[], bool]) -> Estimate:
    """Return what the site's sitemaps say, which are asked for; nothing else of the site is."""
    from app.crawl_states import remove_state
    from app.crawling import crawl_apart
    from app.logins import credentials_of

    known = estimate_of(workspace, plan)
    if known.source == "list":
        return known
    state, credentials = workspace.scratch / f"estimate-{plan.site}.sqlite", credentials_of(workspace.about(plan.site))
    remove_state(state)
    try:
        asked = crawl_apart(
            replace(plan, max_urls=0, max_external_urls=0), state, on_event=lambda event: None,
            report=lambda progress: None, should_stop=should_stop, credentials=credentials,
        )  # fmt: skip
    finally:
        remove_state(state)
    listed = asked.met - len(plan.start_urls) * (plan.mode != "sitemap")
    if listed <= 0:
        return known
    pages = max(asked.met, known.pages or 0) if known.source == "last" else asked.met
    return Estimate(_limited(plan, pages), "sitemap", known.per_second)


def _looked_at_as_much(plan: "CrawlPlan", last: Snapshot) -> bool:
    """Return whether a crawl had the patterns of the one that is planned, and did not end at its limit before."""
    about = last.about
    patterns = about.get("include", []) == list(plan.include) and about.get("exclude", []) == list(plan.exclude)
    ended = about.get("max_urls") and about["urls"] >= about["max_urls"] and about["max_urls"] != plan.max_urls
    return "urls" in about and patterns and not ended


def _limited(plan: "CrawlPlan", pages: int) -> int:
    return min(pages, plan.max_urls) if plan.max_urls else pages


def _rate(plan: "CrawlPlan", last: Snapshot | None) -> float:
    """Return pages a second: what the pause allows, or less where the last crawl with this pause came to less."""
    allowed = 1 / plan.delay_s
    about = last.about if last is not None else {}
    if about.get("resumed") or about.get("delay_s") != plan.delay_s or about.get("urls", 0) < _ENOUGH:
        return allowed
    seconds = float(about["seconds"]) - float(about.get("outside_seconds", 0.0))
    return min(allowed, float(about["urls"]) / max(seconds, 1.0))
