"""The user's own extraction rules, CSS, XPath and regular expressions: checked beforehand, run in bounded time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from analysis.errors import InputError
from crawlers.apart import ParseFailed, wait_apart
from crawlers.byte_scan import is_suspicious

Kind = Literal["css", "xpath", "regex"]
Which = Literal["first", "all"]
Value = dict[str, str]

MAX_RULES = 100  # a crawl
MAX_VALUES = 100  # of a rule on a page
MAX_VALUE = 32_767  # characters, what a spreadsheet's cell holds
SECONDS = 5.0  # of CPU for all rules on a page
ATTRIBUTE = "attribute:"
# Selectors that look at a page once. Pseudo-classes and sibling combinators compare elements with each other: on a
# hostile page that is quadratic and belongs to where it can be killed.
_PLACE = re.compile(r" at (\d+)>$")  # how cssselect ends what it says
_LITERAL = re.compile(r"""'[^']*'|"[^"]*\"""")
_CALL = re.compile(r"(?<![\w:.-])([a-z][\w.-]*)\s*\(")
_XPATH_CALLS = frozenset(
    "last position count id local-name namespace-uri name string concat starts-with contains substring-before"
    " substring-after substring string-length normalize-space translate boolean not true false lang number sum floor"
    " ceiling round text node comment processing-instruction and or div mod".split()
)
_QUICK_SELECTOR = re.compile(r"[^:~+]*")


@dataclass(frozen=True)
class Rule:
    """What to take from a page, under which name."""

    name: str
    kind: Kind
    expression: str
    take: str = "text"  # text, html, attribute:NAME, or value: what an XPath function returns
    which: Which = "first"


def check_rules(rules: Sequence[Rule]) -> None:
    """Raise an InputError where there are too many rules, or one cannot be used, with the place of its mistake."""
    if len(rules) > MAX_RULES:
        raise InputError("extraction-too-many", count=len(rules), limit=MAX_RULES)
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise InputError("extraction-name-twice", name=name)
    for rule in rules:
        _check(rule)


def _check(rule: Rule) -> None:
    if rule.take not in ("text", "html", "value") and not rule.take.startswith(ATTRIBUTE):
        raise InputError("extraction-take-unknown", name=rule.name, take=rule.take)
    if rule.take == "value" and rule.kind != "xpath":
        raise InputError("extraction-value-needs-xpath", name=rule.name, kind=rule.kind)
    if rule.take.startswith(ATTRIBUTE) and rule.kind == "regex":
        raise InputError("extraction-regex-has-no-attribute", name=rule.name)
    mistake = _CHECKS[rule.kind](rule.expression) if rule.expression.strip() else ("empty", 1)
    if mistake:
        problem, place = mistake
        near = rule.expression[max(place - 1, 0) :][:20]
        details = {"expression": rule.expression, "problem": problem, "place": place, "near": near}
        raise InputError("extraction-invalid", name=rule.name, kind=rule.kind, **details)


Mistake = tuple[str, int] | None  # what is wrong, and at which character, from 1; 0 where nobody can say


def _mistake_in_css(selector: str) -> Mistake:
    from cssselect import SelectorError, SelectorSyntaxError, parse
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        LexborHTMLParser("<p></p>").css(selector)
    except SelectolaxError as error:
        problem = str(error).rstrip(".")
    else:
        return None
    try:
        parse(selector)
    except SelectorSyntaxError as error:
        place = _PLACE.search(str(error))
        return _PLACE.sub(">", str(error)), int(place[1]) + 1 if place else 0
    except SelectorError as error:
        return str(error), 0
    return problem, 0


def _mistake_in_xpath(expression: str) -> Mistake:
    from lxml import etree

    plain = _LITERAL.sub(lambda literal: " " * len(literal[0]), expression)
    for call in _CALL.finditer(plain):  # one that stands behind a step nothing matches would go unnoticed
        if call[1] not in _XPATH_CALLS:
            return f"XPath 1.0 has no function {call[1]}()", call.start() + 1
    try:
        etree.XPath(expression)(etree.HTML("<p></p>"))
    except etree.XPathSyntaxError as error:
        entries = [entry for entry in error.error_log if entry.column]
        return str(error), entries[-1].column if entries else 0
    except etree.XPathError as error:
        return str(error), 0
    return None


def _mistake_in_regex(pattern: str) -> Mistake:
    import re2

    try:
        re2.compile(pattern, _re2_options())
    except re2.error as error:
        problem = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        fragment = problem.partition(": ")[2]
        if problem.startswith("missing"):
            return problem.partition(": ")[0], len(pattern)
        return problem, pattern.find(fragment) + 1 if fragment and fragment != pattern else 0
    return None


_CHECKS = {"css": _mistake_in_css, "xpath": _mistake_in_xpath, "regex": _mistake_in_regex}


