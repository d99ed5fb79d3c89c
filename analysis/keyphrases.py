"""What sets a group of texts apart, in words: noun-like terms by lemma, weighed by how much they are its own."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TypeVar

from analysis.words import WORD

Group = TypeVar("Group", bound=Hashable)

SHORTEST_TERM = 3  # letters: shorter ones are units and abbreviations
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\"„“»(\[–-])\s*$")
_PART = re.compile(r"\s+[–—|·»-]\s+")
_LOOK_BACK = 4  # characters: a mark, a quote and white space
_NOUNS_ARE_CAPITALS = ("de", "lb")


@dataclass
class Terms:
    """The terms of some texts: how often each lemma occurs, in which spellings, and in how many texts."""

    counts: Counter[str] = field(default_factory=Counter)
    spellings: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, language: str) -> None:
        self.add_nouns([(lemma_of(word, language), word) for word in noun_like(text, language)])

    def add_nouns(self, found: Sequence[tuple[str, str]]) -> None:
        """Add the lemmas and words of one text."""
        for lemma, word in found:
            self.counts[lemma] += 1
            self.spellings[lemma][word] += 1
        self.texts.update({lemma for lemma, _ in found})

    def spelling(self, lemma: str, language: str) -> str:
        """Return how the texts name a term most often, with a capital: it stands at the start of a label."""
        named: Counter[str] = Counter()
        for word, count in self.spellings[lemma].items():
            named[nominative(word, language)] += count
        word = min(named, key=lambda word: (-named[word], word))
        return word[:1].upper() + word[1:]


def noun_like(text: str, language: str) -> list[str]:
    """Return the words of a text that can be nouns.

    Where nouns have capitals (German): capitalised words that open no sentence. Elsewhere every word: which of them
    name a subject is told by the titles they stand in. Left out: function words, numbers, short words.
    """
    stop = stop_words(language)
    words = (match for match in WORD.finditer(text) if len(match[0]) >= SHORTEST_TERM)
    return [
        word[0]
        for word in words
        if word[0].casefold() not in stop
        and not any(map(str.isdecimal, word[0]))
        and _may_be_noun(text, word, language)
    ]


def _may_be_noun(text: str, word: re.Match[str], language: str) -> bool:
    if language not in _NOUNS_ARE_CAPITALS:
        return True
    before = text[max(word.start() - _LOOK_BACK, 0) : word.start()]
    return word[0][0].isupper() and not _SENTENCE_START.search(before)


def name_nouns(name: str, language: str) -> list[tuple[str, str]]:
    """Return lemma and word of what can be a noun in a name, as titles, headings and link texts are.

    A name opens with a capital whatever its first word is, so that where nouns have capitals the dictionary must write
    it with one, too.
    """
    stop = stop_words(language)
    words = [match[0] for match in WORD.finditer(name) if len(match[0]) >= SHORTEST_TERM]
    kept = [word for word in words if word.casefold() not in stop and not any(map(str.isdecimal, word))]
    if language in _NOUNS_ARE_CAPITALS:
        kept = [word for word in kept if word[0].isupper() and _dictionary_form(word, language)[0].isupper()]
    return [(lemma_of(word, language), word) for word in kept]


def lemma_of(word: str, language: str) -> str:
    """Return a word's dictionary form in small letters; the word itself in a language without a dictionary."""
    return _dictionary_form(word, language).casefold()


@cache
def _dictionary_form(word: str, language: str) -> str:
    from simplemma import lemmatize

    try:
        return str(lemmatize(word, lang=language))
    except ValueError:  # simplemma has no such language
        return word


def nominative(word: str, language: str) -> str:
    """Return a German noun as it is named: the dictionary's form for a dative plural or a genitive.

    A form in -n is a dative plural if the form without it is of the same noun (Werktage-n, Kinder-n); not so the plural
    of a noun in -e (Tasche-n). A genitive adds -s or -es to the dictionary's form. Other languages have no such forms.
    """
    named = _dictionary_form(word, language)
    if language not in _NOUNS_ARE_CAPITALS or word == named or not named[:1].isupper():
        return word
    bare = word.removesuffix("n")
    plural_of_e = bare == named and bare.endswith("e")
    if bare != word and not plural_of_e and _dictionary_form(bare, language) == named:
        return named
    return named if word in (f"{named}s", f"{named}es") else word


def title_parts(title: str) -> list[str]:
    """Return the parts of a title between spaced dashes and bars, as in "Tents – The shop"."""
    return _PART.split(title)


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the function words of a language, from spaCy's language data; none where it has no such language."""
    if not language.isalpha():
        return frozenset()
    try:
        return frozenset(import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS)
    except ModuleNotFoundError:
        return frozenset()


def content_lemmas(text: str, language: str) -> list[str]:
    """Return the lemmas of a text's words in reading order, function words left out."""
    stop = stop_words(language)
    words = (match[0] for match in WORD.finditer(text))
    return [lemma_of(word, language) for word in words if word.casefold() not in stop]


def weigh_terms(groups: Mapping[Group, Mapping[str, int]], sizes: Mapping[Group, int]) -> dict[Group, dict[str, float]]:
    """Return the weight of every term in every group, from its counts and the size of each group, counted alike.

    Definition: r · log(r / R), with r the term's share of the group and R its share of all groups: what it adds to the
    divergence of the group from the whole (Kullback and Leibler 1951). One more without any term is taken to be there,
    so that the terms of a group alone weigh by their number.
    """
    everywhere: Counter[str] = Counter()
    for counts in groups.values():
        everywhere.update(counts)
    whole = sum(sizes.values()) + 1
    return {
        group: {
            term: count / sizes[group] * math.log(count / sizes[group] * whole / everywhere[term])
            for term, count in counts.items()
        }
        for group, counts in groups.items()
    }


def strongest_terms(weights: Mapping[str, float], *, among: Iterable[str], number: int) -> list[str]:
    """Return the heaviest terms of a group, those first that `among` holds (words of titles); ties by the alphabet."""
    preferred = set(among)
    order = sorted(weights, key=lambda term: (term not in preferred, -weights[term], term))
    return _without_parts(order)[:number]


def _without_parts(terms: Sequence[str]) -> list[str]:
    """Leave out a term that is part of a stronger one, as Zelt of Zeltplatz: it says nothing further."""
    kept: list[str] = []
    for term in terms:
        if not any(term in other or other in term for other in kept):
            kept.append(term)
    return kept
