"""Entities the site names itself: a vocabulary from structured data, links and headings, found again in its texts."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import arrow_schema_of, conform
from analysis.words import WORD, content_hash

if TYPE_CHECKING:
    from spacy.language import Language

Layer = Literal["json_ld", "breadcrumb", "anchor", "heading"]

RULES = 1  # version of the rules below; a new one searches every text again
NOTHING = -1  # start of the row that says a text was searched and holds no entity

LONGEST_NAME = 6  # words: longer ones are headlines
LONGEST_HEAD = 4  # words of an anchor or h1 that can be a name
LINKED_FROM = 3  # pages that must use an anchor before it counts as what the site calls the target
COMMON_SHARE = 0.5  # an anchor or heading found in more than this share of the texts tells no two pages apart
COMMON_PAGES = 20  # of fewer pages a share says little
_BATCH = 64  # texts: a fraction of a second, so that a stop is heard

# Labels by type of schema.org (30.0). A type that is missing names a document, not a thing, and is left out.
_TYPES = {
    "ORG": """Organization Corporation LocalBusiness Store NGO EducationalOrganization CollegeOrUniversity School
        GovernmentOrganization NewsMediaOrganization SportsOrganization SportsTeam MusicGroup PerformingGroup
        OnlineStore OnlineBusiness ProfessionalService Restaurant Hotel Airline BikeStore BookStore ClothingStore
        ElectronicsStore""",
    "PERSON": "Person Patient",
    "PLACE": """Place City Country State AdministrativeArea LandmarksOrHistoricalBuildings TouristAttraction
        CivicStructure""",
    "PRODUCT": """Product ProductGroup ProductModel IndividualProduct Vehicle Car Bicycle SoftwareApplication
        MobileApplication WebApplication VideoGame""",
    "BRAND": "Brand",
    "EVENT": "Event BusinessEvent Festival MusicEvent SportsEvent EducationEvent ExhibitionEvent Hackathon",
    "WORK": "Book Movie MusicAlbum MusicRecording TVSeries Painting PodcastSeries Course",
    "TOPIC": "DefinedTerm CategoryCode",
}
_LABEL_OF_TYPE = {kind: label for label, kinds in _TYPES.items() for kind in kinds.split()}
# What a property's plain string names, whatever it stands on.
_LABEL_OF_PROPERTY = {
    "author": "PERSON", "creator": "PERSON", "brand": "BRAND", "addressLocality": "PLACE", "addressRegion": "PLACE",
    "articleSection": "TOPIC", "category": "TOPIC",
}  # fmt: skip
_NAMES = frozenset({"ORG", "PERSON", "PLACE", "PRODUCT", "BRAND", "EVENT", "WORK"})

# Pages every site has, whatever it is about (German and English; folded). Their names say nothing of its subject.
_FUNCTION_WORDS = """
    about account agb archiv archive archives barrierefreiheit blog cart contact contributors cookies datenschutz
    datenschutzerklärung disclaimer documentation download downloads english deutsch faq feed hilfe help home homepage
    impressum imprint index info kasse kategorien categories konto kontakt legal login logout menü menu news newsletter
    press presse privacy produkte products projects projekte registrieren register rss search shop sitemap start
    startseite suche tags team termine themen topics uncategorized übersicht versand warenkorb widerruf
