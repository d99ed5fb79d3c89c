"""The icons of the app: 16 × 16, one path each, drawn in the colour of the text beside them."""

from markupsafe import Markup

from app import safe

PATHS = {
    "overview": "M2.5 2.5H7v6H2.5zM9.5 2.5h4v3.5h-4zM9.5 8.5h4v5h-4zM2.5 11H7v2.5H2.5z",
    "findings": "M4 14V2.5M4 3h8l-2 2.8 2 2.7H4",
    "budget": "M8 2.2c2.7 3.2 4 5.3 4 7.1a4 4 0 0 1-8 0c0-1.8 1.3-3.9 4-7.1z",
    "topics": (
        "M2.6 5a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 1 0-4.4 0zM9.6 6.4a1.9 1.9 0 1 0 3.8 0 1.9 1.9 0 1 0-3.8 0z"
        "M5.2 11.6a2 2 0 1 0 4 0 2 2 0 1 0-4 0z"
    ),
    "links": (
        "M6.6 9.4l2.8-2.8M7.6 4.9l1.3-1.3a2.5 2.5 0 0 1 3.5 3.5l-1.3 1.3"
        "M8.4 11.1l-1.3 1.3a2.5 2.5 0 0 1-3.5-3.5l1.3-1.3"
    ),
    "search": "M2.7 7a4.3 4.3 0 1 0 8.6 0 4.3 4.3 0 1 0-8.6 0zM10.2 10.2l3.3 3.3",
    "briefs": "M3.8 2.5h5.4l3 3v8H3.8zM9 2.6v3.1h3.1M6 8.6h4M6 11h4",
    "runs": "M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0zM6.7 5.6v4.8L10.6 8z",
    "export": "M8 2.5v7M5.2 6.9 8 9.7l2.8-2.8M3 13h10",
    "notebook": "M4.5 2.5h8v11h-8zM7 2.5v11M3 5.2h2.6M3 8h2.6M3 10.8h2.6",
    "check": "M3 8.6l3.2 3.2L13 4.6",
    "cross": "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6",
    "edit": "M3 13l.8-3 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2",
    "undo": "M5.6 3.8 3 6.4 5.6 9M3.3 6.4h6.1a3.3 3.3 0 0 1 0 6.6H7",
    "chevron": "M4 6.2 8 10.2l4-4",
    "warn": "M8 2.8 14 13H2zM8 6.6v3.1M8 11.3v.2",
    "open": "M9.3 3H13v3.7M13 3 7.6 8.4M11 9.2V13H3V5h3.8",
}

_SVG = (
    '<svg class="sl-ic" width="{size}" height="{size}" viewBox="0 0 16 16" aria-hidden="true"><path d="{path}"/></svg>'
)


def icon(name: str, size: int = 16) -> Markup:
    """Return an icon; a word stands beside it, so screen readers skip it."""
    return safe.fill(_SVG, size=size, path=PATHS[name])
