"""What views are put together from: the one place where our markup becomes something marimo shows."""

from collections.abc import Iterable
from typing import Any

import marimo as mo
import plotly.graph_objects as go
from markupsafe import Markup

from app import safe
from app.charts import design

Content = Any  # a str (escaped), markup of ours, or anything marimo shows: an element, a figure, a layout


def html(markup: Markup) -> mo.Html:
    return mo.Html(str(markup))


def markup_of(content: Content) -> Markup:
    """Return how a piece of content stands in HTML. A plain text is escaped, whoever wrote it."""
    if isinstance(content, Markup):
        return content
    if content is None:
        return Markup("")
    if isinstance(content, str | int | float):
        return safe.text(content)
    return Markup(mo.as_html(content).text)  # marimo's own markup of its element


def stack(*contents: Content) -> mo.Html:
    """Return contents below each other, with the distance of panels."""
    return html(safe.fill('<div class="sl-stack">{inner}</div>', inner=_inner(contents)))


def row(*contents: Content, widths: str = "") -> mo.Html:
    """Return contents beside each other.

    `widths` names a split of the grid: main (picture and to-do, 376 px at the right), drill (table and 480 px), queue
    (list, text, evidence), thirds, halves; without it all are equally wide.
    """
    return html(
        safe.fill('<div class="sl-row sl-{widths}">{inner}</div>', widths=widths or "equal", inner=_inner(contents))
    )


def page(*contents: Content) -> mo.Html:
    """Return a whole view, top to bottom."""
    return html(safe.fill('<main class="sl-page">{inner}</main>', inner=_inner(contents)))


def shell_frame(rail: Content) -> mo.Html:
    """Return the rail marked as such, which makes room for it beside the views."""
    return html(safe.fill('<div class="sl-shell">{rail}</div>', rail=markup_of(rail)))


def inline(*contents: Content) -> mo.Html:
    """Return buttons, chips and fields in one line."""
    return html(safe.fill('<div class="sl-inline">{inner}</div>', inner=_inner(contents)))


def _inner(contents: Iterable[Content]) -> Markup:
    return safe.join([markup_of(content) for content in contents if content is not None])


def chart(figure: go.Figure) -> mo.ui.plotly:
    """Return a figure as an element without a tool bar. Bind it to a public name where its clicks matter (`.value`)."""
    return mo.ui.plotly(figure, config=dict(design()["config"], displayModeBar=figure.layout.dragmode == "lasso"))
