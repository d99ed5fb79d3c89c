"""The Link header of an answer (RFC 8288): which addresses it names, and as what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MAX_HEADER = 64 * 1024  # characters that are read
_PIECE = re.compile(r"""<([^>]{0,4096})>|;\s*([\w*-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]+)))?|,""")


@dataclass(frozen=True)
class HeaderLink:
    """A target with its parameters, names in lower case; of a parameter given twice the first counts."""

    target: str
    parameters: dict[str, str] = field(default_factory=dict)

    def is_(self, relation: str) -> bool:
        """Whether it says this of the page itself: a link with an anchor speaks of another address."""
        return relation in self.parameters.get("rel", "").lower().split() and "anchor" not in self.parameters


def read_link_header(header: str) -> list[HeaderLink]:
    """Return the links of a header; what is no link is passed over."""
    return list(_links(header[:_MAX_HEADER]))


def _links(header: str) -> Iterator[HeaderLink]:
    link: HeaderLink | None = None
    for piece in _PIECE.finditer(header):
        target, name, quoted, plain = piece.groups()
        if target is not None:
            if link is not None:
                yield link
            link = HeaderLink(target.strip())
        elif name and link is not None:
            value = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else plain or ""
            link.parameters.setdefault(name.lower(), value)
    if link is not None:
        yield link