async def extract(html: str, rules: Sequence[Rule]) -> tuple[list[Value], bool]:
    """Return what the rules find on a page, in their order, and whether something was cut or not finished in time.

    Regular expressions run in linear time and quick selectors in one pass, beside the event loop's other work; whatever
    may take longer runs in the killable pool.
    """
    if not rules:
        return [], False
    if all(map(_is_quick, rules)) and not is_suspicious(html.encode("utf-8", "replace")):
        return extract_here(html, tuple(rules))
    try:
        return await wait_apart(extract_here, html, tuple(rules), seconds=SECONDS)
    except ParseFailed:
        return await _without_slow(html, rules)


async def _without_slow(html: str, rules: Sequence[Rule]) -> tuple[list[Value], bool]:
    """Return what the rules find that never take long; the others had their time."""
    quick = tuple(filter(_is_quick, rules))
    try:
        found, _ = await wait_apart(extract_here, html, quick, seconds=SECONDS)
    except ParseFailed:
        return [], True
    return found, True


def _is_quick(rule: Rule) -> bool:
    return rule.kind == "regex" or (rule.kind == "css" and bool(_QUICK_SELECTOR.fullmatch(rule.expression)))


def extract_here(html: str, rules: tuple[Rule, ...]) -> tuple[list[Value], bool]:
    """Return what the rules find, in this process."""
    page = _Page(html)
    found: list[Value] = []
    cut = False
    for rule in rules:
        values = page.values(rule)
        cut |= len(values) > MAX_VALUES or any(len(value) > MAX_VALUE for value in values)
        found += [{"name": rule.name, "value": value[:MAX_VALUE]} for value in values[:MAX_VALUES]]
    return found, cut


class _Page:
    """A page as each kind of rule wants it, read once."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._lexbor: Any = None
        self._tree: Any = None

    def values(self, rule: Rule) -> list[str]:
        most = 1 if rule.which == "first" else MAX_VALUES + 1
        return {"css": self._css, "xpath": self._xpath, "regex": self._regex}[rule.kind](rule, most)

    def _css(self, rule: Rule, most: int) -> list[str]:
        from selectolax.lexbor import LexborHTMLParser

        self._lexbor = self._lexbor or LexborHTMLParser(self.html)
        nodes = self._lexbor.css(rule.expression)
        return _some((_of_node(node, rule.take) for node in nodes), most)

    def _xpath(self, rule: Rule, most: int) -> list[str]:
        from lxml import etree

        if self._tree is None:
            parser = etree.HTMLParser(huge_tree=True, encoding="utf-8")
            self._tree = etree.fromstring(self.html.encode("utf-8", "replace") or b"<html/>", parser)
        if self._tree is None:
            return []
        found = _xpath(rule.expression)(self._tree)
        items = found if isinstance(found, list) else [found]
        return _some((_of_item(item, rule.take) for item in items), most)

    def _regex(self, rule: Rule, most: int) -> list[str]:
        matches = _pattern(rule.expression).finditer(self.html)
        group = 1 if _pattern(rule.expression).groups else 0
        return _some((match.group(group) for match in matches), most)


@lru_cache(maxsize=MAX_RULES)
def _pattern(pattern: str) -> Any:
    import re2

    return re2.compile(pattern, _re2_options())


@lru_cache(maxsize=MAX_RULES)
def _xpath(expression: str) -> Any:
    from lxml import etree

    return etree.XPath(expression, smart_strings=False)


def _re2_options() -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False  # we say it ourselves
    return options


def _some(values: Iterable[str | None], most: int) -> list[str]:
    """Return the first values there are; an element without the attribute has none."""
    found: list[str] = []
    for value in values:
        if value is not None:
            found.append(value)
        if len(found) == most:
            break
    return found


def _of_node(node: Any, take: str) -> str | None:
    if take == "html":
        return node.html or ""
    if take.startswith(ATTRIBUTE):
        name = take.removeprefix(ATTRIBUTE).lower()
        return (node.attributes[name] or "") if name in node.attributes else None
    return _folded(node.text(separator=" "))


def _of_item(item: Any, take: str) -> str | None:
    """Return what an XPath found: an element, or the string, number or truth an expression came to."""
    from lxml import etree

    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, float):
        return f"{item:g}" if item == item else None  # not a number: there was none
    if isinstance(item, str):
        return item if take == "html" else _folded(item)
    if take == "html":
        return str(etree.tostring(item, encoding="unicode", method="html", with_tail=False))
    if take.startswith(ATTRIBUTE):
        found = item.get(take.removeprefix(ATTRIBUTE).lower())
        return None if found is None else str(found)
    return _folded(" ".join(item.itertext()))


def _folded(text: str) -> str:
    return " ".join(text.split())
