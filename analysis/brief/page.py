"""The lines of a brief on one page, section by section."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.brief.facts import Statement, fact_lines, list_statements
from analysis.brief.gate import folded
from analysis.brief.lines import Certainty, Evidence, Line
from analysis.language import UNDECIDED

# Characters search engines show of title and description before they cut: the defaults of Screaming Frog 22.
TITLE_LENGTH, DESCRIPTION_LENGTH = (30, 60), (70, 155)
LINKS_IN, LINKS_OUT, IMAGES = 5, 5, 5  # an editor's share of one page; the whole lists stand in their own views

Row = Mapping[str, Any]


@dataclass(frozen=True)
class PageFacts:
    """All that is known of the page a brief is for."""

    snapshot: str
    page: Row  # of `pages`
    text: Row  # of `page_texts`
    in_topic: bool
    gaps: Sequence[Row]
    links_out: Sequence[Row]  # of `link_opportunities`, most beneficial first
    links_in: Sequence[Row]
    headings: Mapping[str, Sequence[str]]  # URL → its headings, folded: where others name a subtopic
    language_of: Mapping[str, str]  # by passage hash

    def seen(self, quote: str = "") -> tuple[Evidence, ...]:
        """Return the page's own row as evidence."""
        return (Evidence(self.snapshot, "pages", self.page["url"], self.page["url"], folded(quote)),)


def page_lines(facts: PageFacts) -> list[Line]:
    """Return the lines in the order of their sections."""
    parts = (_identity, _intent, _outline, _facts, _links, _images, _technique)
    return [line for part in parts for line in part(facts)]


def working_title(page: Row) -> str:
    """Return the page's h1, else its title, else its URL."""
    return folded(next((text for text in (*page["h1"], page["title"] or "") if text.strip()), page["url"]))


def _identity(facts: PageFacts) -> Iterator[Line]:
    title = working_title(facts.page)
    language = Evidence(facts.snapshot, "page_texts", facts.page["url"], facts.page["url"], facts.text["language"])
    yield Line("identity", facts.page["url"], facts.seen(facts.page["url"]))
    yield Line("identity", title, facts.seen(title))
    yield Line("identity", facts.text["language"], (language,), "brief-line-language")
    yield Line("identity", "", (), "brief-line-audience-not-measured", "not_measured")
    yield Line("identity", "", (), "brief-line-demand-not-measured", "not_measured")


def _intent(facts: PageFacts) -> Iterator[Line]:
    if not facts.in_topic:
        yield Line("intent", "", (), "brief-line-gaps-not-measured", "not_measured")
        return
    questions = [gap for gap in facts.gaps if gap["kind"] == "question"]
    for gap in questions:
        yield _gap_line(facts, gap, "intent", "brief-line-answer")
    if not questions:
        yield Line("intent", "", facts.seen(), "brief-line-no-question")


def _outline(facts: PageFacts) -> Iterator[Line]:
    for heading in facts.page["headings"]:
        if heading["level"] == 2 and heading["text"].strip():
            yield Line("outline", folded(heading["text"]), facts.seen(heading["text"]), "brief-line-keep-heading")
    for gap in facts.gaps:
        yield _gap_line(facts, gap, "outline", "brief-line-new-heading")


def _gap_line(facts: PageFacts, gap: Row, section: Any, message: str) -> Line:
    """Return a line that names what others cover: where the heading stands, then what they say."""
    said = [Evidence.of(one, facts.snapshot) for one in gap["evidence"]]
    named = [
        Evidence(one.snapshot, "pages", one.url, one.url, folded(gap["heading"]))
        for one in said
        if folded(gap["heading"]) in facts.headings.get(one.url, ())
    ]
    return Line(section, folded(gap["heading"]), (*named[:1], *said), message, gap["certainty"])


def _facts(facts: PageFacts) -> Iterator[Line]:
    statements = [statement for gap in facts.gaps for statement in _statements(facts, gap)]
    yield from fact_lines(statements)


def _statements(facts: PageFacts, gap: Row) -> Iterator[Statement]:
    """Yield what others say on a subtopic, in the page's language; in others where nobody says it in that."""
    said = [(facts.language_of.get(one["key"], UNDECIDED), Evidence.of(one, facts.snapshot)) for one in gap["evidence"]]
    own = [(language, one) for language, one in said if language == facts.text["language"]]
    for language, one in own or said:
        yield from list_statements(gap["heading"], [one], language)


def _links(facts: PageFacts) -> Iterator[Line]:
    for row in facts.links_out[:LINKS_OUT]:
        yield _link_line(facts, row, row["target"], "brief-line-link-out")
    for row in facts.links_in[:LINKS_IN]:
        yield _link_line(facts, row, row["source"], "brief-line-link-in")
    if not facts.links_out and not facts.links_in:
        yield Line("links", "", facts.seen(), "brief-line-no-link")


def _link_line(facts: PageFacts, row: Row, other: str, message: str) -> Line:
    """Return a link to set: the words to link where some fit, and the other page."""
    said = f"{folded(row['anchor'])} → {other}" if row["anchor"] else other
    certainty: Certainty = "likely" if row["anchor"] else "possible"
    evidence = Evidence(facts.snapshot, "passages", row["passage_hash"], row["source"], row["sentence"])
    return Line("links", said, (evidence,), message, certainty)


def _images(facts: PageFacts) -> Iterator[Line]:
    images = facts.page["images"]
    missing = [image["src"] for image in images if image["alt"] is None]
    for source in missing[:IMAGES]:
        yield Line("images", source, facts.seen(source), "brief-line-alt-missing")
    if not missing:
        yield Line(
            "images", str(len(images)), facts.seen(), "brief-line-alt-complete" if images else "brief-line-no-image"
        )


def _technique(facts: PageFacts) -> Iterator[Line]:
    yield _length_line(facts, "title", TITLE_LENGTH)
    yield _length_line(facts, "description", DESCRIPTION_LENGTH)
    yield _canonical_line(facts)
    types = list(dict.fromkeys(_schema_types(facts.page["json_ld"])))
    if types:
        written = any(types[0] in block["text"] for block in facts.page["json_ld"])  # a slash may be escaped in JSON
        yield Line("technique", ", ".join(types), facts.seen(types[0] if written else ""), "brief-line-schema")
    else:
        yield Line("technique", "", facts.seen(), "brief-line-schema-missing")


def _length_line(facts: PageFacts, field: str, bounds: tuple[int, int]) -> Line:
    value = folded(facts.page[field] or "")
    verdict = length_verdict(value, bounds)
    return Line("technique", str(len(value)), facts.seen(value), f"brief-line-{field}-{verdict}")


def length_verdict(value: str, bounds: tuple[int, int]) -> str:
    """Return missing, short, long or fits."""
    if not value:
        return "missing"
    return "short" if len(value) < bounds[0] else "long" if len(value) > bounds[1] else "fits"


def _canonical_line(facts: PageFacts) -> Line:
    canonical = facts.page["canonical"]
    if canonical is None:
        return Line("technique", "", facts.seen(), "brief-line-canonical-missing")
    own = "own" if canonical == facts.page["url"] else "other"
    return Line("technique", canonical, facts.seen(canonical), f"brief-line-canonical-{own}")


def _schema_types(blocks: Iterable[Row]) -> Iterator[str]:
    """Yield the types of JSON-LD blocks' outermost things."""
    for block in blocks:
        if not block["error"]:
            yield from _types(json.loads(block["text"], strict=False))


def _types(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _types(part)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        yield from (kind for kind in named if isinstance(kind, str) and kind.strip())
        yield from _types(value.get("@graph"))
