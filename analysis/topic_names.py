"""What a topic is called: by the section its pages stand in, else by words of their names, else of their texts.

A site's own names come first because its readers know them; words of texts are only the last resort.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pyarrow as pa

from analysis.keyphrases import Terms, name_nouns, strongest_terms, title_parts, weigh_terms
from analysis.language import UNDECIDED
from analysis.urls import origin_of, path_of
from analysis.words import WORD, count_words

TERMS = 10
NAMED = 2  # terms in a label: one is often ambiguous, three are a list
TEXT_SHARE = 0.3  # of the texts the commonest term stands in: a name that fills one page is not the topic's
NAME_SHARE = 0.2  # of the pages whose names must hold a word before it names the topic
SECOND_SHARE = 0.5  # of the first term's weight that the second must reach to stand in the label
SECTION_SHARE = 0.5  # of the topic's pages that must stand in a section, and of the section's pages in the topic
SITE_SHARE = 0.5  # of the titles: a part that more of them have is the site's name
LONGEST_NAME = 5  # words of a section's name: longer ones are sentences

Pages = Sequence[str]


@dataclass(frozen=True)
class Names:
    """The pages that have topics, and what the site calls them."""

    languages: Mapping[str, str]  # URL → language of the pages that have vectors
    texts: Mapping[str, str]
    pages: pa.Table
    links: pa.Table
    page_entities: pa.Table

    @cached_property
    def main(self) -> str:
        return _commonest(self.languages.values())

    def spoken(self, pages: Pages) -> str:
        """Return the language of a topic's label: the site's main one, or its own where no page has that."""
        own = [self.languages[url] for url in pages]
        return self.main if self.main in own else _commonest(own)

    def of_language(self, pages: Iterable[str], language: str) -> list[str]:
        return [url for url in pages if self.languages[url] == language]

    @cached_property
    def people(self) -> frozenset[str]:
        """Return the words of people's names, in small letters."""
        rows = self.page_entities.select(["entity", "label"]).to_pylist()
        names = {row["entity"] for row in rows if row["label"] == "PERSON"}
        return frozenset(word[0].casefold() for name in names for word in WORD.finditer(name))


def name_topics(names: Names, members: Sequence[Pages]) -> list[tuple[str, list[str]]]:
    """Return each topic's label, no two the same, and its `TERMS` strongest terms.

    Definition: the label is the name of the section that holds at least `SECTION_SHARE` of the topic's pages and has
    more than that share of its own pages in the topic, or of two that do together; names are what links call them.
    Without one, the `NAMED` words of most weight (`weigh_terms`) in the names of its pages. Without any, the words that
    weigh most in its texts.
    Left out: people's names, unless pages are named after them; the site's name, which most titles end with.
    """
    spoken = [names.spoken(pages) for pages in members]
    called = {language: _Called.in_language(names, language) for language in sorted(set(spoken))}
    terms = {language: _terms(names, called[language], members, language) for language in called}
    taken: set[str] = set()
    found = []
    for place, (pages, language) in enumerate(zip(members, spoken, strict=True)):
        own = terms[language][place]
        section = called[language].section(names.of_language(pages, language))
        label = next(name for name in _labels(section, own, pages) if name not in taken)
        taken.add(label)
        found.append((label, [term for term, _ in own]))
    return found


def _labels(section: str | None, terms: Sequence[tuple[str, float]], pages: Pages) -> Iterator[str]:
    """Yield what a topic could be called, best first; the last is the address of a page and only its own."""
    if section:
        yield section
    words = [term for term, _ in terms]
    if len(terms) > 1 and terms[1][1] < SECOND_SHARE * terms[0][1]:
        yield words[0]
    yield from (" & ".join(pair) for pair in combinations(words, NAMED))
    yield from words
    yield pages[0]


def _commonest(languages: Iterable[str]) -> str:
    counts = Counter(languages)
    return min(counts, key=lambda language: (language == UNDECIDED, -counts[language], language), default=UNDECIDED)


