"""Facts for a brief: sentences of pages that cover what this one lacks, chosen for saying much and little twice."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from analysis.brief.lines import Evidence, Line
from analysis.keyphrases import content_lemmas
from analysis.passages import split_sentences
from analysis.words import count_words

FACTS = 8  # a page's facts an editor checks in one sitting
RELEVANCE = 0.7  # weight against repetition: Carbonell and Goldstein 1998 find .7 best where the most relevant matter
A_SOURCE = 3  # sentences of one page: a brief is no copy of it
SHORTEST_LEMMA = 3  # letters
SHORTEST = 6  # words; shorter sentences lean on their neighbours
# Two sentences are on the same matter, and their numbers compared, if they share this many content words besides the
# unit, and this share of the shorter one's: two prices of different things are no contradiction.
SHARED_WORDS, SHARED_PART = 2, 1 / 3

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)[\s\u202f\u00a0]?(%|€|[^\W\d_]+(?:/[^\W\d_]+)?)")
_FINISHED = re.compile(r"(?<!\.)[.!?][\"'”’“»)]*$")


@dataclass(frozen=True)
class Statement:
    """A sentence another page says on a subtopic."""

    text: str
    language: str
    subtopic: str
    evidence: Evidence

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Return what it is about: no numbers, no units as short as km or h."""
        words = content_lemmas(self.text, self.language)
        return frozenset(lemma for lemma in words if sum(map(str.isalpha, lemma)) >= SHORTEST_LEMMA)

    @property
    def numbers(self) -> dict[str, set[str]]:
        """Return the numbers by unit: {"km/h": {"12"}}."""
        found: dict[str, set[str]] = {}
        for number, unit in _NUMBER.findall(self.text):
            found.setdefault(unit.casefold(), set()).add(number)
        return found


def list_statements(subtopic: str, evidence: Sequence[Evidence], language: str) -> list[Statement]:
    """Return the whole sentences of quotes, each with its own words as the quote."""
    statements = []
    for one in evidence:
        for start, end in split_sentences(one.quote, language):
            text = one.quote[start:end]
            if _FINISHED.search(text) and count_words(text) >= SHORTEST:
                quote = Evidence(one.snapshot, one.table, one.key, one.url, text)
                statements.append(Statement(text, language, subtopic, quote))
    return statements


def choose_facts(statements: Sequence[Statement]) -> list[Statement]:
    """Return up to `FACTS` statements by maximal marginal relevance, of equal ones the first.

    Relevance: how much of what is said on the subtopic a sentence says, by lemma; a sentence with a number says more
    than one without. Repetition: the largest share of words with a statement already chosen.
    """
    weights = _weights(statements)
    relevance = [_relevance(statement, statements, weights) for statement in statements]
    chosen: list[int] = []
    while len(chosen) < FACTS:
        sources = Counter(statements[place].evidence.url for place in chosen)
        free = [p for p, s in enumerate(statements) if p not in chosen and sources[s.evidence.url] < A_SOURCE]
        gains = {p: _gain(p, statements, relevance, chosen, weights) for p in free}
        best = max(free, key=lambda p: (round(gains[p], 9), -p), default=None)
        if best is None or gains[best] <= 0:
            break
        chosen.append(best)
    return [statements[place] for place in chosen]


def _weights(statements: Sequence[Statement]) -> dict[str, float]:
    held = Counter(lemma for statement in statements for lemma in statement.lemmas)
    return {lemma: log(1 + len(statements) / count) for lemma, count in held.items()}


def _relevance(statement: Statement, statements: Sequence[Statement], weights: dict[str, float]) -> float:
    """Return 1/2 for being on the subtopic, 1/4 by the share of its words others say as well, 1/4 for a number."""
    others = {
        lemma
        for other in statements
        if other.subtopic == statement.subtopic and other.evidence.url != statement.evidence.url
        for lemma in other.lemmas
    }
    total = sum(weights[lemma] for lemma in sorted(statement.lemmas)) or 1.0
    shared = sum(weights[lemma] for lemma in sorted(statement.lemmas & others)) / total
    return 0.5 + 0.25 * shared + 0.25 * bool(statement.numbers)


def _gain(
    place: int, statements: Sequence[Statement], relevance: Sequence[float], chosen: Sequence[int],
    weights: dict[str, float],
) -> float:  # fmt: skip
    said = max((_overlap(statements[place], statements[other], weights) for other in chosen), default=0.0)
    return RELEVANCE * relevance[place] - (1 - RELEVANCE) * said


def _overlap(one: Statement, other: Statement, weights: dict[str, float]) -> float:
    union = sum(weights[lemma] for lemma in sorted(one.lemmas | other.lemmas)) or 1.0
    return sum(weights[lemma] for lemma in sorted(one.lemmas & other.lemmas)) / union


def contradiction(statement: Statement, others: Sequence[Statement]) -> Statement | None:
    """Return the first statement of another page on the same matter that gives other numbers of the same unit."""
    return next((other for other in others if _disagree(statement, other)), None)


def _disagree(one: Statement, other: Statement) -> bool:
    if one.evidence.url == other.evidence.url or one.subtopic != other.subtopic:
        return False
    mine, theirs = one.numbers, other.numbers
    units = [unit for unit in sorted(mine.keys() & theirs.keys()) if not mine[unit] & theirs[unit]]
    return any(_same_matter(one.lemmas - {unit}, other.lemmas - {unit}) for unit in units)


def _same_matter(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= SHARED_WORDS and shared >= SHARED_PART * min(len(one), len(other))


def fact_lines(statements: Sequence[Statement]) -> list[Line]:
    """Return the facts as lines; one whose numbers another page contradicts carries both, and is only possible."""
    lines = []
    for fact in choose_facts(statements):
        other = contradiction(fact, statements)
        if other:
            lines.append(
                Line("facts", fact.text, (fact.evidence, other.evidence), "brief-line-fact-disputed", "possible")
            )
        else:
            lines.append(Line("facts", fact.text, (fact.evidence,), None, "likely"))
    return lines
