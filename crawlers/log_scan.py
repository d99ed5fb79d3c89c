"""Looks through a log file once, before any line of it is understood: how many lines, what content, how far known."""

import hashlib
from array import array
from collections import deque
from collections.abc import Collection
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any

from crawlers.log_content import LONGEST_LINE, Content, Opener

COMMIT = 256 * 1024 * 1024  # bytes of content after which what was read is put down for good: 15 to 30 seconds of work
STEP = 128 * 1024  # bytes between two marks by which a beginning is compared
EDGE_LINES = 1_000  # at the beginning and the end whose hashes tell where files overlap
_EDGE = 512 * 1024  # bytes in which they stand
HASH = 10  # hex digits of a line: a row of lines has to agree, one alone says little
STEP_HASH = 16


@dataclass(frozen=True)
class Mark:
    """A place in the content, behind a newline."""

    at: int  # byte
    newlines: int  # before it
    digest: str  # fingerprint of all before it


@dataclass(frozen=True)
class Prints:
    """How content is recognised that is a part of another, begins like it, or overlaps it.

    Hashes of lines have a key: a bare hash of a line could be guessed, and with it who asked.
    """

    newlines: int
    head: str  # of the first whole lines, one behind the other: a log of years has thousands of files
    tail: str  # of the last ones
    steps: str  # start of the fingerprint at every newline last before a multiple of STEP
    damage: str = ""


@dataclass(frozen=True)
class LogFile:
    """What reading a file once has told."""

    path: str  # on this disk: in place, or where what was fetched lies encrypted
    name: str  # without folders
    source: str  # kind of place: file, ftp, sftp, s3, http
    packing: str
    encoding: str
    nuls: int  # bytes of NUL
    size: int  # of the content
    newlines: int
    fingerprint: str  # of all its content
    whole_lines: str  # fingerprint of its content up to the last newline
    unfinished: bool  # whether a line without a newline stands behind that
    damage: str  # such as gz_truncated or gz_corrupt and the byte in the file, or empty
    known: Mark  # so far, from the start, an earlier import has read
    known_ends_in_line: bool  # whether that ended in the middle of a line, which was read as far as it went
    stops: tuple[Mark, ...]  # where what was read is put down for good
    prints: Prints
    head_ends: "array[int]"  # where the lines of the head end
    tail_starts: "array[int]"
    step_ends: "array[int]"
    step_newlines: "array[int]"

    def as_json(self) -> dict[str, Any]:
        lists = {name: list(getattr(self, name)) for name in _ARRAYS}
        return {name: value for name, value in asdict(self).items() if name not in _ARRAYS} | lists


_ARRAYS = ("head_ends", "tail_starts", "step_ends", "step_newlines")


def from_json(found: dict[str, Any]) -> LogFile:
    """Return what `LogFile.as_json` gave away."""
    lists = {name: array("q", found[name]) for name in _ARRAYS}
    stops = tuple(Mark(**stop) for stop in found["stops"])
    parts = {"known": Mark(**found["known"]), "stops": stops, "prints": Prints(**found["prints"])}
    return LogFile(**found | lists | parts)


NOTHING = Mark(0, 0, "")


def fingerprint(size: int, digest: str) -> str:
    """Return how content is recognised. Its size is in it: a grown file is asked only at the sizes that are known."""
    return f"{size}-{digest}"


@dataclass
class Scanned:
    """How a file is looked through: what is known so far, and the key of line hashes."""

    known: Collection[str]  # fingerprints
    key: bytes = b""
    commit: int = COMMIT
    step: int = STEP


def inspect(
    opener: Opener,
    how: Scanned,
    *,
    path: str,
    name: str,
    source: str = "file",
    end: int | None = None,
    damage: str = "",
) -> LogFile:
    """Read a file once: count its newlines, and find out how much of it an earlier import has read already.

    What is left after the last newline of a damaged file is half a line and no part of the content. Content behind
    `end` is not to be trusted, because of the `damage`.
    """
    content, scan, position = Content(opener), _Scan(how), 0
    for piece in content:
        part = piece if end is None else piece[: max(0, end - position)]
        position += len(piece)
        scan.read(part)
    content.damage = content.damage or damage
    return scan.result(content, path=path, name=name, source=source)


