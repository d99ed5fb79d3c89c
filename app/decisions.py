"""What people decided: on the lines of briefs, on links, on findings. Written through to the disk, never recomputed.

A decision names the version it was made on. Who decides on an older one, or second, is told so and writes nothing.
"""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from analysis.errors import InputError, SiteloreError
from app.decisions_file import DecisionsFile, now

Verdict = Literal["accepted", "changed", "rejected"]


class AlreadyDecided(SiteloreError):
    """Somebody, perhaps another tab of the same person, decided first; their decision stands."""


class OutdatedDecision(SiteloreError):
    """What was decided on has changed since it was shown."""


@dataclass(frozen=True)
class Decision:
    """What became of a brief's line or of a link. Without a verdict it was taken back."""

    version: int  # counted up by every decision and every take-back; 0 before the first
    verdict: Verdict | None
    text: str | None  # the editor's words, where changed
    reason: str
    at: datetime | None
    who: str

    @property
    def open(self) -> bool:
        return self.verdict is None


OPEN = Decision(0, None, None, "", None, "")


@dataclass(frozen=True)
class IgnoredFinding:
    check: str
    url: str
    related: str
    value: str
    reason: str
    at: datetime
    who: str


@dataclass(frozen=True)
class Decisions(DecisionsFile):
    """The decisions of a workspace. Every call is a transaction of its own."""

    # briefs

    def note_briefs(self, digests: Mapping[str, str]) -> None:
        """Keep which version of each brief is the current one; older ones can no longer be decided on."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO brief_version VALUES (?, ?, ?) ON CONFLICT (brief) DO UPDATE SET digest = excluded.digest,"
                " at = excluded.at WHERE digest <> excluded.digest",
                [(brief, digest, now()) for brief, digest in sorted(digests.items())],
            )

    def lines(self, brief: str, digest: str) -> dict[int, Decision]:
        """Return the decisions on a brief's lines, by line; a line never decided on has none."""
        query = f"SELECT line_no, {_DECISION} FROM line_decision WHERE brief = ? AND digest = ? ORDER BY line_no"
        with self.transaction() as connection:
            return {row[0]: _decision(row[1:]) for row in connection.execute(query, (brief, digest))}

    def decide_line(
        self,
        brief: str,
        digest: str,
        line_no: int,
        verdict: Verdict,
        *,
        seen: int = 0,
        text: str | None = None,
        reason: str = "",
        who: str = "",
    ) -> Decision:
        """Decide on a line as it was shown: in the brief's version `digest`, with the decision's version `seen`."""
        with self.transaction() as connection:
            _check_version(connection, brief, digest)
            _check_not_approved(connection, brief, digest)
            key = {"brief": brief, "digest": digest, "line_no": line_no}
            return _decide(connection, "line_decision", key, seen, (verdict, text, reason, who))

    def take_back_line(self, brief: str, digest: str, line_no: int, *, seen: int, who: str = "") -> Decision:
        with self.transaction() as connection:
            _check_not_approved(connection, brief, digest)
            key = {"brief": brief, "digest": digest, "line_no": line_no}
            return _decide(connection, "line_decision", key, seen, (None, None, "", who))

    def approve(self, brief: str, digest: str, line_numbers: Collection[int], *, who: str = "") -> datetime:
        """Approve a brief; every one of its lines has to be decided on."""
        with self.transaction() as connection:
            _check_version(connection, brief, digest)
            _check_not_approved(connection, brief, digest)
            query = "SELECT line_no FROM line_decision WHERE brief = ? AND digest = ? AND verdict IS NOT NULL"
            decided = {row[0] for row in connection.execute(query, (brief, digest))}
            left = len(set(line_numbers) - decided)
            if left:
                raise InputError("brief-lines-open", open=left, lines=len(set(line_numbers)))
            at = now()
            connection.execute("INSERT INTO approval VALUES (?, ?, ?, ?)", (brief, digest, at, who))
            return datetime.fromisoformat(at)

    def take_back_approval(self, brief: str, digest: str) -> None:
        with self.transaction() as connection:
            connection.execute("DELETE FROM approval WHERE brief = ? AND digest = ?", (brief, digest))

    def approved(self, brief: str, digest: str) -> datetime | None:
        """Return when this version of a brief was approved, or none."""
        with self.transaction() as connection:
            return _approved_at(connection, brief, digest)

    def approvals(self) -> dict[tuple[str, str], datetime]:
        """Return when each approved brief was approved, by brief and digest."""
        with self.transaction() as connection:
            rows = connection.execute("SELECT brief, digest, at FROM approval ORDER BY brief, digest").fetchall()
        return {(brief, digest): datetime.fromisoformat(at) for brief, digest, at in rows}

    # links

    def links(self, site: str) -> dict[tuple[str, str], Decision]:
        """Return the decisions on link opportunities, by source and target."""
        query = f"SELECT source, target, {_DECISION} FROM link_decision WHERE site = ? ORDER BY source, target"
        with self.transaction() as connection:
            return {(row[0], row[1]): _decision(row[2:]) for row in connection.execute(query, (site,))}

    def decide_link(
        self,
        site: str,
        source: str,
        target: str,
        verdict: Verdict,
        *,
        seen: int = 0,
        text: str | None = None,
        reason: str = "",
        who: str = "",
    ) -> Decision:
        with self.transaction() as connection:
            key = {"site": site, "source": source, "target": target}
            return _decide(connection, "link_decision", key, seen, (verdict, text, reason, who))

    def take_back_link(self, site: str, source: str, target: str, *, seen: int, who: str = "") -> Decision:
        with self.transaction() as connection:
            key = {"site": site, "source": source, "target": target}
            return _decide(connection, "link_decision", key, seen, (None, None, "", who))

    # findings

    def ignore_finding(
        self,
        site: str,
        check: str,
        url: str,
        related: str | None = None,
        value: str | None = None,
        *,
        reason: str = "",
        who: str = "",
    ) -> None:
        """Leave a finding out of what is due; ignoring it again changes nothing."""
        row = (site, check, url, related or "", value or "", reason, now(), who)
        with self.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO ignored_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def take_back_ignored(
        self, site: str, check: str, url: str, related: str | None = None, value: str | None = None
    ) -> None:
        key = (site, check, url, related or "", value or "")
        with self.transaction() as connection:
            connection.execute(
                "DELETE FROM ignored_finding"
                " WHERE site = ? AND check_name = ? AND url = ? AND related = ? AND value = ?",
                key,
            )

    def ignored(self, site: str) -> list[IgnoredFinding]:
        query = """SELECT check_name, url, related, value, reason, at, who FROM ignored_finding WHERE site = ?
                   ORDER BY check_name, url, related, value"""
        with self.transaction() as connection:
            rows = connection.execute(query, (site,)).fetchall()
        return [
            IgnoredFinding(check, url, related, value, reason, datetime.fromisoformat(at), who)
            for check, url, related, value, reason, at, who in rows
        ]


