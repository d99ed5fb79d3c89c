"""Access logs in, Arrow batches out: every line becomes a hit or a reject, and nothing in them tells who a person is.

Collected by a spider, split into fields, then in this order: the bot is classified, verified, the address made a
pseudonym, personal data in URLs redacted, and only then is a row handed over.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from glob import glob, has_magic
from pathlib import Path
from tempfile import TemporaryFile

import pyarrow as pa

from analysis.errors import ContractError, InputError
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import conform
from crawlers.log_content import LogFile, new_blocks
from crawlers.log_formats import UNKNOWN, Reject, Split, Splitter
from crawlers.log_hits import HitMaker, span
from crawlers.log_privacy import DEFAULT, redact_line
from crawlers.query_privacy import KeptValues
from crawlers.verification import Verifier

Batch = tuple[str, pa.RecordBatch]
SAMPLES = 100  # lines shown per file and reason, of those that could not be read
_POLL = 0.2  # seconds


@dataclass(frozen=True)
class LogPlan:
    site_origin: str  # where a line without a host belongs, such as https://example.com
    own_hosts: tuple[str, ...]
    sources: tuple[Path, ...]  # files, folders and glob patterns
    secret: bytes  # the key of the pseudonyms
    scratch: Path  # a folder for work files; nothing that came out of a log is written there
    kept: KeptValues = DEFAULT  # values of queries
    verifier: Verifier | None = None  # of bots; the shipped lists unless said
    format: str = ""  # what the user says of the lines (`log_formats.custom`), tried before what is found
    zone: str = "UTC"  # of times that do not tell theirs


@dataclass
class LogTotals:
    """What has been read."""

    files: int = 0
    lines: int = 0
    hits: int = 0
    rejected: int = 0
    skipped_files: int = 0  # read by an earlier import
    first_at: datetime | None = None
    last_at: datetime | None = None
    damaged: list[str] = field(default_factory=list)  # names of files that end early or are broken

    def add(self, split: Split) -> None:
        self.hits += split.rows.num_rows
        self.rejected += len(split.rejects)
        self.lines += split.rows.num_rows + len(split.rejects)

    def cover(self, first: datetime | None, last: datetime | None) -> None:
        self.first_at = min(filter(None, (self.first_at, first)), default=None)
        self.last_at = max(filter(None, (self.last_at, last)), default=None)


def import_logs(
    plan: LogPlan, known_fingerprints: Collection[str], report: Report, should_stop: ShouldStop
) -> "LogImport":
    """Return the import as an iterator over (table, batch) of `hits`, `rejects` and `log_files`, with its `totals`.

    `known_fingerprints` are those of all `log_files` so far. A file with one of them is skipped, however it is called
    now and whether packed or not; of a file that has grown since, only the new lines are read. An explicitly named file
    in which not one line can be read stops the import with an InputError. In a folder such a file is all rejects,
    unless there is no other: then it stops the import, too.
    """
    return LogImport(plan, known_fingerprints, report, should_stop)


class LogImport:
    """Iterates over (table, batch); `totals` fills as it goes."""

    def __init__(
        self, plan: LogPlan, known_fingerprints: Collection[str], report: Report, should_stop: ShouldStop
    ) -> None:
        self.totals = LogTotals()
        self._plan, self._report, self._should_stop = plan, report, should_stop
        self._known = set(known_fingerprints)
        self._first_reject = ("", "")  # file and line, personal data removed
        self._batches = self._run()

    def __iter__(self) -> Iterator[Batch]:
        return self

    def __next__(self) -> Batch:
        return next(self._batches)

    def _run(self) -> Iterator[Batch]:
        paths, named = find_files(self._plan.sources)
        files = collect(paths, self._known, self._plan.scratch, self._report, self._should_stop)
        names = unique_names(paths)
        expected = sum(file.lines for file in files)
        splitter = Splitter(self._plan.format, self._plan.zone)
        plan = self._plan
        hit_maker = HitMaker(plan.site_origin, plan.own_hosts, plan.secret, plan.kept, plan.verifier)
        try:
            for file in files:
                reader = _FileReader(file, names[file.path], splitter, hit_maker, must_fit=file.path in named)
                if file.damage:
                    self.totals.damaged.append(names[file.path])
                yield from self._read(file, reader, expected)
            if not any(file.known_bytes for file in files):
                self._require_a_hit()
        finally:
            splitter.close()

    def _require_a_hit(self) -> None:
        """Refuse sources of which not one line could be read and none had been read before."""
        if self.totals.rejected and not self.totals.hits and not self.totals.skipped_files:
            raise InputError("log-format-unknown", file=self._first_reject[0], line=self._first_reject[1])

    def _read(self, file: LogFile, reader: "_FileReader", expected: int) -> Iterator[Batch]:
        if file.fingerprint in self._known or (file.known_bytes and not file.lines):
            self.totals.skipped_files += 1
            return
        for block in new_blocks(file):
            split = reader.split(block)
            if reader.is_known_half_line(split):
                self.totals.skipped_files += 1
                return
            yield from reader.batches(split)
            if split.rejects and not self._first_reject[0]:
                self._first_reject = (reader.name, _first_sample(split.rejects))
            self.totals.add(split)
            self._report(Progress("progress-log-lines", self.totals.lines, expected))
            if self._should_stop():
                raise Stopped
        self.totals.files += 1
        self.totals.cover(reader.totals.first_at, reader.totals.last_at)
        yield reader.close(self._known)


class _FileReader:
    """Reads one file block by block and keeps its account."""

    def __init__(self, file: LogFile, name: str, splitter: Splitter, hit_maker: HitMaker, *, must_fit: bool) -> None:
        self.totals = LogTotals()
        self._file, self.name, self._must_fit = file, name, must_fit
        self._splitter, self._hit_maker = splitter, hit_maker
        self._first_line = file.known_lines + 1 + file.known_ends_in_line
        self._detection = UNKNOWN
        self._reasons: Counter[str] = Counter()
        self._last_line_is_hit = True

    def split(self, block: bytes) -> Split:
        if not self.totals.lines:
            self._detection = self._splitter.begin(block)
        split = self._splitter.split(block, self._first_line + self.totals.lines)
        if self._must_fit and not self.totals.hits and not split.rows.num_rows and not self._file.known_bytes:
            raise InputError("log-format-unknown", file=self.name, line=_first_sample(split.rejects))
        return split

    def is_known_half_line(self, split: Split) -> bool:
        """Return whether all that is new is the half line an earlier import left out, too."""
        return bool(self._file.known_bytes and self._file.unfinished and self._file.lines == 1 and split.rejects)

    def batches(self, split: Split) -> Iterator[Batch]:
        self.totals.add(split)
        self._last_line_is_hit = _last_line_no(split) not in {reject.line_no for reject in split.rejects}
        if split.rows.num_rows:
            hits = self._hit_maker.make(split.rows, self.name)
            self.totals.cover(*span(hits))
            yield "hits", hits
        if split.rejects:
            yield "rejects", conform("rejects", [self._reject(reject) for reject in split.rejects])

    def _reject(self, reject: Reject) -> dict[str, object]:
        self._reasons[reject.reason] += 1
        sample = redact_line(reject.line) if self._reasons[reject.reason] <= SAMPLES else ""
        return {"file": self.name, "line_no": reject.line_no, "reason": reject.reason, "sample": sample}

    def close(self, known_fingerprints: set[str]) -> Batch:
        """Return the file's row. Its newlines were counted apart from the parser, and both must agree."""
        if self.totals.lines != self._file.lines:
            raise ContractError("log-lines-differ", file=self.name, counted=self._file.lines, read=self.totals.lines)
        # half a line at the end is whole when the file has grown: it is not among what counts as read
        half_line = self._file.unfinished and not self._last_line_is_hit
        fingerprint = self._file.whole_lines if half_line else self._file.fingerprint
        known_fingerprints.add(fingerprint)
        row = {
            "file": self.name,
            "fingerprint": fingerprint,
            "format": self._detection.format,
            "lines": self.totals.lines,
            "hits": self.totals.hits,
            "rejected": self.totals.rejected,
            "damage": self._file.damage,
            "first_at": self.totals.first_at,
            "last_at": self.totals.last_at,
            "confidence": self._detection.confidence,
            "fields": list(self._detection.fields),
        }
        return "log_files", conform("log_files", [row])


