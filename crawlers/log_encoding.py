"""Makes any log's bytes lines of UTF-8 or one-byte text: UTF-16 is decoded as it comes, blocks of NUL are shrunk."""

import codecs
import re
from collections.abc import Iterator

UTF8_BOM = b"\xef\xbb\xbf"
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NULS = re.compile(rb"\0{2,}")
_LOOKED_AT = 4096  # bytes; enough lines to tell UTF-16 without a mark from a block of NUL


class Decoded:
    """Iterates over content in UTF-8, or as it is where it has one byte a character; notes encoding and NULs.

    A block of NUL is what a copied and truncated file begins with while its writer goes on at the old place, and what a
    crash leaves. It becomes a single NUL, so that a line behind it is not too long.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._is_utf8, self._rest, self._in_nuls = True, b"", False
        self.encoding = "utf-8"
        self.nuls = 0  # bytes of NUL

    def __iter__(self) -> Iterator[bytes]:
        first = next(self._pieces, b"")
        wide = _wide(first)
        if wide:
            self.encoding = "utf-16"
            yield from self._decoded(first, wide)
        else:
            yield from self._plain(first)
            for piece in self._pieces:
                yield from self._plain(piece)

    def _decoded(self, first: bytes, encoding: str) -> Iterator[bytes]:
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        yield decoder.decode(first.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)).encode()
        for piece in self._pieces:
            yield decoder.decode(piece).encode("utf-8", "replace")
        yield decoder.decode(b"", final=True).encode()

    def _plain(self, piece: bytes) -> Iterator[bytes]:
        if b"\0" in piece:
            self.nuls += piece.count(b"\0")
            piece = _NULS.sub(b"\0", piece.lstrip(b"\0") if self._in_nuls else piece)
        self._in_nuls = piece.endswith(b"\0") or (not piece and self._in_nuls)
        if self._is_utf8 and not piece.isascii():
            self._try(piece)
        if piece:
            yield piece

    def _try(self, piece: bytes) -> None:
        """See whether it is UTF-8 still; a character may be cut by the end of a piece."""
        text = self._rest + piece
        try:
            _, read = codecs.utf_8_decode(text, "strict", False)
            self._rest = text[read:]
        except UnicodeDecodeError:
            self._is_utf8, self.encoding = False, "cp1252"


def _wide(start: bytes) -> str:
    """Return utf-16-le or utf-16-be by the mark, or by NULs in every other place of text without one."""
    if start[:2] in _WIDE:
        return _WIDE[start[:2]]
    looked = start[: min(len(start), _LOOKED_AT) // 2 * 2]
    even, odd = looked[::2], looked[1::2]
    if len(looked) < 64:
        return ""
    if odd.count(0) > 0.9 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.9 * len(even) and odd.count(0) < 0.1 * len(odd) else ""


def without_nuls(block: bytes) -> bytes:
    """Return a block of lines where each line with NULs is what stands behind the last of them that text follows.

    What stands before is half a line that a crash left; a line of nothing but NUL keeps one, and is no text.
    """
    if b"\0" not in block:
        return block
    return b"\n".join(_behind_nuls(line) if b"\0" in line else line for line in block.split(b"\n"))


def _behind_nuls(line: bytes) -> bytes:
    written = [part for part in line.split(b"\0") if part.strip()]
    return written[-1] if written else b"\0"