_DECISION = "version, verdict, text, reason, at, who"
_Values = tuple[Verdict | None, str | None, str, str]  # verdict, text, reason, who


def _decide(
    connection: sqlite3.Connection, table: str, key: Mapping[str, object], seen: int, values: _Values
) -> Decision:
    """Write a decision if nobody has written one since `seen`."""
    where = " AND ".join(f"{column} = ?" for column in key)
    row = connection.execute(f"SELECT {_DECISION} FROM {table} WHERE {where}", tuple(key.values())).fetchone()
    standing = _decision(row) if row else OPEN
    if standing.version != seen:
        raise AlreadyDecided("decision-already", verdict=standing.verdict or "open", who=standing.who or "-")
    verdict, text, reason, who = values
    decided = (seen + 1, verdict, text, reason, now(), who)
    columns = f"{', '.join(key)}, {_DECISION}"
    places = ", ".join("?" * (len(key) + len(decided)))
    connection.execute(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})", (*key.values(), *decided))
    return _decision(decided)


def _check_version(connection: sqlite3.Connection, brief: str, digest: str) -> None:
    current = connection.execute("SELECT digest FROM brief_version WHERE brief = ?", (brief,)).fetchone()
    if current and current[0] != digest:
        raise OutdatedDecision("brief-changed", brief=brief)


def _check_not_approved(connection: sqlite3.Connection, brief: str, digest: str) -> None:
    if _approved_at(connection, brief, digest):
        raise AlreadyDecided("brief-already-approved", brief=brief)


def _approved_at(connection: sqlite3.Connection, brief: str, digest: str) -> datetime | None:
    row = connection.execute("SELECT at FROM approval WHERE brief = ? AND digest = ?", (brief, digest)).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def _decision(row: tuple[Any, ...]) -> Decision:
    version, verdict, text, reason, at, who = row
    return Decision(version, verdict, text, reason, datetime.fromisoformat(at), who)
