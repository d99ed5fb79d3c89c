"""The room where work is started, watched and cancelled; work itself runs in processes of its own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import marimo as mo
import polars as pl
from markupsafe import Markup

from analysis.errors import InputError
from app import safe
from app.facts import Snapshot
from app.jobs import Job
from app.sites import add_site
from app.stages import STAGES
from app.texts import Texts
from app.ui import states
from app.ui.actions import action, drawn
from app.ui.context import View, say_of
from app.ui.headline import figure, headline, panel
from app.ui.parts import Content, inline, page, row
from app.ui.provenance import provenance
from app.ui.tables import Column, Page, show_table, small_table, table_panel

Buttons = Mapping[str, mo.ui.button]
_KEPT = 200  # earlier jobs shown


def active(view: "View | mo.Html") -> list[Job]:
    return view.jobs.active() if isinstance(view, View) else []


def address_field(view: "View | mo.Html") -> mo.ui.text:
    """Return the field for the address of a new site."""
    say = say_of(view)
    return mo.ui.text(placeholder="https://", full_width=True, label=say("runs-address"))


def log_field(view: "View | mo.Html") -> mo.ui.file_browser:
    """Return a choice of log files on this computer: a path, never a copy through the browser."""
    return mo.ui.file_browser(
        Path.home(), filetypes=[".log", ".gz", ".txt", ".1"], multiple=True, label=say_of(view)("runs-choose-logs")
    )


def url_field(view: "View | mo.Html") -> mo.ui.text_area:
    """Return the field for URLs that are fetched alone, one a line."""
    return mo.ui.text_area(placeholder="https://", full_width=True, rows=3, label=say_of(view)("runs-urls"))


def start_buttons(
    view: "View | mo.Html",
    address: mo.ui.text,
    logs: mo.ui.file_browser,
    urls: mo.ui.text_area,
    started: Callable[[], None],
) -> mo.ui.dictionary:
    """Return the buttons that start work. What they do is written in the handler, never by a cell that runs again."""
    say = say_of(view)

    def button(key: str, work: Callable[[View], Job], primary: bool = False) -> mo.ui.button:
        def click(value: object) -> None:
            if isinstance(view, View):
                work(view)
                started()

        return mo.ui.button(label=say(key), kind="success" if primary else "neutral", on_click=action(say, click))

    return mo.ui.dictionary(
        {
            "site": button("runs-crawl-site", lambda view: crawl_new(view, str(address.value)), primary=True),
            "crawl": button("runs-crawl-again", crawl_again, primary=True),
            "analyse": button("runs-analyse", analyse),
            "render": button("runs-render", render),
            "list": button("runs-crawl-list", lambda view: crawl_list(view, str(urls.value))),
            "sitemap": button("runs-crawl-sitemap", crawl_sitemaps),
            "logs": button("runs-import", lambda view: import_logs(view, [Path(f.path) for f in logs.value])),
        }
    )


def cancel_button(view: "View | mo.Html", stopped: Callable[[], None]) -> mo.ui.button:
    say = say_of(view)

    def click(value: object) -> None:
        if isinstance(view, View):
            for job in view.jobs.active()[-1:]:
                view.jobs.cancel(job.id)
            stopped()

    return mo.ui.button(label=say("runs-cancel"), on_click=action(say, click))


def crawl_new(view: View, address: str) -> Job:
    """Add a site by its address and crawl it. Typing the address is consent to fetch from it."""
    if not address.strip().removeprefix("https://").removeprefix("http://"):
        raise InputError("runs-no-address")
    workspace, site = add_site(view.workspace.root, address.strip())
    return _start(view, "crawl", site, ["run", workspace.about(site).start, "--no-open"])


def crawl_again(view: View) -> Job:
    """Crawl the site and analyse it: one child does both, and the crawl's row is the one that is watched first."""
    site = view.workspace.site(view.site)
    return _start(view, "crawl", site, ["run", view.workspace.about(site).start, "--no-open"])


def crawl_list(view: View, pasted: str) -> Job:
    """Fetch pasted URLs and no others. The views go on showing the whole site; `snapshots` names the new one."""
    from app.url_lists import urls_of

    site = view.workspace.site(view.site)
    listed = urls_of(pasted, view.workspace.about(site).start).urls
    if not listed:
        raise InputError("runs-no-urls")
    file = view.workspace.scratch / f"list-{site}.txt"
    file.write_text("\n".join(listed), encoding="utf-8")
    return _start(view, "crawl", site, ["crawl", "--list", str(file)])


def crawl_sitemaps(view: View) -> Job:
    return _start(view, "crawl", view.workspace.site(view.site), ["crawl", "--sitemap"])


