"""Logs of servers: fetched once over FTP, SFTP, S3 and HTTP from real servers, and nothing of them stays readable."""

import gzip
import os
from base64 import b64encode

import pytest

from analysis.errors import InputError
from app.sites import add_site
from app.texts import LANGUAGES, texts
from app.work import import_logs as read_into
from crawlers import log_remote
from crawlers.log_remote import list_places, stream
from crawlers.log_sources import place_of
from crawlers.log_spool import new_key, open_encrypted, spool_folder, write_encrypted
from crawlers.logfiles import LogPlan, import_logs
from tests.log_servers import PASSWORD, USER, ftp_server, s3_server, sftp_server, web_server, without_aws
from tests.test_logfiles import fingerprints, line, rows

PERSON = "203.0.113.77"


@pytest.fixture
def served(tmp_path):
    """A folder as servers keep it: the log of today, that of yesterday packed, one in a folder, and what is no log."""
    folder = tmp_path / "served"
    (folder / "old").mkdir(parents=True)
    (folder / "access.log").write_text(line("/a", PERSON) * 3)
    (folder / "access.log.1.gz").write_bytes(gzip.compress((line("/b", PERSON) * 2).encode()))
    (folder / "old" / "access.log.2").write_text(line("/c", PERSON))
    (folder / ".hidden").write_text(line("/d"))
    return folder


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home folder of its own: keys and known hosts of whoever runs the tests are none of its business."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return tmp_path / "home"


def fetched(tmp_path, *sources, known=(), login=PASSWORD):
    (tmp_path / "scratch").mkdir(exist_ok=True)
    plan = LogPlan("https://shop.example", (), sources, b"k" * 32, tmp_path / "scratch", login=login)
    importing = import_logs(plan, known, lambda progress: None, lambda: False)
    return importing.totals, list(importing)


def hits_of(batches):
    return sorted((row["file"], row["url"].rpartition("/")[2]) for row in rows(batches, "hits"))


ALL = [("access.log", "a")] * 3 + [("access.log.1.gz", "b")] * 2 + [("access.log.2", "c")]


def test_a_folder_of_an_sftp_server_is_read_and_read_again_only_where_it_grew(served, home, tmp_path):
    with sftp_server(served, home / ".ssh" / "known_hosts") as port:
        address = f"sftp://{USER}@127.0.0.1:{port}/"
        _, batches = fetched(tmp_path, address)
        assert hits_of(batches) == ALL
        assert {row["source"] for row in rows(batches, "log_files")} == {"sftp"}
        with (served / "access.log").open("a") as log:
            log.write(line("/new"))
        totals, more = fetched(tmp_path, address, known=fingerprints(batches))
    assert (hits_of(more), totals.skipped_files) == ([("access.log", "new")], 2)
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_folder_of_an_ftp_server_is_read(served, tmp_path):
    with ftp_server(served) as port:
        assert hits_of(fetched(tmp_path, f"ftp://{USER}@127.0.0.1:{port}/")[1]) == ALL


def test_what_fits_a_pattern_in_a_bucket_is_read(served, tmp_path, monkeypatch):
    with s3_server(served, "logs") as endpoint:
        without_aws(monkeypatch, endpoint)
        _, batches = fetched(tmp_path, "s3://key@logs/access.log*")
        assert hits_of(batches) == ALL[:-1]
        found = list_places(place_of("s3://key@logs/"), "secret")
        assert [place.path for place in found] == ["logs/access.log", "logs/access.log.1.gz", "logs/old/access.log.2"]


def test_a_folder_of_a_web_server_is_read_by_its_index(served, tmp_path):
    with web_server(served) as server:
        server.login = True
        address = f"http://{USER}@127.0.0.1:{server.server_port}/"
        assert hits_of(fetched(tmp_path, address)[1]) == ALL
        with pytest.raises(InputError, match="log-source-refused") as problem:
            fetched(tmp_path, address + "access.log", login="wrong-horse")
    assert "wrong-horse" not in str(problem.value)


# connections


def test_what_breaks_is_taken_up_where_it_broke(served):
    body = os.urandom(4_000_000)
    (served / "large").write_bytes(body)
    with web_server(served) as server:
        place = place_of(f"http://127.0.0.1:{server.server_port}/large")
        for ranges in (True, False):
            server.ranges, server.breaks_after, server.asked = ranges, [1_000_000, 2_000_000, 0], []
            pauses = []
            assert b"".join(stream(place, None, pause=pauses.append)) == body
            assert int(server.asked[1][1].removeprefix("bytes=").removesuffix("-")) > 0
            assert len(pauses) == 3


