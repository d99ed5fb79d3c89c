"""Finds how far a damaged packed log can be trusted: what is unpacked behind the damage looks like lines, and is none.

An unpacker notices damage late, by a check sum at the end of a block or of the whole file. What it hands out until then
is made of the right letters in the wrong order, so it is told by lines that cannot be read.
"""

from crawlers.log_content import Opener, blocks_between
from crawlers.log_formats import Splitter
from crawlers.log_scan import LogFile, Scanned, inspect

_WINDOW, _HALF = 20, 10  # lines from an unreadable one on, and how many of them may not be read either


def is_corrupt(damage: str) -> bool:
    """Return whether the last lines before the damage may be wrong; before an early end, or junk, none is."""
    return "_corrupt:" in damage


def trusted(file: LogFile, opener: Opener, how: Scanned, splitter: Splitter) -> LogFile:
    """Return a damaged file as it would be if it ended where its lines stop making sense."""
    end = _end_of_sense(file, opener, splitter)
    if end >= file.size:
        return file
    return inspect(opener, how, path=file.path, name=file.name, source=file.source, end=end, damage=file.damage)


def _end_of_sense(file: LogFile, opener: Opener, splitter: Splitter) -> int:
    """Return the byte of the first line that cannot be read, nor half of the lines behind it; else the size."""
    begin, line_no = 0, 1
    for position, block in enumerate(blocks_between(opener, 0, file.size)):
        if not position:
            splitter.begin(block)
        unread = sorted(reject.line_no for reject in splitter.split(block, line_no).rejects)
        lines = block.split(b"\n")[:-1]
        first = _first_of_many(unread, line_no + len(lines))
        if first is not None:
            return begin + sum(len(line) + 1 for line in lines[: first - line_no])
        begin, line_no = begin + len(block), line_no + len(lines)
    return file.size


def _first_of_many(unread: list[int], end: int) -> int | None:
    for place, line_no in enumerate(unread):
        window = min(_WINDOW, end - line_no)
        if sum(other < line_no + window for other in unread[place : place + window]) * 2 >= max(window, _HALF):
            return line_no
    return None
