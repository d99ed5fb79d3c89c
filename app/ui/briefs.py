"""What Briefs says: which briefs could be written, and the review of one, every line beside the evidence for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import marimo as mo
import polars as pl
from markupsafe import Markup

from analysis.base import count
from app import safe
from app.brief_export import EXPORTS, file_name, said
from app.briefs import Brief, BriefLine, Evidence, Proposal, list_briefs, read_brief
from app.decisions import Decision
from app.texts import Texts
from app.ui import decided, places
from app.ui.actions import action
from app.ui.context import View, say_of
from app.ui.evidence import Evidence as Quoted
from app.ui.evidence import evidence_panel
from app.ui.headline import figure, headline, panel
from app.ui.links import address, link, outside, short_url, shorten
from app.ui.parts import Content, inline, markup_of, row
from app.ui.provenance import provenance
from app.ui.states import clean, not_measured
from app.ui.tables import Column, Page, chosen_row, show_table, table_panel
from app.ui.widgets import QueueEvent, QueueItem, queue

FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "html": "text/html",
}
_TITLE = 64  # characters of a title in a headline, which is to stay on one line
Opened = View | mo.Html  # a view, or the panel that says why it could not be opened


# what there is to review


@dataclass(frozen=True)
class Progress:
    """How far the review of a brief has come. Lines that are not measured wait for data, not for an editor."""

    numbers: dict[str, int]
    not_measured: int
    approved: bool

    @property
    def to_decide(self) -> int:
        return sum(self.numbers.values())

    @property
    def decided(self) -> int:
        return self.to_decide - self.numbers["open"]

    @property
    def state(self) -> str:
        if self.approved:
            return "approved"
        if not self.numbers["open"]:
            return "decided"
        return "review" if self.decided else "open"


def progress_of(brief: Brief) -> Progress:
    lines = measured(brief.lines)
    numbers = decided.tally(line.decision for line in lines)
    return Progress(numbers, len(brief.lines) - len(lines), brief.approved_at is not None)


def measured(lines: Sequence[BriefLine]) -> list[BriefLine]:
    """Return the lines that can be decided on."""
    return [line for line in lines if line.certainty != "not_measured"]


def proposals_of(view: Opened) -> list[Proposal]:
    """Return the briefs of the selection, the most beneficial first."""
    if not isinstance(view, View) or view.site is None or "brief_proposals" not in view.tables:
        return []
    selected = set(view.tables["brief_proposals"].brief.to_pyarrow().to_pylist())
    return [p for p in list_briefs(view.workspace, view.site, view.ctx.get("snapshot")) if p.id in selected]


def chosen_brief(view: Opened, proposals: Sequence[Proposal]) -> str:
    """Return the id of the brief the address names, by id or URL; empty where it names none that is there."""
    focus = view.focus if isinstance(view, View) else ""
    return next((p.id for p in proposals if focus and focus in (p.id, p.url)), "")


def brief_of(view: View, brief: str) -> Brief:
    """Read a brief with the decisions as they stand now."""
    return read_brief(view.workspace, view.site or "", brief, view.ctx.get("snapshot"))


# the queue of briefs


def proposal_page(view: Opened, proposals: Sequence[Proposal]) -> Page:
    if not isinstance(view, View) or not proposals:
        return Page(pl.DataFrame(), 0, 0)
    rows = [_proposal_row(view, proposal) for proposal in proposals]
    return Page(pl.DataFrame(rows), len(rows), len(rows))


def _proposal_row(view: View, proposal: Proposal) -> dict[str, Any]:
    progress = progress_of(brief_of(view, proposal.id))
    so_far = view.say("briefs-x-of-y", decided=progress.decided, lines=progress.to_decide)
    return {
        "title": proposal.title, "url": proposal.url, "language": proposal.language, "decided": so_far,
        "state": progress.state, "benefit": proposal.benefit, "brief": proposal.id,
    }  # fmt: skip


def proposal_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    states = {name: say(f"briefs-state-{name}") for name in ("open", "review", "decided", "approved")}
    columns = [
        Column("title", say("briefs-title")), Column("language", say("briefs-language"), width=80),
        Column("decided", say("briefs-decided"), width=110),
        Column("state", say("briefs-state"), width=130, words=states),
        Column("benefit", say("briefs-benefit"), "number", 90, bar="useful"),
    ]  # fmt: skip
    return show_table(say, shown.rows, columns, selected=0 if shown.total else None)


def list_of(view: View, proposals: Sequence[Proposal], shown: Page, table: mo.ui.table) -> list[Content]:
    """Return the queue of briefs, and beside it the one that is chosen."""
    say = view.say
    if "brief_proposals" not in view.tables:
        sentence = say("state-table-missing", table=say("table-brief_proposals"))
        return [not_measured(say, say("briefs-question"), sentence, [link(view.ctx, "runs", say("briefs-analyse"))])]
    if not proposals:
        return [clean(say, say("briefs-none"), say("briefs-none-hint"), [(say("briefs-read"), _pages_read(view))])]
    picked = chosen_row(table, shown.rows, otherwise=0) or {}
    frame = table_panel(say, say("briefs-list"), shown, table, noun=say("briefs-noun"), note=say("briefs-order"))
    beside = preview(view, brief_of(view, picked["brief"]))
    return [_list_finding(say, shown, proposals[0]), row(frame, beside, widths="cards"), provenance(view)]


def _pages_read(view: View) -> str:
    return (
        view.say.number(count(view.tables["page_texts"]))
        if "page_texts" in view.tables
        else view.say("state-missing-value")
    )


def _list_finding(say: Texts, shown: Page, best: Proposal) -> mo.Html:
    states = shown.rows["state"].to_list()
    waiting = sum(state != "approved" for state in states)
    if not waiting:
        return headline(say("briefs-all-approved", briefs=len(states)), say("briefs-all-approved-hint"))
    numbers = {name: states.count(name) for name in ("open", "review", "decided", "approved")}
    text = say("briefs-waiting", number=figure(say.number(waiting)), briefs=waiting, best=shorten(best.title, _TITLE))
    return headline(text, say("briefs-waiting-hint", **numbers))


def preview(view: View, brief: Brief) -> mo.Html:
    """Show a brief's sections with their progress, and the way to its review."""
    say = view.say
    form = '<a class="sl-btn sl-pri" style="text-decoration:none" href="{href}" data-testid="review">{label}</a>'
    label = say("briefs-show" if brief.approved_at else "briefs-review")
    way = safe.fill(form, href=address(view.ctx, "briefs", focus=brief.proposal.id), label=label)
    second = outside(brief.proposal.url, short_url(brief.proposal.url))
    return panel(brief.proposal.title, second, sections(say, brief), way, flush=True, name="sl-preview")


