"""Cuts main texts into passages of whole sentences: what is embedded, searched and quoted as evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from analysis.extract import HEADING_SEPARATOR
from analysis.language import identify_language
from analysis.tables import arrow_schema_of
from analysis.words import WORD, content_hash, count_words

# Words. The embedded model averages what it reads, so longer passages blur; shorter ones say too little to compare.
SHORTEST, LONGEST = 60, 120
UNBROKEN = (
    2 * LONGEST
)  # a "sentence" longer than this has no punctuation (tables, code, lists) and is cut between words

# What a passage costs; the cheapest way through a text wins. Each is a share of one missing passage of text.
_PARTED = 4.0  # ending in a heading: dearer than anything else
_TOO_SHORT = 1.0  # for no word at all; half of SHORTEST costs half of it
_ACROSS = 0.5  # a top-level heading inside: accepted only to save a passage of less than half of SHORTEST
_HEADING = 0.15  # any other heading inside
_SPLIT = 0.1  # beginning in the middle of a paragraph
_UNEVEN = 0.05  # at either end of SHORTEST to LONGEST, compared with the middle


@dataclass(frozen=True)
class Passage:
    """Whole sentences that stand together: `text` is the main text from `start` to `end`."""

    text: str
    start: int
    end: int
    heading_path: str  # where it begins
    words: int


@dataclass(frozen=True)
class _Sentence:
    start: int
    end: int
    words: int
    heading_path: str
    section: str  # the top-level heading it stands under
    heading: bool
    first: bool  # of its block


# Sentences

# Abbreviations something always follows, so that their dot ends no sentence; small letters, without the last dot.
_NEVER_LAST = {
    "de": """abb abs anm apr art aug bd bspw bzw ca d.h dez dr evtl feb fr frl ggf hr hrsg i.d ing inkl insb jan kap lt
        max mind min mio mrd nov nr o.ä okt prof rd sept sog st tel u.a u.u verf vgl z.b zb zzgl""",
    "en": """approx apr art aug bros capt cf col dec dept dr e.g ed eds eg est feb fig figs gen gov hon i.e ie jan lt
        messrs mr mrs ms mt no nos nov oct ph ph.d pp prof rep rev sen sept sgt st u.k u.s viz vol vs""",
}
_ABBREVIATIONS = {language: frozenset(words.split()) for language, words in _NEVER_LAST.items()}
_ALL_ABBREVIATIONS = frozenset().union(*_ABBREVIATIONS.values())

# An end: marks, closing quotes or brackets, then white space; marks of Chinese and Japanese need no space.
_END = re.compile(r"(?:[.!?…]+[\"'”’“»«)\]]*(?=\s)|[。！？]+[」』”）]*|\n+)\s*")
_WORD_BEFORE = re.compile(r"[^\s(\[„“\"»«]+$")
_STARTS_LOWER = re.compile(r"[\s\"'„“”»«(\[–-]*[a-zäöüß]")


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Return where sentences start and end, in order, without the white space between them.

    A dot ends no sentence behind an abbreviation of the language (of German and English for any other), behind a single
    letter, behind a number of one or two digits in German (an ordinal: "am 3. Oktober"), or before a small letter.
    """
    sentences, start = [], len(text) - len(text.lstrip())
    for end in _END.finditer(text, start):
        if _ends_sentence(text, start, end, language):
            sentences.append((start, start + len(text[start : end.end()].rstrip())))
            start = end.end()
    last = len(text.rstrip())
    return [*sentences, (start, last)] if start < last else sentences


def _ends_sentence(text: str, start: int, end: re.Match[str], language: str) -> bool:
    mark = end.group().strip()
    if not mark or mark[0] in "。！？":  # a new line, or a mark that is nothing else
        return True
    if _STARTS_LOWER.match(text, end.end()):
        return False
    word = _WORD_BEFORE.search(text, start, end.start())
    return mark != "." or word is None or not _keeps_its_dot(word.group(), language)


def _keeps_its_dot(word: str, language: str) -> bool:
    plain = word.casefold()
    if len(word) == 1 and word.isalpha():
        return True
    if language == "de" and word.isdecimal() and len(word) <= 2:
        return True
    return plain in _ABBREVIATIONS.get(language, _ALL_ABBREVIATIONS)


# Passages


def split_passages(text: str, blocks: Sequence[dict[str, Any]], language: str) -> list[Passage]:
    """Return the passages of a main text, in reading order; `blocks` as in the table `texts`.

    Definition: whole sentences, `SHORTEST` to `LONGEST` words where the text allows; only a single sentence is longer.
    A heading belongs to what follows it. A passage goes across a top-level heading only to save one of less than half
    of `SHORTEST`.
    """
    sentences = list(_sentences(text, blocks, language))
    return [_passage(text, sentences[first:last]) for first, last in _cuts(sentences)]


def _passage(text: str, sentences: Sequence[_Sentence]) -> Passage:
    start, end = sentences[0].start, sentences[-1].end
    path = next((s.heading_path for s in sentences if not s.heading), sentences[-1].heading_path)
    return Passage(text[start:end], start, end, path, sum(sentence.words for sentence in sentences))


