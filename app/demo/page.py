"""What a page of the demo site consists of, before it becomes HTML: the one description that HTML and truth share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

ORIGIN = "https://nordlicht-rad.example"
HOST = "nordlicht-rad.example"
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str  # links are written [anchor](path)


@dataclass(frozen=True)
class Listing:
    items: tuple[str, ...]  # each may hold links


@dataclass(frozen=True)
class Picture:
    source: str
    alt: str | None  # none: the attribute is missing


Block = Heading | Paragraph | Listing | Picture


@dataclass(frozen=True)
class Link:
    path: str
    anchor: str
    position: str  # header, navigation, breadcrumb, body, aside or footer


@dataclass
class Page:
    path: str  # with its query
    language: str
    kind: str  # root, home, index, hub, article, stage, shop, category, paging, facet, product, static, search or print
    title: str | None
    heading: str | None
    description: str | None
    blocks: list[Block] = field(default_factory=list)
    related: list[Link] = field(default_factory=list)  # the box beside the text
    crumbs: list[Link] = field(default_factory=list)
    frame: list[Link] = field(default_factory=list)  # header, navigation and footer
    alternates: dict[str, str] = field(default_factory=dict)  # language → path; the page itself is one of them
    json_ld: list[str] = field(default_factory=list)
    canonical: str = ""  # path; empty: the page itself
    noindex: bool = False
    listed: bool = True  # in the sitemap
    ref: str = ""  # what it is made of: de/panniers/packing, de/product/fjord
    topic: str = ""
    subtopics: tuple[str, ...] = ()  # what its text covers
    modified: str = ""  # ISO date

    @property
    def indexable(self) -> bool:
        return not self.noindex and self.canonical in ("", self.path)

    def body_texts(self) -> Iterator[str]:
        """Yield the texts that may hold links, in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, Listing):
                yield from block.items

    def links(self) -> list[Link]:
        """Return every link on the page."""
        body = [Link(path, anchor, "body") for text in self.body_texts() for anchor, path in LINK.findall(text)]
        return [*self.frame, *self.crumbs, *body, *self.related]

    def pictures(self) -> list[Picture]:
        return [block for block in self.blocks if isinstance(block, Picture)]

    def text(self) -> str:
        """Return what a reader of the main part reads, links as their anchors."""
        parts = [self.heading or ""]
        for block in self.blocks:
            if isinstance(block, Heading):
                parts.append(block.text)
        parts += [LINK.sub(r"\1", text) for text in self.body_texts()]
        return "\n".join(parts)