"""
_FUNCTIONS = frozenset(_FUNCTION_WORDS.split())

_HEAD = re.compile(r"\s+[–—|·»-]\s+|:\s")
_ARTICLE = re.compile(r"^(?:der|die|das|ein|eine|the|an?)\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…]$|[?!]")


@dataclass(frozen=True, order=True)
class Term:
    """What the site calls something, and where it says so."""

    name: str
    label: str
    layer: Layer

    def is_said_by(self, text: str) -> bool:
        """Whether a match without regard to case means this term: an acronym is verbatim, a name begins as a name."""
        if not any(map(str.islower, self.name)):
            return text == self.name
        return self.label not in _NAMES or text[0].isupper() or not self.name[0].isupper()


@dataclass(frozen=True)
class Vocabulary:
    terms: tuple[Term, ...]  # sorted, no two with the same folded name

    @cached_property
    def digest(self) -> str:
        """Of terms, rules and tokenizer: what tags every entity found with it."""
        said = [[term.name, term.label, term.layer] for term in self.terms]
        return content_hash(json.dumps([RULES, version("spacy"), said], ensure_ascii=False))


# The vocabulary


def collect_vocabulary(pages: pa.Table, links: pa.Table) -> Vocabulary:
    """Return what the site names: of several sources of one name the first of json_ld, breadcrumb, anchor, heading.

    json_ld: names of things by their schema.org type. breadcrumb: anchors and items of breadcrumbs. anchor: texts of
    links on `LINKED_FROM` or more pages, where most targets call themselves so in title or h1, as no target of "read
    more" does. heading: a page's only h1, if no other page has it. Of both the part before a colon or dash, if it is
    short. Left out: names of pages every site has, and single dictionary words the site writes small.
    """
    rows = pages.filter(pc.field("body_hash").is_valid()).sort_by("url").to_pylist()
    inside = links.filter(pc.field("internal")).select(["source", "target", "anchor", "position"]).to_pylist()
    sources = (_structured(rows), _breadcrumbs(rows, inside), _anchors(rows, inside), _headings(rows))
    chosen: dict[str, Term] = {}
    for terms in sources:
        for term in sorted(terms):
            if _is_name(term):
                chosen.setdefault(term.name.casefold(), term)
    return Vocabulary(tuple(sorted(chosen.values())))


def _is_name(term: Term) -> bool:
    words = WORD.findall(term.name)
    if not 0 < len(words) <= LONGEST_NAME or not any(len(word) > 1 and not word.isdecimal() for word in words):
        return False
    if term.label in _NAMES:
        return True
    if all(word.casefold() in _FUNCTIONS or word.casefold() in _stop_words() for word in words):
        return False
    return len(words) > 1 or not _is_common_word(term.name)


def _is_common_word(name: str) -> bool:
    """Whether a name the site writes small is a word of the dictionary: the tag "work" is in every third text."""
    from simplemma import is_known

    return name.islower() and any(is_known(name, lang=language) for language in ("de", "en"))


@cache
def _stop_words() -> frozenset[str]:
    from spacy.lang.de.stop_words import STOP_WORDS as GERMAN
    from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH

    return frozenset(GERMAN | ENGLISH)


def _structured(pages: Iterable[dict[str, Any]]) -> set[Term]:
    return {
        Term(_folded(name), label, "json_ld") for node in _nodes(pages) for label, name in _named(node) if name.strip()
    }


def _nodes(pages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every object of every block that parses; broken ones are a finding of their own."""
    waiting: list[Any] = [_parsed(block["text"]) for page in pages for block in page["json_ld"] if not block["error"]]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _parsed(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _named(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    label = next((_LABEL_OF_TYPE[kind] for kind in _types(node) if kind in _LABEL_OF_TYPE), None)
    name = node.get("name")
    if label and isinstance(name, str):
        yield label, name
    for key, label in _LABEL_OF_PROPERTY.items():
        value = node.get(key)
        yield from ((label, each) for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _breadcrumbs(pages: Iterable[dict[str, Any]], links: Iterable[dict[str, Any]]) -> set[Term]:
    anchors = (link["anchor"] for link in links if link["position"] == "breadcrumb")
    items = (_crumb(node) for node in _nodes(pages) if "ListItem" in _types(node))
    return {Term(_folded(name), "TOPIC", "breadcrumb") for name in (*anchors, *items) if name.strip()}


def _crumb(item: dict[str, Any]) -> str:
    inner = item.get("item")
    name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else "")
    return name if isinstance(name, str) else ""


def _anchors(pages: Iterable[dict[str, Any]], links: Iterable[dict[str, Any]]) -> set[Term]:
    called = {page["url"]: f"{page['title'] or ''} {' '.join(page['h1'])}".casefold() for page in pages}
    used: dict[str, dict[str, bool]] = defaultdict(dict)  # anchor → page that uses it → whether the target is called so
    for link in links:
        anchor = _folded(link["anchor"])
        if anchor and link["source"] != link["target"]:
            used[anchor][link["source"]] = anchor.casefold() in called.get(link["target"], "")
    named = (a for a, to in used.items() if len(to) >= LINKED_FROM and 2 * sum(to.values()) > len(to))
    return {Term(head, "TOPIC", "anchor") for head in map(_head, named) if head}


def _headings(pages: Iterable[dict[str, Any]]) -> set[Term]:
    of_page = {page["url"]: _folded(page["h1"][0]) for page in pages if len({_folded(h) for h in page["h1"]}) == 1}
    used = Counter(heading.casefold() for heading in of_page.values())
    alone = (heading for heading in of_page.values() if used[heading.casefold()] == 1)
    return {Term(head, "TOPIC", "heading") for head in map(_head, alone) if head}


def _head(title: str) -> str:
    """Return what of a title can be a name: without article, up to a colon or dash; empty for sentences."""
    head = _ARTICLE.sub("", _HEAD.split(title)[0])
    return "" if _SENTENCE.search(head) or len(WORD.findall(head)) > LONGEST_HEAD else head


def _folded(text: str) -> str:
    return " ".join(text.split())


# Finding them again


def find_entities(
    texts: pa.Table,
    vocabulary: Vocabulary,
    *,
    pipelines: Callable[[str], "Language"],
    searched: Collection[str],
    report: Report,
    should_stop: ShouldStop,
) -> Iterator[pa.RecordBatch]:
    """Yield rows of `entities` for texts not in `searched` (hashes this vocabulary was already looked for in).

    Longest names win where two overlap. A text without any entity gets one row that says it was searched.
    """
    due = [
        row for row in texts.select(["text_hash", "text", "language"]).to_pylist() if row["text_hash"] not in searched
    ]
    due.sort(key=lambda row: (row["language"], row["text_hash"]))
    rulers: dict[str, Language] = {}
    for first in range(0, len(due), _BATCH):
        if should_stop():
            raise Stopped
        rows: list[dict[str, object]] = []
        for text in due[first : first + _BATCH]:
            if text["language"] not in rulers:
                rulers = {text["language"]: _ruler(pipelines(text["language"]), vocabulary)}
            rows += _entity_rows(text, rulers[text["language"]], vocabulary)
        yield conform("entities", list(rows))
        report(Progress("entities", min(first + _BATCH, len(due)), len(due)))


def _ruler(pipeline: "Language", vocabulary: Vocabulary) -> "Language":
    if not vocabulary.terms:  # spaCy warns of a ruler without a pattern
        return pipeline
    ruler: Any = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(
        [{"label": term.label, "pattern": term.name, "id": str(place)} for place, term in enumerate(vocabulary.terms)]
    )
    pipeline.max_length = 100_000_000  # characters: spaCy's own limit is for parsers, which need memory with the length
    return pipeline


def _entity_rows(text: dict[str, str], ruler: "Language", vocabulary: Vocabulary) -> list[dict[str, object]]:
    found = [(span, vocabulary.terms[int(span.ent_id_)]) for span in ruler(text["text"]).ents]
    rows = [
        _entity_row(text["text_hash"], vocabulary, span.start_char, span.end_char, term)
        for span, term in found
        if term.is_said_by(span.text)
    ]
    return rows or [_entity_row(text["text_hash"], vocabulary, NOTHING, NOTHING, None)]


def _entity_row(text_hash: str, vocabulary: Vocabulary, start: int, end: int, term: Term | None) -> dict[str, object]:
    return {
        "text_hash": text_hash,
        "vocabulary": vocabulary.digest,
        "start": start,
        "end": end,
        "entity": term.name if term else "",
        "label": term.label if term else "",
        "layer": term.layer if term else "",
    }


def list_page_entities(page_texts: pa.Table, entities: pa.Table) -> pa.Table:
    """Return `page_entities`; `entities` holds one vocabulary's rows.

    Left out: anchors and headings found in more than `COMMON_SHARE` of the pages, which tell no two of them apart.
    """
    of_text: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for row in entities.filter(pc.field("start") != NOTHING).to_pylist():
        of_text[row["text_hash"]][row["entity"], row["label"], row["layer"]] += 1
    pages = page_texts.select(["url", "text_hash"]).sort_by("url").to_pylist()
    on_pages = Counter(entity for page in pages for entity in of_text[page["text_hash"]])
    common = {entity for entity, count in on_pages.items() if _is_common(entity[2], count, len(pages))}
    rows = [
        {"url": page["url"], "entity": entity[0], "label": entity[1], "layer": entity[2], "mentions": mentions}
        for page in pages
        for entity, mentions in sorted(of_text[page["text_hash"]].items())
        if entity not in common
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("page_entities"))


def _is_common(layer: str, pages_with: int, pages: int) -> bool:
    return layer in ("anchor", "heading") and pages >= COMMON_PAGES and pages_with > COMMON_SHARE * pages
