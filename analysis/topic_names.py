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
TEXT_SHARE = 0.3  # of a topic's texts that must hold a word: one that fills one page is not the topic's
NAME_SHARE = 0.2  # of the pages whose names must hold a word before it names the topic
SECOND_SHARE = 0.5  # of the first term's weight that the second must reach to stand in the label
SECTION_SHARE = 0.5  # of the topic's pages that must stand in a section, and of the section's pages in the topic
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
    def people(self) -> frozenset[tuple[str, ...]]:
        """Return the words of every person's name, in small letters."""
        rows = self.page_entities.select(["entity", "label"]).to_pylist()
        return frozenset(
            tuple(word[0].casefold() for word in WORD.finditer(row["entity"]))
            for row in rows
            if row["label"] == "PERSON"
        )


def name_topics(names: Names, members: Sequence[Pages]) -> list[tuple[str, list[str]]]:
    """Return each topic's label, no two the same, and its `TERMS` strongest terms.

    Definition: the label is the name of the section that holds at least `SECTION_SHARE` of the topic's pages and
    has more than that share of its own pages in the topic; names are what links call it. Without one, the `NAMED`
    words of most weight (`weigh_terms`) in the names of its pages. Without any, the words that weigh most in its texts.
    Left out: people's names, unless pages are named after them.
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

    @classmethod
    def in_language(cls, names: Names, language: str) -> "_Called":
        own = set(names.of_language(names.languages, language))
        pages = names.pages.select(["url", "title", "h1"]).to_pylist()
        links = _telling_links(names.links, own)
        titles = _own_titles({row["url"]: row["title"] or "" for row in pages if row["url"] in own})
        told = {row["url"]: [*row["h1"], *titles.get(row["url"], [])] for row in pages}
        anchors = _anchors(links)
        for url, anchor in anchors.items():
            told.setdefault(url, []).append(anchor)
        headed = {row["url"]: row["h1"][0] for row in pages if row["h1"]}
        return cls(language, told, headed | anchors, _sections(names.links, own, told))

    def section(self, pages: Pages) -> str | None:
        """Return the name of the section that agrees best with a topic's pages, if one does well enough."""
        inside = {url: len(held.intersection(pages)) for url, held in self.sections.items()}
        fits = {
            url: 2 * count / (len(pages) + len(self.sections[url]))
            for url, count in inside.items()
            if count >= max(2, SECTION_SHARE * len(pages))
            and count > SECTION_SHARE * len(self.sections[url])
            and 0 < count_words(self.anchors.get(url, "")) <= LONGEST_NAME
        }
        return self.anchors[min(fits, key=lambda url: (-fits[url], url))] if fits else None

    def terms(self, pages: Pages) -> Terms:
        """Return the nouns in the names of pages; each lemma of a page once."""
        terms = Terms()
        for url in pages:
            found = [noun for name in self.names.get(url, []) for noun in name_nouns(name, self.language)]
            terms.add_nouns(list({lemma: (lemma, word) for lemma, word in reversed(found)}.values()))
        return terms


def _own_titles(titles: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the parts of each title that no other page has: the others name the site or a section."""
    parts = {url: list(dict.fromkeys(title_parts(title))) for url, title in titles.items()}
    used = Counter(part for own in parts.values() for part in own)
    return {url: [part for part in own if used[part] == 1] for url, own in parts.items()}


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
    named = _weighed(by_name, own, NAME_SHARE)
    people = {word for name in names.people for word in name}
    told = [
        {t: weight for t, weight in found.items() if t not in people} for found in _weighed(by_text, own, TEXT_SHARE)
    ]
    return [
        [
            ((of_names if term in kept else of_texts).spelling(term, language), kept.get(term, 0.0))
            for term in strongest_terms({**rest, **kept}, among=kept, number=TERMS)
        ]
        for of_names, of_texts, kept, rest in zip(by_name, by_text, named, told, strict=True)
    ]


def _weighed(terms: Sequence[Terms], members: Sequence[Pages], share: float) -> list[dict[str, float]]:
    """Return the weights of the terms that set each topic apart and stand on at least a share of its pages."""
    weights = weigh_terms(dict(enumerate(found.texts for found in terms)), dict(enumerate(map(len, members))))
    return [
        {term: w for term, w in weights[place].items() if w > 0 and found.texts[term] >= max(2, share * len(pages))}
        for place, (found, pages) in enumerate(zip(terms, members, strict=True))
    ]


def _written(names: Names, pages: Pages, language: str) -> Terms:
    terms = Terms()
    for url in pages:
        terms.add(names.texts.get(url, ""), language)
    return terms
