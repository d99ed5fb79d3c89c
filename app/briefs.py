"""Briefs as editors work with them: what the analysis proposes, joined with what was decided on each line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

import pyarrow.parquet as pq

from analysis.errors import InputError
from app.decisions import OPEN, Decision, Decisions
from app.reading import Selection, chosen_crawl
from app.workspace import Workspace


@dataclass(frozen=True)
class Proposal:
    """A brief that could be written: a row of `brief_proposals`."""

    id: str
    url: str
    topic: str | None
    title: str
    language: str
    benefit: float
    lines: int
    digest: str


@dataclass(frozen=True)
class Evidence:
    """Where a line of a brief comes from: snapshot, table and key, and the words seen there."""

    snapshot: str
    table: str
    key: str
    url: str
    quote: str


@dataclass(frozen=True)
class BriefLine:
    line_no: int
    section: str
    text: str  # as proposed
    message: str | None  # message key where the words are ours
    certainty: str
    evidence: tuple[Evidence, ...]
    decision: Decision


@dataclass(frozen=True)
class Brief:
    proposal: Proposal
    lines: tuple[BriefLine, ...]
    approved_at: datetime | None

    @property
    def evidence(self) -> dict[Evidence, int]:
        """Return all evidence of the brief, each with its number, in order of first use."""
        every = [evidence for line in self.lines for evidence in line.evidence]
        return {evidence: number for number, evidence in enumerate(dict.fromkeys(every), start=1)}


def list_briefs(workspace: Workspace, site: str, snapshot: str | None = None) -> list[Proposal]:
    """Return the proposals of a crawl, the most beneficial first; none before its analysis."""
    rows = _rows(workspace, site, snapshot, "brief_proposals")
    proposals = [
        Proposal(**{("id" if name == "brief" else name): value for name, value in row.items()}) for row in rows
    ]
    return sorted(proposals, key=lambda brief: (-brief.benefit, brief.id))


def read_brief(workspace: Workspace, site: str, wanted: str | None = None, snapshot: str | None = None) -> Brief:
    """Return the brief with this id or for this URL, or the most beneficial one, with its decisions."""
    proposal = _chosen(list_briefs(workspace, site, snapshot), wanted)
    decisions = Decisions(workspace.decisions_path)
    decided = decisions.lines(proposal.id, proposal.digest)
    rows = [row for row in _rows(workspace, site, snapshot, "brief_lines") if row["brief"] == proposal.id]
    lines = tuple(_line(row, decided.get(row["line_no"], OPEN)) for row in sorted(rows, key=lambda row: row["line_no"]))
    return Brief(proposal, lines, decisions.approved(proposal.id, proposal.digest))


def _chosen(proposals: list[Proposal], wanted: str | None) -> Proposal:
    from analysis.urls import url_key

    if not proposals:
        raise InputError("brief-none")
    if wanted is None:
        return proposals[0]
    matching = [p for p in proposals if p.id == wanted] or [
        p for p in proposals if p.url == (url_key(wanted) or wanted)
    ]
    if not matching:
        near = get_close_matches(wanted, [*(p.id for p in proposals), *(p.url for p in proposals)], n=1)
        raise InputError("brief-unknown", name=wanted, nearest=near[0] if near else proposals[0].url)
    return matching[0]


def _rows(workspace: Workspace, site: str, snapshot: str | None, table: str) -> list[dict[str, Any]]:
    crawl = chosen_crawl(workspace, Selection(site, snapshot))
    derived = workspace.derived(site)
    for result in derived.current(crawl.id).values() if crawl else ():
        if table in result.tables:
            rows: list[dict[str, Any]] = pq.read_table(derived.part(result, table)).to_pylist()
            return rows
    return []


def _line(row: Mapping[str, Any], decision: Decision) -> BriefLine:
    evidence = tuple(Evidence(**part) for part in row["evidence"])
    kept = {name: row[name] for name in ("line_no", "section", "text", "message", "certainty")}
    return BriefLine(**kept, evidence=evidence, decision=decision)
