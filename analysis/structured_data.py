"""Structured data against the vocabulary: what is unknown, misplaced, outdated or of the wrong kind of value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from analysis.rich_results import Feature, Result, judge_features
from analysis.schema_org import PLAIN, Vocabulary, short_name, vocabulary
from analysis.structured_items import Item, numbered, read_json_ld, resolve
from analysis.tables import arrow_schema_of

MAX_PROBLEMS = 50  # told of an item; a page that makes more says nothing new

_TIMES = frozenset({"Date", "DateTime", "Time"})
_NUMBERS = frozenset({"Number", "Integer", "Float"})
# ISO 8601 as Schema.org asks for: a day (or a part of one), with a time and its zone where wanted.
_TIME = re.compile(
    r"-?\d{4}(?:-\d\d(?:-\d\d)?)?(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|T?\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?"
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+|[/#?.]\S*|[^\s.]\S*[./]\S+")  # absolute, or relative to the page
_BOOLEAN = frozenset({"true", "false", "True", "False"})


class Problem(NamedTuple):
    level: str  # error or warning
    code: str
    subject: str  # the type or property, and the value where that is wrong


def problems_of(item: Item, words: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with an item.

    Errors: `unknown_type`, `unknown_property`, `no_type` it says things but not what it is, `no_context` nothing says
    that its words are Schema.org's. Warnings: `property_not_of_type`, `superseded` by another term, `wrong_value` a
    date, address, number, truth value or member of an enumeration that cannot be read as one, `empty` a value without
    content. Terms with a prefix of another vocabulary are not judged.
    """
    yield from (Problem("error", problem, "") for problem in item.problems)
    known = [name for name in item.types if name in words.types]
    for name in item.types:
        if name not in words.types and ":" not in name:
            yield Problem("error", "unknown_type", name)
        if name in words.superseded:
            yield Problem("warning", "superseded", f"{name} → {words.superseded[name]}")
    if not item.types and item.properties:
        yield Problem("error", "no_type", item.path)
    for name, values in item.properties.items():
        yield from _property_problems(name, values, item.types, known, words)


def _property_problems(
    name: str, values: tuple[Any, ...], types: Sequence[str], known: Sequence[str], words: Vocabulary
) -> Iterator[Problem]:
    plain = name.removesuffix("-input").removesuffix("-output")  # how an action names what it asks for
    if ":" in name:
        return
    if plain not in words.properties:
        yield Problem("error", "unknown_property", name)
        return
    if known and not words.belongs(plain, known) and len(known) == len(types):
        yield Problem("warning", "property_not_of_type", f"{name} ({', '.join(types)})")
    if plain in words.superseded:
        yield Problem("warning", "superseded", f"{name} → {words.superseded[plain]}")
    for value in values if plain == name else ():
        yield from _value_problems(name, value, words)


def _value_problems(name: str, value: Any, words: Vocabulary) -> Iterator[Problem]:
    if isinstance(value, Item):
        return
    if isinstance(value, str) and not value.strip():
        yield Problem("warning", "empty", name)
    elif not _fits(value, words.values(name), words):
        yield Problem("warning", "wrong_value", f"{name}: {str(value)[:80]}")


def _fits(value: Any, kinds: Sequence[str], words: Vocabulary) -> bool:
    """Whether a plain value can be one of a property's kinds. Text may always stand for a thing."""
    plain = PLAIN.intersection(kinds)
    things = [kind for kind in kinds if kind not in PLAIN]
    enumerations = [kind for kind in things if words.is_enumeration(kind)]
    if "Text" in plain or (len(enumerations) < len(things) and not plain):
        return True
    text = str(value).strip()
    return (
        bool(plain & _TIMES and _TIME.fullmatch(text))
        or bool("URL" in plain and _ADDRESS.fullmatch(text))
        or bool(plain & _NUMBERS and not isinstance(value, bool) and _NUMBER.fullmatch(text))
        or ("Boolean" in plain and short_name(text) in _BOOLEAN)
        or any(words.members.get(short_name(text)) in _kinds(kind, words) for kind in enumerations)
        or bool(enumerations and text.startswith("http") and "schema.org" not in text)
    )


def _kinds(enumeration: str, words: Vocabulary) -> set[str]:
    return {enumeration, *(name for name in words.types if enumeration in words.ancestors(name))}


def judge_structured_data(
    pages: pa.Table, found_in_bodies: Mapping[str, Sequence[Item]], features: Sequence[Feature]
) -> dict[str, pa.Table]:
    """Return `structured_data`, `rich_results` and `structured_data_pages` of the pages that have any.

    `found_in_bodies` gives the items of microdata and RDFa by body hash; `features` are Google's rich results at the
    time of the crawl. The items of a page are judged together, because one block may describe what another refers to.
    """
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in _TABLES}
    wanted = pages.select(["url", "body_hash", "json_ld"]).sort_by("url")
    for batch in wanted.to_batches(max_chunksize=1_000):
        for page in batch.to_pylist():
            items = [*read_json_ld(page["json_ld"]), *found_in_bodies.get(page["body_hash"], ())]
            if items:
                _add(rows, page["url"], items, features)
    return {name: pa.Table.from_pylist(rows[name], schema=arrow_schema_of(name)) for name in _TABLES}


_TABLES = ("structured_data", "rich_results", "structured_data_pages")


def _add(rows: dict[str, list[dict[str, object]]], url: str, items: list[Item], features: Sequence[Feature]) -> None:
    words, described = vocabulary(), resolve(items)
    every = list(numbered(items))
    problems = [list(problems_of(item, words))[:MAX_PROBLEMS] for _, item in every]
    results = [
        (number, result)
        for number, item in every for result in judge_features(item, features, words, described)
    ]  # fmt: skip
    rows["structured_data"] += [
        _item_row(url, n, item, found) for (n, item), found in zip(every, problems, strict=True)
    ]
    rows["rich_results"] += [_result_row(url, number, result) for number, result in results]
    rows["structured_data_pages"].append(_page_row(url, [item for _, item in every], problems, [r for _, r in results]))


def _item_row(url: str, number: int, item: Item, problems: Sequence[Problem]) -> dict[str, object]:
    return {
        "url": url, "ordinal": number, "syntax": item.syntax, "block": item.block, "path": item.path,
        "types": list(item.types), "identity": item.identity or None, "properties": sorted(item.properties),
        "problems": [problem._asdict() for problem in problems],
    }  # fmt: skip


def _result_row(url: str, number: int, result: Result) -> dict[str, object]:
    return {
        "url": url, "ordinal": number, "feature": result.feature, "missing": list(result.missing),
        "recommended": list(result.recommended), "ended": result.ended,
    }  # fmt: skip


def _page_row(
    url: str, items: Sequence[Item], problems: Sequence[Sequence[Problem]], results: Sequence[Result]
) -> dict[str, object]:
    levels = [problem.level for found in problems for problem in found]
    types = [name for item in items for name in item.types]
    return {
        "url": url, "errors": levels.count("error"), "warnings": levels.count("warning"),
        "rich_result_errors": sum(len(result.missing) for result in results),
        "rich_result_warnings": sum(len(result.recommended) + (result.ended is not None) for result in results),
        "features": sorted({result.feature for result in results}),
        "total_types": len(types), "types": sorted(set(types)),
    }  # fmt: skip
