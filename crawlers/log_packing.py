"""Unpacks gzip, bzip2, xz and zstd as they come, whatever a file is called, up to the very byte where damage begins."""

import bz2
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PIECE = 1024 * 1024  # bytes read, and unpacked, at once
DEEPEST = 3  # packings around one another that are opened: `access.log.gz.gz` happens, four layers do not

Opened = Callable[[], Iterator[bytes]]  # the packed content from its start, as often as it is asked for


class _Unpacker(Protocol):
    """What the modules of the standard library have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def take(self, packed: bytes) -> Iterator[bytes]: ...


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def take(self, packed: bytes) -> Iterator[bytes]:
        while packed and not self._inner.eof:
            yield self._inner.decompress(packed, PIECE)
            packed = self._inner.unconsumed_tail


class _Buffered:
    """An unpacker that keeps what it could not yet hand out: bzip2, xz, zstd."""

    def __init__(self, inner: "bz2.BZ2Decompressor | lzma.LZMADecompressor | zstd.ZstdDecompressor") -> None:
        self._inner = inner

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def take(self, packed: bytes) -> Iterator[bytes]:
        yield self._inner.decompress(packed, PIECE)
        while not self._inner.eof and not self._inner.needs_input:
            yield self._inner.decompress(b"", PIECE)


_MAGIC: dict[str, tuple[bytes, Callable[[], _Unpacker]]] = {
    "gz": (b"\x1f\x8b", _Gzip),
    "bz2": (b"BZh", lambda: _Buffered(bz2.BZ2Decompressor())),
    "xz": (b"\xfd7zXZ\x00", lambda: _Buffered(lzma.LZMADecompressor(lzma.FORMAT_XZ))),
    "zst": (b"\x28\xb5\x2f\xfd", lambda: _Buffered(zstd.ZstdDecompressor())),
}
_BROKEN = (zlib.error, OSError, lzma.LZMAError, zstd.ZstdError, EOFError)  # bz2 says OSError


class Unpacked:
    """Iterates over content with all its packings taken off; says afterwards which they were, and what is damaged."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.packing = ""  # such as gz, or gz.gz
        self.damage = ""  # gz_truncated, gz_corrupt or gz_junk, and the byte in the file where it begins

    def __iter__(self) -> Iterator[bytes]:
        layers: list[_Layer] = []
        opened = self._opened
        while len(layers) < DEEPEST and (kind := packing_of(_start_of(opened))):
            layers.append(_Layer(kind, opened))
            opened = layers[-1].__iter__
        self.packing = ".".join(layer.kind for layer in layers)
        yield from opened()
        self.damage = next((layer.damage for layer in layers if layer.damage), "")


def packing_of(start: bytes) -> str:
    """Return gz, bz2, xz or zst by the first bytes of content, whatever its file is called; empty for none."""
    return next((kind for kind, (magic, _) in _MAGIC.items() if start.startswith(magic)), "")


def _start_of(opened: Opened) -> bytes:
    start = b""
    for piece in opened():
        start += piece
        if len(start) >= 8:
            break
    return start


class _Layer:
    """One packing: member after member, padding of zeros between them allowed."""

    def __init__(self, kind: str, opened: Opened) -> None:
        self.kind, self.damage = kind, ""
        self._magic, self._unpacker = _MAGIC[kind]
        self._opened = opened

    def __iter__(self) -> Iterator[bytes]:
        self.damage = ""
        unpacker, given, position = self._unpacker(), 0, 0
        for piece in self._opened():
            before, position = position, position + len(piece)
            while piece:
                if unpacker.eof:
                    piece = piece.lstrip(b"\0")
                    if piece and not piece.startswith(self._magic[: len(piece)]):
                        self.damage = f"{self.kind}_junk:{position - len(piece)}"
                        return
                    if not piece:
                        break
                    unpacker = self._unpacker()
                try:
                    for unpacked in unpacker.take(piece):
                        given += len(unpacked)
                        yield from _nonempty(unpacked)
                except _BROKEN:
                    yield from self._up_to_damage(before, given)
                    return
                piece = unpacker.unused_data if unpacker.eof else b""
        if position and not unpacker.eof:
            self.damage = f"{self.kind}_truncated:{position}"

    def _up_to_damage(self, last_piece_at: int, given: int) -> Iterator[bytes]:
        """Unpack again from the start, the broken piece byte by byte, and hand out what had not come yet.

        An unpacker that fails keeps what it unpacked in the same call to itself: up to 1 MB of good lines.
        """
        made = at = 0
        try:
            for at, unpacked in self._slowly(last_piece_at):  # noqa: B007 - where it broke
                new = unpacked[max(0, given - made) :]
                made += len(unpacked)
                yield from _nonempty(new)
        except _BROKEN:
            pass  # as before: this time all that stands before the damage has come out
        self.damage = f"{self.kind}_corrupt:{at}"

    def _slowly(self, slow_from: int) -> Iterator[tuple[int, bytes]]:
        """Yield where in the packed content it stands, before and after each step, and what came out of the step."""
        unpacker = self._unpacker()
        for at, part in _parts(self._opened(), slow_from):
            yield at, b""
            while part:
                if unpacker.eof:
                    part = part.lstrip(b"\0")
                    unpacker = self._unpacker() if part else unpacker
                if part:
                    for unpacked in unpacker.take(part):
                        yield at, unpacked
                part = unpacker.unused_data if unpacker.eof else b""


def _parts(pieces: Iterator[bytes], slow_from: int) -> Iterator[tuple[int, bytes]]:
    """Yield pieces and where they begin, byte by byte from some place on."""
    position = 0
    for piece in pieces:
        if position < slow_from:
            yield position, piece
        else:
            yield from ((position + i, piece[i : i + 1]) for i in range(len(piece)))
        position += len(piece)


def _nonempty(piece: bytes) -> Iterator[bytes]:
    if piece:
        yield piece
