"""What a template is called: what its pages declare to be, and the pattern of their addresses; never a hash."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.language_codes import ISO_639_1
from analysis.urls import path_of

MOST = 0.6  # share of a template's pages that must agree on what names it
SOME = 0.1  # share of them a further pattern needs to be named
_PATTERNS = 5
_IN_NAME = 2  # patterns a name holds
_LONGEST = 60  # characters of a path in a name

LANGUAGE = "{lang}"
_OMITTED = "…"
_LANGUAGE_SEGMENT = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")
_BODY_CLASS = re.compile(r">body\.([a-z][a-z_-]*[a-z])", re.IGNORECASE)  # a class with a number is that of one page
# Schema.org types that name one kind of page; the first is what it is called.
_ALIKE = (("Article", "BlogPosting", "NewsArticle", "Report"), ("Product", "ProductGroup"))
_CALLED = {name: family[0] for family in _ALIKE for name in family}


@dataclass(frozen=True)
class Member:
    """What a page tells about its kind."""

    url: str
    types: tuple[str, ...]  # Schema.org types of its JSON-LD, sorted
    og: str  # og:type; empty where it says nothing
    refreshes: bool  # whether a meta refresh leads on from it


@dataclass(frozen=True)
class Name:
    name: str
    kind: str | None
    patterns: tuple[str, ...]


def name_templates(templates: Sequence[Sequence[Member]], shared: Sequence[Sequence[str]]) -> list[Name]:
    """Return a name for each template, unique among them.

    Definition: the Schema.org type most of its pages declare, else their og:type, else a class of the body only they
    have; then the patterns of their addresses, host aside, numbers and what differs left out, language folders as
    {lang}. Two templates of one name are told apart by a part only one has, else by a number.
    """
    languages = _language_folders(member.url for template in templates for member in template)
    drafts = [_draft(template, parts, languages) for template, parts in zip(templates, shared, strict=True)]
    twice = {name for name, count in Counter(draft.name for draft in drafts).items() if count > 1}
    told = [
        _told_apart(draft, parts) if draft.name in twice else draft for draft, parts in zip(drafts, shared, strict=True)
    ]
    return _numbered(told)


def _draft(members: Sequence[Member], parts: Sequence[str], languages: frozenset[str]) -> Name:
    kind = _kind(members, parts)
    ranked = _patterns([_segments(member.url, languages) for member in members])
    patterns = tuple(pattern for pattern, _ in ranked)
    named = ", ".join(patterns[: 1 if ranked[0][1] >= MOST * len(members) else _IN_NAME])
    return Name(f"{kind} {named}" if kind else named, kind, patterns)


def _kind(members: Sequence[Member], parts: Sequence[str]) -> str | None:
    if _share(sum(member.refreshes for member in members), members) >= MOST:
        return "meta refresh"
    declared = Counter(_CALLED.get(name, name) for member in members for name in {*member.types})
    named = Counter(member.og.capitalize() for member in members if member.og)
    for counted in (declared, named):
        name, pages = min(counted.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        if _share(pages, members) >= MOST:
            return name
    classes = [match[1] for part in parts if (match := _BODY_CLASS.fullmatch(part))]
    return classes[0] if classes else None


def _share(pages: int, members: Sequence[Member]) -> float:
    return pages / len(members)


def _language_folders(urls: Iterable[str]) -> frozenset[str]:
    """Return the first folders that are languages: two letters, of which a site in several languages has several."""
    firsts = Counter(_path(url).split("/")[1] for url in urls)
    found = {first for first in firsts if _LANGUAGE_SEGMENT.fullmatch(first) and first[:2].lower() in ISO_639_1}
    return frozenset(found) if len(found) > 1 else frozenset()


def _path(url: str) -> str:
    return path_of(url).partition("?")[0]


def _segments(url: str, languages: frozenset[str]) -> tuple[str, ...]:
    """Return the folders and the name of an address, numbers left out; the last is empty where it ends in a slash."""
    first, *rest = _path(url)[1:].split("/")
    shown = LANGUAGE if first in languages else _NUMBER.sub(_OMITTED, first)
    query = "?" + _OMITTED if "?" in url else ""
    segments = [shown, *(_NUMBER.sub(_OMITTED, segment) for segment in rest)]
    return (*segments[:-1], segments[-1] + query)


def _patterns(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, int]]:
    """Return the patterns that hold a notable part of the paths, with how many, the most frequent first."""
    counted = Counter(_widened(paths))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    notable = [(pattern, pages) for pattern, pages in ranked if pages >= SOME * len(paths)]
    return (notable or ranked)[:_PATTERNS]


def _widened(paths: Sequence[tuple[str, ...]]) -> list[str]:
    """Return each path with the segments left out that few of the paths beside it have."""
    prefixes = _prefixes(paths)
    return ["/" + "/".join(_pattern(path, prefixes))[:_LONGEST] for path in paths]


def _prefixes(paths: Iterable[tuple[str, ...]]) -> Mapping[tuple[str, ...], int]:
    """Return how many paths begin with each prefix of segments, and how many go on behind it."""
    return Counter(path[:length] for path in paths for length in range(len(path) + 1))


def _pattern(path: tuple[str, ...], prefixes: Mapping[tuple[str, ...], int]) -> list[str]:
    """Return the path up to the first segment that too few of those beside it have; the page's own name needs most."""
    name = len(path) - 1 if path[-1] else len(path) - 2
    shown: list[str] = []
    for place, segment in enumerate(path):
        beside, own = prefixes[path[:place]], prefixes[path[: place + 1]]
        if segment and beside > 1 and own < max(2, (MOST if place == name else SOME) * beside):
            return [*shown, _OMITTED] + ([""] if not path[-1] else [])
        shown.append(segment)
    return shown


def _told_apart(name: Name, parts: Sequence[str]) -> Name:
    """Return the name with the part that no other template has, where there is one."""
    return Name(f"{name.name} · {parts[0].rpartition('>')[2]}", name.kind, name.patterns) if parts else name


def _numbered(names: Iterable[Name]) -> list[Name]:
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        seen[name.name] += 1
        number = seen[name.name]
        numbered.append(Name(f"{name.name} ({number})", name.kind, name.patterns) if number > 1 else name)
    return numbered
