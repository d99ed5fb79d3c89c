"""The place on a page that a sentence was taken from: the passage around it, and a link that leads there."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import ibis.expr.types as ir

from app.ui.context import View

_WORDS_TO_FIND = 6  # of a sentence in a link to its place: enough to be found once, few enough to survive a small edit


@dataclass(frozen=True)
class Place:
    """A sentence in its passage. Where the passage is not kept any more, nothing stands around the sentence."""

    before: str
    sentence: str
    after: str


def passage_text(view: View, passage_hash: str) -> str:
    """Return a passage's text; empty where the meaning store does not hold it."""
    found = view.workspace.meaning().read("passages", [passage_hash])
    return str(found["text"][0]) if found.num_rows else ""


def place_in(text: str, sentence: str) -> Place:
    """Find a sentence in its passage; white space is folded, as quotes have it."""
    whole, wanted = " ".join(text.split()), " ".join(sentence.split())
    before, found, after = whole.partition(wanted) if wanted else ("", "", "")
    return Place(before, wanted, after) if found else Place("", wanted, "")


def clipped(place: Place, around: int = 160) -> Place:
    """Return at most so many characters on each side of the sentence, cut between words."""
    before, after = place.before, place.after
    if len(before) > around:
        before = "…" + before[-around:].partition(" ")[2]
    if len(after) > around:
        after = after[:around].rpartition(" ")[0] + "…"
    return Place(before, place.sentence, after)


def passage_row(view: View, url: str, ordinal: int) -> Mapping[str, str] | None:
    """Return hash and headings of a page's passage, or none where the page has no such passage."""
    table = view.tables.get("page_passages")
    return None if table is None else _first(table.filter(table.url == url, table.ordinal == ordinal))


def headings_above(view: View, url: str, passage_hash: str) -> str:
    """Return the headings above a page's passage, or nothing where the page does not have it any more."""
    table = view.tables.get("page_passages")
    found = None if table is None else _first(table.filter(table.url == url, table.passage_hash == passage_hash))
    return found["heading_path"] if found else ""


def _first(rows: ir.Table) -> Mapping[str, str] | None:
    ordered = rows.order_by("url", "ordinal").select("passage_hash", "heading_path")
    return next(iter(ordered.limit(1).to_pyarrow().to_pylist()), None)


def address_of_place(url: str, sentence: str) -> str:
    """Return the page's address with a text fragment (WICG), so that a browser scrolls to the sentence."""
    words = " ".join(sentence.split()[:_WORDS_TO_FIND])
    return f"{url}#:~:text={quote(words, safe='')}" if words else url
