"""What a change is called: its aspect, and its value before and after, in the user's language."""

from collections.abc import Mapping
from typing import Any

from app.texts import Texts

Row = Mapping[str, Any]  # a row of `changes`
_VERDICTS = ("indexable", "reason", "url")
_LISTS = ("links", "links_in", "headings", "hreflang", "anchors")
LONGEST = 160  # characters of a value in a report's line


def aspect_of(say: Texts, row: Row) -> str:
    """Return what changed and how: "title, changed"."""
    return f"{say('aspect-' + row['aspect'])}, {say('change-' + row['change'])}"


def value_of(say: Texts, row: Row, when: str) -> str:
    """Return the value `before` or `after` as people read it; nothing where there was none."""
    value, aspect = row[when], row["aspect"]
    if value is None:
        return ""
    if aspect == "text":
        return _of_text(say, row) if when == "after" else ""
    key = f"indexability-{value}" if aspect in _VERDICTS else f"changes-{aspect}-{value}"
    if say.has(key):
        return say(key)
    if aspect in _LISTS and str(value).isdecimal():
        return say("changes-entries", number=int(value))
    return str(value)


def _of_text(say: Texts, row: Row) -> str:
    share = row.get("share")
    return say("changes-text-share", share=say.percent(share, 0)) if share is not None else say("changes-text-unknown")


def note_of(say: Texts, row: Row) -> str:
    """Return what decided, where a word is needed: the directive, or what a moved page was known by."""
    note = row.get("note")
    if not note:
        return ""
    key = f"changes-{row['aspect']}-{note}"
    return say(key) if say.has(key) else str(note)