# the review of one brief


def line_queue(view: Opened, brief: str) -> mo.ui.anywidget:
    """Return the lines of a brief in their order. Decisions are written at once; nothing advances by itself."""
    say = say_of(view)
    if not isinstance(view, View) or not brief:
        return queue(say, [], label=say("briefs-lines"), on_action=lambda event: None)
    first = brief_of(view, brief)

    def on_action(event: QueueEvent) -> list[QueueItem] | None:
        if event.action == "open":
            return None
        decided.attempt(say, lambda: write(view, first.proposal, event))
        return items_of(say, brief_of(view, brief))

    start = next((line.line_no for line in measured(first.lines) if line.decision.open), 1)
    return queue(say, items_of(say, first), label=say("briefs-lines"), on_action=on_action, selected=str(start))


def items_of(say: Texts, brief: Brief) -> list[QueueItem]:
    numbers = brief.evidence
    notes = {section: _section_note(say, lines) for section, lines in by_section(brief)}
    return [_item(say, brief, line, numbers, notes) for line in brief.lines]


def _item(
    say: Texts, brief: Brief, line: BriefLine, numbers: Mapping[Evidence, int], notes: Mapping[str, str]
) -> QueueItem:
    waits = line.certainty == "not_measured"
    proposed = _proposed(say, line)
    certainty = "" if line.certainty in ("certain", "not_measured") else say(f"certainty-{line.certainty}")
    return QueueItem(
        str(line.line_no), said(line, say), "not_measured" if waits else decided.mark_of(line.decision),
        line.decision.version, note=decided.note_of(say, line.decision, proposed) or certainty,
        number=say.number(line.line_no), group=say(f"brief-section-{line.section}"), group_note=notes[line.section],
        evidence=tuple(_names(say, line, numbers)), text=proposed,
        language="" if line.message else brief.proposal.language,
    )  # fmt: skip


