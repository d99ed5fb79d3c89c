"""Log health: lines that add up, hours that are lost, samples of rejects, and what is said where something lacks."""

from datetime import datetime, timedelta

import marimo as mo
import pytest

from app import charts, ui
from app.texts import LANGUAGES, texts
from app.ui import log_health, log_rejects
from app.ui.log_advice import TOLD, untold
from app.ui.log_words import REASONS, note_of, reason_of
from notebooks.log_health import app as notebook
from tests.conftest import ibis_table
from tests.views_fixture import ORIGIN, SITE, batches, site_workspace, write_results

START = datetime(2026, 11, 2)
SAMPLE = "‹client› [16/Nov/2026:06:1"


def hit(at, **columns):
    return {
        "url": f"{ORIGIN}/", "requested_at": at, "method": "GET", "status": 200, "bytes": 10, "actor": "human",
        "bot": "", "agent": "Chrome", "file": "access.log", "line_no": 1,
    } | columns  # fmt: skip


def log_file(name="access.log", **columns):
    return {"file": name, "fingerprint": name, "format": "combined", "lines": 10, "hits": 10, "rejected": 0} | columns


def workspace_with(root, *, files, hits=(), rejects=()):
    """Return a workspace with a crawl and one log import."""
    workspace = site_workspace(root, logs=False)
    tables = {"hits": list(hits), "log_files": files, "rejects": list(rejects)}
    about = {name: sum(file[name] for file in files) for name in ("lines", "hits", "rejected")}
    about |= {"first_at": f"{START}", "last_at": f"{START + timedelta(days=6)}", "files": len(files)}
    workspace.facts(SITE).write("logs", batches({k: v for k, v in tables.items() if v}), about, START)
    write_results(workspace, logs=False, tables={"matches": []})
    return workspace


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, **place):
    outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def busy_days():
    """Return a week in which 40 requests come each hour, but for five hours of the third day."""
    lost = [START + timedelta(days=2, hours=hour) for hour in range(9, 14)]
    hours = [START + timedelta(hours=n) for n in range(7 * 24)]
    return [hit(hour, line_no=n) for hour in hours if hour not in lost for n in range(40)]


def test_lines_are_hits_and_rejects_in_the_headline_and_the_sums(tmp_path):
    files = [log_file(lines=1200, hits=1150, rejected=50), log_file("old.log", lines=300, hits=300)]
    html, values = shown(workspace_with(tmp_path, files=files))
    assert values["health"].lines == values["health"].hits + values["health"].rejected == 1500
    assert ">50</span> of 1,500 lines in 2 files could not be read" in html
    assert "1,450" in html


def test_a_file_whose_format_is_doubtful_is_told(tmp_path):
    html, _ = shown(workspace_with(tmp_path, files=[log_file(hits=4, rejected=6)]))
    assert "60.0% were rejected: the format is probably read wrongly" in html


def test_lost_hours_are_told_with_what_would_have_come(tmp_path):
    workspace = workspace_with(tmp_path, files=[log_file()], hits=busy_days())
    health = log_health.health_of(view_of(workspace))
    assert [(gap.hours, gap.expected) for gap in health.gaps] == [(5, 200.0)]
    html, _ = shown(workspace)
    assert "4 Nov, 09:00 to 4 Nov, 14:00: 5 hours without a line, where about 200 requests would have come" in html


def test_a_gap_over_midnight_is_hatched_on_both_days():
    gap = log_health.Gap(START + timedelta(hours=22), START + timedelta(hours=27), 90.0)
    days = START.date(), START.date() + timedelta(days=1)
    assert log_health._lost([gap]) == [charts.Lost(days[0], 22, 2), charts.Lost(days[1], 0, 3)]


def test_the_picture_leaves_hours_outside_of_the_logs_empty():
    style, day = charts.Style("light", texts("en")), START.date()
    drawn = charts.hours(style, [day], [[None, 3, *[0] * 22]], [charts.Lost(day, 5, 2)])
    field, lost = drawn.data
    assert [column[0] for column in field.z][:3] == [None, 3, 0]
    assert (lost.base[0], lost.y[0]) == (4.5, 2)


