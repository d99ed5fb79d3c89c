"""Lists of a page compared: headings, alternates, structured data, links; which entries came and which went."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

LISTED = 20  # entries of a change that are kept: enough to see what happened, whatever the size of a page
_LONGEST = 300  # characters of an entry
_DEEPEST = 40  # levels of structured data that are read; honest markup has less than ten

Row = dict[str, Any]


def headings_of(page: Mapping[str, Any]) -> list[str]:
    """Return the headings below the main one, with their level."""
    return [f"h{heading['level']} {heading['text']}" for heading in page["headings"] or () if heading["level"] > 1]


def alternates_of(page: Mapping[str, Any]) -> list[str]:
    """Return the alternates of element and header, each once, sorted: their order means nothing."""
    named = [*(page["hreflang"] or ()), *(page.get("hreflang_header") or ())]
    return sorted({f"{alternate['lang']} {alternate['url']}" for alternate in named})


def facts_of(page: Mapping[str, Any]) -> list[str]:
    """Return the statements of a page's JSON-LD, one a line: `Product offers.price: 19.90`.

    A block that is no JSON stands as it is.
    """
    lines: list[str] = []
    for block in page["json_ld"] or ():
        lines += [block["text"]] if block["error"] else sorted(_statements(_parsed(block["text"]), "", 0))
    return lines


def types_of(page: Mapping[str, Any]) -> list[str]:
    """Return the types that a page's JSON-LD names, as often as it does."""
    return [line.removeprefix("@type: ") for line in map(_last_step, facts_of(page)) if line.startswith("@type: ")]


def _last_step(line: str) -> str:
    path, colon, value = line.partition(": ")
    return path.rpartition(".")[2] + colon + value


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _statements(value: Any, path: str, level: int) -> Iterable[str]:
    if level > _DEEPEST:
        yield f"{path}: …"
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _statements(part, f"{path}.{name}" if path else str(name), level + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _statements(part, path, level + 1)
    else:
        yield f"{path}: {value}" if path else str(value)


def difference(was: Iterable[str], now: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the entries that came and those that went, as often as they did, in reading order."""
    before, after = list(was), list(now)
    return _beyond(after, Counter(before)), _beyond(before, Counter(after))


def _beyond(entries: Sequence[str], known: Counter[str]) -> list[str]:
    left, beyond = Counter(known), []
    for entry in entries:
        if left[entry] <= 0:
            beyond.append(entry)
        left[entry] -= 1
    return beyond


def listed(entries: Sequence[str]) -> list[str]:
    """Return the first entries of a change, each cut to a length one can read."""
    return [entry if len(entry) <= _LONGEST else entry[: _LONGEST - 1] + "…" for entry in entries[:LISTED]]


def list_row(url: str, aspect: str, was: Sequence[str], now: Sequence[str], note: str | None = None) -> Row | None:
    """Return the change of a list, none where both hold the same entries in whatever order."""
    added, removed = difference(was, now)
    if not (added or removed):
        return None
    before, after = (str(len(entries)) if entries else None for entries in (was, now))
    return {
        "url": url, "aspect": aspect, "before": before, "after": after, "note": note, "share": None,
        "added": listed(added), "removed": listed(removed),
    }  # fmt: skip


def structured_row(url: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> Row | None:
    """Return the change of a page's structured data: of its types where those differ, else of its statements."""
    types = types_of(was), types_of(now)
    row = list_row(url, "structured_data", *types, "types") or list_row(
        url, "structured_data", facts_of(was), facts_of(now), "content"
    )
    if row:
        row["before"], row["after"] = (_counted(kinds) for kinds in types)
    return row


def _counted(kinds: Sequence[str]) -> str | None:
    """Return types as people write them down: BreadcrumbList, Offer × 3."""
    counted = sorted(Counter(kinds).items())
    return ", ".join(kind if number == 1 else f"{kind} × {number}" for kind, number in counted) or None


Reader = Callable[[Mapping[str, Any]], list[str]]
READERS: Mapping[str, Reader] = {"headings": headings_of, "hreflang": alternates_of}
