from datetime import datetime, timedelta

import pytest

from app.reading import Selection, open_reading
from app.sites import add_site
from tests.conftest import rows_of

START = datetime(2026, 11, 20, 10)


def requests(file, number=40, *, client="c{n}", url="https://shop.example/{n}", every=3):
    return [
        {
            "url": url.format(n=n), "requested_at": START + timedelta(seconds=n * every), "method": "GET",
            "status": 200, "bytes": 1, "actor": "human", "agent": "Chrome", "client": client.format(n=n), "file": file,
            "line_no": n + 1,
        }
        for n in range(number)
    ]  # fmt: skip


@pytest.fixture
def marked(tmp_path):
    workspace, name = add_site(tmp_path, "https://shop.example/")

    def write(*rows):
        about = {"last_at": START.isoformat()}
        workspace.facts(name).write("logs", [("hits", rows_of("hits", list(rows)).to_batches()[0])], about, START)
        whole = open_reading(workspace, Selection(name)).whole
        twins = whole["hits"].filter(whole["hits"].twin).to_pyarrow()
        return sorted(set(twins["file"].to_pylist())), whole["hit_days"].hits.sum().to_pyarrow().as_py()

    return write


def test_what_the_server_behind_a_proxy_logs_again_is_counted_once(marked):
    backend = requests("backend.log", 36, client="proxy")
    assert marked(*requests("proxy.log"), *backend) == (["backend.log"], 40)


def test_the_proxy_stays_whichever_name_comes_first(marked):
    assert marked(*requests("b-proxy.log"), *requests("a-backend.log", client="proxy")) == (["a-backend.log"], 40)


def test_servers_side_by_side_and_equal_lines_of_one_file_are_no_twins(marked):
    other = requests("two.log", url="https://shop.example/other-{n}")
    home = requests("two.log", 15, url="https://shop.example/{n}")
    assert marked(*requests("one.log"), *other, *home) == ([], 95)


def test_equal_lines_of_one_file_stay(marked):
    assert marked(*requests("one.log", every=0, url="https://shop.example/")) == ([], 40)
