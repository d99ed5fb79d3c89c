"""A brief as Markdown, one self-contained HTML page or a Word file, each line with the numbers of its evidence.

Only approved briefs go out, unless a draft is asked for: rejected lines stay out, changed ones in the editor's words.
"""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from jinja2 import Environment, StrictUndefined

from analysis.errors import InputError
from app.briefs import Brief, BriefLine, Evidence
from app.export import printable
from app.texts import Texts

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold: equal briefs make equal files
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&])")


@dataclass(frozen=True)
class Line:
    """A line as it goes out."""

    text: str
    certainty: str
    decision: str  # empty in an approved brief
    reason: str
    evidence: tuple[int, ...]


@dataclass(frozen=True)
class Document:
    """A brief ready to be written in any format: texts said, evidence numbered."""

    title: str
    facts: tuple[tuple[str, str], ...]  # label and value, under the title
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    evidence: tuple[tuple[int, Evidence], ...]
    language: str
    labels: Mapping[str, str]
    at: datetime | None


def document_of(brief: Brief, texts: Texts, *, draft: bool) -> Document:
    """Return what of a brief goes out. One that is not approved raises an InputError, unless a draft is asked for."""
    if not draft and brief.approved_at is None:
        raise InputError("brief-not-approved", title=brief.proposal.title)
    kept = [line for line in brief.lines if draft or line.decision.verdict in ("accepted", "changed")]
    numbers = brief.evidence
    sections = tuple(
        (texts(f"brief-section-{section}"), tuple(_line(line, numbers, texts, draft=draft) for line in lines))
        for section, lines in groupby(kept, key=lambda line: line.section)
    )
    used = {number for _, lines in sections for line in lines for number in line.evidence}
    evidence = tuple((number, one) for one, number in numbers.items() if number in used)
    labels = {
        name: texts(f"export-brief-{name}") for name in ("evidence", "snapshot", "table", "key", "draft", "state")
    }
    return Document(
        _clean(brief.proposal.title),
        _facts(brief, texts),
        sections,
        evidence,
        texts.language,
        labels,
        brief.approved_at,
    )


def _facts(brief: Brief, texts: Texts) -> tuple[tuple[str, str], ...]:
    state = texts("export-brief-approved", at=texts.moment(brief.approved_at)) if brief.approved_at else None
    return (
        (texts("export-brief-url"), _clean(brief.proposal.url)),
        (texts("export-brief-language"), brief.proposal.language),
        (texts("export-brief-state"), state or texts("export-brief-draft")),
    )


def said(line: BriefLine, texts: Texts) -> str:
    """Return a line's words: the editor's, else ours from the catalogue around what was crawled, else that alone."""
    if line.decision.verdict == "changed" and line.decision.text is not None:
        return line.decision.text
    return texts(line.message, text=line.text) if line.message and texts.has(line.message) else line.text


def _line(line: BriefLine, numbers: Mapping[Evidence, int], texts: Texts, *, draft: bool) -> Line:
    decision = texts(f"brief-verdict-{line.decision.verdict or 'open'}") if draft else ""
    return Line(
        _clean(said(line, texts)),
        texts(f"certainty-{line.certainty}"),
        decision,
        _clean(line.decision.reason) if draft else "",
        tuple(dict.fromkeys(numbers[one] for one in line.evidence)),
    )


def _clean(text: str) -> str:
    """Return text on one line without control characters, which Word files cannot hold."""
    return printable(" ".join(text.split()))


def as_data(brief: Brief, texts: Texts) -> dict[str, Any]:
    """Return a brief for programs: proposal, lines with their decisions, evidence."""
    lines = [
        {
            "line_no": line.line_no, "section": line.section, "text": said(line, texts), "certainty": line.certainty,
            "verdict": line.decision.verdict, "reason": line.decision.reason,
            "evidence": [vars(one) for one in line.evidence],
        }
        for line in brief.lines
    ]  # fmt: skip
    approved = brief.approved_at.isoformat() if brief.approved_at else None
    return {**vars(brief.proposal), "approved_at": approved, "lines": lines}


def to_markdown(brief: Brief, texts: Texts, *, draft: bool = False) -> bytes:
    document = document_of(brief, texts, draft=draft)
    parts = [f"# {_escaped(document.title)}", "\n".join(f"- {_escaped(n)}: {_linked(v)}" for n, v in document.facts)]
    for section, lines in document.sections:
        parts += [f"## {_escaped(section)}", "\n".join(_markdown_line(line) for line in lines)]
    if document.evidence:
        parts += [f"## {_escaped(document.labels['evidence'])}"]
        parts += ["\n".join(_markdown_evidence(number, one) for number, one in document.evidence)]
    return ("\n\n".join(parts) + "\n").encode()


