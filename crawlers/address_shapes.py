"""What addresses have in common: their pattern, folder, session id, and the robots.txt line that would close them."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from analysis.urls import path_of, pattern_of

SEGMENTS = 20  # folders; real sites stay below ten, and Heritrix drops what has more
OMITTED = "…"
COMBINED = "?… (combined)"  # behind a path: all combinations of parameters taken together
ONE_PAGE = "… (one page)"  # behind a folder: addresses in it that all show the same page
_TOKEN = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{10,}(?![A-Za-z0-9])")
_RUN = re.compile(r"/((?:[^/]+/)*?[^/]*[^/0-9.-][^/]*)(?:/\1){2}(?=/|$)")  # three equal runs; dates may repeat
_LANGUAGE = re.compile(r"(?<=[/=])[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*(?=/|&|$)", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"(?<![0-9A-Za-z])[0-9]{1,7}(?![0-9A-Za-z])")
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_DATE_NAMES = frozenset("year month day date week jahr monat tag datum woche cal calendar kalender ym mon yr".split())
_PAGE_NAMES = frozenset("page p pg paged seite offset start from pagenumber pageno cpage".split())
_SESSION = re.compile(
    r"""(?ix)
    (?P<lead>[?&;])                                                                # a parameter, or one of the path
    (?P<name>phpsessid|jsessionid|aspsessionid[a-z]*|session_?id|sessid|sess|session|sid|zenid|oscsid|cfid|cftoken|osid)
    =[^&;/?]*
    """
)
_SESSION_FOLDER = re.compile(r"/\([A-Z]\([A-Za-z0-9]{8,}\)\)(?=/|$)")  # ASP.NET without cookies
_LONG_TOKEN = re.compile(r"(?<=[/=])(?=[^/&]*[0-9])(?=[^/&]*[A-Za-z])[A-Za-z0-9]{16,}(?=[/&]|$)")


def shape_of(url: str) -> str:
    """Return an address's pattern, tokens left out as well as numbers, dates and values."""
    path, mark, query = path_of(url).partition("?")
    origin = url[: len(url) - len(path_of(url))]
    return str(_uncached(origin + _TOKEN.sub("0", path) + mark + query))


_uncached = pattern_of.__wrapped__  # a crawl asks once for each of its addresses: a cache would hold them all


def language_shape(url: str) -> str:
    """Return an address's pattern with what may be a language left out."""
    path, mark, query = path_of(url).partition("?")
    return _LANGUAGE.sub(OMITTED, path, count=1) + mark + _LANGUAGE.sub(OMITTED, query)


def repeats_folders(url: str) -> str | None:
    """Return the folders that stand three times behind each other, or None: `/a/b/a/b/a/b` → `/a/b`."""
    match = _RUN.search(path_of(url).partition("?")[0])
    return f"/{match[1]}" if match else None


def has_plain_number(url: str) -> bool:
    """Whether an address is numbered, as pages of a list are: a whole number of up to seven digits."""
    return bool(_PLAIN_NUMBER.search(path_of(url)))


def room_of(url: str) -> str:
    """Return the first folder of an address, or `/` for what lies in none."""
    first, slash, _ = path_of(url).partition("?")[0][1:].partition("/")
    return f"/{first}/" if slash else "/"


@dataclass(frozen=True)
class WithoutSession:
    """An address without its session id, and where the id stood."""

    bare: str
    slot: str


def without_session(url: str) -> WithoutSession | None:
    """Return an address without what is named like a session id or looks like one; None where nothing does."""
    for pattern in (_SESSION, _SESSION_FOLDER, _LONG_TOKEN):
        match = pattern.search(path_of(url))
        if match:
            slot = f"{match['lead']}{match['name'].lower()}=" if pattern is _SESSION else _slot(url, match[0])
            return WithoutSession(pattern.sub("", url).rstrip("?&"), slot)
    return None


def _slot(url: str, token: str) -> str:
    """Return where a token stands: behind a parameter's name, or behind a folder."""
    before = path_of(url).partition(token)[0]
    return (
        before[max(before.rfind("?"), before.rfind("&")) :] if "?" in before else f"{shape_of(url).split(OMITTED)[0]}"
    )


def kind_of(pattern: str, url: str) -> str:
    """Return what kind of trap a pattern with repeating bodies is, by its names and numbers."""
    path, mark, query = path_of(url).partition("?")
    names = {part.partition("=")[0].lower() for part in query.split("&")}
    words = set(re.split(r"[^a-z]+", path.lower()))
    if not pattern.startswith(path) and _LANGUAGE.search(path) and pattern == language_shape(url) != shape_of(url):
        return "hreflang"
    if names & _DATE_NAMES or words & _DATE_NAMES or _YEAR.search(path):
        return "calendar"
    if names & _PAGE_NAMES or words & _PAGE_NAMES:
        return "paging"
    return "parameters" if mark else "soft_404"


def closing_rule(kind: str, pattern: str) -> str:
    """Return the robots.txt line that keeps bots out of a pattern; empty where it would close the whole site.

    Language versions have none: their rule would close the true ones, too.
    """
    if kind == "session_id":
        pattern = f"/*{pattern}" if pattern[:1] in "?&;" else pattern
        pattern = pattern.replace("/*?", "/*?*").replace("/*&", "/*?*")
    elif kind == "repeated_segments":
        pattern = f"/*{pattern}/"
    elif pattern.endswith(COMBINED):
        pattern = pattern.removesuffix(COMBINED) + "?*&"
    pattern = pattern.removesuffix(ONE_PAGE)
    rule = re.sub(r"\*+", "*", pattern.replace(OMITTED, "*")).rstrip("*")
    return f"Disallow: {rule}" if kind != "hreflang" and rule.strip("/*") else ""


def tokens_of(url: str) -> frozenset[str]:
    """Return the words and numbers an address is made of, lower case."""
    return frozenset(re.findall(r"[^\W_]+", unquote(path_of(url)).lower()))
