"""How Screaming Frog calls its columns: over its versions, and in a German interface."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Columns of which a page has several: `Title 1`, `Title 2`, `H1-1`. Behind the number may stand what is measured of it.
_FAMILIES = {
    "title": ("Title", "Titel", "Seitentitel"),
    "description": ("Meta Description", "Meta-Beschreibung"),
    "keywords": ("Meta Keywords", "Meta Keyword", "Meta-Schlüsselwörter"),
    "h1": ("H1",),
    "h2": ("H2",),
    "robots_meta": ("Meta Robots",),
    "robots_header": ("X-Robots-Tag",),
    "meta_refresh": ("Meta Refresh", "Meta-Aktualisierung"),
    "canonical": ("Canonical Link Element",),
    "canonical_header": ("HTTP Canonical",),
    "next": ('rel="next"',),
    "prev": ('rel="prev"',),
    "next_header": ('HTTP rel="next"',),
    "prev_header": ('HTTP rel="prev"',),
}
_SINGLE = {
    "address": ("Address", "Adresse", "URL"),
    "content_type": ("Content Type", "Content", "Content-Typ", "Inhaltstyp", "Inhalt"),
    "status_code": ("Status Code", "Statuscode"),
    "status": ("Status",),
    "indexability": ("Indexability", "Indexierbarkeit"),
    "indexability_status": ("Indexability Status", "Indexierbarkeitsstatus", "Status der Indexierbarkeit"),
    "amphtml": ("amphtml Link Element",),
    "mobile_alternate": ("Mobile Alternate Link",),
    "bytes": ("Size (bytes)", "Size", "Größe (Bytes)", "Größe"),
    "transferred": ("Transferred (bytes)", "Übertragen (Bytes)"),
    "words": ("Word Count", "Wortanzahl", "Wortzahl", "Anzahl Wörter"),
    "depth": ("Crawl Depth", "Level", "Crawltiefe"),
    "outlinks": ("Outlinks", "Ausgehende Links"),
    "external_outlinks": ("External Outlinks", "Externe Outlinks", "Externe ausgehende Links"),
    "response_time": ("Response Time", "Antwortzeit", "Reaktionszeit"),
    "last_modified": ("Last Modified", "Zuletzt geändert", "Letzte Änderung"),
    "redirect_url": ("Redirect URL", "Redirect URI", "Weiterleitungs-URL", "Umleitungs-URL"),
    "redirect_type": ("Redirect Type", "Weiterleitungstyp", "Umleitungstyp"),
    "language": ("Language", "Sprache"),
    "http_version": ("HTTP Version",),
    "crawled_at": ("Crawl Timestamp", "Crawl-Zeitstempel"),
    # of links
    "type": ("Type", "Typ"),
    "source": ("Source", "Quelle"),
    "destination": ("Destination", "Ziel"),
    "alt": ("Alt Text", "Alt-Text", "Alternativtext"),
    "anchor": ("Anchor", "Anchor Text", "Anker", "Ankertext"),
    "follow": ("Follow", "Folgen"),
    "target": ("Target", "Zielfenster"),
    "rel": ("Rel",),
    "path_type": ("Path Type", "Pfadtyp"),
    "link_path": ("Link Path", "Linkpfad"),
    "link_position": ("Link Position", "Linkposition"),
    "attributes": ("Dimensions in Attributes",),
}
_MEASURED = re.compile(r"(?:length|länge)(\d*)$")
_OTHER_MEASURE = re.compile(r"(?:pixelwidth|pixelbreite|breiteinpixeln)$")
_EXTRACTOR = re.compile(r"Extractor (\d+) (\d+)$")


def normalised(name: str) -> str:
    """Return a column's name without what versions write differently: case, spaces, hyphens, quotation marks."""
    return re.sub(r"[\W_]+", "", name.casefold())


_SINGLE_NAMES = {normalised(name): field for field, names in _SINGLE.items() for name in names}
_FAMILY_NAMES = {normalised(name): field for field, names in _FAMILIES.items() for name in names}


@dataclass(frozen=True)
class Place:
    """Where a column's values go: a field, which of several, and whether it holds a length or the text itself."""

    field: str
    number: int = 1
    is_length: bool = False


def place_of(name: str) -> Place | None:
    """Return where a column belongs; None where this import has no use for it."""
    plain = normalised(name)
    if plain in _SINGLE_NAMES:
        return Place(_SINGLE_NAMES[plain])
    if _EXTRACTOR.match(name.strip()):
        return Place("extracted:" + name.strip())
    if _OTHER_MEASURE.search(plain):
        return None
    is_length = bool(_MEASURED.search(plain))
    plain = _MEASURED.sub(r"\1", plain)  # the number may stand behind it: Titellänge 1
    for family, field in _FAMILY_NAMES.items():
        rest = plain.removeprefix(family)
        if rest != plain and rest.isdigit():
            return Place(field, int(rest), is_length)
    return Place(_FAMILY_NAMES[plain], 1, is_length) if plain in _FAMILY_NAMES else None


def places_of(columns: Sequence[str]) -> dict[int, Place]:
    """Return the place of every column that has one, by its position; a name that comes twice counts once."""
    found: dict[int, Place] = {}
    for position, name in enumerate(columns):
        place = place_of(name)
        if place is not None and place not in found.values():
            found[position] = place
    return found
