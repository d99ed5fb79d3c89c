"""The rail and the top bar: rooms, site, snapshot, segment, data sources, the running job, the way to a notebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import anywidget
import marimo as mo
import traitlets

from analysis.errors import SiteloreError
from app.digests import digest_of
from app.facts import Snapshot
from app.jobs import Job, Jobs
from app.notebook_copies import open_notebook
from app.texts import LANGUAGES, Texts, texts
from app.ui.actions import action
from app.ui.context import Context, context, language_of
from app.ui.icons import PATHS
from app.ui.widgets import script
from app.workspace import Workspace, open_workspace

_NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
_PLACE = ("site", "snapshot", "segment", "language", "theme", "focus")


@dataclass(frozen=True)
class Room:
    """A room of the rail. Its number never changes: a room that is not built yet is not drawn and keeps it."""

    number: int
    name: str
    icon: str
    views: tuple[str, ...] = ()  # its notebooks' files, in the order of the top bar; one of the room's name unless said

    @property
    def built(self) -> list[str]:
        """Return the views that can be opened; the first is where the room begins."""
        return [view for view in self.views or (self.name,) if (_NOTEBOOKS / f"{view}.py").is_file()]


ROOMS = (
    Room(1, "overview", "overview"),
    Room(2, "findings", "findings", ("findings", "pages", "changes")),
    Room(3, "crawl_budget", "budget", ("crawl_budget", "what_if", "coverage", "bots", "server", "log_health")),
    Room(4, "topics", "topics"),
    Room(6, "internal_links", "links"),
    Room(7, "search", "search"),
    Room(8, "briefs", "briefs"),
    Room(9, "runs", "runs", ("runs", "schedule")),
)


def built_rooms() -> list[Room]:
    return [room for room in ROOMS if room.built]


def built_views() -> list[str]:
    return [view for room in built_rooms() for view in room.built]


class Rail(anywidget.AnyWidget):
    """Where the user is ↔ the address of the page. Views are given what it says as `ctx`."""

    _esm = script("rail")
    view = traitlets.Unicode("overview").tag(sync=True)
    site = traitlets.Unicode("").tag(sync=True)
    snapshot = traitlets.Unicode("").tag(sync=True)
    segment = traitlets.Unicode("").tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    theme = traitlets.Unicode("system").tag(sync=True)
    focus = traitlets.Unicode("").tag(sync=True)
    dark = traitlets.Bool(False).tag(sync=True)  # what the system's theme is, told by the browser
    stamp = traitlets.Unicode("").tag(sync=True)  # of all results there are: another one means look again
    seen = traitlets.Unicode("").tag(sync=True)
    rooms: traitlets.List[Any] = traitlets.List().tag(sync=True)
    sites: traitlets.List[Any] = traitlets.List().tag(sync=True)
    snapshots: traitlets.List[Any] = traitlets.List().tag(sync=True)
    segments: traitlets.List[Any] = traitlets.List().tag(sync=True)
    sources: traitlets.List[Any] = traitlets.List().tag(sync=True)
    job = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    languages: traitlets.List[Any] = traitlets.List().tag(sync=True)
    themes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    notebook = traitlets.Unicode("").tag(sync=True)  # address of the notebook that was opened last

    def __init__(self, root: str, **place: str) -> None:
        super().__init__(**place)
        self.root = root
        self.refresh()
        self.stamp = self.seen = stamp_of(self.workspace)
        self.observe(lambda change: self.refresh(), names=["site", "language"])
        self.observe(lambda change: self.set_trait("notebook", ""), names=["view"])
        self.on_msg(self._heard)

    @property
    def workspace(self) -> Workspace:
        return open_workspace(self.root)

    @property
    def say(self) -> Texts:
        return texts(self.language)

    def refresh(self) -> None:
        """Look what is there now: rooms, sites, snapshots, sources, the running job."""
        workspace, say = self.workspace, self.say
        self.labels = {name: say(f"shell-{name}") for name in _WORDS} | _ICONS
        self.languages = [{"id": name, "label": say(f"shell-language-{name}")} for name in LANGUAGES]
        self.themes = [{"id": name, "label": say(f"shell-theme-{name}")} for name in ("light", "dark", "system")]
        self.rooms = [_room(say, room) for room in built_rooms()]
        self.sites = [{"id": name, "label": about.hosts[0]} for name, about in workspace.settings.sites.items()]
        site = self._site(workspace)
        crawls = workspace.facts(site).snapshots("crawl") if site else []
        logs = workspace.facts(site).snapshots("logs") if site else []
        newest = workspace.facts(site).newest_whole() if site else None  # what views show where none is chosen
        self.snapshots = [
            {"id": "" if newest and s.id == newest.id else s.id, "label": _snapshot_label(say, s)}
            for s in reversed(crawls)
        ]
        self.segments = _segments(say, workspace)
        self.sources = sources(say, workspace, crawls, logs)
        self.look()

    def look(self) -> None:
        """Look after the running job and whether there are new results; called every other second."""
        workspace = self.workspace
        jobs = Jobs(workspace.jobs_path).active()
        self.job = job_line(self.say, jobs[-1]) if jobs else {}
        self.stamp = stamp_of(workspace)

    def _site(self, workspace: Workspace) -> str | None:
        known = workspace.settings.sites
        return self.site if self.site in known else workspace.site() if known else None

    def _heard(self, widget: Any, message: Mapping[str, Any], buffers: Any) -> None:
        """Do what the page asks for: look again, or open a notebook."""
        if message.get("ask") == "look":
            before = self.stamp
            self.look()
            if self.stamp != before:
                self.refresh()
        elif message.get("ask") == "notebook":
            action(self.say, self._open_notebook)()

    def _open_notebook(self) -> None:
        self.notebook = open_notebook(self.workspace, self.view, {name: getattr(self, name) for name in _PLACE})


_NOTHING = "0"  # the stamp of a workspace without a snapshot
_WORDS = ("rooms", "site", "snapshot", "segment", "sources", "notebook", "notebook-ready", "language", "theme")
_ICONS = {"icon-notebook": PATHS["notebook"], "icon-open": PATHS["open"]}


def rail(query: Mapping[str, Any]) -> "mo.ui.anywidget | mo.Html":
    """Return the rail for the address the page was opened with, or why the workspace cannot be opened."""
    from app.ui import states

    asked = context(query)
    try:
        workspace = open_workspace(str(asked["workspace"]))
        place = {name: asked[name] or "" for name in _PLACE if name not in ("language", "theme")}
        view = str(query.get("view") or "")
        known = built_views()
        first = known[0] if stamp_of(workspace) != _NOTHING else "runs"
        place |= {"view": view if view in known else first, "language": language_of(workspace, asked)}
        place["theme"] = asked["theme"] or workspace.settings.theme
        return mo.ui.anywidget(Rail(str(workspace.root), **_existing(workspace, place)))
    except SiteloreError as error:
        return states.failed(texts("en"), error)


def _existing(workspace: Workspace, place: dict[str, str]) -> dict[str, str]:
    """Leave out of a place what is not there any more: an old bookmark opens the newest snapshot."""
    if place["site"] not in workspace.settings.sites:
        return {**place, "site": "", "snapshot": ""}
    ids = {s.id for s in workspace.facts(place["site"]).snapshots("crawl")}
    return place if place["snapshot"] in ids else {**place, "snapshot": ""}


def place_of(rail: "mo.ui.anywidget | mo.Html", given: Context) -> tuple[dict[str, str | None], str]:
    """Return the context of the views and the room: a plain dict, so that a view runs again only when it changes."""
    if not isinstance(rail, mo.ui.anywidget):
        return dict(given), ""
    said: Mapping[str, Any] = rail.value
    ctx: dict[str, str | None] = {name: said[name] or None for name in _PLACE}
    ctx["theme"] = "dark" if said["theme"] == "dark" or (said["theme"] == "system" and said["dark"]) else "light"
    return {"workspace": given["workspace"], **ctx, "data": said["seen"]}, str(said["view"])


def stamp_of(workspace: Workspace) -> str:
    """Return what changes whenever a snapshot or a result of any site comes or goes."""
    marks = []
    for site in sorted(workspace.settings.sites):
        facts, current = workspace.facts(site).root, workspace.derived(site).root / "current"
        files = [*facts.glob("*/*/manifest.json"), *current.glob("*.json")]
        marks += [f"{file.parent.name}/{file.name}:{file.stat().st_mtime_ns}" for file in sorted(files)]
    return digest_of(marks)[:12] if marks else _NOTHING


def _snapshot_label(say: Texts, snapshot: Snapshot) -> str:
    """Return when a crawl was closed, and what it looked at where that was not the whole site."""
    moment = say.moment(snapshot.created_at)
    return f"{moment} · {say('crawl-mode-' + str(snapshot.about['mode']))}" if snapshot.part else moment


def _room(say: Texts, room: Room) -> dict[str, Any]:
    views = [{"key": view, "label": _view_label(say, view)} for view in room.built]
    label = say(_name(room.name)) if len(views) > 1 else views[0]["label"]
    return {"number": room.number, "label": label, "icon": PATHS[room.icon], "count": "", "views": views}


def _view_label(say: Texts, view: str) -> str:
    """Return a view's name in the top bar, which differs from its room's where the room has the wider one."""
    own = f"view-{view.replace('_', '-')}"
    return say(own if say.has(own) else _name(view))


def _name(view: str) -> str:
    return f"room-{view.replace('_', '-')}"


def _segments(say: Texts, workspace: Workspace) -> list[dict[str, str]]:
    names = [segment.name for segment in workspace.settings.segments]
    return [{"id": "", "label": say("shell-all-segments")}, *({"id": name, "label": name} for name in names)]


def sources(
    say: Texts, workspace: Workspace, crawls: Sequence[Snapshot], logs: Sequence[Snapshot]
) -> list[dict[str, Any]]:
    """Return which inputs there are, with their day: a solid dot; one that is missing has a hatched one."""
    last = max((str(s.about["last_at"]) for s in logs if s.about.get("last_at")), default="")
    rivals = [name for name, about in workspace.settings.sites.items() if about.role == "competitor"]
    present = {
        "source-crawl": say.day(crawls[-1].created_at) if crawls else "",
        "source-logs": say("source-until", day=say.day(_day(last))) if last else "",
        "source-competitors": say.number(len(rivals)) if rivals else "",
    }
    return [{"label": say(k), "note": v or say("source-missing"), "present": bool(v)} for k, v in present.items()]


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def job_line(say: Texts, job: Job) -> dict[str, Any]:
    """Return the running job in one line: what, how far, how long still."""
    percent = min(100, round(100 * job.done / job.total)) if job.total else None
    known = say.percent(percent / 100, 0) if percent is not None else say.number(job.done)
    left = say("shell-left", time=say.duration(job.seconds_left)) if job.seconds_left is not None else ""
    title = say("shell-running", kind=say(f"job-kind-{job.kind}"))
    return {"title": title, "note": ", ".join(filter(None, (known, left))), "percent": percent}
