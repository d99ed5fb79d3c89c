"""What is wrong with the demo site, worked out from the pages it is made of, by the definitions of the catalogue."""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from urllib.parse import urlsplit

from analysis.pixel_widths import DESCRIPTION_PX, TITLE_PX, pixel_width
from app.demo.compose import labels, path_of
from app.demo.logs import torn_lines
from app.demo.page import ORIGIN, Heading, Page
from app.demo.prose import LANGUAGES, read_topics
from app.demo.site import DemoSite, Generation
from app.demo.traffic import BETWEEN_CRAWLS, Hit, hits_of

Key = tuple[str, str | None]  # URL, and the other URL of the finding
MAX_DEPTH = 3  # clicks, as the question about deep pages has it
TITLE_WIDTH, DESCRIPTION_WIDTH = 561, 985  # px, beyond which the questions call them long
MIN_WORDS = 50  # below which the question about equal texts does not look
RESOURCES = (".css", ".js", ".svg", ".ico", ".xml", "/robots.txt")


@dataclass(frozen=True)
class Truth:
    """What a run over the demo must find, in the state of the second generation."""

    seed: int
    crawl_date: str
    findings: dict[str, list[Key]]  # check → sorted keys
    ledger: dict[str, int]  # cause → requests of verified search bots
    changes: list[tuple[str, str, str]]  # URL, aspect, change; main texts are left to the next two
    texts_changed: list[str]  # URLs whose main text was changed on purpose
    texts_touched: list[str]  # URLs where any word differs, lists of links too, which main text may leave out
    gaps: list[tuple[str, str, tuple[str, ...]]]  # URL, subtopic, the headings its siblings give it, in both languages
    missing_links: list[tuple[str, str]]  # source, target
    topics: dict[str, str]  # URL of an article → its topic, the same in both languages
    spoofed: dict[str, int]  # bot → requests from outside its operator's addresses
    actors: dict[str, int]  # actor → requests
    unmatched: dict[str, int]  # URL delivered by the server that the crawl does not meet → requests
    totals: dict[str, int]  # indexable, urls, lines, hits, rejected, verified

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def truth_of(site: DemoSite) -> Truth:
    """Work out the truth of a site; nothing is rendered, crawled or parsed for it."""
    before, after = Crawled(site.first), Crawled(site.second)
    hits = hits_of(site)
    verified = [hit for hit in hits if hit.verified]
    findings = {name: sorted(keys, key=lambda key: (key[0], key[1] or "")) for name, keys in _findings(after).items()}
    findings["unfetched_pages"] = _unfetched(after, verified)
    ledger = Counter(_judge(site, hit, before, after).cause(hit) for hit in verified)
    rejected = sum(len(lines) for lines in torn_lines(site).values())
    return Truth(
        seed=site.seed, crawl_date=site.crawl_date.isoformat(), findings=findings, ledger=dict(sorted(ledger.items())),
        changes=_changes(before, after), texts_changed=sorted(url(ref) for ref in site.changes.extended),
        texts_touched=_texts_touched(site), gaps=_gaps(site),
        missing_links=sorted((url(source), url(target)) for source, target in site.flaws.unlinked.items()),
        topics={ORIGIN + page.path: page.topic for page in after.indexable if page.kind == "article"},
        spoofed=_counted(hit.visitor.name for hit in hits if hit.spoofed),
        actors=_counted(hit.visitor.actor for hit in hits), unmatched=_unmatched(after, hits),
        totals={
            "indexable": len(after.indexable), "urls": len(after.met),
            "lines": len(hits) + rejected, "hits": len(hits), "rejected": rejected, "verified": len(verified),
        },
    )  # fmt: skip


def _judge(site: DemoSite, hit: Hit, before: "Crawled", after: "Crawled") -> "Crawled":
    """Return the crawl nearest to the day of a request; of two equally near the earlier."""
    days = (site.crawl_date - hit.at.date()).days
    return before if abs(days - BETWEEN_CRAWLS) <= days else after


def url(ref: str) -> str:
    return ORIGIN + path_of(ref)


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


