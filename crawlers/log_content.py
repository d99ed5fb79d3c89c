"""The content of a log file as a stream: unpacked, cut at damage, in blocks of whole lines. Nothing is held whole."""

import hashlib
import zlib
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crawlers.log_formats import LONGEST_LINE

_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_PIECE = 1024 * 1024  # bytes read, and unpacked, at once
_BLOCK = 8 * _PIECE  # bytes split into fields at once: about 40,000 lines, 100 MB while they are being worked on


@dataclass(frozen=True)
class LogFile:
    """What reading a file once has told, before any line of it was understood."""

    path: str
    fingerprint: str  # of all its content
    whole_lines: str  # fingerprint of its content up to the last newline
    lines: int  # newlines behind what is known, and one for a last line without
    unfinished: bool  # whether there is such a last line
    known_bytes: int  # so much of the content, from its start, an earlier import has read
    known_lines: int  # newlines in that
    known_ends_in_line: bool  # whether it ended in the middle of a line, which was read as far as it went
    damage: str  # gzip_truncated or gzip_corrupt and the byte in the file, or empty

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Content:
    """Iterates over a file's content in pieces; says afterwards whether the file is damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.damage = ""

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            first = file.read(_PIECE)
            raw = _chain(first, iter(lambda: file.read(_PIECE), b""))
            yield from self._unpacked(raw) if first.startswith(_GZIP) else raw

    def _unpacked(self, raw: Iterator[bytes]) -> Iterator[bytes]:
        """Unpack gzip, member after member. What can be read before damage is given, then the damage noted."""
        unpacker, position = zlib.decompressobj(wbits=31), 0
        for piece in raw:
            position += len(piece)
            while piece:
                if unpacker.eof:
                    if not piece.startswith(_GZIP[: len(piece)]):
                        self.damage = f"gzip_corrupt:{position - len(piece)}" if piece.strip(b"\0") else ""
                        return
                    unpacker = zlib.decompressobj(wbits=31)
                try:
                    unpacked = unpacker.decompress(piece, _PIECE)
                except zlib.error:
                    self.damage = f"gzip_corrupt:{position - len(piece)}"
                    return
                if unpacked:
                    yield unpacked
                piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        if not unpacker.eof:
            yield from _nonempty(unpacker.flush())
            self.damage = f"gzip_truncated:{position}"


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
        yield from rest


def _nonempty(piece: bytes) -> Iterator[bytes]:
    if piece:
        yield piece


def fingerprint(size: int, digest: str) -> str:
    """Return how content is recognised. Its size is in it: a grown file is asked only at the sizes that are known."""
    return f"{size}-{digest}"


def inspect(path: Path, known_fingerprints: Collection[str]) -> LogFile:
    """Read a file once: count its newlines, and find out how much of it an earlier import has read already.

    What is left after the last newline of a damaged file is half a line and no part of the content.
    """
    content, scan = Content(path), _Scan(known_fingerprints)
    for piece in content:
        scan.read(piece)
    return scan.result(path, content.damage)


class _Scan:
    def __init__(self, known_fingerprints: Collection[str]) -> None:
        self._known = frozenset(known_fingerprints)
        self._sizes = sorted({int(text.partition("-")[0]) for text in self._known})
        self._digest = hashlib.sha256()
        self._at_newline = self._digest.copy()
        self._size = self._size_at_newline = self._newlines = 0
        self._known_bytes = self._known_lines = 0
        self._known_ends_in_line = False

    def read(self, piece: bytes) -> None:
        while self._sizes and self._sizes[0] <= self._size + len(piece):
            cut = self._sizes.pop(0) - self._size
            self._take(piece[:cut])
            self._compare()
            piece = piece[cut:]
        self._take(piece)

    def _take(self, piece: bytes) -> None:
        behind_newline = piece.rfind(b"\n") + 1
        if behind_newline:
            self._digest.update(piece[:behind_newline])
            self._at_newline, self._size_at_newline = self._digest.copy(), self._size + behind_newline
            self._newlines += piece.count(b"\n")
        self._digest.update(piece[behind_newline:])
        self._size += len(piece)

    def _compare(self) -> None:
        if self._size and fingerprint(self._size, self._digest.hexdigest()) in self._known:
            self._known_bytes, self._known_lines = self._size, self._newlines
            self._known_ends_in_line = self._size > self._size_at_newline

    def result(self, path: Path, damage: str) -> LogFile:
        whole_lines = fingerprint(self._size_at_newline, self._at_newline.hexdigest())
        unfinished = self._size > self._size_at_newline and not damage
        # the newline that ends a line read earlier begins no line of its own
        new_newlines = self._newlines - self._known_lines
        lines = new_newlines + unfinished - (self._known_ends_in_line and (new_newlines > 0 or unfinished))
        everything = self._known_bytes == self._size
        return LogFile(
            path=str(path),
            fingerprint=whole_lines if damage else fingerprint(self._size, self._digest.hexdigest()),
            whole_lines=whole_lines,
            lines=0 if everything else lines,
            unfinished=unfinished and not everything,
            known_bytes=self._known_bytes,
            known_lines=self._known_lines,
            known_ends_in_line=self._known_ends_in_line,
            damage=damage,
        )


def new_blocks(file: LogFile) -> Iterator[bytes]:
    """Yield what no import has read yet, in blocks of whole lines, their last one perhaps without a newline.

    A line is cut behind `LONGEST_LINE` bytes, so that an endless one takes no memory; it is still too long then.
    """
    rest, skip_line = b"", file.known_ends_in_line
    for piece in _new_pieces(file):
        if skip_line:
            _, newline, piece = piece.partition(b"\n")
            skip_line = not newline
        rest += piece
        cut = rest.rfind(b"\n") + 1
        if cut >= _BLOCK:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) - cut > 2 * LONGEST_LINE:
            rest = rest[: cut + LONGEST_LINE + 1]
    whole = rest.rfind(b"\n") + 1 if not file.unfinished else len(rest)
    yield from _nonempty(rest[:whole])


def _new_pieces(file: LogFile) -> Iterator[bytes]:
    left, first = file.known_bytes, True
    for piece in Content(Path(file.path)):
        if first:
            first = False
            if not left:
                piece = piece.removeprefix(_BOM)
        dropped = min(left, len(piece))
        left -= dropped
        yield from _nonempty(piece[dropped:])
