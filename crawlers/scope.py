"""What belongs to a crawl: the hosts that are the site's own, and the URLs its include and exclude patterns leave."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from analysis.errors import InputError

_WILDCARD = "*."


@dataclass(frozen=True)
class OwnHosts(Container[str]):
    """Host names, and `*.shop.example` for all below shop.example (which itself has to be named, too)."""

    names: tuple[str, ...]

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(name for name in self.names if not name.startswith(_WILDCARD))

    @cached_property
    def _below(self) -> tuple[str, ...]:
        return tuple(name[1:] for name in self.names if name.startswith(_WILDCARD))

    def __contains__(self, host: object) -> bool:
        return host in self._plain or (isinstance(host, str) and bool(self._below) and host.endswith(self._below))

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)


@dataclass(frozen=True)
class UrlFilter:
    """Which URLs may be fetched: a pattern is searched for in the key and in its readable form (`größe` for `gr%C3…`).

    RE2 takes linear time, so that no address a hostile site makes up can stall a crawl.
    """

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    always: Container[str] = field(default=frozenset())  # start URLs

    @cached_property
    def _included(self) -> list[Any]:
        return [compiled(pattern) for pattern in self.include]

    @cached_property
    def _excluded(self) -> list[Any]:
        return [compiled(pattern) for pattern in self.exclude]

    @property
    def is_open(self) -> bool:
        """Whether there is no pattern at all."""
        return not (self.include or self.exclude)

    def admits(self, key: str) -> bool:
        """Return whether a URL may be fetched: a start always, else one include pattern and no exclude pattern fits."""
        if self.is_open or key in self.always:
            return True
        forms = _forms(key)
        return (not self._included or _found(self._included, forms)) and not _found(self._excluded, forms)


def _forms(key: str) -> tuple[str, ...]:
    return (key, unquote(key, errors="replace")) if "%" in key else (key,)


def _found(patterns: list[Any], forms: tuple[str, ...]) -> bool:
    return any(pattern.search(form) for pattern in patterns for form in forms)


def compiled(pattern: str) -> Any:
    """Return a pattern ready to search with; raise an InputError where it is none that RE2 reads."""
    import re2

    quiet = re2.Options()
    quiet.log_errors = False  # the error says it
    try:
        return re2.compile(pattern, options=quiet)
    except re2.error as error:
        problem = error.args[0] if error.args else ""
        said = problem.decode("utf-8", "replace") if isinstance(problem, bytes) else str(problem)
        raise InputError("pattern-unreadable", pattern=pattern, problem=said) from error
