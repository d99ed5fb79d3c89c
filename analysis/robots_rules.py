"""Lines of robots.txt that keep bots out of addresses with parameters, and the requests they would save."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

MOST = 8  # parameters: a file that names every one a visitor ever typed is read by nobody


@dataclass(frozen=True)
class ParameterRules:
    """Rules for the parameters that waste most requests."""

    names: tuple[str, ...]  # of parameters, the most requested first
    kept: tuple[str, ...]  # parameters of pages that may rank: not blocked
    saved: int  # requests of the window that the rules would have kept away

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the group as it stands in robots.txt. Groups for the same agent are read as one (RFC 9309, 2.2.1)."""
        if not self.names:
            return ()
        rules = (f"Disallow: /*{sign}{name}=" for name in self.names for sign in "?&")
        return ("User-agent: *", *rules)


def propose_parameter_rules(asked: Mapping[str, int], may_rank: Iterable[str]) -> ParameterRules:
    """Return rules for the parameters of the addresses `asked` for (URL → requests).

    Definition: a parameter is blocked as the first (`?name=`) or a later one (`&name=`), so that no other whose name
    ends alike is hit. Threshold: the `MOST` parameters with the most requests.
    Left out: parameters in an address of `may_rank`, because a rule would take that page out of the index; names with
    `*` or `$`, which mean something else in robots.txt.
    """
    in_use = {name for url in may_rank for name in parameters_of(url)}
    requests: Counter[str] = Counter()
    for url, hits in asked.items():
        requests.update(dict.fromkeys(parameters_of(url), hits))
    ranked = sorted(requests, key=lambda name: (-requests[name], name))
    names = tuple(name for name in ranked if name not in in_use and not {"*", "$"} & set(name))[:MOST]
    saved = sum(hits for url, hits in asked.items() if parameters_of(url) & set(names))
    return ParameterRules(names, tuple(name for name in ranked if name in in_use), saved)


def parameters_of(url: str) -> set[str]:
    """Return the names of a URL's parameters as they are written; one without a value counts for nothing."""
    pairs = (part.partition("=") for part in urlsplit(url).query.split("&"))
    return {name for name, sign, _value in pairs if name and sign}
