"""Which values of a query may be kept: names of parameters say what a page shows, values at times who asked for it."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import unquote

from crawlers.personal_data import holds_personal_data, is_telling, redact_email

REDACTED = "redacted"
_LONGEST_TERM = 64  # characters of what somebody looked for

# In addresses of other people's files, values are kept if they look harmless and the name promises neither what a
# person typed nor who they are; a part of the name is enough.
_SENSITIVE_PART = re.compile(
    r"mail|token|passw|pwd|phone|telefon|mobil|sess|secret|auth|login|user|iban|search|query|such|birth|geb|address"
    r"|adress|street|stra(?:ss|ß|%c3%9f)e|signature|api_?key|jwt|cookie|firstname|lastname|vorname|nachname|account|kunde|customer",
    re.IGNORECASE,
)
_SENSITIVE_NAMES = re.compile(
    r"q|s|k|key|keys|keywords?|kw|terms?|text|tel|fax|names?|pass|pw|sid|uid|code|hash|sig|ip|lat|lon|lng|zip|plz|ort|city"
    r"|dob|msg|message|comment|subject|to|from|b?cc|contact|bic",
    re.IGNORECASE,
)
_HARMLESS = re.compile(r"[A-Za-z0-9_-]{1,32}")
_NAME = re.compile(r"[A-Za-z0-9_.:\[\]$%*!~'(),-]{1,64}")

Keep = Callable[[str, str], bool]  # whether a parameter's value may stay


@dataclass(frozen=True)
class KeptValues:
    """What of the queries of a log is kept.

    A value stays where the crawl has met the very address, because then it is public and both must meet in a join; or
    where its parameter is named here and it looks harmless: 1 to 32 letters, digits, `_` or `-`, and no phone number,
    IBAN or token. All others become `redacted`, as does a query that is no pair of name and value.
    """

    names: tuple[str, ...] = ("page", "sort", "utm_*")  # a `*` at the end stands for whatever follows
    search: tuple[str, ...] = ()  # parameters of the site's own search; their values are told apart from addresses
    known: Container[str] = field(default=frozenset(), repr=False)  # URL keys the crawl has met

    def redact(self, query: str, *, public: bool = False) -> str:
        """Return a query without values that may not stay; of a `public` one only personal data is taken."""
        keep = self._may_stay_public if public else self._may_stay
        return "&".join(_redact_pair(pair, keep) for pair in query.split("&")) if query else ""

    def search_term(self, query: str) -> str:
        """Return what was looked for, in lower case; nothing where terms are not kept or it tells who somebody is."""
        for pair in query.split("&") if self.search else ():
            name, _, value = pair.partition("=")
            if value and self._searches.fullmatch(_plain(name)):
                term = " ".join(unquote(value.replace("+", " ")).lower().split())[:_LONGEST_TERM]
                return REDACTED if holds_personal_data(term) or is_telling(term) else term
        return ""

    def _may_stay(self, name: str, value: str) -> bool:
        return bool(self._allowed.fullmatch(_plain(name))) and _is_harmless(value)

    def _may_stay_public(self, name: str, value: str) -> bool:
        return not holds_personal_data(value)

    @cached_property
    def _allowed(self) -> re.Pattern[str]:
        return _any_of(self.names)

    @cached_property
    def _searches(self) -> re.Pattern[str]:
        return _any_of(self.search)


def redact_query(query: str) -> str:
    """Return the query of somebody else's address, with the values of harmless names kept."""
    return "&".join(_redact_pair(pair, _looks_harmless) for pair in query.split("&")) if query else ""


def _redact_pair(pair: str, keep: Keep) -> str:
    name, equals, value = pair.partition("=")
    if not equals:
        return name if not name or keep(name, name) else REDACTED
    kept_name = name if _is_harmless_name(name) else REDACTED
    return f"{kept_name}={value if not value or keep(name, value) else REDACTED}"


def _looks_harmless(name: str, value: str) -> bool:
    plain = _plain(name)
    return not (_SENSITIVE_NAMES.fullmatch(plain) or _SENSITIVE_PART.search(plain)) and _is_harmless(value)


def _is_harmless(value: str) -> bool:
    return bool(_HARMLESS.fullmatch(value)) and not is_telling(value)


@lru_cache(maxsize=10_000)
def _is_harmless_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and redact_email(name) == name and not is_telling(name)


def _plain(name: str) -> str:
    return name.lower().removesuffix("[]").removesuffix("%5b%5d")


def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for names in lower case; of none, one that fits nothing."""
    parts = [re.escape(name.lower().removesuffix("*")) + (".*" if name.endswith("*") else "") for name in names]
    return re.compile("|".join(parts) if parts else r"(?!)")