class Crawled:
    """What a crawl of a generation comes to know, told from its pages."""

    def __init__(self, state: Generation) -> None:
        self.state = state
        self.pages = state.pages
        self.closed = {labels(language)["paths"][name] for language in LANGUAGES for name in ("basket", "account")}

    @cached_property
    def indexable(self) -> list[Page]:
        return [page for page in self.pages.values() if page.indexable]

    @cached_property
    def linked(self) -> dict[str, set[str]]:
        return {path: {link.path for link in page.links()} for path, page in self.pages.items()}

    def linked_from(self, path: str) -> set[str]:
        """Return the pages that link to a path in their body text."""
        return self._body_sources.get(path, set())

    @cached_property
    def _body_sources(self) -> dict[str, set[str]]:
        sources: dict[str, set[str]] = {}
        for page in self.pages.values():
            for link in page.links() if page.path in self.met else ():
                if link.position == "body":
                    sources.setdefault(link.path, set()).add(page.path)
        return sources

    @cached_property
    def depths(self) -> dict[str, int]:
        """Clicks from the start page along links; a redirect costs none."""
        depths, queue = {"/": 0}, deque(["/"])
        while queue:
            path = queue.popleft()
            for target in sorted(self.linked.get(path, ())):
                end = self.end(target)
                if end not in depths:
                    depths[end] = depths[path] + 1
                    queue.append(end)
        return depths

    def end(self, path: str) -> str:
        """Return where a path leads after all redirects."""
        while path in self.state.redirects:
            path = self.state.redirects[path]
        return path

    @cached_property
    def met(self) -> set[str]:
        """Every address a crawl meets: by links, sitemaps, alternates, canonicals and redirects."""
        met: set[str] = set()
        queue = ["/", *(page.path for page in self.pages.values() if page.listed)]
        while queue:
            path = queue.pop()
            if path not in met:
                met.add(path)
                queue += self._named_by(path)
        return met

    def _named_by(self, path: str) -> list[str]:
        if path in self.state.redirects:
            return [self.state.redirects[path]]
        page = self.pages.get(path)
        if page is None:
            return []
        return sorted({*self.linked[path], *page.alternates.values(), *([page.canonical] if page.canonical else [])})

    def verdict(self, path: str) -> str:
        """Return the reason of `indexability`; `unknown` where the crawl does not meet the address."""
        if path not in self.met:
            return "unknown"
        if path in self.closed:
            return "robots"
        if path in self.state.redirects:
            return "redirect"
        page = self.pages.get(path)
        if page is None:
            return "client_error"
        return "noindex" if page.noindex else "ok" if page.indexable else "canonicalised"

    def cause(self, hit: Hit) -> str:
        """Return the first cause of a request, in the ledger's order."""
        if hit.status == 304:
            return "not_modified"
        for lowest, cause in ((500, "server_error"), (400, "client_error"), (300, "redirect")):
            if hit.status >= lowest:
                return cause
        if is_resource(hit.target):
            return "resource"
        verdict = self.verdict(hit.target)
        if verdict in ("noindex", "canonicalised"):
            return verdict
        if verdict == "robots":  # the crawl obeyed, so it does not know what is there
            return "unknown"
        if verdict != "ok":
            return "parameter" if "?" in hit.target else "not_in_crawl"
        return "duplicate" if self.pages[hit.target].kind == "print" else "useful"


def is_resource(target: str) -> bool:
    return urlsplit(target).path.endswith(RESOURCES)