def analyse(view: View) -> Job:
    return _start(view, "analyse", view.workspace.site(view.site), ["analyse"])


def render(view: View) -> Job:
    """Open a sample of each template of the newest crawl in this computer's browser; the next analysis compares."""
    return _start(view, "render", view.workspace.site(view.site), ["render"])


def import_logs(view: View, files: Sequence[Path]) -> Job:
    if not files:
        raise InputError("runs-no-file")
    return _start(view, "logs", view.workspace.site(view.site), ["logs", *map(str, files)])


def _start(view: View, kind: str, site: str, arguments: Sequence[str]) -> Job:
    given = [*arguments, "--site", site, "--workspace", str(view.workspace.root), "--language", view.say.language]
    return view.jobs.start_child(kind, site, given)  # type: ignore[arg-type]


# what is shown


def shown(
    view: "View | mo.Html", address: Content, logs: Content, urls: Content, start: Buttons, cancel: Content
) -> Content:
    """Return the first block; unlike other views this one has something to show in an empty workspace."""
    if not isinstance(view, View):
        return page(view)
    return drawn(view, lambda view: block(view, address, logs, urls, start, cancel))


def block(view: View, address: Content, logs: Content, urls: Content, start: Buttons, cancel: Content) -> mo.Html:
    """Return the first block: what runs, else what can be started."""
    running = active(view)
    if running:
        below = None if view.empty else _start_panels(view, logs, None)
        return page(*_running(view, running[-1], cancel), below)
    if view.empty:
        return page(states.empty_workspace(view.say, address, start["site"], _last_failure(view)))
    return page(_idle(view), _start_panels(view, logs, start), _part_panel(view, urls, start))


def _running(view: View, job: Job, cancel: Content) -> list[Content]:
    say = view.say
    kind = say(f"job-kind-{job.kind}")
    done = figure(say.number(job.done), "ink")
    total = say.number(job.total) if job.total else ""
    left = say.duration(job.seconds_left) if job.seconds_left is not None else ""
    form = "runs-running-left" if left and total else "runs-running-total" if total else "runs-running"
    form = "runs-resting" if job.what == "progress-crawl-rest" else form
    text = say("runs-stopping", kind=kind) if job.cancel else say(form, kind=kind, done=done, total=total, left=left)
    started = datetime.fromtimestamp(job.started, UTC).replace(tzinfo=None)
    note = " · ".join(filter(None, (say("runs-started", moment=say.moment(started)), what(say, job))))
    about = view.workspace.settings.sites.get(job.site)
    title = say("runs-of", kind=kind, site=about.hosts[0] if about else job.site)
    button = None if job.cancel else cancel
    return [
        headline(text, say("runs-keep-working")),
        states.working(say, title, job, note=note, cancel=button, kept=_kept(say, job)),
    ]


def what(say: Texts, job: Job) -> str:
    """Return what a job does just now."""
    key = job.what if say.has(job.what) else f"progress-{job.what}" if say.has(f"progress-{job.what}") else ""
    return say(key) if key else ""


def _kept(say: Texts, job: Job) -> str:
    return say(f"runs-kept-{job.kind}", done=job.done) if job.kind in _COUNTED else ""


def _idle(view: View) -> mo.Html:
    say, crawl = view.say, view.reading.crawl if view.reading else None
    if crawl is None:
        return headline(say("runs-no-crawl"), say("runs-no-crawl-hint"))
    urls = crawl.tables["pages"].rows if "pages" in crawl.tables else 0
    text = say("runs-idle", urls=urls, number=figure(say.number(urls)), day=say.day(crawl.created_at))
    return headline(text, " ".join(filter(None, (say("runs-idle-hint"), _reused(say, crawl), _expected(view)))))


def _reused(say: Texts, crawl: Snapshot) -> str:
    """Return how much of a crawl did not have to be sent or read again."""
    reused = crawl.about.get("reused", {})
    return say("runs-reused", **reused) if reused else ""


def _expected(view: View) -> str:
    """Return how long a new crawl of the site will take, as far as that is known."""
    from app.crawl_request import CrawlRequest
    from app.crawling import plan_of
    from app.estimate import estimate_of

    plan = plan_of(view.workspace, view.workspace.site(view.site), CrawlRequest(seed_logs=False))
    found = estimate_of(view.workspace, plan)
    if found.seconds is None:
        return ""
    rate = view.say.number(found.per_second, 0 if found.per_second >= 10 else 1)
    return view.say("runs-expected", time=view.say.duration(found.seconds), rate=rate)


def _part_panel(view: View, urls: Content, start: Buttons) -> mo.Html:
    buttons = inline(start["list"], start["sitemap"])
    return panel(view.say("runs-part-title"), view.say("runs-part-hint"), [urls, buttons], name="sl-part")


