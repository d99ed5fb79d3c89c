"""What a page says apart from its own address: a number to compare pages by, and whether its words are language."""

import re
from collections import deque
from html import unescape
from zlib import crc32

from crawlers.address_shapes import tokens_of

_NEAR = 12  # numbers so close to one of the address come from it: the next page, the month before, the year after
_CUT = 200_000  # characters of a page that are compared
_UNSEEN = re.compile(r"<(script|style|template|noscript)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_MEDIA = re.compile(r"""<(?:img|iframe|video|source)\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+")
_MIXED = re.compile(r"(?=.*[0-9])(?=.*[a-z])[0-9a-z]{8,}")  # an id
_MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun januar"
    " februar märz mai juni juli oktober dezember mär okt dez montag dienstag mittwoch donnerstag freitag samstag"
    " sonnabend sonntag mo di mi do fr sa so st nd rd th".split()
)


def visible_words(html: str) -> list[str]:
    """Return the words a reader sees, lower case, quickly rather than exactly."""
    return _WORD.findall(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html[:_CUT]))).lower())


def print_of(html: str, url: str) -> int:
    """Return a number that is equal for pages that differ only in what they take from their address.

    Left out: words and numbers of the address, numbers near one of them, names of months and days where the address
    has numbers, long ids. Pictures and frames count, so that a gallery without words is no repetition.
    """
    own = tokens_of(url)
    numbers = [int(token) for token in own if token.isdecimal() and len(token) < 10]
    left_out = own | (_MONTHS_AND_DAYS if numbers else frozenset())
    words = visible_words(html)
    kept = [word for word in words if word not in left_out and (word.isalpha() or _is_said(word, numbers))]
    media = (_without(source, own) for source in _MEDIA.findall(html[:_CUT]))
    return hash((" ".join(kept), *media))


def _is_said(word: str, numbers: list[int]) -> bool:
    """Whether a word with digits is no id, and no number near one of the address."""
    if word.isdecimal():
        return not any(abs(int(word[:9]) - number) <= _NEAR for number in numbers)
    return not _MIXED.fullmatch(word)


def _without(source: str, own: frozenset[str]) -> str:
    """Return the address of a picture without an id of its page's address."""
    return _MIXED.sub("", source) if any(len(token) >= 8 and token in source.lower() for token in own) else source


class Words:
    """The words of the last pages of a folder: do they bring new ones, and does their order mean anything?"""

    def __init__(self, pages: int) -> None:
        self._known: set[str] = set()
        self._threes: set[int] = set()
        self._pages: deque[tuple[int, int, int]] = deque(maxlen=pages)  # words, new words, new runs of three

    def add(self, html: str, url: str) -> None:
        own = tokens_of(url)
        words = [word for word in visible_words(html) if word.isalpha() and word not in own][:400]
        new = set(words) - self._known
        threes = {crc32(" ".join(words[n : n + 3]).encode()) for n in range(len(words) - 2)}
        self._pages.append((len(words), len(new), len(threes - self._threes)))
        self._known |= new
        self._threes |= threes

    @property
    def pages(self) -> int:
        return len(self._pages)

    @property
    def are_exhausted(self) -> bool:
        """Whether nineteen of twenty pages of the later half brought no new word: a generator knows so many."""
        later = list(self._pages)[len(self._pages) // 2 :]
        return sum(new == 0 for _, new, _ in later) >= 0.95 * len(later)

    @property
    def are_shuffled(self) -> bool:
        """Whether old words come in ever new order: one word in a hundred is new, but half of all runs of three."""
        words, new, threes = self._later()
        return words > 0 and new <= 0.01 * words and threes >= 0.5 * words

    @property
    def are_no_language(self) -> bool:
        """Whether half of the words were never seen before: after so many pages, no language does that."""
        words, new, _ = self._later()
        return words > 0 and new >= 0.5 * words

    def _later(self) -> tuple[int, int, int]:
        later = list(self._pages)[len(self._pages) // 2 :]
        words, new, threes = (sum(page[n] for page in later) for n in range(3))
        return words, new, threes
