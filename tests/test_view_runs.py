"""Runs: every button starts the command it is named after, in a process of its own."""

from pathlib import Path

import pytest

from analysis.errors import InputError
from app import ui
from app.ui import runs
from tests.views_fixture import ORIGIN, SITE, site_workspace


class Started:
    """Takes down which work would be started."""

    def __init__(self):
        self.commands = []

    def start_child(self, kind, site, arguments):
        self.commands.append((kind, arguments[: arguments.index("--site")], site))


@pytest.fixture
def view(tmp_path):
    site_workspace(tmp_path)
    view = ui.open_view(ui.context(workspace=str(tmp_path)))
    view.__dict__["jobs"] = Started()
    return view


@pytest.mark.parametrize(
    ("start", "kind", "command"),
    [
        (runs.analyse, "analyse", ["analyse"]), (runs.render, "render", ["render"]),
        (runs.crawl_sitemaps, "crawl", ["crawl", "--sitemap"]),
        (runs.crawl_again, "crawl", ["run", f"{ORIGIN}/", "--no-open"]),
    ],
)  # fmt: skip
def test_a_button_starts_its_command_for_the_site_that_is_shown(view, start, kind, command):
    start(view)
    assert view.jobs.commands == [(kind, command, SITE)]


def test_pasted_urls_are_fetched_and_none_is_said(view):
    runs.crawl_list(view, f"{ORIGIN}/a\n{ORIGIN}/b\n")
    [(kind, [command, option, file], _)] = view.jobs.commands
    assert (kind, command, option) == ("crawl", "crawl", "--list")
    assert Path(file).read_text(encoding="utf-8").split() == [f"{ORIGIN}/a", f"{ORIGIN}/b"]
    with pytest.raises(InputError, match="runs-no-urls"):
        runs.crawl_list(view, " \n")
