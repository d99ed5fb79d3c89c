"""Reads the new lines of one log file, block by block, and keeps its account: hits, rejects, what is odd about it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

import numpy as np
import pyarrow as pa

from analysis.errors import ContractError, InputError
from analysis.tables import conform
from crawlers.log_clients import ClientWatch
from crawlers.log_content import Opener, blocks_between
from crawlers.log_formats import UNKNOWN, Directives, Reject, Split, Splitter
from crawlers.log_hits import HitMaker, addresses_of, span
from crawlers.log_overlap import Part, Reading
from crawlers.log_privacy import redact_line

Batch = tuple[str, pa.RecordBatch]
SAMPLES = 100  # lines shown per file and reason, of those that could not be read
MANY_REJECTED = 0.05  # of the lines: from there on the format is likely to be read wrongly, and a warning is due
_REFUSED_AFTER = 200_000  # lines without a hit among them: what follows will be no access log either
_FIRST_LINES = 3  # shown of a file that is refused
_FIRST_YEAR, _LAST_YEAR = 1995, 2069  # of a request: the first server wrote its log then; POSIX's 69 is 2069 at most
_LATE = np.timedelta64(3_600, "s")  # behind an earlier line: more is no request that took its time
_FIRST, _BEYOND = (np.datetime64(f"{year}-01-01", "us").astype(np.int64) for year in (_FIRST_YEAR, _LAST_YEAR + 1))


@dataclass
class LogTotals:
    """What has been read."""

    files: int = 0
    lines: int = 0
    hits: int = 0
    rejected: int = 0
    skipped_files: int = 0  # read by an earlier import, or part of another file
    first_at: datetime | None = None
    last_at: datetime | None = None
    damaged: list[str] = field(default_factory=list)  # names of files that end early or are broken
    doubtful: dict[str, float] = field(default_factory=dict)  # share of rejected lines of files where it is large

    def add(self, split: Split) -> None:
        self.hits += split.rows.num_rows
        self.rejected += len(split.rejects)
        self.lines += split.rows.num_rows + len(split.rejects)

    def take(self, part: "LogTotals") -> None:
        """Add what has been read of a file."""
        self.lines += part.lines
        self.hits += part.hits
        self.rejected += part.rejected
        self.cover(part.first_at, part.last_at)

    def cover(self, first: datetime | None, last: datetime | None) -> None:
        self.first_at = min(filter(None, (self.first_at, first)), default=None)
        self.last_at = max(filter(None, (self.last_at, last)), default=None)


class FileReader:
    """Reads the parts of one file, one after the other, and keeps the account of each."""

    def __init__(
        self, reading: Reading, name: str, opener: Opener, splitter: Splitter, hit_maker: HitMaker, *, must_fit: bool
    ) -> None:
        self.name, self.totals = name, LogTotals()  # of the part that is being read
        self._reading, self._file, self._opener = reading, reading.file, opener
        self._splitter, self._hit_maker = splitter, hit_maker
        self._must_fit = must_fit and not reading.start.at
        self._detection = UNKNOWN
        self._clients = ClientWatch()
        self._before = _Before()
        self._reasons: Counter[str] = Counter()
        self._comments, self._late, self._years = 0, 0, Counter[int]()
        self._newest = np.datetime64(-(2**62), "us")
        self._last_line_is_hit, self._begun = True, False
        self.first_rejects = ""  # personal data removed

    def read(self, part: Part) -> Iterator[list[Batch]]:
        """Yield batches of `hits` and `rejects`, a list a block; raise where a file holds no line that fits."""
        self.totals, held = LogTotals(), list[Batch]()
        blocks = blocks_between(self._opener, part.start, part.end, inside_line=part.inside_line, before=self._before)
        for block in blocks:
            split = self._split(block, part.first_line + self.totals.lines)
            if self._is_known_half_line(part, split):
                return
            held += self._batches(split)
            if self._must_fit and not self.totals.hits:
                self._refuse_late(held)
                continue
            self._must_fit = False
            yield held
            held = []
            pa.system_memory_pool().release_unused()  # what the engine has freed stays with the process otherwise
        if self._must_fit and self.totals.lines:
            self._refuse()

    def _refuse_late(self, held: list[Batch]) -> None:
        if self.totals.lines >= _REFUSED_AFTER:
            self._refuse()

    def _refuse(self) -> None:
        raise InputError("log-format-unknown", file=self.name, line=self.first_rejects)

    def _split(self, block: bytes, first_line_no: int) -> Split:
        if not self._begun:
            head, directives = self._before.told()
            self._detection, self._begun = self._splitter.begin(head or block, directives), True
        split = self._without_odd_years(self._splitter.split(block, first_line_no), block, first_line_no)
        self._note_order(split.rows)
        self._last_line_is_hit = _last_line_no(split) not in {reject.line_no for reject in split.rejects}
        if split.rejects and not self.first_rejects:
            written = [redact_line(reject.line) for reject in split.rejects[:100] if reject.line.strip()]
            self.first_rejects = " ⏎ ".join(written[:_FIRST_LINES])
        return split

    def _without_odd_years(self, split: Split, block: bytes, first_line_no: int) -> Split:
        """Keep apart what a clock wrote that was never set, or set wrong: no report shall reach to 9999."""
        times = split.rows["requested_at"].to_numpy()
        odd = (times < _FIRST) | (times >= _BEYOND)
        if not odd.any():
            return split
        lines = block.split(b"\n")
        numbers = split.rows["line_no"].to_numpy()[odd].tolist()
        for moment in times[odd].astype("M8[us]").astype("M8[Y]").astype(int) + 1970:
            self._years[int(moment)] += 1
        rejects = [Reject(n, "year", lines[n - first_line_no].decode("utf-8", "replace")) for n in numbers]
        together = sorted([*split.rejects, *rejects], key=lambda reject: reject.line_no)
        return replace(split, rows=split.rows.filter(pa.array(~odd)), rejects=together)

    def _note_order(self, rows: pa.Table) -> None:
        if not rows.num_rows:
            return
        times = rows["requested_at"].to_numpy().astype("M8[us]")
        newest = np.maximum(np.maximum.accumulate(times), self._newest)
        self._late += int((newest - times > _LATE).sum())
        self._newest = newest[-1]

    def _is_known_half_line(self, part: Part, split: Split) -> bool:
        """Return whether all that is new is the half line an earlier import left out, too."""
        return bool(part.start and part.unfinished and part.lines == 1 and split.rejects)

    def _batches(self, split: Split) -> list[Batch]:
        self.totals.add(split)
        batches = []
        if split.rows.num_rows:
            hits = self._hit_maker.make(split.rows, self.name)
            self._clients.see(addresses_of(split.rows), hits, split.rows["agent"])
            self.totals.cover(*span(hits))
            batches.append(("hits", hits))
        if split.rejects:
            batches.append(("rejects", conform("rejects", [self._reject(reject) for reject in split.rejects])))
        return batches

    def _reject(self, reject: Reject) -> dict[str, object]:
        self._reasons[reject.reason] += 1
        self._comments += reject.reason == "comment"
        sample = redact_line(reject.line) if self._reasons[reject.reason] <= SAMPLES else ""
        return {"file": self.name, "line_no": reject.line_no, "reason": reject.reason, "sample": sample}

    @property
    def rejected_share(self) -> float:
        """Return the part of the lines that could not be read; what a server writes as a comment is none of them."""
        lines = self.totals.lines - self._comments
        return (self.totals.rejected - self._comments) / lines if lines else 0.0

    def close(self, part: Part) -> list[Batch]:
        """Return the part's row. Its newlines were counted apart from the parser, and both must agree."""
        if self.totals.lines != part.lines:
            raise ContractError("log-lines-differ", file=self.name, counted=part.lines, read=self.totals.lines)
        rows: list[Batch] = [("log_files", conform("log_files", [self._row(part)]))]
        if part.is_last:
            rows.append(("log_prints", conform("log_prints", [self._prints_row()])))
        self._reasons.clear()
        self._years.clear()
        self._comments = self._late = 0
        return rows

    def fingerprint(self, part: Part) -> str:
        """Return what is known now. Half a line at the end is whole when the file has grown: it is not read yet."""
        half_line = part.unfinished and not self._last_line_is_hit
        return self._file.whole_lines if half_line else part.fingerprint

    def _row(self, part: Part) -> dict[str, object]:
        return {
            "file": self.name, "fingerprint": self.fingerprint(part), "format": self._detection.format,
            "lines": self.totals.lines, "hits": self.totals.hits, "rejected": self.totals.rejected,
            "damage": self._file.damage if part.is_last else "",
            "first_at": self.totals.first_at, "last_at": self.totals.last_at,
            "confidence": self._detection.confidence, "fields": list(self._detection.fields),
            "encoding": self._file.encoding, "packing": self._file.packing, "source": self._file.source,
            "notes": list(self._notes(part)),
        }  # fmt: skip

    def _notes(self, part: Part) -> Iterator[str]:
        """Yield what is odd, as `kind:detail`; `app/texts` has words for it."""
        yield from (f"also_format:{name}" for name, _ in self._detection.others)
        if self._detection.enveloped:
            yield "enveloped"
        if self.rejected_share > MANY_REJECTED:
            yield f"many_rejected:{round(self.rejected_share * 100)}"
        if self._years:
            yield "odd_years:" + ", ".join(f"{year} ({count})" for year, count in sorted(self._years.items()))
        if self._late:
            yield f"late_lines:{self._late}"
        if self._file.nuls and part.is_last:
            yield f"nul_bytes:{self._file.nuls}"
        if self._reading.overlap and part.is_last:
            yield f"overlap:{self._reading.overlap}"
        if part.start and part.first_line > 1 and not self._reading.overlap:
            yield f"continued:{part.first_line}"
        if part.unfinished and not self._last_line_is_hit:
            yield "half_line"
        if self._clients.hidden_behind and part.is_last:
            yield "one_client_range"

    def _prints_row(self) -> dict[str, object]:
        prints = self._file.prints
        return {
            "file": self.name, "lines": prints.newlines, "head": prints.head, "tail": prints.tail,
            "steps": prints.steps, "damage": prints.damage,
        }  # fmt: skip


class _Before:
    """What stands before the part that is read: the lines a format is found by, and those that name columns."""

    def __init__(self) -> None:
        self._head = b""
        self._directives = Directives()
        self._named = False

    def __call__(self, piece: bytes) -> None:
        self._head = self._head or piece[: 256 * 1024]
        if piece.startswith(b"#") or b"\n#" in piece:
            for line in piece.split(b"\n"):
                if line.startswith(b"#"):
                    self._directives.take(line.decode("utf-8", "replace").rstrip("\r"))
                    self._named = True

    def told(self) -> tuple[bytes, Directives | None]:
        return self._head[: self._head.rfind(b"\n") + 1], self._directives if self._named else None


def _last_line_no(split: Split) -> int:
    last_hit = split.rows["line_no"][-1].as_py() if split.rows.num_rows else 0
    return max(last_hit, split.rejects[-1].line_no if split.rejects else 0)
