"""Words of a sentence that can link to a page: found by lemma, weighed by how few pages they are about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from analysis.keyphrases import content_lemmas, lemma_of, stop_words, title_parts
from analysis.passages import split_sentences
from analysis.words import WORD, count_words

LONGEST_ANCHOR = 6  # words
BETWEEN = 2  # function words in a row inside an anchor ("Regeln für die Bahn"); more belong to another phrase
SHORTEST_SENTENCE = 5  # words: what is shorter is a label, a page number or a caption
# Share of a page's name, by weight, that an anchor must say. Of real links hidden on two sites half finds more again
# than two thirds does (recall@10 .39 and .35 on the smaller site); with less an anchor could lead to any page nearby.
TELLING = 0.5
_HEAD = re.compile(r":\s")

Name = Mapping[str, float]  # lemmas of a way to call a page, with their weights


@dataclass(frozen=True)
class Anchor:
    """Where a link fits: a sentence, and the words of it that name the target; none where `share` is 0."""

    sentence: tuple[int, int]
    words: tuple[int, int]
    share: float  # of the target's name that the words say, 0 to 1


@dataclass(frozen=True)
class Spoken:
    """A passage as lemmas in their places."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int, str, bool], ...]  # start, end, lemma, whether it is a function word
    lemmas: frozenset[str]  # of the words that are no function words

    @classmethod
    def of(cls, text: str, language: str, headings: frozenset[str]) -> "Spoken":
        """Read a passage; headings of the page and labels take no link."""
        stop = stop_words(language)
        sentences = [s for s in split_sentences(text, language) if _is_prose(text[slice(*s)], headings)]
        words = tuple(
            (m.start(), m.end(), lemma_of(m[0], language), m[0].casefold() in stop) for m in WORD.finditer(text)
        )
        lemmas = frozenset(lemma for _, _, lemma, is_function in words if not is_function)
        return cls(text, tuple(sentences), words, lemmas)


def _is_prose(sentence: str, headings: frozenset[str]) -> bool:
    return sentence.casefold() not in headings and count_words(sentence) >= SHORTEST_SENTENCE


def names_of(title: str, headings: Sequence[str], language: str, weight_of: Mapping[str, float]) -> list[Name]:
    """Return the ways a page is called: title without the site's name, its part before a colon, h1."""
    ways = [title_parts(title)[0], _HEAD.split(title_parts(title)[0])[0]]
    ways += [way for heading in headings for way in (heading, _HEAD.split(heading)[0])]
    names = [{lemma: weight_of.get(lemma, 0.0) for lemma in _telling(way, language)} for way in ways]
    distinct = {tuple(sorted(name)): name for name in names if sum(name.values()) > 0}
    return [distinct[key] for key in sorted(distinct)]


def _telling(text: str, language: str) -> list[str]:
    """Return the lemmas that can name a page: a number alone leads anywhere."""
    return [lemma for lemma in content_lemmas(text, language) if sum(map(str.isalpha, lemma)) > 1]


def weights_of(texts: Iterable[set[str]]) -> dict[str, float]:
    """Return how telling each lemma is: log(1 + pages / pages that hold it)."""
    held: dict[str, int] = {}
    pages = 0
    for lemmas in texts:
        pages += 1
        for lemma in lemmas:
            held[lemma] = held.get(lemma, 0) + 1
    return {lemma: log(1 + pages / count) for lemma, count in sorted(held.items())}


def best_anchor(spoken: Spoken, names: Sequence[Name], taken: frozenset[str]) -> Anchor | None:
    """Return where in a passage a link to a page of these names fits best; None in a passage of headings.

    Of several places the one that says most of a name in the fewest words, then the first. `taken` holds the texts of
    the page's links: words that are linked already take no second link.
    """
    if not spoken.sentences:
        return None
    known = {lemma for name in names for lemma in name}
    if known.isdisjoint(spoken.lemmas):  # nearly always: nothing else need be looked at
        return Anchor(spoken.sentences[0], (0, 0), 0.0)
    spans = [span for sentence in spoken.sentences for span in _spans(spoken, sentence, known)]
    found = [
        Anchor(sentence, (start, end), share)
        for sentence, start, end, lemmas in spans
        if (share := _share(lemmas, names)) >= TELLING and not _is_taken(spoken.text[start:end], taken)
    ]
    best = min(found, key=lambda a: (-round(a.share, 6), a.words[1] - a.words[0], a.words), default=None)
    return best or Anchor(_likeliest(spoken, known), (0, 0), 0.0)


def _share(lemmas: set[str], names: Sequence[Name]) -> float:
    return max(sum(w for lemma, w in name.items() if lemma in lemmas) / sum(name.values()) for name in names)


def _is_taken(text: str, taken: frozenset[str]) -> bool:
    words = text.casefold()
    return any(words in anchor or anchor in words for anchor in taken)


def _spans(
    spoken: Spoken, sentence: tuple[int, int], known: set[str]
) -> list[tuple[tuple[int, int], int, int, set[str]]]:
    """Return runs of up to `LONGEST_ANCHOR` words from a known word to a known word, `BETWEEN` function words apart."""
    words = [word for word in spoken.words if sentence[0] <= word[0] and word[1] <= sentence[1]]
    spans = []
    for first, (start, _, lemma, is_function) in enumerate(words):
        if is_function or lemma not in known:
            continue
        lemmas: set[str] = set()
        between = 0
        for _, end, lemma, is_function in words[first : first + LONGEST_ANCHOR]:
            if lemma in known and not is_function:
                lemmas.add(lemma)
                between = 0
                spans.append((sentence, start, end, set(lemmas)))
                continue
            between += 1
            if not is_function or between > BETWEEN:
                break
    return spans


def _likeliest(spoken: Spoken, known: set[str]) -> tuple[int, int]:
    """Return the sentence that shares most words with the target's names, the first of equal ones."""

    def shared(sentence: tuple[int, int]) -> int:
        return len(
            {lemma for start, end, lemma, _ in spoken.words if sentence[0] <= start and end <= sentence[1]} & known
        )

    return max(spoken.sentences, key=shared)
