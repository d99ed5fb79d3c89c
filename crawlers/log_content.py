"""The content of a log file as a stream: unpacked, decoded, in blocks of whole lines. Nothing is held whole."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from crawlers.log_encoding import UTF8_BOM, Decoded, without_nuls
from crawlers.log_packing import PIECE, Unpacked

LONGEST_LINE = 64 * 1024  # bytes; a longer line is cut, and too long
_BLOCK = 4 * PIECE  # bytes split into fields at once: about 20,000 lines; twice as many take more memory, not less time

Opener = Callable[[], BinaryIO]  # opens the packed file, on this disk or decrypting what was fetched


class Content:
    """Iterates over a file's content in pieces; says afterwards how it was packed and written, and what is damaged."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self.damage = self.packing = self.encoding = ""
        self.nuls = 0

    def __iter__(self) -> Iterator[bytes]:
        unpacked = Unpacked(self._packed)
        decoded = Decoded(iter(unpacked))
        yield from decoded
        self.damage, self.packing = unpacked.damage, unpacked.packing
        self.encoding, self.nuls = decoded.encoding, decoded.nuls

    def _packed(self) -> Iterator[bytes]:
        with self._opener() as file:
            while piece := file.read(PIECE):
                yield piece


def in_place(path: Path) -> Opener:
    """Return how a file of this computer is opened: where it is."""
    return lambda: path.open("rb")


def blocks_between(
    opener: Opener,
    start: int,
    end: int,
    *,
    inside_line: bool = False,
    before: Callable[[bytes], None] = lambda piece: None,
) -> Iterator[bytes]:
    """Yield content from one byte to another in blocks of whole lines, their last one perhaps without a newline.

    A line is cut behind `LONGEST_LINE` bytes, so that an endless one takes no memory; it is still too long then. With
    `inside_line` the rest of the line at `start` is left out: it was read as far as it went. `before` is shown what
    stands before the start.
    """
    rest, skip_line = b"", inside_line
    for piece in _between(opener, start, end, before):
        if skip_line:
            _, newline, piece = piece.partition(b"\n")
            skip_line = not newline
        rest += piece
        cut = rest.rfind(b"\n") + 1
        if cut >= _BLOCK:
            yield without_nuls(rest[:cut])
            rest = rest[cut:]
        elif len(rest) - cut > 2 * LONGEST_LINE:
            rest = rest[: cut + LONGEST_LINE + 1]
    if rest:
        yield without_nuls(rest)


def _between(opener: Opener, start: int, end: int, before: Callable[[bytes], None]) -> Iterator[bytes]:
    position = 0
    for piece in Content(opener):
        if position < start:
            before(piece[: start - position])
        part = piece[max(0, start - position) : max(0, end - position)]
        if position == 0 and start == 0:
            part = part.removeprefix(UTF8_BOM)
        if part:
            yield part
        position += len(piece)
        if position >= end:
            return