def test_a_server_that_never_delivers_is_named_after_some_tries(served):
    with web_server(served) as server:
        server.breaks_after = [0] * 10
        with pytest.raises(InputError, match="log-source-unreachable"):
            list(
                stream(place_of(f"http://127.0.0.1:{server.server_port}/access.log"), None, pause=lambda seconds: None)
            )
        assert len(server.asked) == log_remote.TRIES


@pytest.mark.parametrize("scheme", ["ftp", "http", "sftp"])
def test_a_file_that_is_not_there_is_named_without_a_second_try(scheme, served, home):
    with (
        ftp_server(served) as ftp,
        sftp_server(served, home / ".ssh" / "known_hosts") as sftp,
        web_server(served) as web,
    ):
        port = {"ftp": ftp, "sftp": sftp, "http": web.server_port}[scheme]
        place = place_of(f"{scheme}://{USER}@127.0.0.1:{port}/gone.log")
        with pytest.raises(InputError, match="log-source-missing") as problem:
            list(stream(place, PASSWORD, pause=lambda seconds: pytest.fail("a second try")))
    assert problem.value.details["path"] == f"{scheme}://127.0.0.1:{port}/gone.log"


def test_an_ssh_server_nobody_knows_is_sent_nothing(served, home):
    with sftp_server(served, None) as port, pytest.raises(InputError, match="log-source-host-key") as problem:
        list_places(place_of(f"sftp://{USER}@127.0.0.1:{port}/"), PASSWORD)
    assert problem.value.details["command"] == f"ssh -p {port} 127.0.0.1"
    assert problem.value.details["fingerprint"].startswith("SHA256:")


def test_a_wrong_password_is_told_and_not_repeated(served, home):
    server = sftp_server(served, home / ".ssh" / "known_hosts")
    with server as port, pytest.raises(InputError, match="log-source-refused") as problem:
        list_places(place_of(f"sftp://{USER}@127.0.0.1:{port}/"), "wrong-horse")
    assert "wrong-horse" not in str(problem.value)


# secrets and personal data


def test_a_password_in_an_address_is_refused():
    with pytest.raises(InputError, match="log-source-password") as problem:
        place_of("sftp://erika:geheim@logs.example/var/log")
    assert "geheim" not in str(problem.value)
    with pytest.raises(InputError, match="log-source-scheme"):
        place_of("gopher://logs.example/")
    assert place_of("logs/access.log") is None


def test_messages_name_neither_user_nor_query():
    assert (
        place_of("https://erika@logs.example:8443/a/access.log?token=x").shown
        == "https://logs.example:8443/a/access.log"
    )
    assert place_of("https://logs.example/a/gr%C3%B6%C3%9Fe.log?token=x").name == "größe.log"


def test_what_is_fetched_lies_encrypted_and_goes(tmp_path):
    key, text = new_key(), (line("/a", PERSON) * 5_000).encode()
    with spool_folder(tmp_path) as folder:
        write_encrypted(folder / "1", [text[:7], text[7:]], key)
        kept = (folder / "1").read_bytes()
        assert PERSON.encode() not in kept
        assert (folder / "1").stat().st_mode & 0o077 == 0
        with open_encrypted(folder / "1", key) as file:
            assert file.read() == text
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_import_has_fetched_is_taken_away(tmp_path):
    left = tmp_path / "fetched-logs-2147483646-abcd"  # no process has such a number
    left.mkdir()
    (left / "1").write_bytes(b"encrypted")
    with spool_folder(tmp_path):
        assert not left.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_go_wrong_with_servers_is_said_in_every_language(language):
    said = texts(language)
    details = dict.fromkeys(("path", "problem", "host", "scheme", "known", "fingerprint", "command"), "x")
    for kind in ("scheme", "password", "extra", "host-key", "refused", "unreachable", "missing"):
        assert said.error(InputError(f"log-source-{kind}", **details))


def test_neither_the_secret_nor_anybody_is_left_in_the_workspace(served, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("SITELORE_SECRET_LOGS", PASSWORD)
    workspace, site = add_site(tmp_path / "w", "https://shop.example/", own_site=True)
    with web_server(served) as server:
        server.login = True
        address = f"http://{USER}@127.0.0.1:{server.server_port}/"
        assert read_into(workspace, site, [address], secret="logs").totals.hits == 6
        with pytest.raises(InputError, match="log-source-missing"):
            read_into(workspace, site, [f"{address}gone.log"], secret="logs")
    kept = [path.read_bytes() for path in (tmp_path / "w").rglob("*") if path.is_file()]
    said = "".join(capfd.readouterr()).encode()
    secrets = [PASSWORD, PASSWORD[::-1], b64encode(f"{USER}:{PASSWORD}".encode()).decode(), PERSON]
    assert [s for s in secrets if any(s.encode() in data for data in [*kept, said])] == []
    assert len(kept) > 5