def _proposed(say: Texts, line: BriefLine) -> str:
    """Return a line's words before any editor changed them."""
    return said(BriefLine(line.line_no, line.section, line.text, line.message, line.certainty, (), _UNDECIDED), say)


_UNDECIDED = Decision(0, None, None, "", None, "")


def _names(say: Texts, line: BriefLine, numbers: Mapping[Evidence, int]) -> list[str]:
    return [say("briefs-evidence-name", number=numbers[one]) for one in dict.fromkeys(line.evidence)]


def by_section(brief: Brief) -> list[tuple[str, list[BriefLine]]]:
    return [(section, list(lines)) for section, lines in groupby(brief.lines, key=lambda line: line.section)]


def _section_note(say: Texts, lines: Sequence[BriefLine]) -> str:
    waits = len(lines) - len(measured(lines))
    numbers = decided.tally(line.decision for line in measured(lines))
    return say("briefs-section-note", lines=len(lines), open=numbers["open"], waits=waits)


def write(view: View, proposal: Proposal, event: QueueEvent) -> Decision:
    """Write what was decided on a line as it was shown: in the brief's version and the decision's."""
    brief, digest, line, decisions = proposal.id, proposal.digest, int(event.id), view.decisions
    if event.action == "take_back":
        return decisions.take_back_line(brief, digest, line, seen=event.version)
    verdict = {"accept": "accepted", "change": "changed", "reject": "rejected"}[event.action]
    return decisions.decide_line(
        brief, digest, line, verdict, seen=event.version, text=event.text or None, reason=event.reason  # type: ignore[arg-type]
    )  # fmt: skip


def review(
    view: View, brief: Brief, queue: mo.ui.anywidget, buttons: Sequence[Content], downloads: Sequence[Content]
) -> list[Content]:
    """Return the review of a brief: how far it is, its sections, its lines, and the evidence of the chosen one."""
    progress = progress_of(brief)
    return [
        _finding(view, brief, progress),
        _strip(view, brief, progress, buttons, downloads),
        row(
            panel(view.say("briefs-sections"), body=sections(view.say, brief), flush=True, name="sl-sections"),
            panel(body=queue, flush=True, name="sl-lines"),
            evidence_of(view, brief, queue.value),
            widths="brief",
        ),
        provenance(view),
    ]


def _finding(view: View, brief: Brief, progress: Progress) -> mo.Html:
    say, title = view.say, shorten(brief.proposal.title, _TITLE)
    details = {"title": title, "decided": progress.decided, "lines": progress.to_decide}
    where = say(
        "briefs-sentence", url=short_url(brief.proposal.url), waits=progress.not_measured, lines=len(brief.lines)
    )
    if brief.approved_at:
        return headline(say("briefs-approved", title=title, at=say.moment(brief.approved_at)), where)
    if not progress.numbers["open"]:
        return headline(say("briefs-ready", **details), where)
    number = figure(say.number(progress.numbers["open"]))
    return headline(say("briefs-progress", number=number, open=progress.numbers["open"], **details), where)


