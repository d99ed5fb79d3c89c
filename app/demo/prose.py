"""The demo magazine's hand-written texts, varied so that no two pages repeat a paragraph."""

import random
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

LANGUAGES = ("de", "en")
_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")
_WORD_NEXT = re.compile(r" (?!km/h|[A-Z]?\d)[^\W\d_]")
_SENTENCE_END = re.compile(r"[.?!] $")
NUMBERS = {
    "de": ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
_RANGE = re.compile(r"\{(\d+)-(\d+)(?:/(\d+))?\}")


@dataclass(frozen=True)
class Section:
    """A heading in one to three wordings and the paragraphs below it."""

    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass
class Focus:
    """What one article is about. `side` is how a sibling article mentions it, with a link."""

    key: str
    slug: str
    title: str
    lead: str = ""
    side: str = ""
    sections: list[Section] = field(default_factory=list)


@dataclass
class Topic:
    """A topic in one language: its hub, its articles, and the subtopics (`cores`) every one of its articles covers."""

    key: str
    language: str
    name: str = ""
    path: str = ""
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    focuses: list[Focus] = field(default_factory=list)
    cores: dict[str, Section] = field(default_factory=dict)


@cache
def read_topics(language: str) -> tuple[Topic, ...]:
    """Return the topics of a language, by key."""
    folder = files("app.demo") / "prose" / language
    texts = {file.name.removesuffix(".txt"): file.read_text(encoding="utf-8") for file in folder.iterdir()}
    return tuple(parse_topic(key, language, texts[key]) for key in sorted(texts))


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return one of the TOML files beside the topics: labels, products, stages."""
    return tomllib.loads((files("app.demo") / "prose" / f"{name}.toml").read_text(encoding="utf-8"))


def parse_topic(key: str, language: str, text: str) -> Topic:
    """Read a topic: `=` opens an article, `+` a subtopic all of them cover, `h:` a section, `p:` a paragraph."""
    topic = Topic(key, language)
    for line in filter(None, text.splitlines()):
        mark, rest = line.split(" ", 1)
        if mark == "=":
            topic.focuses.append(_open_focus(rest))
        elif mark == "+":
            topic.cores[rest.strip()] = Section((), ())
        else:
            _add(topic, mark.rstrip(":"), rest.strip())
    return topic


def _open_focus(line: str) -> Focus:
    key, slug, title = (part.strip() for part in line.split(" | "))
    return Focus(key, slug, title)


def _add(topic: Topic, mark: str, value: str) -> None:
    if mark == "h":
        _add_section(topic, Section(tuple(part.strip() for part in value.split(" | ")), ()))
    elif mark == "p" and topic.cores:
        name, section = list(topic.cores.items())[-1]
        topic.cores[name] = Section(section.headings, (*section.paragraphs, value))
    elif mark == "p" and topic.focuses:
        section = topic.focuses[-1].sections.pop()
        topic.focuses[-1].sections.append(Section(section.headings, (*section.paragraphs, value)))
    elif mark == "p":
        topic.paragraphs.append(value)
    elif mark in ("lead", "side"):
        setattr(topic.focuses[-1], mark, value)
    elif mark in ("name", "path", "title"):
        setattr(topic, mark, value)
    else:
        raise ValueError(f"{topic.language}/{topic.key}: unknown mark {mark!r}")


def _add_section(topic: Topic, section: Section) -> None:
    if topic.cores:
        topic.cores[list(topic.cores)[-1]] = section
    else:
        topic.focuses[-1].sections.append(section)


def vary(template: str, seed: str, nth: int = 0, *, language: str = "") -> str:
    """Return the nth wording of a template: `{a|b}` is a choice of words, `{60-90/5}` a number in steps of 5.

    Wordings are taken in an order shuffled by the seed, so that up to as many pages as there are wordings differ in
    more than their numbers. With a language, two to twelve before a word are written out, as magazines do.
    """
    numbers = random.Random(f"{seed}:numbers:{nth}")
    template = _RANGE.sub(lambda match: _number(match, numbers, language), template)
    choices = [match.group(1).split("|") for match in _CHOICE.finditer(template)]
    wordings = list(product(*choices))
    random.Random(f"{seed}:wordings").shuffle(wordings)
    wording = iter(wordings[nth % len(wordings)])
    return _CHOICE.sub(lambda _: next(wording), template)


def _number(match: re.Match[str], numbers: random.Random, language: str) -> str:
    low, high, step = (int(part or 1) for part in match.groups())
    number = numbers.randrange(low, high + 1, step)
    before, after = match.string[: match.start()], match.string[match.end() :]
    if number not in range(2, 13) or not _WORD_NEXT.match(after) or not language:
        return str(number)
    word = NUMBERS[language][number - 2]
    return word.capitalize() if not before or _SENTENCE_END.search(before) else word