# What the site calls its pages


@dataclass(frozen=True)
class _Called:
    """The names of the site's pages in one language, and its sections."""

    language: str
    names: Mapping[str, list[str]]  # URL → title, h1, and what links call it
    anchors: Mapping[str, str]  # URL → what links call it most often
    sections: Mapping[str, frozenset[str]]  # URL of a section's page → pages of the language in it
    site: frozenset[str]  # lemmas of the site's name

    @classmethod
    def in_language(cls, names: Names, language: str) -> "_Called":
        own = set(names.of_language(names.languages, language))
        pages = names.pages.select(["url", "title", "h1"]).to_pylist()
        links = _telling_links(names.links, own)
        parts = {row["url"]: title_parts(row["title"] or "") for row in pages if row["url"] in own}
        titles = _own_titles(parts)
        told = {row["url"]: [*row["h1"], *titles.get(row["url"], [])] for row in pages}
        anchors = _anchors(links)
        for url, anchor in anchors.items():
            told.setdefault(url, []).append(anchor)
        headed = {row["url"]: row["h1"][0] for row in pages if row["h1"]}
        site = frozenset(lemma for part in _site_parts(parts) for lemma, _ in name_nouns(part, language))
        return cls(language, told, headed | anchors, _sections(names.links, own, told), site)

    def section(self, pages: Pages) -> str | None:
        """Return the name of the section that agrees best with a topic's pages, or of two, if they hold enough."""
        held = {url: self.sections[url].intersection(pages) for url in self._own_sections(pages)}
        enough = max(2, SECTION_SHARE * len(pages))
        fits = {
            url: 2 * len(found) / (len(pages) + len(self.sections[url]))
            for url, found in held.items()
            if len(found) >= enough
        }
        if fits:
            return self.anchors[min(fits, key=lambda url: (-fits[url], url))]
        pairs = {(a, b): len(held[a] | held[b]) for a, b in combinations(held, 2) if not held[a] & held[b]}
        best = min(pairs, key=lambda pair: (-pairs[pair], pair), default=None)
        return ", ".join(self.anchors[url] for url in best) if best and pairs[best] >= enough else None

    def _own_sections(self, pages: Pages) -> list[str]:
        """Return the sections that have a short name and most of their pages in the topic."""
        return [
            url
            for url, held in self.sections.items()
            if len(held.intersection(pages)) > max(1, SECTION_SHARE * len(held))
            and 0 < count_words(self.anchors.get(url, "")) <= LONGEST_NAME
        ]

    def terms(self, pages: Pages) -> Terms:
        """Return the nouns in the names of pages; each lemma of a page once."""
        terms = Terms()
        for url in pages:
            found = [noun for name in self.names.get(url, []) for noun in name_nouns(name, self.language)]
            terms.add_nouns(list({lemma: (lemma, word) for lemma, word in reversed(found)}.values()))
        return terms