def _strip(
    view: View, brief: Brief, progress: Progress, buttons: Sequence[Content], downloads: Sequence[Content]
) -> mo.Html:
    """Show the decisions as one bar with its legend, and what can be done with the brief as a whole."""
    say, (approve, take_back) = view.say, buttons
    backed = sum(bool(line.evidence) for line in measured(brief.lines))
    files = [safe.fill("<span>{e}</span>", e=say("briefs-export")), *downloads]
    shown = [*files, take_back] if brief.approved_at else [approve]
    with_evidence = say("briefs-backed", backed=backed, lines=progress.to_decide)
    line = (
        '<div style="display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px 20px;margin-top:9px">'
        "{a}{b}</div>"
    )
    left = inline(decided.legend(say, progress.numbers), safe.fill('<span class="sl-t-nm">{w}</span>', w=with_evidence))
    right = inline(link(view.ctx, "briefs", say("briefs-all")), *shown)
    return panel(
        body=[decided.share_bar(progress.numbers), safe.fill(line, a=markup_of(left), b=markup_of(right))],
        name="sl-progress",
    )


def sections(say: Texts, brief: Brief) -> Markup:
    """List the sections of a brief, each with its progress as a bar and in words."""
    item = (
        '<li style="padding:9px 16px 10px;border-bottom:1px solid var(--sl-line)"><div style="display:flex;'
        'justify-content:space-between;gap:8px;margin-bottom:6px"><span>{name}</span>'
        '<span class="sl-l">{note}</span></div>{bar}</li>'
    )
    rows = [
        safe.fill(item, name=say(f"brief-section-{section}"), note=_left(say, lines), bar=_section_bar(lines))
        for section, lines in by_section(brief)
    ]
    return safe.fill("<ul>{rows}</ul>", rows=safe.join(rows))


def _section_bar(lines: Sequence[BriefLine]) -> Markup:
    numbers = decided.tally(line.decision for line in measured(lines))
    if sum(numbers.values()):
        return decided.share_bar(numbers, height=5)
    return Markup('<div style="height:5px;background:var(--sl-hatch);outline:1px solid var(--sl-nm)"></div>')


def _left(say: Texts, lines: Sequence[BriefLine]) -> str:
    left = sum(line.decision.open for line in measured(lines))
    if not measured(lines):
        return say("state-missing-value")
    return say("briefs-left", left=left) if left else say("briefs-done")


# evidence


def evidence_of(view: View, brief: Brief, chosen: Mapping[str, Any]) -> mo.Html:
    """Show where the chosen line comes from; evidence that was clicked on stands first, "open" shows whole passages."""
    say, selected = view.say, chosen["selected"]
    line = next((line for line in brief.lines if str(line.line_no) == selected), None)
    if line is None:
        return panel(say("briefs-evidence"), body=safe.fill("<p>{p}</p>", p=say("briefs-choose")))
    numbers = brief.evidence
    named = [(say("briefs-evidence-name", number=numbers[one]), one) for one in dict.fromkeys(line.evidence)]
    ordered = sorted(named, key=lambda entry: entry[0] != chosen["evidence"])
    whole = chosen["event"].get("action") == "open" and chosen["event"].get("id") == selected
    shown = [_evidence(view, name, one, whole=whole) for name, one in ordered]
    second = say("briefs-not-measured-line" if line.certainty == "not_measured" else "briefs-places", places=len(shown))
    return evidence_panel(say("briefs-evidence-of", line=line.line_no), second, shown)


def _evidence(view: View, name: str, one: Evidence, *, whole: bool) -> Quoted:
    say, page, text = view.say, _page(view, one.url), one.table in ("passages", "page_passages")
    place, path = _place(view, one)
    shown = place if whole else places.clipped(place)
    address = places.address_of_place(one.url, one.quote) if text else one.url
    return Quoted(
        name, page["title"] or short_url(one.url), _source(view, one), path or short_url(one.url),
        shown.before, shown.sentence, shown.after,
        outside(address, say("briefs-show-place" if text else "briefs-show-page")),
        page["lang"] or "", () if one.quote else ((say("briefs-seen"), say("briefs-missing")),),
    )  # fmt: skip


