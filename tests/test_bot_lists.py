import json
import threading
from collections import defaultdict
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyarrow.parquet as pq
import pytest

from app.bot_lists import current_ranges, list_bot_lists, recorded_ranges, refresh_bot_lists, verifier_of
from app.cli import main
from app.commands.session import Exit
from app.workspace import open_workspace
from crawlers.bot_ranges import shipped_ranges, sources
from crawlers.bots import classify

DAY = date(2026, 11, 25)
BING = {"creationTime": "2026-11-24T00:00:00", "prefixes": [{"ipv4Prefix": text} for text in ("157.55.0.0/16",)]}
LINE = '{address} - - [24/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0 (compatible; {bot}/2.0)"\n'


@pytest.fixture
def operators():
    """A server in the operators' place: it answers with what `says` holds for a list's name, else with 404."""
    says = defaultdict(lambda: (404, b"gone"))

    class Operator(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = says[self.path.strip("/")]
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Operator)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1], says
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def folder(tmp_path, operators):
    assert main(["init", "https://shop.example", "--workspace", str(tmp_path)]) == Exit.DONE
    lines = [f'{name} = "http://127.0.0.1:{operators[0]}/{name}"' for name in sources()]
    with (tmp_path / "sitelore.toml").open("a") as file:
        file.write("\n[logs.range_sources]\n" + "\n".join(lines) + "\n")
    return tmp_path


def test_refreshed_lists_replace_the_shipped_ones_and_say_how_old_they_are(folder, operators, capsys):
    operators[1]["bing"] = (200, json.dumps(BING).encode())
    workspace = open_workspace(folder)
    problems = dict(refresh_bot_lists(workspace, DAY))
    assert problems["bing"] is None
    assert {problem.key for name, problem in problems.items() if name != "bing"} == {"bot-ranges-status"}
    told = {one.name: one for one in list_bot_lists(workspace, date(2026, 12, 4))}
    assert (told["bing"].prefixes, told["bing"].age_days, told["bing"].source) == (1, 9, "refreshed")
    assert told["bing"].is_stale
    assert "bingbot" in told["bing"].bots
    assert (told["google-common"].read, told["google-common"].source) == (date(2026, 11, 22), "shipped")
    assert (told["google-special"].prefixes, told["google-special"].source) == (0, "missing")
    judged = verifier_of(workspace).judge("157.55.200.1", classify("bingbot/2.0"))
    assert (judged.verification, judged.rests_on) == ("verified", "ranges bing 2026-11-25")

    capsys.readouterr()
    assert main(["bots", "--json", "--workspace", str(folder)]) == Exit.DONE
    assert {one["name"]: one["read"] for one in json.loads(capsys.readouterr().out)}["bing"] == "2026-11-25"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ((200, b'{"message": "This file has moved", "prefixes": "common-crawlers.json"}'), "bot-ranges-schema"),
        ((200, b"<html>moved</html>"), "bot-ranges-schema"),
        ((200, b"[" * 100_000), "bot-ranges-schema"),
        ((200, b'{"prefixes": [' + b'{"ipv4Prefix": "8.8.8.0/24"},' * 200_000), "bot-ranges-schema"),
        ((200, b'{"prefixes": []}'), "bot-ranges-none"),
        ((200, b'{"prefixes": [{"ipv4Prefix": "0.0.0.0/0"}]}'), "bot-ranges-too-wide"),
        ((200, b'{"prefixes": [{"ipv4Prefix": "157.55.39.0/32"}]}'), "bot-ranges-shrunk"),
        ((503, b"later"), "bot-ranges-status"),
    ],
)
def test_with_any_problem_the_list_known_before_stays_and_the_command_says_so(
    folder, operators, answer, problem, capsys
):
    workspace = open_workspace(folder)
    before = current_ranges(workspace).told()
    operators[1]["bing"] = answer
    assert dict(refresh_bot_lists(workspace, DAY))["bing"].key == problem
    assert current_ranges(workspace).told() == before
    capsys.readouterr()
    assert main(["bots", "refresh", "--workspace", str(folder)]) == Exit.STOPPED
    assert "The list bing was not renewed" in capsys.readouterr().err


def test_an_operator_who_does_not_answer_is_a_problem_of_his_list_alone(folder, operators):
    operators[1]["bing"] = (200, json.dumps(BING).encode())
    settings = (folder / "sitelore.toml").read_text()
    (folder / "sitelore.toml").write_text(
        settings.replace(f"{operators[0]}/duckduckgo", "1/duckduckgo")  # nobody listens on port 1
    )
    problems = dict(refresh_bot_lists(open_workspace(folder), DAY))
    assert problems["bing"] is None
    assert problems["duckduckgo"].key == "bot-ranges-unreachable"


def test_an_import_says_what_bots_were_judged_by_and_can_be_judged_again(folder, operators):
    operators[1]["bing"] = (200, json.dumps(BING).encode())
    workspace = open_workspace(folder)
    refresh_bot_lists(workspace, DAY)
    log = folder / "access.log"
    log.write_text(LINE.format(address="157.55.200.1", bot="bingbot") + LINE.format(address="8.8.8.8", bot="bingbot"))
    assert main(["logs", str(log), "--workspace", str(folder)]) == Exit.DONE
    snapshot = workspace.facts("shop.example").snapshots("logs")[0]
    hits = pq.read_table(workspace.facts("shop.example").part(snapshot, "hits")).to_pylist()
    by = {(hit["verification"], hit["verified_by"]) for hit in hits}
    assert by == {(verification, "ranges bing 2026-11-25") for verification in ("verified", "spoofed")}

    newer = {"prefixes": [{"ipv4Prefix": "157.48.0.0/13"}]}
    operators[1]["bing"] = (200, json.dumps(newer).encode())
    refresh_bot_lists(workspace, date(2026, 12, 1))
    told = snapshot.about["bots"]
    assert told["catalogue"] == "2026-11-22"
    assert recorded_ranges(workspace, told["ranges"]).lists["bing"].prefixes == ("157.55.0.0/16",)
    assert current_ranges(workspace).lists["bing"].prefixes == ("157.48.0.0/13",)
    earlier = open_workspace(folder, logs={"ranges_as_of": "2026-11-30"})
    assert current_ranges(earlier).lists["bing"].prefixes == ("157.55.0.0/16",)


def test_lists_of_before_the_first_refresh_are_the_shipped_ones(folder, operators):
    operators[1]["bing"] = (200, json.dumps(BING).encode())
    refresh_bot_lists(open_workspace(folder), DAY)
    earlier = open_workspace(folder, logs={"ranges_as_of": "2026-11-23"})
    assert current_ranges(earlier).told() == shipped_ranges().told()
