"""Decides what of each log file is new: copies, beginnings, grown, damaged and overlapping files are each told apart.

Four ways content comes twice, each recognised by what `log_scan` took down: the whole content again, under any name or
packing (fingerprint); a file that has grown (fingerprint at a known size); a beginning of a longer file, or one that is
damaged where the other is not (lines and steps agree from the start); the end of one file as the beginning of another
(a row of line hashes agrees), which copying and truncating leaves. What stands in the middle of another file only is
not recognised.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from crawlers.log_content import Content, Opener
from crawlers.log_damage import is_corrupt
from crawlers.log_scan import HASH, NOTHING, STEP_HASH, LogFile, Mark, Prints, Scanned, inspect, line_hash

_LEAST_DISTINCT = 2  # lines of an overlap: one alone is asked twice in the same second now and then
Openers = Callable[[LogFile], Opener]


@dataclass(frozen=True)
class Part:
    """Lines that are read and put down together."""

    start: int  # byte of the content
    end: int
    first_line: int  # its number in the file
    lines: int
    inside_line: bool  # whether it starts in the middle of a line, whose rest is left out
    unfinished: bool  # whether its last line has no newline
    fingerprint: str  # of the content up to its end
    is_last: bool


@dataclass(frozen=True)
class Reading:
    """What is to be read of a file: nothing, all, or lines from some place to another."""

    file: LogFile
    start: Mark
    end: Mark | None = None  # where a later file goes on, if not at its own end
    skip: bool = False
    overlap: int = 0  # lines left out because another file has them

    @property
    def inside_line(self) -> bool:
        return self.file.known_ends_in_line and self.start == self.file.known

    @property
    def lines(self) -> int:
        return sum(part.lines for part in self.parts())

    def parts(self) -> list[Part]:
        """Return the parts, each committed for itself; none where nothing is new."""
        end = self.end or Mark(self.file.size, self.file.newlines, self.file.fingerprint)
        if self.skip or end.at <= self.start.at:
            return []
        stops = [stop for stop in self.file.stops if self.start.at < stop.at < end.at]
        bounds = [self.start, *stops, end]
        return [self._part(a, b, is_first=a is self.start, is_last=b is end) for a, b in pairwise(bounds)]

    def _part(self, start: Mark, end: Mark, *, is_first: bool, is_last: bool) -> Part:
        unfinished = is_last and self.file.unfinished and self.end is None
        inside = is_first and self.inside_line
        newlines = end.newlines - start.newlines
        # the newline that ends a line read earlier begins no line of its own
        lines = newlines + unfinished - (inside and (newlines > 0 or unfinished))
        fingerprint = self.file.fingerprint if is_last else end.digest
        return Part(
            start.at, end.at, start.newlines + 1 + inside, lines, inside, unfinished, fingerprint, is_last=is_last
        )


def arrange(files: Sequence[LogFile], known: Iterable[str], prints: Sequence[Prints], how: Scanned, opened: Openers
) -> list[Reading]:  # fmt: skip
    """Return what to read of each file, in their order. `known` are fingerprints, `prints` those of earlier files."""
    readings = [_alone(file, _same_beginning(file, prints), how, opened) for file in files]
    _leave_copies(readings, set(known))
    _leave_beginnings(readings, how, opened)
    _leave_overlaps(readings, prints)
    return readings


def _alone(file: LogFile, earlier: Sequence[Prints], how: Scanned, opened: Openers) -> Reading:
    """Return what is new of a file compared with what earlier imports have read."""
    if any(_is_contained(file, known) for known in earlier):
        return Reading(file, NOTHING, skip=True)
    starts = [_behind_common(file, known, how.key, opened(file)) for known in earlier if is_corrupt(known.damage)]
    return Reading(file, max([file.known, *starts], key=lambda mark: mark.at))


def _same_beginning(file: LogFile, prints: Sequence[Prints]) -> list[Prints]:
    return [known for known in prints if known.head[:HASH] == file.prints.head[:HASH] != ""]


def _is_contained(file: LogFile, other: Prints) -> bool:
    """Return whether a file that is no longer than another is the beginning of it, or a damaged copy.

    Beyond the first lines, whose hashes are all there, agreement is measured every 256 KiB.
    """
    mine = file.prints
    if mine.newlines > other.newlines or file.unfinished:
        return False
    if is_corrupt(file.damage) and not is_corrupt(other.damage):
        return True
    return mine.head == other.head[: len(mine.head)] and mine.steps == other.steps[: len(mine.steps)]


def _behind_common(file: LogFile, known: Prints, key: bytes, opener: Opener) -> Mark:
    """Return where a file stops being like a damaged one that was read earlier: exactly where the damage is near its
    end, else behind as many lines as were read."""
    common = _agreeing(file.prints.head, known.head, HASH)
    if common < min(len(file.head_ends), len(known.head) // HASH) or known.newlines <= common:
        return Mark(file.head_ends[common - 1], common, "") if common else NOTHING
    steps = _agreeing(file.prints.steps, known.steps, STEP_HASH)
    at, newlines = (file.step_ends[steps - 1], file.step_newlines[steps - 1]) if steps else (0, 0)
    tail_from = known.newlines - len(known.tail) // HASH
    expected = known.tail[(newlines - tail_from) * HASH :] if newlines >= tail_from else None
    for line, end in _lines_from(opener, at):
        if newlines >= known.newlines or (expected is not None and expected[:HASH] != line_hash(line, key)):
            break
        expected = None if expected is None else expected[HASH:]
        at, newlines = end, newlines + 1
    return Mark(at, newlines, "")


def _agreeing(one: str, other: str, width: int) -> int:
    """Return how many hashes of some width agree from the start."""
    pairs = zip(_each(one, width), _each(other, width), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)) // width)


def _each(hashes: str, width: int = HASH) -> list[str]:
    return [hashes[at : at + width] for at in range(0, len(hashes), width)]


def _lines_from(opener: Opener, start: int) -> Iterator[tuple[bytes, int]]:
    """Yield whole lines from a byte on, without their newline, each with the byte it ends before."""
    rest, position = b"", 0
    for piece in Content(opener):
        rest += piece[max(0, start - position) :]
        position += len(piece)
        *lines, rest = rest.split(b"\n")
        for line in lines:
            start += len(line) + 1
            yield line, start


# within one run


def _leave_copies(readings: list[Reading], known: set[str]) -> None:
    for position, reading in enumerate(readings):
        file = reading.file
        if file.fingerprint in known:
            readings[position] = replace(reading, skip=True)
        known.add(file.fingerprint)


def _leave_beginnings(readings: list[Reading], how: Scanned, opened: Openers) -> None:
    """Leave out a file that is the beginning of a longer one, or a damaged copy of it: the longer one is read."""
    groups: dict[str, list[int]] = defaultdict(list)
    for position, reading in enumerate(readings):
        if not reading.skip and reading.file.prints.head:
            groups[reading.file.prints.head[:HASH]].append(position)
    for group in groups.values():
        group.sort(key=lambda position: _trusted_first(readings[position].file))
        for place, position in enumerate(group):
            longer = [readings[other].file for other in group[:place] if not readings[other].skip]
            if any(_begins(other, readings[position].file, how, opened) for other in longer):
                readings[position] = replace(readings[position], skip=True)


def _trusted_first(file: LogFile) -> tuple[bool, int]:
    return is_corrupt(file.damage), -file.newlines


def _begins(longer: LogFile, shorter: LogFile, how: Scanned, opened: Openers) -> bool:
    if shorter.newlines > longer.newlines:
        return False
    if is_corrupt(shorter.damage):
        return True
    asked = replace(how, known={shorter.whole_lines, shorter.fingerprint})
    found = inspect(opened(longer), asked, path=longer.path, name=longer.name)
    return found.known.at > 0


def _leave_overlaps(readings: list[Reading], prints: Sequence[Prints]) -> None:
    """Leave out lines at the beginning of a file that are the last of another, and those at its end that another
    file, read earlier, begins with."""
    ends = [known.tail for known in prints] + [r.file.prints.tail for r in readings if not r.skip]
    ends_by_last = _by(ends, slice(-HASH, None))
    heads_by_first = _by([known.head for known in prints], slice(HASH))
    for position, reading in enumerate(readings):
        if reading.skip:
            continue
        if not reading.start.at:
            reading = _without_first(reading, _lines_at_start(reading.file.prints, ends_by_last))
        readings[position] = _without_last(reading, _lines_at_end(reading.file.prints, heads_by_first))


def _by(rows: Iterable[str], place: slice) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in filter(None, rows):
        found[row[place]].append(row)
    return found


def _lines_at_start(prints: Prints, ends_by_last: dict[str, list[str]]) -> int:
    """Return how many lines at the start are the last of another file, as many as possible."""
    lines = _each(prints.head)
    for count in range(len(lines), 0, -1):
        others = ends_by_last.get(lines[count - 1], ())
        if any(t is not prints.tail and t.endswith(prints.head[: count * HASH]) for t in others):
            return count if len(set(lines[:count])) >= _LEAST_DISTINCT else 0
    return 0


def _lines_at_end(prints: Prints, heads_by_first: dict[str, list[str]]) -> int:
    lines = _each(prints.tail)
    for at, first in enumerate(lines):
        if any(head.startswith(prints.tail[at * HASH :]) for head in heads_by_first.get(first, ())):
            return len(lines) - at if len(set(lines[at:])) >= _LEAST_DISTINCT else 0
    return 0


def _without_first(reading: Reading, count: int) -> Reading:
    if not count:
        return reading
    start = Mark(reading.file.head_ends[count - 1], count, "")
    return replace(reading, start=start, overlap=count, skip=start.at >= reading.file.size)


def _without_last(reading: Reading, count: int) -> Reading:
    if not count or reading.skip or reading.file.unfinished:
        return reading
    end = Mark(reading.file.tail_starts[-count], reading.file.newlines - count, "")
    return replace(reading, end=end, overlap=reading.overlap + count, skip=end.at <= reading.start.at)
