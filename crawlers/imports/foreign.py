"""A crawl another tool made, on its way into a snapshot: what was asked for, what was read, and its tables."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from analysis.errors import InputError
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import COLUMNS, TABLES, conform
from analysis.urls import host_of
from crawlers.imports.spool import Spool
from crawlers.log_privacy import redact_line
from crawlers.scope import OwnHosts

MAX_HOPS = 10
_SAMPLES = 100  # kept of a reason
_BATCH = 2_000
_BODIES = 50
_REPORT_ROWS = 500


@dataclass(frozen=True)
class ImportPlan:
    """What to import, and whose site it is."""

    files: tuple[Path, ...]
    own_hosts: tuple[str, ...]  # as in settings: `*.shop.example` stands for all below
    start: str  # where a crawl of the site starts
    scratch: Path
    report: Report = lambda progress: None
    should_stop: ShouldStop = lambda: False

    @property
    def own(self) -> OwnHosts:
        return OwnHosts(self.own_hosts)


class RowError(Exception):
    """A row that cannot be read; the reason is a word of `rejected_rows`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass
class ForeignCrawl:
    """Pages, links and the rest as they were read. `batches` yields them as tables; `close` frees the scratch file."""

    source: str  # which tool
    plan: ImportPlan
    spool: Spool
    measured: set[str] = field(default_factory=lambda: {"pages", "rejected_rows"})
    unmeasured: set[str] = field(default_factory=set)  # `table.column` this source knows nothing of
    unknown_columns: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)  # columns that are known, and computed here or of no use
    damaged: list[str] = field(default_factory=list)  # files that end in the middle
    rows: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # by reason
    foreign: int = 0  # answers of hosts that are not the site's
    hosts: Counter[str] = field(default_factory=Counter)
    crawled_at: datetime | None = None  # the latest answer, where the source knows times

    def read(self) -> None:
        """Count a row, tell how far the import is, and stop it where that was asked for."""
        self.rows += 1
        if self.rows % _REPORT_ROWS == 0:
            self.plan.report(Progress("progress-import", self.rows, None))
            if self.plan.should_stop():
                raise Stopped

    def reject(self, file: Path, row_no: int, reason: str, sample: str) -> None:
        """Keep a row that could not be read, its text for the first hundred of a reason."""
        self.rejected[reason] += 1
        shown = redact_line(sample) if self.rejected[reason] <= _SAMPLES else ""
        row = {"file": file.name, "row_no": row_no, "reason": reason, "sample": shown}
        self.spool.put("rejected_rows", file.name, row, row_no)

    def put_page(self, page: dict[str, Any]) -> None:
        """Keep a page. Raises a RowError where its address was read before: the first row counts."""
        if not self.spool.put("pages", page["url"], page):
            raise RowError("repeated")
        self.hosts[host_of(page["url"])] += 1
        fetched = page.get("fetched_at")
        if fetched:
            moment = datetime.fromisoformat(fetched)
            self.crawled_at = max(self.crawled_at or moment, moment)

    def check_site(self) -> None:
        """Raise an InputError where nothing was read, or nothing of this site."""
        names = ", ".join(file.name for file in self.plan.files)
        if not self.hosts:
            raise InputError("import-nothing-read", files=names, rows=self.rows, rejected=self.rejected.total())
        if not any(host in self.plan.own for host in self.hosts):
            found = ", ".join(host for host, _ in self.hosts.most_common(3))
            raise InputError("import-other-site", files=names, hosts=found, own=", ".join(self.plan.own_hosts))

    @property
    def own_hosts(self) -> OwnHosts:
        """Return the site's hosts, and those whose pages are in it: what the other tool took for the site."""
        return OwnHosts((*self.plan.own_hosts, *self.hosts))

    def batches(self, known_bodies: Container[str] = ()) -> Iterator[tuple[str, pa.RecordBatch]]:
        """Yield every table that was measured, in the order of its key. Bodies held already are left out."""
        for table in sorted(self.measured - {"bodies"}, key=list(TABLES).index):
            yield from grouped(table, (_typed(table, row) for row in self._rows(table)), _BATCH)
        if "bodies" in self.measured:
            new = ((key, body) for key, body in self.spool.bodies() if key not in known_bodies)
            yield from grouped("bodies", ({"body_hash": key, "html": body} for key, body in new), _BODIES)

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        own_hosts = self.own_hosts
        for _, ordinal, row in self.spool.items(table):
            if table == "pages":
                row = followed(row, self.spool, own_hosts)
            yield {"ordinal": ordinal} | row if "ordinal" in TABLES[table].key else row

    def close(self) -> None:
        self.spool.close()

    @property
    def told(self) -> dict[str, Any]:
        """Return what a manifest and `import --json` say."""
        return {
            "source": self.source,
            "files": sorted(file.name for file in self.plan.files),
            "rows": self.rows,
            "rejected": dict(sorted(self.rejected.items())),
            "foreign": self.foreign,
            "unknown_columns": self.unknown_columns,
            "left_out_columns": self.left_out,
            "unmeasured": sorted(self.unmeasured),
            "damaged": sorted(self.damaged),
            "hosts": sorted(self.hosts),
        }


def followed(page: dict[str, Any], spool: Spool, own_hosts: Container[str]) -> dict[str, Any]:
    """Return a page with the outcome of its redirects, as far as the other tool has rows for them."""
    chain = [dict(hop) for hop in page["chain"]]
    if not chain or not chain[-1]["location"]:
        return page
    last: dict[str, Any] | None = page
    while chain[-1]["location"] and len(chain) <= MAX_HOPS:
        target = chain[-1]["location"]
        if any(hop["url"] == target for hop in chain):
            return page | _ended(chain, "error", "redirect_loop")
        last = spool.get("pages", target)
        if last is None:
            own = host_of(target) in own_hosts
            return page | _ended(chain, *(("limit", "not_in_source") if own else ("blocked", "external_redirect")))
        chain += last["chain"]
        if not last["chain"]:
            break
    if chain[-1]["location"]:
        return page | _ended(chain, "limit", "too_many_redirects")
    outcome = {name: last[name] for name in ("state", "reason", "status", "content_type", "bytes")} if last else {}
    return page | outcome | {"chain": chain, "final_url": last["url"] if last else page["url"]}


def _ended(chain: list[dict[str, Any]], state: str, reason: str) -> dict[str, Any]:
    final = chain[-1]["location"]
    return {"chain": chain, "final_url": final, "status": chain[-1]["status"], "state": state, "reason": reason}


def blank_page() -> dict[str, Any]:
    """Return a page of which nothing is known but that it is there."""
    page: dict[str, Any] = {c.name: [] if c.type.startswith("array") else None for c in COLUMNS["pages"]}
    page |= {c.name: None for c in COLUMNS["pages"] if c.nullable}
    flags = {"truncated": False, "robots_allowed": True, "googlebot_allowed": True}
    return page | flags | {"state": "ok", "reason": "", "found_by": "import", "links_total": 0}


def _typed(table: str, row: dict[str, Any]) -> dict[str, Any]:
    moment = row.get("fetched_at") if table == "pages" else None
    return row | {"fetched_at": datetime.fromisoformat(moment)} if moment else row


def grouped(table: str, rows: Iterable[Mapping[str, Any]], size: int) -> Iterator[tuple[str, pa.RecordBatch]]:
    """Yield rows as checked batches of at most `size`."""
    group: list[Mapping[str, Any]] = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield table, conform(table, group)
            group = []
    if group:
        yield table, conform(table, group)
