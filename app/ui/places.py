"""The place on a page that a sentence was taken from: the passage around it, and a link that leads there."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

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
    before, found, after = text.partition(sentence) if sentence else ("", "", "")
    return Place(before, sentence, after) if found else Place("", sentence, "")


def passage_row(view: View, url: str, ordinal: int) -> Mapping[str, str] | None:
    """Return hash and headings of a page's passage, or none where the page has no such passage."""
    table = view.tables.get("page_passages")
    if table is None:
        return None
    rows = table.filter(table.url == url, table.ordinal == ordinal).select("passage_hash", "heading_path")
    return next(iter(rows.limit(1).to_pyarrow().to_pylist()), None)


def address_of_place(url: str, sentence: str) -> str:
    """Return the page's address with a text fragment (WICG), so that a browser scrolls to the sentence."""
    words = " ".join(sentence.split()[:_WORDS_TO_FIND])
    return f"{url}#:~:text={quote(words, safe='')}" if words else url