def _markdown_line(line: Line) -> str:
    marks = "".join(f" \\[{number}\\]" for number in line.evidence)
    notes = " · ".join(_escaped(note) for note in (line.certainty, line.decision, line.reason) if note)
    return f"- {_escaped(line.text)}{marks} ({notes})"


def _markdown_evidence(number: int, evidence: Evidence) -> str:
    quote = f" „{_escaped(_clean(evidence.quote))}“" if evidence.quote else ""
    place = _escaped(f"{evidence.snapshot} · {evidence.table} · {_clean(evidence.key)}")
    return f"{number}. {_linked(_clean(evidence.url))}{quote} — {place}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _linked(text: str) -> str:
    """Return a web address as a link, anything else as text: no other scheme may be clicked."""
    web = text.startswith(("http://", "https://")) and not re.search(r"[\s<>]", text)
    return f"<{text}>" if web else _escaped(text)


_PAGE = """<!doctype html>
<html lang="{{ d.language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{{ d.title }}</title>
<style>
body { font: 16px/26px "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; color: #17212B; max-width: 46rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 23px; line-height: 30px; } h2 { font-size: 15px; margin: 2rem 0 .5rem; border-bottom: 1px solid #DEDBD1; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; } dt, small { color: #5C646B; } dd { margin: 0; overflow-wrap: anywhere; }
a { color: inherit; } q { color: #434C55; } li { overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>{{ d.title }}</h1>
<dl>{% for label, value in d.facts %}<dt>{{ label }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>
{% for section, lines in d.sections %}<h2>{{ section }}</h2>
<ul>
{% for line in lines %}<li>{{ line.text }}{% for n in line.evidence %} <a href="#e{{ n }}">[{{ n }}]</a>{% endfor %} <small>{{ [line.certainty, line.decision, line.reason] | select | join(" · ") }}</small></li>
{% endfor %}</ul>
{% endfor %}{% if d.evidence %}<h2>{{ d.labels.evidence }}</h2>
<ol>
{% for n, one in d.evidence %}<li id="e{{ n }}" value="{{ n }}">{{ one.url }}{% if one.quote %} <q>{{ one.quote }}</q>{% endif %} <small>{{ one.snapshot }} · {{ one.table }} · {{ one.key }}</small></li>
{% endfor %}</ol>
{% endif %}</body>
</html>
"""  # noqa: E501 - HTML


def to_html(brief: Brief, texts: Texts, *, draft: bool = False) -> bytes:
    """Return one page that loads nothing and runs nothing."""
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(_PAGE).render(d=document_of(brief, texts, draft=draft)).encode()


def to_docx(brief: Brief, texts: Texts, *, draft: bool = False) -> bytes:
    from docx import Document as WordFile

    document = document_of(brief, texts, draft=draft)
    word = WordFile()
    word.core_properties.title, word.core_properties.author = document.title, "Sitelore"
    word.core_properties.created = word.core_properties.modified = document.at or datetime(1980, 1, 1)
    word.add_heading(document.title, level=0)
    for label, value in document.facts:
        word.add_paragraph(f"{label}: {value}")
    for section, lines in document.sections:
        word.add_heading(section, level=1)
        for line in lines:
            _word_line(word.add_paragraph(style="List Bullet"), line)
    if document.evidence:
        word.add_heading(document.labels["evidence"], level=1)
    for number, one in document.evidence:
        quote = f" „{_clean(one.quote)}“" if one.quote else ""
        word.add_paragraph(f"[{number}] {_clean(one.url)}{quote}")
        word.add_paragraph(f"{one.snapshot} · {one.table} · {_clean(one.key)}")
    content = BytesIO()
    word.save(content)
    return _pinned(content.getvalue())


def _word_line(paragraph: Any, line: Line) -> None:
    paragraph.add_run(line.text)
    paragraph.add_run("".join(f" [{number}]" for number in line.evidence))
    notes = " · ".join(note for note in (line.certainty, line.decision, line.reason) if note)
    paragraph.add_run(f" ({notes})").italic = True


def _pinned(content: bytes) -> bytes:
    """Return the zip without the time it was made at."""
    pinned = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(pinned, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return pinned.getvalue()


_Exporter = Callable[..., bytes]
EXPORTS: dict[str, _Exporter] = {"docx": to_docx, "md": to_markdown, "html": to_html}


def file_name(brief: Brief, form: str) -> str:
    """Return a file name that is never a path: letters and digits of the title, and the start of the digest."""
    words = re.sub(r"[^\w]+", "-", brief.proposal.title.lower()).strip("-")[:60] or "brief"
    return f"{words}-{brief.proposal.digest[:8]}.{form}"
