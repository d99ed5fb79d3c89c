"""Which line of a robots.txt decides about an address: RFC 9309, and the mistakes that Google's parser forgives."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_MOST_OF_LINE = 2083 * 8  # octets of a line that are read, as in Google's parser
_LINE_END = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"[A-Za-z_-]*")
_DISALLOW = ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw")  # misspellings Google reads
_AGENT = ("user-agent", "useragent", "user agent")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_RESERVED = frozenset("!#%&'()*+,/:;=?@[]$")  # RFC 3986, and % itself: an escaped one is another address
_EVERYONE = "*"


@dataclass(frozen=True)
class Rule:
    """An Allow or Disallow line of a group."""

    line: int  # from 1
    text: str  # as written, without comment
    allow: bool
    pattern: str  # comparable, `*` and a last `$` with their meaning
    octets: int  # of the path as written: the longest match decides

    @property
    def rank(self) -> tuple[int, bool, int]:
        """Return what to sort by: the longest first, of equals an Allow, of equals the first."""
        return -self.octets, not self.allow, self.line


@dataclass(frozen=True)
class Decision:
    """What a robots.txt says about one address; without a rule that matches it is allowed."""

    allowed: bool
    rule: Rule | None


class RuleBook:
    """The rules of one agent, found fast: literal ones by their lengths, those with wildcards one after another."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._literal: dict[str, Rule] = {}
        self._wild: list[Rule] = []
        for rule in sorted(rules, key=lambda rule: rule.rank):
            if "*" in rule.pattern or rule.pattern.endswith("$"):
                self._wild.append(rule)
            elif rule.pattern:
                self._literal.setdefault(rule.pattern, rule)
        self._lengths = sorted({len(pattern) for pattern in self._literal}, reverse=True)

    def decide(self, path: str) -> Decision:
        """Return the decision about a path with its query, as a URL key holds it."""
        address = comparable(path)
        starts = (address[:length] for length in self._lengths if length <= len(address))
        found = min((rule for start in starts if (rule := self._literal.get(start))), key=_rank, default=None)
        for rule in self._wild:
            if found is not None and found.rank < rule.rank:
                break
            if _matches(rule.pattern, address):
                found = rule
                break
        return Decision(found is None or found.allow, found)


def _rank(rule: Rule) -> tuple[int, bool, int]:
    return rule.rank


@dataclass
class RobotsText:
    """A robots.txt, read once and asked about many addresses."""

    groups: dict[str, list[Rule]]  # by product token, lower case
    _books: dict[str, RuleBook] = field(default_factory=dict)

    def rules_for(self, agent: str) -> RuleBook:
        """Return the rules an agent keeps to: those of all groups with its name, else those for everyone."""
        name = agent.lower() if agent.lower() in self.groups else _EVERYONE
        if name not in self._books:
            self._books[name] = RuleBook(self.groups.get(name, ()))
        return self._books[name]


def read_rules(text: str) -> RobotsText:
    """Read the groups of a robots.txt. A group's agents stand before its first rule; other lines do not end it."""
    groups: dict[str, list[Rule]] = {}
    names: list[str] = []
    is_open = False  # whether the last line that counted named an agent
    for number, line in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), start=1):
        for key, value in _key_and_value(line):
            if key.startswith(_AGENT):
                names = [*(names if is_open else ()), _agent(value)]
                groups.setdefault(names[-1], [])
                is_open = True
            elif key.startswith(("allow", *_DISALLOW)):
                is_open = False
                for rule in _rules(number, line, value, allow=key.startswith("allow")):
                    for name in dict.fromkeys(names):
                        groups[name].append(rule)
    groups.pop("", None)
    return RobotsText(groups)


def _key_and_value(line: str) -> Iterator[tuple[str, str]]:
    """Yield what a line says, where it says something: `key: value`, or, a mistake that is forgiven, `key value`."""
    plain = line[:_MOST_OF_LINE].partition("#")[0].strip(" \t\n\v\f\r")
    key, colon, value = plain.partition(":")
    words = plain.split()
    if colon and key.strip():
        yield key.strip().lower(), value.strip()
    elif not colon and len(words) == 2:
        yield words[0].lower(), words[1]


def _agent(value: str) -> str:
    if value.startswith("*") and (len(value) == 1 or value[1].isspace()):
        return _EVERYONE
    token = _TOKEN.match(value)
    return token[0].lower() if token else ""


def _rules(number: int, line: str, value: str, *, allow: bool) -> Iterator[Rule]:
    """Yield the rule of a line; to allow an index page allows its folder, as at Google."""
    text = line.partition("#")[0].strip()
    octets = len(_escaped(value))
    yield Rule(number, text, allow, _pattern(value), octets)
    folder, slash, name = value.rpartition("/")
    if allow and slash and name.startswith("index.htm"):
        yield Rule(number, text, allow, _pattern(f"{folder}/$"), len(_escaped(f"{folder}/$")))


def _escaped(text: str) -> str:
    return _NOT_ASCII.sub(lambda part: "".join(f"%{byte:02X}" for byte in part[0].encode("utf-8", "replace")), text)


def _pattern(value: str) -> str:
    last = "$" if value.endswith("$") else ""
    inner = value.removesuffix("$").replace("$", "%24")
    return "*".join(comparable(part) for part in inner.split("*")) + last


def comparable(path: str) -> str:
    """Return a path in the one form in which addresses and patterns are compared (RFC 9309, 2.2.2).

    Octets outside ASCII are escaped. Escaped ASCII is read as itself unless it is reserved: `/a%2Fb` is not `/a/b`.
    A `*` or `$` of an address is written as an escape, because in a pattern they mean something else.
    """
    plain = _ESCAPE.sub(_unescape, path) if "%" in path else path
    return _escaped(plain.replace("*", "%2A").replace("$", "%24"))


def _unescape(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return "%25"
    octet = int(escape[1], 16)
    is_itself = octet < 128 and chr(octet) not in _RESERVED
    return chr(octet) if is_itself else escape[0].upper()


def _matches(pattern: str, address: str) -> bool:
    """Whether a pattern fits from the start of an address. Each part is looked for once: no pattern can hold it up."""
    first, *rest = pattern.removesuffix("$").split("*")
    if not address.startswith(first):
        return False
    place, ends = len(first), pattern.endswith("$")
    if not rest:
        return not ends or place == len(address)
    last = rest.pop() if ends else ""
    for part in rest:
        place = address.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return not ends or (address.endswith(last) and len(address) - len(last) >= place)
