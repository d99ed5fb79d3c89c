"""Which pages are most worth improving, and a brief for each."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analysis.brief.gate import Library, check_line, folded
from analysis.brief.lines import Line
from analysis.brief.page import (
    DESCRIPTION_LENGTH,
    TITLE_LENGTH,
    PageFacts,
    length_verdict,
    page_lines,
    working_title,
)
from analysis.link_opportunities import needs
from analysis.tables import arrow_schema_of
from analysis.words import content_hash

PROPOSED = 5  # what an editor decides on in a week
# Parts of the benefit: what a page lacks is what only an editor can write, so it weighs most.
GAPS, NEED, TECHNIQUE = 60.0, 25.0, 15.0
FULL_GAPS = 3.0  # sum of the shares of other pages that cover what is missing, from which all points are given


@dataclass(frozen=True)
class Sources:
    """The tables briefs are made from, of one crawl; `pages` and `passages` may hold a competitor's rows as well."""

    snapshot: str
    pages: pa.Table
    page_texts: pa.Table
    indexability: pa.Table
    passages: pa.Table
    topic_pages: pa.Table
    link_metrics: pa.Table
    link_opportunities: pa.Table
    gaps: pa.Table

    @cached_property
    def page(self) -> dict[str, dict[str, Any]]:
        return {row["url"]: row for row in self.pages.to_pylist()}

    @cached_property
    def text(self) -> dict[str, dict[str, Any]]:
        """Return the rows of `page_texts` of pages that may rank and have a text, sorted by URL."""
        indexable = self.indexability.filter(self.indexability["indexable"])["url"]
        kept = self.page_texts.filter(pc.is_in(self.page_texts["url"], value_set=indexable)).sort_by("url")
        return {row["url"]: row for row in kept.to_pylist() if row["words"] and row["url"] in self.page}

    @cached_property
    def topic(self) -> dict[str, str | None]:
        return dict(zip(self.topic_pages["url"].to_pylist(), self.topic_pages["topic"].to_pylist(), strict=True))

    @cached_property
    def gaps_of(self) -> dict[str, list[dict[str, Any]]]:
        return _grouped(self.gaps.sort_by([("url", "ascending"), ("ordinal", "ascending")]), "url")

    @cached_property
    def links_from(self) -> dict[str, list[dict[str, Any]]]:
        return _grouped(self._links, "source")

    @cached_property
    def links_to(self) -> dict[str, list[dict[str, Any]]]:
        return _grouped(self._links, "target")

    @property
    def _links(self) -> pa.Table:
        order = [("benefit", "descending"), ("source", "ascending"), ("target", "ascending")]
        return self.link_opportunities.sort_by(order)

    @cached_property
    def need(self) -> dict[str, float]:
        return needs({row["url"]: row for row in self.link_metrics.to_pylist()}, self.text)

    @cached_property
    def headings(self) -> dict[str, list[str]]:
        return {url: [folded(heading["text"]) for heading in row["headings"]] for url, row in self.page.items()}

    @cached_property
    def language_of(self) -> dict[str, str]:
        keys = self.passages["passage_hash"].to_pylist()
        return dict(zip(keys, self.passages["language"].to_pylist(), strict=True))

    @cached_property
    def library(self) -> Library:
        return Library({"pages": self.pages, "page_texts": self.page_texts, "passages": self.passages})


def _grouped(table: pa.Table, column: str) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table.to_pylist():
        groups[row[column]].append(row)
    return dict(groups)


def propose_briefs(sources: Sources, *, most: int = PROPOSED) -> tuple[pa.Table, pa.Table]:
    """Return `brief_proposals` and `brief_lines` of the pages most worth improving.

    Definition: benefit, 0 to 100, is `GAPS` points by how many of the compared pages cover what this one lacks, `NEED`
    points by how much it needs links (only where one is suggested), `TECHNIQUE` points by the share of its title,
    description, canonical and alternative texts that is missing or of the wrong length.
    Threshold: a page without a gap and without a suggested link to it gets no brief, whatever its technique: there is
    nothing to write. A line that does not pass the gate stops the whole: it would be a mistake of ours.
    """
    scored = sorted((-_benefit(sources, url), url) for url in sources.text if _has_work(sources, url))
    proposals, lines = [], []
    for benefit, url in scored[:most]:
        checked = [check_line(line, sources.library) for line in page_lines(_facts_of(sources, url))]
        brief = content_hash(f"page\t{url}")[:16]
        proposals.append(_proposal(sources, url, brief, -benefit, checked))
        lines += [line.row(brief, number) for number, line in enumerate(checked, start=1)]
    proposals.sort(key=lambda row: str(row["brief"]))
    lines.sort(key=lambda row: (row["brief"], row["line_no"]))
    return (
        pa.Table.from_pylist(proposals, schema=arrow_schema_of("brief_proposals")),
        pa.Table.from_pylist(lines, schema=arrow_schema_of("brief_lines")),
    )


def _has_work(sources: Sources, url: str) -> bool:
    return bool(sources.gaps_of.get(url) or sources.links_to.get(url))


def _benefit(sources: Sources, url: str) -> float:
    covered: float = sum(gap["covered_by"] / max(gap["others"], 1) for gap in sources.gaps_of.get(url, ()))
    need = sources.need[url] if sources.links_to.get(url) else 0.0
    return round(GAPS * min(covered / FULL_GAPS, 1.0) + NEED * need + TECHNIQUE * _flaws(sources.page[url]), 1)


def _flaws(page: Mapping[str, Any]) -> float:
    """Return the share of the checks of `technique` and `images` that a page fails."""
    failed = (
        length_verdict(folded(page["title"] or ""), TITLE_LENGTH) != "fits",
        length_verdict(folded(page["description"] or ""), DESCRIPTION_LENGTH) != "fits",
        page["canonical"] is None,
        any(image["alt"] is None for image in page["images"]),
    )
    return sum(failed) / len(failed)


def _facts_of(sources: Sources, url: str) -> PageFacts:
    return PageFacts(
        snapshot=sources.snapshot,
        page=sources.page[url],
        text=sources.text[url],
        in_topic=sources.topic.get(url) is not None,
        gaps=sources.gaps_of.get(url, []),
        links_out=sources.links_from.get(url, []),
        links_in=sources.links_to.get(url, []),
        headings=sources.headings,
        language_of=sources.language_of,
    )


def _proposal(sources: Sources, url: str, brief: str, benefit: float, lines: Sequence[Line]) -> dict[str, Any]:
    return {
        "brief": brief,
        "url": url,
        "topic": sources.topic.get(url),
        "title": working_title(sources.page[url]),
        "language": sources.text[url]["language"],
        "benefit": benefit,
        "lines": len(lines),
        "digest": _digest(lines),
    }


def _digest(lines: Sequence[Line]) -> str:
    """Return the hash of what an editor decides on. Evidence counts by its words: a new crawl of the same page is
    no new brief."""
    said = [
        [line.section, line.text, line.message, line.certainty, [[e.table, e.url, e.quote] for e in line.evidence]]
        for line in lines
    ]
    return content_hash(json.dumps(said, ensure_ascii=False))