def _own_titles(parts: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the parts of each title that no other page has: the others name the site or a section."""
    used = _titles_with(parts)
    return {url: [part for part in dict.fromkeys(own) if used[part] == 1] for url, own in parts.items()}


def _site_parts(parts: Mapping[str, Sequence[str]]) -> list[str]:
    return sorted(part for part, titles in _titles_with(parts).items() if titles > max(1, SITE_SHARE * len(parts)))


def _titles_with(parts: Mapping[str, Sequence[str]]) -> Counter[str]:
    return Counter(part for own in parts.values() for part in set(own))


def _telling_links(links: pa.Table, own: set[str]) -> list[tuple[str, str, str]]:
    """Return source, target and anchor of internal links whose anchor leads to one page only, unlike "more"."""
    rows = links.select(["source", "target", "anchor", "internal"]).to_pylist()
    kept = sorted({(r["source"], r["target"], r["anchor"]) for r in rows if r["internal"] and r["source"] in own})
    targets: dict[str, set[str]] = defaultdict(set)
    for _, target, anchor in kept:
        targets[anchor.casefold()].add(target)
    return [row for row in kept if any(map(str.isalpha, row[2])) and len(targets[row[2].casefold()]) == 1]


def _anchors(links: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return what most pages that link to a page call it; of names alike the shorter one."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for _, target, anchor in links:
        used[target][anchor] += 1
    return {
        url: min(used[url], key=lambda anchor: (-used[url][anchor], count_words(anchor), anchor))
        for url in sorted(used)
    }


def _sections(links: pa.Table, own: set[str], known: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """Return the pages of each section: those below its page in the address or in their breadcrumbs."""
    held: dict[str, set[str]] = defaultdict(set)
    for row in links.select(["source", "target", "position", "internal"]).to_pylist():
        if row["internal"] and row["source"] in own and row["position"] == "breadcrumb":
            held[row["target"]].add(row["source"])
    for url in own:
        for folder in _folders(url):
            if folder in known:
                held[folder].add(url)
    return {url: frozenset(held[url] | ({url} & own)) for url in sorted(held)}


def _folders(url: str) -> Iterator[str]:
    """Yield the addresses above a page, with and without a slash at the end."""
    path = path_of(url).rstrip("/")
    while "/" in path:
        path = path.rpartition("/")[0]
        yield from (f"{origin_of(url)}{path}{end}" for end in ("", "/"))


# Terms


def _terms(names: Names, called: _Called, members: Sequence[Pages], language: str) -> list[list[tuple[str, float]]]:
    """Return each topic's terms as they are written, with their weights: those of names, then those of texts."""
    own = [names.of_language(pages, language) for pages in members]
    by_name, by_text = [called.terms(pages) for pages in own], [_written(names, pages, language) for pages in own]
    named = _weighed_by_pages(by_name, own, called.site)
    told = _weighed_by_counts(by_text, names.people | called.site)
    return [
        [
            ((of_names if term in kept else of_texts).spelling(term, language), kept.get(term, 0.0))
            for term in strongest_terms({**rest, **kept}, among=kept, number=TERMS)
        ]
        for of_names, of_texts, kept, rest in zip(by_name, by_text, named, told, strict=True)
    ]


def _weighed_by_pages(
    terms: Sequence[Terms], members: Sequence[Pages], left_out: frozenset[str]
) -> list[dict[str, float]]:
    """Return the weights of words of names: in how many of a topic's pages, against how many of all."""
    weights = weigh_terms(dict(enumerate(found.texts for found in terms)), dict(enumerate(map(len, members))))
    return [
        {
            term: weight
            for term, weight in weights[place].items()
            if weight > 0 and found.texts[term] >= max(2, NAME_SHARE * len(pages)) and term not in left_out
        }
        for place, (found, pages) in enumerate(zip(terms, members, strict=True))
    ]


def _weighed_by_counts(terms: Sequence[Terms], left_out: frozenset[str]) -> list[dict[str, float]]:
    """Return the weights of words of texts that stand in several of a topic's, by how often they occur."""
    sizes = {place: found.counts.total() for place, found in enumerate(terms)}
    weights = weigh_terms({place: _shared(found) for place, found in enumerate(terms)}, sizes)
    return [{term: w for term, w in weights[place].items() if term not in left_out} for place in range(len(terms))]


def _shared(terms: Terms) -> dict[str, int]:
    """Return the counts of terms that stand in several texts; all of them where none does."""
    least = max(2, TEXT_SHARE * max(terms.texts.values(), default=0))
    return {term: count for term, count in terms.counts.items() if terms.texts[term] >= least} or terms.counts


def _written(names: Names, pages: Pages, language: str) -> Terms:
    terms = Terms()
    for url in pages:
        terms.add(names.texts.get(url, ""), language)
    return terms
