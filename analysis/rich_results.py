"""Google's rich results: which features a page's items are meant for, and what they lack for them.

The requirements ship in `data/rich_results.json`, restated from Google's documentation, with the day they were read,
the days a feature was introduced or ended, and how certain each is.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from analysis.schema_org import Vocabulary
from analysis.structured_items import Item, followed


@dataclass(frozen=True)
class Feature:
    """A way a result may be shown. Requirements are paths (offers.price); `|` parts such that do as well."""

    feature: str
    types: Sequence[str]
    required: Sequence[str]
    recommended: Sequence[str]
    when: Sequence[str]  # an item without these is not meant for the feature
    nested: Mapping[str, Mapping[str, Sequence[str]]]  # what an item must have that is the value of a property
    valid_from: str | None
    valid_to: str | None  # the day Google ended it
    certainty: str  # documented, likely or possible
    source: str
    note: str


@dataclass(frozen=True)
class Result:
    """What an item lacks for a feature."""

    feature: str
    missing: tuple[str, ...] = field(default=())
    recommended: tuple[str, ...] = field(default=())
    ended: str | None = None  # the day since when Google does not show it


@cache
def all_features() -> tuple[Feature, ...]:
    """Return every feature there is or was."""
    text = files("analysis").joinpath("data", "rich_results.json").read_text(encoding="utf-8")
    return tuple(Feature(**feature) for feature in json.loads(text)["features"])


def features_on(day: date) -> tuple[Feature, ...]:
    """Return the features that had been introduced by a day; those that had ended say so, later ends are not known."""
    stated = day.isoformat()
    known = (feature for feature in all_features() if (feature.valid_from or "") <= stated)
    return tuple(feature if _ended(feature, stated) else _without_end(feature) for feature in known)


def _ended(feature: Feature, day: str) -> bool:
    return feature.valid_to is not None and feature.valid_to <= day


def _without_end(feature: Feature) -> Feature:
    return Feature(**(vars(feature) | {"valid_to": None}))


def judge_features(
    item: Item, features: Sequence[Feature], words: Vocabulary, described: Mapping[str, Item]
) -> Iterator[Result]:
    """Yield what an item lacks for each feature it is meant for; of a feature that ended only that.

    Definition: an item is meant for a feature by its type or what it is a kind of, where it has what `when` names.
    Every value of a path must have what the path goes on to; references by @id are followed. An organisation that is
    the value of another item's property is not judged by itself.
    """
    for feature in features:
        if _is_meant(item, feature, words, described):
            if feature.valid_to:
                yield Result(feature.feature, ended=feature.valid_to)
            else:
                missing, recommended = _lacking(item, feature, described)
                yield Result(feature.feature, tuple(missing), tuple(recommended))


_ONLY_ALONE = frozenset({"Organization", "Local business", "Article", "Course list", "Movie carousel"})
_EXACTLY = frozenset({"Article", "Organization", "Discussion forum", "Review snippet", "Course list", "Speakable"})


def _is_meant(item: Item, feature: Feature, words: Vocabulary, described: Mapping[str, Item]) -> bool:
    if item.path and feature.feature in _ONLY_ALONE:
        return False
    kinds = set(item.types)
    if feature.feature not in _EXACTLY:
        kinds = kinds.union(*(words.ancestors(name) for name in item.types))
    return not kinds.isdisjoint(feature.types) and all(_has(item, path, described) for path in feature.when)


def _lacking(item: Item, feature: Feature, described: Mapping[str, Item]) -> tuple[list[str], list[str]]:
    missing = [path for path in feature.required if not _has(item, path, described)]
    recommended = [path for path in feature.recommended if not _has(item, path, described)]
    for name, wanted in feature.nested.items():
        for value in _items(item, name, described):
            if set(wanted.get("types", value.types)) & set(value.types):
                missing += [f"{name}.{path}" for path in wanted["required"] if not _has(value, path, described)]
                recommended += [f"{name}.{path}" for path in wanted["recommended"] if not _has(value, path, described)]
    return list(dict.fromkeys(missing)), list(dict.fromkeys(recommended))


def _items(item: Item, name: str, described: Mapping[str, Item]) -> list[Item]:
    values = (followed(value, described) for value in item.properties.get(name, ()))
    return [value for value in values if isinstance(value, Item) and value.types]


def _has(item: Item, alternatives: str, described: Mapping[str, Item]) -> bool:
    return any(_reaches(item, path.split("."), described) for path in alternatives.split("|"))


def _reaches(value: Any, path: Sequence[str], described: Mapping[str, Item]) -> bool:
    """Whether a path leads to a value; a plain value in its place is taken for the whole of what could be said."""
    stands = followed(value, described)
    if not path:
        return not isinstance(stands, str) or bool(stands.strip())
    if not isinstance(stands, Item):
        return False
    values = stands.properties.get(path[0], ())
    return bool(values) and all(_reaches(inner, path[1:], described) for inner in values)