def test_rejects_are_counted_by_reason_and_shown_with_their_line(tmp_path):
    rejects = [
        {"file": "access.log", "line_no": 519, "reason": "format", "sample": SAMPLE},
        {"file": "access.log", "line_no": 7, "reason": "format", "sample": ""},
        {"file": "b.log", "line_no": 3, "reason": "time", "sample": "99/Nov"},
    ]
    html, values = shown(workspace_with(tmp_path, files=[log_file(hits=7, rejected=3)], rejects=rejects))
    assert values["reasons"].rows.rows() == [("format", 2, 1), ("time", 1, 1)]
    assert values["samples"].rows["line_no"].to_list() == [519]
    assert values["samples"].total == 2
    assert "1 of 2 lines" in html


def test_samples_that_were_purged_leave_their_count(tmp_path):
    html, _ = shown(workspace_with(tmp_path, files=[log_file(hits=7, rejected=3)]))
    assert "3 rejected lines were counted; their samples are not in the workspace any more" in html


def test_that_every_line_was_read_is_an_answer(tmp_path):
    html, _ = shown(workspace_with(tmp_path, files=[log_file()]))
    assert "sl-state-clean" in html
    assert "No line was rejected: all 10 lines were read" in html


def test_without_logs_the_question_stands_there_and_no_number(tmp_path):
    html, values = shown(site_workspace(tmp_path, logs=False))
    assert values["health"] is None
    assert "sl-state-not-measured" in html
    assert "Can the server logs be trusted?" in html


def test_without_a_crawl_the_match_rate_is_not_measured(tmp_path):
    workspace = site_workspace(tmp_path, crawl=False)
    html, _ = shown(workspace)
    assert "could not be read" in html
    assert "sl-kpi sl-missing" in html


def test_what_no_line_tells_is_named_once():
    told = {"url": f"{ORIGIN}/", "agent": "Chrome", "referrer": "https://a.example", "duration_ms": 5}
    hits = ibis_table("hits", [told, {"url": f"{ORIGIN}/", "agent": "other browser"}])
    assert [field.name for field in untold(hits)] == ["content_type", "cache"]
    assert [field.name for field in untold(hits.filter(hits.agent != "Chrome"))] == [field.name for field in TOLD]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_ours_are_said_and_those_of_a_later_version_stand_as_they_are(language):
    say = texts(language)
    assert "8,123" in note_of(say, "gzip_truncated:8123").replace(".", ",")
    assert note_of(say, "lunar_phase:3") == "lunar_phase:3"
    assert all(reason_of(say, reason) != reason for reason in REASONS)
    for field in TOLD:
        assert all(say.has(f"log-{kind}-{field.name}") for kind in ("tells", "unlocks"))


def test_pages_the_crawl_does_not_know_are_listed(tmp_path):
    workspace = workspace_with(tmp_path, files=[log_file()])
    write_results(workspace, logs=False, tables={"matches": [
        {"source": "logs", "url": f"{ORIGIN}/{n}", "matched": n < 3, "weight": n, "kind": "page"} for n in range(5)
    ]})  # fmt: skip
    view = view_of(workspace)
    assert log_health.match_rate(view.tables["matches"], "logs") == (5, 3)
    assert log_rejects.unmatched_page(view, "").rows["url"].to_list() == [f"{ORIGIN}/4", f"{ORIGIN}/3"]
    assert log_rejects.unmatched_page(view, "/3").matching == 1


def test_the_match_rate_is_that_of_pages(tmp_path):
    workspace = workspace_with(tmp_path, files=[log_file()])
    matches = [
        {"source": "logs", "url": f"{ORIGIN}/{n}", "matched": n < 3, "weight": 1, "kind": "page"} for n in range(4)
    ] + [{"source": "logs", "url": f"{ORIGIN}/a.css", "matched": False, "weight": 9, "kind": "resource"}]
    write_results(workspace, logs=False, tables={"matches": matches})
    html, _ = shown(workspace)
    assert "The crawl knows 75.0% of the pages in the logs" in html
    assert "3 of 4" in html