class _Scan:
    def __init__(self, how: Scanned) -> None:
        self._how, self._known = how, frozenset(how.known)
        self._sizes = sorted({int(text.partition("-")[0]) for text in self._known})
        self._digest = hashlib.sha256()
        self._newline_digest = self._digest.copy()
        self._size = self._newline_size = self._newlines = 0
        self._match, self._match_in_line = NOTHING, False
        self._next_step, self._next_commit = how.step, how.commit
        self._steps: list[str] = []
        self._step_ends, self._step_newlines = array("q"), array("q")
        self._stops: list[Mark] = []
        self._edges = _Edges(how.key)

    def read(self, piece: bytes) -> None:
        """Take the next piece of content, and look around wherever something is to be noted."""
        if piece:
            self._edges.read(piece)
        while piece:
            until = min(self._next_step, self._next_commit, *self._sizes[:1])
            part, piece = piece[: until - self._size], piece[until - self._size :]
            self._take(part)
            if self._size == until:
                self._note()

    def _take(self, part: bytes) -> None:
        behind_newline = part.rfind(b"\n") + 1
        if behind_newline:
            self._digest.update(part[:behind_newline])
            self._newline_digest, self._newline_size = self._digest.copy(), self._size + behind_newline
            self._newlines += part.count(b"\n")
        self._digest.update(part[behind_newline:])
        self._size += len(part)

    def _note(self) -> None:
        if self._size == self._next_step:
            self._next_step += self._how.step
            self._steps.append(self._newline_digest.hexdigest()[:STEP_HASH])
            self._step_ends.append(self._newline_size)
            self._step_newlines.append(self._newlines)
        if self._size == self._next_commit:
            self._next_commit += self._how.commit
            self._stops.append(self._at_newline())
        if self._sizes and self._size == self._sizes[0]:
            self._sizes.pop(0)
            self._compare()

    def _at_newline(self) -> Mark:
        text = fingerprint(self._newline_size, self._newline_digest.hexdigest())
        return Mark(self._newline_size, self._newlines, text)

    def _compare(self) -> None:
        text = fingerprint(self._size, self._digest.hexdigest())
        if self._size and text in self._known:
            self._match = Mark(self._size, self._newlines, text)
            self._match_in_line = self._size > self._newline_size

    def result(self, content: Content, *, path: str, name: str, source: str) -> LogFile:
        whole = self._at_newline()
        self._edges.close(whole.at)
        return LogFile(
            path=path, name=name, source=source, packing=content.packing, encoding=content.encoding, nuls=content.nuls,
            size=whole.at if content.damage else self._size,
            newlines=self._newlines,
            fingerprint=whole.digest if content.damage else fingerprint(self._size, self._digest.hexdigest()),
            whole_lines=whole.digest,
            unfinished=self._size > whole.at and not content.damage,
            damage=content.damage,
            known=self._match, known_ends_in_line=self._match_in_line,
            stops=tuple(stop for stop in self._stops if stop.at < whole.at),
            prints=self._prints(content.damage),
            head_ends=self._edges.head_ends, tail_starts=self._edges.tail_starts,
            step_ends=self._step_ends, step_newlines=self._step_newlines,
        )  # fmt: skip

    def _prints(self, damage: str) -> Prints:
        return Prints(self._newlines, self._edges.head, self._edges.tail, "".join(self._steps), damage)


class _Edges:
    """The hashes of the first and the last whole lines."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.head = self.tail = ""
        self.head_ends, self.tail_starts = array("q"), array("q")
        self._first, self._size = b"", 0
        self._last: deque[bytes] = deque()
        self._last_size = 0

    def read(self, piece: bytes) -> None:
        if len(self._first) < _EDGE:
            self._first += piece[: _EDGE - len(self._first)]
        self._size += len(piece)
        self._last.append(piece)
        self._last_size += len(piece)
        while self._last_size - len(self._last[0]) >= _EDGE:
            self._last_size -= len(self._last.popleft())

    def close(self, whole: int) -> None:
        """Hash the lines; `whole` is where the last newline ends."""
        first = self._first[: min(whole, self._first.rfind(b"\n") + 1)].split(b"\n")[:-1][:EDGE_LINES]
        self.head = "".join(map(self._hash, first))
        self.head_ends = array("q", accumulate(len(line) + 1 for line in first))
        last = self._last_lines(whole)
        self.tail = "".join(map(self._hash, last))
        starts = accumulate((len(line) + 1 for line in reversed(last)), initial=0)
        self.tail_starts = array("q", reversed([whole - size for size in starts if size]))

    def _last_lines(self, whole: int) -> list[bytes]:
        last, start = b"".join(self._last), self._size - self._last_size
        if start:  # it begins within a line, perhaps
            cut = last.find(b"\n") + 1
            last, start = last[cut:], start + cut
        return last[: max(0, whole - start)].split(b"\n")[:-1][-EDGE_LINES:]

    def _hash(self, line: bytes) -> str:
        return line_hash(line, self._key)


def line_hash(line: bytes, key: bytes) -> str:
    """Return the keyed hash of a line without its newline."""
    return hashlib.blake2b(line[:LONGEST_LINE].rstrip(b"\r"), key=key, digest_size=HASH // 2).hexdigest()