def _start_panels(view: View, logs: Content, start: Buttons | None) -> mo.Html:
    say = view.say
    left = panel(
        say("runs-site-title"), say("runs-site-hint"),
        [_stages(view), inline(start["crawl"], start["analyse"], start["render"]) if start is not None else None],
        flush=True, name="sl-actions",
    )  # fmt: skip
    files = (
        [logs, start["logs"]] if start is not None else [safe.fill('<p class="sl-u">{t}</p>', t=say("runs-after-this"))]
    )
    return row(left, panel(say("runs-logs-title"), say("runs-logs-hint"), files, name="sl-logs"), widths="halves")


def _stages(view: View) -> Content:
    """List the stages with what the newest analysis of the snapshot made of each."""
    say, results = view.say, view.reading.results if view.reading else {}
    columns = [
        Column("stage", say("runs-stage")),
        Column("rows", say("runs-rows"), "number", 76),
        Column("state", say("runs-state"), width=206),
    ]
    rows = [
        {
            "stage": say(f"stage-{stage.name}"),
            "rows": say.number(sum(i.rows for i in results[stage.name].tables.values()))
            if stage.name in results
            else "",
            "state": say("runs-computed") if stage.name in results else _why_missing(view, stage.needs),
        }
        for stage in STAGES
    ]
    return small_table(columns, rows)


def _why_missing(view: View, needs: Sequence[str]) -> Content:
    missing = next((name for name in needs if name not in view.tables), None)
    if missing is None:
        return view.say("runs-not-computed")
    earlier = missing.startswith("previous_")  # tables of the crawl before, which have no name of their own
    need = view.say("runs-second-crawl") if earlier else view.say(f"table-{missing}")
    return safe.fill('<span class="sl-need" title="{need}">{mark}</span>', need=need, mark=_hatched(view.say, need))


def _hatched(say: Texts, need: str) -> Markup:
    return states.mark("not-measured", say("runs-needs", table=need))


def _last_failure(view: View) -> Content:
    job = next((job for job in view.jobs.recent(1) if job.state in ("failed", "crashed")), None)
    if job is None:
        return ""
    said = view.say.error(job.error) if job.error and view.say.has(job.error.key) else view.say("runs-crashed")
    return safe.fill('<p class="sl-t-error">{said}</p>', said=said)


def job_rows(view: "View | mo.Html") -> pl.DataFrame:
    """Return earlier jobs, the newest first, in words."""
    if not isinstance(view, View):
        return pl.DataFrame()
    say = view.say
    jobs = [job for job in view.jobs.recent(_KEPT) if not job.active]
    rows = [
        {
            "start": say.moment(datetime.fromtimestamp(job.started, UTC).replace(tzinfo=None)),
            "kind": say(f"job-kind-{job.kind}"),
            "site": job.site,
            "duration": say.duration((job.ended or job.updated) - job.started),
            "result": ("▲ " if job.state in ("failed", "crashed") else "") + say(f"job-state-{job.state}"),
            "outcome": _outcome(say, job),
            "snapshot": (job.snapshot or "").rpartition("-")[2],
        }
        for job in jobs
    ]
    return pl.DataFrame(rows)


def _outcome(say: Texts, job: Job) -> str:
    if job.error:
        return say.error(job.error) if say.has(job.error.key) else job.error.key
    if job.state == "crashed":
        return say("runs-crashed")
    finished = job.kind == "analyse" and job.state == "done" and job.total  # its last stage counts once it is done
    done = job.total if finished else job.done
    return job.note or (say(f"runs-done-{job.kind}", done=done) if job.kind in _COUNTED else "")


_COUNTED = ("crawl", "import", "logs", "analyse")  # jobs whose progress has a unit of its own


def job_columns(say: Texts) -> list[Column]:
    return [
        Column("start", say("runs-start"), width=190),
        Column("kind", say("runs-kind"), width=120),
        Column("site", say("shell-site"), width=190),
        Column("duration", say("runs-duration"), width=100),
        Column("result", say("runs-result"), width=120),
        Column("outcome", say("runs-outcome")),
        Column("snapshot", say("shell-snapshot"), width=90),
    ]


def job_table(view: "View | mo.Html") -> mo.ui.table:
    say = say_of(view)
    return show_table(say, job_rows(view), job_columns(say), page_size=10)


def earlier(view: View, table: Content) -> mo.Html:
    """Return the second block: what ran before, and the provenance."""
    rows = job_rows(view)
    shown = Page(rows, rows.height, rows.height)
    found = table_panel(view.say, view.say("runs-earlier"), shown, table) if rows.height else None
    return page(found, provenance(view))