def _place(view: View, one: Evidence) -> tuple[places.Place, str]:
    """Return the quoted words in their passage, and the headings above it."""
    if one.table == "passages":
        text = places.passage_text(view, one.key)
        return places.place_in(text, one.quote), places.headings_above(view, one.url, one.key)
    url, _, ordinal = one.key.partition("\t")
    if one.table != "page_passages" or not ordinal.isdigit():
        return places.Place("", one.quote, ""), ""
    found = places.passage_row(view, url, int(ordinal))
    text = places.passage_text(view, found["passage_hash"]) if found else ""
    return places.place_in(text, one.quote), found["heading_path"] if found else ""


def _page(view: View, url: str) -> Mapping[str, str | None]:
    """Return title and language of a page, of nothing where the crawl did not meet it."""
    pages = view.tables.get("pages")
    rows = pages.filter(pages.url == url).select("title", "lang").to_pyarrow().to_pylist() if pages is not None else []
    return rows[0] if rows else {"title": None, "lang": None}


def _source(view: View, one: Evidence) -> str:
    """Say which table of which crawl the evidence stands in."""
    crawl = view.reading.crawl if view.reading else None
    moment = view.say.day(crawl.created_at) if crawl and crawl.id == one.snapshot else one.snapshot
    return view.say("briefs-source", table=view.say(f"table-{one.table}"), moment=moment)


# approval and export


def approval_buttons(view: Opened, brief: str, changed: Callable[[], None]) -> tuple[mo.ui.button, mo.ui.button]:
    """Return Approve, which waits for the last open line, and what takes the approval back."""
    say = say_of(view)
    standing = brief_of(view, brief) if isinstance(view, View) and brief else None
    left = progress_of(standing).numbers["open"] if standing else 0

    def approve(_value: object) -> None:
        if isinstance(view, View) and standing and not view.decisions.approved(brief, standing.proposal.digest):
            numbers = [line.line_no for line in measured(standing.lines)]
            view.decisions.approve(brief, standing.proposal.digest, numbers)
        changed()

    def take_back(_value: object) -> None:
        if isinstance(view, View) and standing:
            view.decisions.take_back_approval(brief, standing.proposal.digest)
        changed()

    label = say("briefs-approve-waits", open=left) if left else say("briefs-approve")
    return (
        mo.ui.button(label=label, kind="success", disabled=bool(left), on_click=action(say, approve)),
        mo.ui.button(label=say("briefs-take-back"), kind="neutral", on_click=action(say, take_back)),
    )


def downloads(view: Opened, brief: str) -> list[mo.Html]:
    """Return a button for each format an approved brief goes out in; none before its approval."""
    if not isinstance(view, View) or not brief:
        return []
    chosen = brief_of(view, brief)
    return [_download(view, chosen, form) for form in FORMS] if chosen.approved_at else []


def _download(view: View, brief: Brief, form: str) -> mo.Html:
    def written() -> bytes:
        return EXPORTS[form](brief_of(view, brief.proposal.id), view.say)

    label = view.say(f"briefs-export-{form}")
    return mo.download(written, filename=file_name(brief, form), mimetype=FORMS[form], label=label)


def content_of(
    view: View, brief: str, proposals: Sequence[Proposal], shown: Page, table: mo.ui.table, queue: mo.ui.anywidget,
    buttons: Sequence[Content], downloads: Sequence[Content],
) -> list[Content]:  # fmt: skip
    """Return the review of the brief the address names, or the queue of all."""
    if brief:
        return review(view, brief_of(view, brief), queue, buttons, downloads)
    return list_of(view, proposals, shown, table)
