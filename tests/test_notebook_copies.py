"""Open as notebook: a copy, in a process of its own, behind a password nobody else sees."""

import http.client
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

import psutil
import pytest

from analysis.errors import InputError
from app.notebook_copies import _open, close_notebooks, open_notebook
from app.server import NOTEBOOKS
from tests.views_fixture import site_workspace


@pytest.fixture
def workspace(tmp_path):
    yield site_workspace(tmp_path, logs=False)
    close_notebooks()


def status_of(address, path):
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


def test_a_view_opens_as_a_copy_behind_a_password(workspace):
    before = (NOTEBOOKS / "overview.py").read_bytes()
    address = open_notebook(workspace, "overview", {"site": "nordlicht-rad.example", "language": "de"})
    query = parse_qs(urlsplit(address).query)
    assert urlsplit(address).hostname == "127.0.0.1"
    assert query["language"] == ["de"]
    assert status_of(address, "/") in (302, 303, 307)  # to the login page
    assert status_of(address, f"/?access_token={query['access_token'][0]}") in (200, 303)
    [child] = _open
    assert query["access_token"][0] not in " ".join(psutil.Process(child.pid).cmdline())
    assert (workspace.root / "notebooks" / "overview.py").is_file()
    assert (NOTEBOOKS / "overview.py").read_bytes() == before
    close_notebooks()
    assert child.poll() is not None


def test_a_copy_finds_its_styles_and_a_second_one_overwrites_nothing(workspace):
    from app.notebook_copies import _copied

    first, second = _copied(workspace, NOTEBOOKS / "overview.py"), _copied(workspace, NOTEBOOKS / "overview.py")
    assert (first.name, second.name) == ("overview.py", "overview-2.py")
    styles = first.read_text(encoding="utf-8").partition('css_file="')[2].partition('"')[0]
    assert (first.parent / styles).is_file()


def test_a_view_that_does_not_exist_is_refused(workspace):
    with pytest.raises(InputError, match="notebook-not-started"):
        open_notebook(workspace, "../app/cli", {})