def _sentences(text: str, blocks: Sequence[dict[str, Any]], language: str) -> Iterator[_Sentence]:
    title = _title_of(blocks)
    for block in blocks:
        shown = text[block["start"] : block["end"]]
        heading = block["kind"] == "heading"
        spans = [(0, len(shown))] if heading else list(_unbroken(shown, split_sentences(shown, language)))
        for place, (start, end) in enumerate(spans):
            yield _Sentence(
                start=block["start"] + start,
                end=block["start"] + end,
                words=count_words(shown[start:end]),
                heading_path=block["heading_path"],
                section=_section(block["heading_path"], title),
                heading=heading,
                first=place == 0,
            )


def _unbroken(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut spans without a sentence's end between words, every LONGEST words."""
    for start, end in spans:
        words = [match.start() for match in WORD.finditer(text, start, end)]
        if len(words) > UNBROKEN:
            for word in words[LONGEST::LONGEST]:
                yield start, start + len(text[start:word].rstrip())
                start = word
        yield start, end


def _title_of(blocks: Sequence[dict[str, Any]]) -> str:
    """Return the heading every other stands under, or an empty string."""
    paths = [block["heading_path"] for block in blocks if block["kind"] == "heading"]
    title = paths[0] if paths else ""
    return title if all(p == title or p.startswith(title + HEADING_SEPARATOR) for p in paths) else ""


def _section(path: str, title: str) -> str:
    below = path[len(title) + len(HEADING_SEPARATOR) :] if title and path.startswith(title) else path
    return below.partition(HEADING_SEPARATOR)[0]


def _cuts(sentences: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Return the cheapest way to cut sentences into passages, by dynamic programming over where a passage ends."""
    best: list[tuple[float, int]] = [(0.0, 0)]  # cost up to here, and where the last passage began
    for last in range(1, len(sentences) + 1):
        best.append(min(_ways(sentences, last, best)))
    cuts = []
    last = len(sentences)
    while last:
        first = best[last][1]
        cuts.append((first, last))
        last = first
    return cuts[::-1]


def _ways(sentences: Sequence[_Sentence], last: int, best: Sequence[tuple[float, int]]) -> Iterator[tuple[float, int]]:
    """Yield cost and beginning of every passage that may end before `last`."""
    words = spoken = 0
    inside = 0.0  # cost of the headings inside: of what lies behind the passage's beginning
    for first in range(last - 1, -1, -1):
        words += sentences[first].words
        spoken += not sentences[first].heading
        if words > LONGEST and spoken > 1:
            return
        yield best[first][0] + inside + _length_cost(words) + _edge_cost(sentences, first, last), first
        inside += _crossing_cost(sentences, first)


def _length_cost(words: int) -> float:
    if words < SHORTEST:
        return _UNEVEN + _TOO_SHORT * (SHORTEST - words) / SHORTEST
    middle = (SHORTEST + LONGEST) / 2
    return _UNEVEN * min(1.0, ((words - middle) / (LONGEST - middle)) ** 2)


def _edge_cost(sentences: Sequence[_Sentence], first: int, last: int) -> float:
    """A passage that ends in a heading would part it from what it heads."""
    alone = last < len(sentences) and sentences[last - 1].heading
    return (0.0 if sentences[first].first else _SPLIT) + (_PARTED if alone else 0.0)


def _crossing_cost(sentences: Sequence[_Sentence], first: int) -> float:
    """What it costs that sentence `first` is not a passage's beginning."""
    if not first or not sentences[first].heading or sentences[first - 1].heading:
        return 0.0
    return _ACROSS if sentences[first].section != sentences[first - 1].section else _HEADING


# Tables


def list_page_passages(page_texts: pa.Table, texts: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return `page_passages` of all pages and `passages`, one row a distinct passage, sorted by their keys."""
    content = {row["text_hash"]: row for row in texts.select(["text_hash", "text", "blocks"]).to_pylist()}
    split: dict[tuple[str, str], list[tuple[str, Passage]]] = {}
    rows = []
    for page in page_texts.select(["url", "text_hash", "language"]).sort_by("url").to_pylist():
        key = (page["text_hash"], page["language"])
        if key not in split:
            split[key] = _hashed(content[page["text_hash"]], page["language"])
        rows += [_page_passage_row(page, ordinal, *passage) for ordinal, passage in enumerate(split[key])]
    distinct = {key: passage.text for passages in split.values() for key, passage in passages}
    page_passages = pa.Table.from_pylist(rows, schema=arrow_schema_of("page_passages"))
    return page_passages, _passage_rows(distinct)


def _hashed(text: dict[str, Any], language: str) -> list[tuple[str, Passage]]:
    return [(content_hash(p.text), p) for p in split_passages(text["text"], text["blocks"], language)]


def _page_passage_row(page: dict[str, str], ordinal: int, key: str, passage: Passage) -> dict[str, object]:
    return {
        "url": page["url"],
        "ordinal": ordinal,
        "passage_hash": key,
        "text_hash": page["text_hash"],
        "heading_path": passage.heading_path,
        "start": passage.start,
        "end": passage.end,
        "words": passage.words,
    }


def _passage_rows(distinct: dict[str, str]) -> pa.Table:
    """The language is that of the passage alone: pages in two languages may share a passage."""
    rows = [
        {"passage_hash": key, "text": text, "language": identify_language(text)}
        for key, text in sorted(distinct.items())
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("passages"))