def _findings(crawled: Crawled) -> dict[str, set[Key]]:
    pages = crawled.indexable
    return {
        "missing_titles": {_key(page) for page in pages if not page.title},
        "duplicate_titles": _shared(pages, lambda page: (page.title or "").lower()),
        "missing_descriptions": {_key(page) for page in pages if not page.description},
        "missing_headings": {_key(page) for page in pages if not page.heading},
        "long_titles": {_key(page) for page in pages if pixel_width(page.title or "", TITLE_PX) > TITLE_WIDTH},
        "long_descriptions": {
            _key(page) for page in pages if pixel_width(page.description or "", DESCRIPTION_PX) > DESCRIPTION_WIDTH
        },
        "wall_pages": set(),
        "images_without_alt": {_key(page) for page in pages if any(p.alt is None for p in page.pictures())},
        "broken_json_ld": {_key(page) for page in pages if any(not _is_json(block) for block in page.json_ld)},
        "same_text_pages": _shared(pages, _long_text),
        "hreflang_without_return": _without_return(crawled),
        "hreflang_problems": _unusable_alternates(crawled),
        "hreflang_codes": set(),
        "structured_data_errors": {_key(page) for page in pages if any("beschreibung" in d for d in _data(page))},
        "rich_result_problems": {
            _key(page) for page in pages if any(d["@type"] == "Product" and "image" not in d for d in _data(page))
        },
        "near_duplicate_pages": set(),
        "broken_canonicals": _broken_canonicals(crawled),
        "unindexable_in_sitemap": _unindexable(crawled),
        "orphan_pages": _orphans(crawled),
        "broken_links": _links_to(crawled, "client_error"),
        "redirected_links": _links_to(crawled, "redirect"),
        "deep_pages": {_key(page) for page in pages if crawled.depths.get(page.path, 0) > MAX_DEPTH},
    }


def _key(page: Page, related: str | None = None) -> Key:
    return ORIGIN + page.path, None if related is None else ORIGIN + related


def _shared(pages: list[Page], wording: Callable[[Page], str]) -> set[Key]:
    """Return the pages of a language whose wording another one has, each with the first or last such page."""
    groups: dict[tuple[str, str], list[Page]] = {}
    for page in sorted(pages, key=lambda page: page.path):
        groups.setdefault((page.language, wording(page)), []).append(page)
    alike = [group for (_, words), group in groups.items() if words and len(group) > 1]
    return {_key(page, (group[0] if page is not group[0] else group[-1]).path) for group in alike for page in group}


def _long_text(page: Page) -> str:
    text = page.text()
    return text if len(text.split()) >= MIN_WORDS else ""


def _is_json(block: str) -> bool:
    try:
        json.loads(block)
    except ValueError:
        return False
    return True


def _data(page: Page) -> list[dict[str, object]]:
    return [json.loads(block) for block in page.json_ld if _is_json(block)]


def _without_return(crawled: Crawled) -> set[Key]:
    found: set[Key] = set()
    for page in crawled.indexable:
        for path in page.alternates.values():
            other = crawled.pages[path]
            if path != page.path and other.indexable and page.path not in other.alternates.values():
                found.add(_key(page, path))
    return found


def _unusable_alternates(crawled: Crawled) -> set[Key]:
    """Return the pages that name a version which may not rank; every page that names others names itself."""
    return {
        _key(page, path)
        for page in crawled.indexable for path in page.alternates.values() if not crawled.pages[path].indexable
    }  # fmt: skip


def _broken_canonicals(crawled: Crawled) -> set[Key]:
    naming = [page for page in crawled.pages.values() if not page.noindex and page.canonical not in ("", page.path)]
    return {_key(page, page.canonical) for page in naming if crawled.verdict(page.canonical) != "ok"}


def _unindexable(crawled: Crawled) -> set[Key]:
    listed = [page for page in crawled.pages.values() if page.listed and not page.indexable]
    return {_key(page, f"/sitemap-{page.language}.xml") for page in listed}


def _orphans(crawled: Crawled) -> set[Key]:
    linked = {crawled.end(target) for path, targets in crawled.linked.items() for target in targets if target != path}
    return {_key(page) for page in crawled.indexable if page.path not in linked and page.path != "/"}


def _links_to(crawled: Crawled, verdict: str) -> set[Key]:
    found: set[Key] = set()
    for path, targets in crawled.linked.items():
        found |= {_key(crawled.pages[path], target) for target in targets if crawled.verdict(target) == verdict}
    return found


def _unfetched(crawled: Crawled, verified: list[Hit]) -> list[Key]:
    fetched = {hit.target for hit in verified if hit.status in (200, 304)}
    return sorted((_key(page) for page in crawled.indexable if page.path not in fetched), key=lambda key: key[0])


