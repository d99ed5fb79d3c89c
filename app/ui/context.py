"""What a view is given and what it opens with it: the tables of a selection, the language, the theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import ibis.expr.types as ir

from analysis.base import Answer
from analysis.errors import InputError
from analysis.questions import QUESTIONS
from app.charts import Style
from app.decisions import Decisions
from app.jobs import Jobs
from app.reading import Reading, Selection, open_reading
from app.texts import LANGUAGES, Texts, texts
from app.workspace import Workspace, default_workspace, open_workspace

Theme = Literal["light", "dark"]
NAMES = ("workspace", "site", "snapshot", "segment", "language", "theme", "focus")  # of a context, all of them texts
Context = Mapping[str, str | None]


@dataclass(frozen=True)
class View:
    """What a view works with. `site` and `reading` are none in a workspace that has no site yet."""

    workspace: Workspace
    site: str | None
    reading: Reading | None
    say: Texts
    theme: Theme
    ctx: Context

    @property
    def tables(self) -> dict[str, ir.Table]:
        return self.reading.tables if self.reading else {}

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to show at all: no crawl and no log."""
        return self.reading is None or (self.reading.crawl is None and not self.reading.logs)

    @property
    def focus(self) -> str:
        """Return what the link that led here wants to be selected: a URL, a topic, a brief."""
        return self.ctx.get("focus") or ""

    @property
    def style(self) -> Style:
        return Style(self.theme, self.say)

    @cached_property
    def decisions(self) -> Decisions:
        return Decisions(self.workspace.decisions_path)

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.workspace.jobs_path)

    def ask(self, question: str, **options: Any) -> Answer:
        """Ask a question of the catalogue about the selection."""
        if self.reading is None:
            return QUESTIONS[question].ask({}, **options)
        return self.reading.ask(QUESTIONS[question], **options)


def context(query: Mapping[str, Any] | None = None, **given: str | None) -> dict[str, str | None]:
    """Return a view's context from the address it was opened with; what is `given` beats the address."""
    asked = {name: str(query[name]) for name in NAMES if query and query.get(name)}
    values: dict[str, str | None] = dict.fromkeys(NAMES)
    return values | {"workspace": default_workspace()} | {k: v for k, v in asked.items() if k != "workspace"} | given


def open_view(ctx: Context) -> View:
    """Open what a view shows. A site or snapshot that does not exist is an InputError, an empty workspace is not."""
    workspace = open_workspace(ctx.get("workspace") or default_workspace())
    say = texts(language_of(workspace, ctx))
    theme: Theme = "dark" if (ctx.get("theme") or workspace.settings.theme) == "dark" else "light"
    if not workspace.settings.sites:
        return View(workspace, None, None, say, theme, ctx)
    site = workspace.site(ctx.get("site") or None)
    selection = Selection(site, ctx.get("snapshot") or None, ctx.get("segment") or None)
    return View(workspace, site, open_reading(workspace, selection), say, theme, ctx)


def language_of(workspace: Workspace, ctx: Context) -> str:
    language = ctx.get("language") or workspace.settings.language
    if language not in LANGUAGES:
        raise InputError("language-unknown", language=language, known=", ".join(LANGUAGES))
    return language


def say_of(view: object) -> Texts:
    """Return the words of a view, or English ones where it could not be opened."""
    return view.say if isinstance(view, View) else texts("en")