def _first_sample(rejects: list[Reject]) -> str:
    written = (reject.line for reject in rejects if reject.line.strip())
    return redact_line(next(written, ""))


def _last_line_no(split: Split) -> int:
    last_hit = split.rows["line_no"][-1].as_py() if split.rows.num_rows else 0
    return max(last_hit, split.rejects[-1].line_no if split.rejects else 0)


def find_files(sources: Collection[Path]) -> tuple[list[Path], set[str]]:
    """Return the files that sources mean, each once, and the paths of those that were named one by one.

    A folder means all files in it and below, but no hidden ones; a pattern such as `logs/access.log*` what fits it.
    """
    found: dict[Path, None] = {}
    named: set[str] = set()
    for source in sources:
        matching = _files_of(source)
        if not matching:
            raise InputError("log-source-empty" if source.is_dir() else "log-source-missing", path=str(source))
        if source.is_file():
            named.add(str(source.resolve()))
        found.update(dict.fromkeys(path.resolve() for path in matching))
    return list(found), named


def _files_of(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    if source.is_dir():
        below = (path.relative_to(source) for path in source.rglob("*") if path.is_file())
        return sorted(source / path for path in below if not any(part.startswith(".") for part in path.parts))
    if has_magic(str(source)):
        return sorted(path for match in glob(str(source), recursive=True) if (path := Path(match)).is_file())  # noqa: PTH207 - a whole path is the pattern
    return []


def unique_names(paths: Collection[Path]) -> dict[str, str]:
    """Return the name each file goes by: its own, with a number where a file of another folder has it already."""
    times: Counter[str] = Counter()
    names = {}
    for path in paths:
        times[path.name] += 1
        names[str(path)] = path.name if times[path.name] == 1 else f"{path.name} ({times[path.name]})"
    return names


def collect(
    paths: Collection[Path], known: Collection[str], scratch: Path, report: Report, should_stop: ShouldStop
) -> list[LogFile]:
    """Let the spider read every file once, in a process of its own, and return what it found out, in that order."""
    wanted = json.dumps({"sources": [str(path) for path in paths], "known": sorted(known)})
    with TemporaryFile("w+", dir=scratch, encoding="utf-8") as talk, TemporaryFile("w+", dir=scratch) as complaints:
        spider = subprocess.Popen(
            [sys.executable, "-m", "crawlers.log_spider"],
            stdin=subprocess.PIPE, stdout=talk, stderr=complaints, text=True, encoding="utf-8",
            env=_environment(),
        )  # fmt: skip
        try:
            _tell(spider, wanted)
            while spider.poll() is None:
                report(Progress("progress-log-collect", 0, len(paths)))
                if should_stop():
                    raise Stopped
                time.sleep(_POLL)
        finally:
            spider.kill()
            spider.communicate()
        talk.seek(0)
        found = [_log_file(json.loads(line)) for line in talk]
        if len(found) != len(paths):
            complaints.seek(0)
            raise ContractError("log-collect-failed", code=spider.returncode, problem=complaints.read()[-2_000:])
    return found


def _environment() -> dict[str, str]:
    """Return the environment with our packages to be found from any folder."""
    ours = str(Path(__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))}


def _tell(spider: subprocess.Popen[str], wanted: str) -> None:
    """Send the sources. The pipe stays open as long as we live: its end is what the spider dies by."""
    assert spider.stdin is not None
    spider.stdin.write(wanted + "\n")
    spider.stdin.flush()


def _log_file(found: dict[str, object]) -> LogFile:
    if "problem" in found:
        raise InputError("log-file-unreadable", path=found["path"], problem=found["problem"])
    return LogFile(**found)  # type: ignore[arg-type]