def _unmatched(crawled: Crawled, hits: list[Hit]) -> dict[str, int]:
    delivered = {hit.target for hit in hits if hit.status in (200, 304) and not is_resource(hit.target)}
    return _counted(ORIGIN + hit.target for hit in hits if hit.target in delivered - crawled.met)


def _changes(before: Crawled, after: Crawled) -> list[tuple[str, str, str]]:
    changes = [(ORIGIN + path, "url", "new") for path in after.met - before.met]
    changes += [(ORIGIN + path, "url", "gone") for path in before.met - after.met]
    for path in before.met & after.met:
        was, now = _state(before, path), _state(after, path)
        changes += [
            (ORIGIN + path, aspect, _turn(was[aspect], now[aspect])) for aspect in was if _differs(aspect, was, now)
        ]
        changes += [(ORIGIN + path, "anchors", "changed")] if _reworded(before, after, path) else []
    return sorted(changes)


def _reworded(before: Crawled, after: Crawled, path: str) -> bool:
    """Return whether a link both generations have in the text of a page is worded differently."""
    was, now = _anchors(before, path), _anchors(after, path)
    return any(was[target] != now[target] for target in was.keys() & now.keys())


def _anchors(crawled: Crawled, path: str) -> dict[str, set[str]]:
    anchors: dict[str, set[str]] = {}
    for link in crawled.pages[path].links() if path in crawled.pages else ():
        if link.position == "body":
            anchors.setdefault(link.path, set()).add(link.anchor)
    return anchors


def _state(crawled: Crawled, path: str) -> dict[str, str | None]:
    page = crawled.pages.get(path)
    verdict = crawled.verdict(path)
    leads_to = crawled.end(path) if path in crawled.state.redirects else None
    state: dict[str, str | None] = {
        "status": _status(crawled, path), "indexable": verdict, "reason": verdict, "redirect": leads_to,
    }  # fmt: skip
    if page is not None:
        state |= {
            "title": page.title, "description": page.description, "h1": page.heading,
            "canonical": page.canonical or page.path, "robots": "noindex" if page.noindex else None,
            "headings": _lines(block.text for block in page.blocks if isinstance(block, Heading)),
            "hreflang": _lines(sorted(f"{lang} {to}" for lang, to in page.alternates.items())),
            "structured_data": _lines(page.json_ld), "depth": _clicks(crawled.depths.get(path)),
            "links": "\n".join(sorted({link.path for link in page.links() if link.position == "body"})),
            "links_in": "\n".join(sorted(crawled.linked_from(path))),
        }  # fmt: skip
    return state


def _clicks(depth: int | None) -> str | None:
    return None if depth is None else str(depth)


def _lines(entries: Iterable[str]) -> str | None:
    return "\n".join(entries) or None


def _status(crawled: Crawled, path: str) -> str:
    if path in crawled.closed:
        return "robots"
    return str(crawled.state.respond(path).status)


def _differs(aspect: str, was: dict[str, str | None], now: dict[str, str | None]) -> bool:
    if aspect == "indexable":
        return (was[aspect] == "ok") != (now[aspect] == "ok")
    if aspect == "reason":
        return "ok" not in (was[aspect], now[aspect]) and was[aspect] != now[aspect]
    if aspect == "redirect":
        return None not in (was[aspect], now[aspect]) and was[aspect] != now[aspect]
    return aspect in now and was[aspect] != now[aspect]


def _turn(was: str | None, now: str | None) -> str:
    return "new" if was is None else "gone" if now is None else "changed"


def _texts_touched(site: DemoSite) -> list[str]:
    both = site.first.pages.keys() & site.second.pages.keys()
    return sorted(ORIGIN + path for path in both if site.first.pages[path].text() != site.second.pages[path].text())


def _gaps(site: DemoSite) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((url(ref), key, _headings_of(ref.split("/")[1], key)) for ref, key in site.flaws.gaps.items())


def _headings_of(topic: str, subtopic: str) -> tuple[str, ...]:
    """Return what a subtopic is called in both languages: the pages that cover it are siblings and translations."""
    told = [next(t for t in read_topics(language) if t.key == topic).cores for language in LANGUAGES]
    return tuple(heading for cores in told for heading in cores[subtopic].headings)
