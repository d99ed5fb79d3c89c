"""Nothing fails silently: what a button does and what a cell shows is caught, logged, and said."""

import functools
import logging
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

import marimo as mo

from analysis.errors import SiteloreError
from app.safe import markdown
from app.texts import LANGUAGES, Texts, texts
from app.ui import states
from app.ui.context import Context, View, open_view
from app.ui.links import link
from app.ui.parts import Content, page

Result = TypeVar("Result")
_log = logging.getLogger("sitelore.app")


def action(say: Texts, function: Callable[..., Result]) -> Callable[..., Result | None]:
    """Wrap what a button or a widget calls: an error becomes a toast with a reference, never silence."""

    @functools.wraps(function)
    def run(*arguments: Any) -> Result | None:
        try:
            return function(*arguments)
        except SiteloreError as error:
            _toast(say("state-not-done"), say.error(error))
        except Exception:  # noqa: BLE001 - what nobody foresaw ends on the screen and in the log
            reference = _logged("a click failed")
            _toast(say("state-not-done"), say("state-reference", reference=reference))
        return None

    return run


def shown(view: "View | mo.Html", draw: Callable[[View], Content]) -> Content:
    """Return what `draw` makes of a view: the first block of a page.

    A view that could not be opened is its own panel, an empty workspace says so, and an error in `draw` becomes a
    panel with a reference.
    """
    if not isinstance(view, View):
        return page(view)
    if view.empty:
        return page(states.nothing_crawled(view.say, link(view.ctx, "runs", view.say("state-open-runs"))))
    return drawn(view, draw)


def also(view: "View | mo.Html", draw: Callable[[View], Content]) -> Content:
    """Return a further block of a page; nothing where the first one has said why there is nothing."""
    return drawn(view, draw) if isinstance(view, View) and not view.empty else None


def drawn(view: View, draw: Callable[[View], Content]) -> Content:
    """Return what `draw` makes of a view; an error becomes a panel."""
    try:
        return draw(view)
    except SiteloreError as error:
        return page(states.failed(view.say, error))
    except Exception:  # noqa: BLE001 - as above
        return page(states.broken(view.say, _logged("a view failed")))


def opened(ctx: Context) -> "View | mo.Html":
    """Open a view's tables, or return the panel that says why that was impossible."""
    language = ctx.get("language") or ""
    say = texts(language if language in LANGUAGES else "en")
    try:
        return open_view(ctx)
    except SiteloreError as error:
        return states.failed(say, error)
    except Exception:  # noqa: BLE001 - as above
        return states.broken(say, _logged("a view could not be opened"))


def _logged(what: str) -> str:
    reference = uuid4().hex[:8]
    _log.exception("%s, reference %s", what, reference)
    return reference


def _toast(title: str, description: str) -> None:
    mo.status.toast(title, markdown(description), kind="danger")
