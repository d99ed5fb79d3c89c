"""From a crawl and a log to facts about bots and their obedience, as `sitelore analyse` computes them."""

import json
from datetime import UTC, datetime, timedelta

from analysis.base import Found
from analysis.questions import QUESTIONS
from app.cli import main
from app.commands.session import Exit
from app.pipeline import analyse
from app.reading import Selection, open_reading
from app.stages import STAGES
from app.workspace import open_workspace
from tests.tiny_site import serve_pages

AGENTS = {
    "Googlebot": "66.249.66.1",
    "GPTBot": "203.0.113.7",
    "ChatGPT-User": "203.0.113.8",
    "NeverSeenBot": "203.0.113.9",
}


def lines(days):
    """Return a request of every bot for the closed page, some days from today."""
    at = (datetime.now(UTC) + timedelta(days=days)).strftime("%d/%b/%Y:10:00:00 +0000")
    return "".join(
        f'{address} - - [{at}] "GET /private HTTP/1.1" 200 512 "-" "Mozilla/5.0 (compatible; {agent}/1.0)"\n'
        for agent, address in AGENTS.items()
    )


def test_bots_are_described_and_held_against_the_robots_txt_a_crawl_read_before(tmp_path, capsys):
    arguments = ["--workspace", str(tmp_path)]
    with serve_pages() as site:
        site.handler.robots = "User-agent: *\nDisallow: /private\n"
        assert main(["crawl", site.url, "--own-site", *arguments]) == Exit.DONE
    log = tmp_path / "access.log"
    log.write_text(lines(-3) + lines(2))
    assert main(["logs", str(log), *arguments]) == Exit.DONE
    workspace = open_workspace(tmp_path)
    about_bots = [stage for stage in STAGES if stage.name in ("bots", "bot_obedience")]
    site_name = workspace.site()
    outcomes = analyse(workspace, site_name, report=lambda progress: None, should_stop=lambda: False, stages=about_bots)
    assert [outcome.outcome for outcome in outcomes] == ["computed", "computed"]
    reading = open_reading(workspace, Selection(site_name))
    bots = {row["bot"]: row for row in reading.tables["bots"].to_pyarrow().to_pylist()}
    assert {name: (row["operator"], row["purpose"], row["habit"]) for name, row in bots.items()} == {
        "Googlebot": ("Google", "search", "group"),
        "GPTBot": ("OpenAI", "ai_training", "group"),
        "ChatGPT-User": ("OpenAI", "ai_user", "user"),
        "NeverSeenBot": ("", "other", "group"),
    }
    assert (bots["Googlebot"]["ranges"], bots["Googlebot"]["ranges_read"].isoformat()) == (
        "google-common",
        "2026-11-22",
    )
    assert (bots["NeverSeenBot"]["catalogued"], bots["NeverSeenBot"]["ranges"]) == (False, "")

    answer = reading.ask(QUESTIONS["robots_obedience"])
    assert isinstance(answer, Found)
    verdicts = {row["bot"]: row for row in answer.table.to_pyarrow().to_pylist()}
    assert {name: row["verdict"] for name, row in verdicts.items()} == {
        "Googlebot": "disobeys", "NeverSeenBot": "disobeys"
    }, "GPTBot and ChatGPT-User come from elsewhere: that was somebody else"  # fmt: skip
    assert (verdicts["Googlebot"]["disallowed_hits"], verdicts["Googlebot"]["early_hits"]) == (1, 1)

    capsys.readouterr()
    assert main(["ask", "disallowed_fetches", "--format", "json", *arguments]) == Exit.DONE
    assert "Disallow: /private" in json.dumps(capsys.readouterr().out)
