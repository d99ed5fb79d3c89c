"""Access logs in, Arrow batches out: every line becomes a hit or a reject, and nothing in them tells who a person is.

Collected by a spider, split into fields, then in this order: the bot is classified, verified, the address made a
pseudonym, personal data in URLs redacted, and only then is a row handed over. What comes out comes in pieces, each to
be put down for good before the next: a kill costs one of them at most.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analysis.errors import InputError
from analysis.progress import Progress, Report, ShouldStop, Stopped
from crawlers.log_collect import collect
from crawlers.log_content import Opener, in_place
from crawlers.log_damage import is_corrupt, trusted
from crawlers.log_formats import Splitter
from crawlers.log_hits import HitMaker
from crawlers.log_overlap import Openers, Part, Reading, arrange
from crawlers.log_privacy import DEFAULT
from crawlers.log_reader import MANY_REJECTED, Batch, FileReader, LogTotals
from crawlers.log_scan import COMMIT, STEP, LogFile, Prints, Scanned
from crawlers.log_sources import Source, find_files, unique_names
from crawlers.log_spool import new_key, open_encrypted, spool_folder
from crawlers.query_privacy import KeptValues
from crawlers.verification import Verifier

__all__ = ["LogImport", "LogPlan", "LogTotals", "find_files", "import_logs"]

PIECE_LINES = 1_000_000  # after which many small files are put down


@dataclass(frozen=True)
class LogPlan:
    site_origin: str  # where a line without a host belongs, such as https://example.com
    own_hosts: tuple[str, ...]
    sources: tuple[Source, ...]  # files, folders, glob patterns, and addresses of servers
    secret: bytes  # the key of the pseudonyms
    scratch: Path  # a folder for work files; nothing that came out of a log is written there as it is
    kept: KeptValues = DEFAULT  # values of queries
    verifier: Verifier | None = None  # of bots; the shipped lists unless said
    login: str | None = None  # password, key or token of the servers
    prints: tuple[Prints, ...] = ()  # of the files earlier imports have read
    commit: int = COMMIT  # bytes of content after which what was read is put down
    format: str = ""  # what the user says of the lines (`log_formats.custom`), tried before what is found
    zone: str = "UTC"  # of times that do not tell theirs

    @property
    def print_key(self) -> bytes:
        return hmac.digest(self.secret, b"hashes of log lines", hashlib.sha256)


def import_logs(
    plan: LogPlan, known_fingerprints: Collection[str], report: Report, should_stop: ShouldStop
) -> "LogImport":
    """Return the import as an iterator over (table, batch) of `hits`, `rejects`, `log_files` and `log_prints`, with its
    `totals`; its `pieces` are the same, cut where what came can be put down.

    `known_fingerprints` are those of all `log_files` so far. A file with one of them is skipped, however it is called
    now and whether packed or not; of a file that has grown since, only the new lines are read, and of files that
    overlap each line once. An explicitly named file in which not one line can be read stops the import with an
    InputError. In a folder such a file is all rejects, unless there is no other: then it stops the import, too.
    """
    return LogImport(plan, known_fingerprints, report, should_stop)


class LogImport:
    """Iterates over (table, batch); `totals` fills as it goes, `piece` since what came last was put down."""

    def __init__(
        self, plan: LogPlan, known_fingerprints: Collection[str], report: Report, should_stop: ShouldStop
    ) -> None:
        self.totals, self.piece = LogTotals(), LogTotals()
        self._plan, self._report, self._should_stop = plan, report, should_stop
        self._known = set(known_fingerprints)
        self._first_reject = ("", "")  # file and lines, personal data removed
        self._is_cut = False
        self._batches = self._run()

    def __iter__(self) -> Iterator[Batch]:
        return self

    def __next__(self) -> Batch:
        return next(self._batches)

    def pieces(self) -> Iterator[Iterator[Batch]]:
        """Yield pieces, each of batches; a piece is complete when it has been iterated over."""
        for first in self:
            yield self._piece(first)

    def _piece(self, first: Batch) -> Iterator[Batch]:
        yield first
        while not self._is_cut and (batch := next(self, None)):
            yield batch

    def _run(self) -> Iterator[Batch]:
        sources, named = find_files(self._plan.sources)
        how, key = Scanned(self._known, self._plan.print_key, self._plan.commit, STEP), new_key()
        with spool_folder(self._plan.scratch) as folder:
            files = collect(
                sources, how, self._report, self._should_stop, folder=folder, key=key, secret=self._plan.login
            )
            with closing(Splitter(self._plan.format, self._plan.zone)) as splitter:
                opened = partial(_opener, key=key)
                sound = [
                    trusted(file, opened(file), how, splitter) if is_corrupt(file.damage) else file for file in files
                ]
                readings = arrange(sound, self._known, self._plan.prints, how, opened)
                yield from self._read_all(readings, opened, named, splitter)

    def _read_all(
        self, readings: Sequence[Reading], opened: Openers, named: set[str], splitter: Splitter
    ) -> Iterator[Batch]:
        plan = self._plan
        hit_maker = HitMaker(plan.site_origin, plan.own_hosts, plan.secret, plan.kept, plan.verifier)
        names = unique_names([reading.file.name for reading in readings])
        expected = sum(reading.lines for reading in readings)
        for reading, name in zip(readings, names, strict=True):
            must_fit = reading.file.path in named
            reader = FileReader(reading, name, opened(reading.file), splitter, hit_maker, must_fit=must_fit)
            yield from self._read(reading, reader, expected)
        if not any(reading.start.at for reading in readings):
            self._require_a_hit()

    def _require_a_hit(self) -> None:
        """Refuse sources of which not one line could be read and none had been read before."""
        if self.totals.rejected and not self.totals.hits and not self.totals.skipped_files:
            raise InputError("log-format-unknown", file=self._first_reject[0], line=self._first_reject[1])

    def _read(self, reading: Reading, reader: FileReader, expected: int) -> Iterator[Batch]:
        read = False
        for part in reading.parts():
            for batches in reader.read(part):
                yield from batches
                self._report(Progress("progress-log-lines", self.totals.lines + reader.totals.lines, expected))
                if self._should_stop():
                    raise Stopped
            if reader.totals.lines:
                read = True
                yield from self._closed(reader, part)
        self.totals.files += read
        self.totals.skipped_files += not read
        self._first_reject = self._first_reject if self._first_reject[0] else (reader.name, reader.first_rejects)
        if reading.file.damage:
            self.totals.damaged.append(reader.name)

    def _closed(self, reader: FileReader, part: Part) -> Iterator[Batch]:
        """Yield a part's account, and cut behind it where enough has come together, or the file goes on."""
        for totals in (self.totals, self.piece):
            totals.take(reader.totals)
        self.piece.files += 1
        if reader.rejected_share > MANY_REJECTED:
            self.totals.doubtful[reader.name] = max(reader.rejected_share, self.totals.doubtful.get(reader.name, 0.0))
        rows = reader.close(part)
        self._known.add(reader.fingerprint(part))
        yield from rows[:-1]
        self._is_cut = not part.is_last or self.piece.lines >= PIECE_LINES
        yield rows[-1]
        if self._is_cut:  # whoever asks for more has put down what came
            self.piece, self._is_cut = LogTotals(), False


def _opener(file: LogFile, key: bytes) -> Opener:
    path = Path(file.path)
    return in_place(path) if file.source == "file" else partial(open_encrypted, path, key)
