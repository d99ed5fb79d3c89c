"""Two main texts compared sentence by sentence: what stayed, what went, what came, and how much of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from analysis.passages import split_sentences

Kind = Literal["kept", "removed", "added"]
MOST_SENTENCES = 3_000  # of a text whose order is compared; difflib's time grows with the square


@dataclass(frozen=True)
class Part:
    """A sentence of either text."""

    kind: Kind
    sentence: str


@dataclass(frozen=True)
class TextDiff:
    """Two texts side by side, in reading order: what was removed stands before what was added in its place."""

    parts: tuple[Part, ...]

    def of(self, kind: Kind) -> list[str]:
        return [part.sentence for part in self.parts if part.kind == kind]

    @property
    def share(self) -> float:
        """Return the share of the words of both texts together that stand in one of them only."""
        words = Counter[str]()
        for part in self.parts:
            words[part.kind] += len(part.sentence.split()) * (2 if part.kind == "kept" else 1)
        return (words["removed"] + words["added"]) / max(1, words.total())


def diff_texts(before: str, after: str, language: str) -> TextDiff:
    """Compare two texts by whole sentences, white space folded.

    A sentence that stands elsewhere counts as removed and added. A text of more than `MOST_SENTENCES` is compared
    without its order: as often as a sentence occurs in both it is kept.
    """
    was, now = _sentences(before, language), _sentences(after, language)
    return TextDiff(tuple(_unordered(was, now) if max(len(was), len(now)) > MOST_SENTENCES else _ordered(was, now)))


def _sentences(text: str, language: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text, language)]


def _ordered(was: Sequence[str], now: Sequence[str]) -> Iterable[Part]:
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, first, last, first_now, last_now in matcher.get_opcodes():
        if tag == "equal":
            yield from (Part("kept", sentence) for sentence in was[first:last])
        else:
            yield from (Part("removed", sentence) for sentence in was[first:last])
            yield from (Part("added", sentence) for sentence in now[first_now:last_now])


def _unordered(was: Sequence[str], now: Sequence[str]) -> Iterable[Part]:
    left = Counter(now)
    for sentence in was:
        yield Part("kept" if left[sentence] > 0 else "removed", sentence)
        left[sentence] -= 1
    seen = Counter(was)
    for sentence in now:
        if seen[sentence] <= 0:
            yield Part("added", sentence)
        seen[sentence] -= 1
