import sqlite3

import pytest

from analysis.errors import InputError
from app.decisions import AlreadyDecided, Decisions, OutdatedDecision
from app.decisions_file import SCHEMA
from app.runs import Runs

BRIEF, DIGEST = "improve-shop", "d1"


@pytest.fixture
def decisions(tmp_path):
    return Decisions(tmp_path / "decisions.sqlite")


def test_two_tabs_make_one_decision_and_the_second_is_told(decisions):
    other_tab = Decisions(decisions.path)
    decisions.decide_line(BRIEF, DIGEST, 1, "accepted", who="ada")
    with pytest.raises(AlreadyDecided) as told:
        other_tab.decide_line(BRIEF, DIGEST, 1, "rejected", reason="no")
    assert told.value.details == {"verdict": "accepted", "who": "ada"}
    assert decisions.lines(BRIEF, DIGEST)[1].verdict == "accepted"


def test_taken_back_is_open_again_but_not_for_a_tab_that_did_not_see_it(decisions):
    first = decisions.decide_line(BRIEF, DIGEST, 1, "changed", text="Better")
    back = decisions.take_back_line(BRIEF, DIGEST, 1, seen=first.version)
    assert back.open
    with pytest.raises(AlreadyDecided):
        decisions.decide_line(BRIEF, DIGEST, 1, "accepted", seen=0)
    decisions.decide_line(BRIEF, DIGEST, 1, "accepted", seen=back.version)
    assert decisions.lines(BRIEF, DIGEST)[1].version == 3


def test_a_brief_that_changed_can_no_longer_be_decided_on(decisions):
    decisions.note_briefs({BRIEF: DIGEST})
    decisions.decide_line(BRIEF, DIGEST, 1, "accepted")
    decisions.note_briefs({BRIEF: "d2"})
    with pytest.raises(OutdatedDecision):
        decisions.decide_line(BRIEF, DIGEST, 2, "accepted")
    with pytest.raises(OutdatedDecision):
        decisions.approve(BRIEF, DIGEST, [1])
    assert decisions.lines(BRIEF, DIGEST)[1].verdict == "accepted"
    assert decisions.lines(BRIEF, "d2") == {}


def test_a_brief_is_approved_once_all_lines_are_decided(decisions):
    decisions.decide_line(BRIEF, DIGEST, 1, "accepted")
    with pytest.raises(InputError) as left:
        decisions.approve(BRIEF, DIGEST, [1, 2])
    assert left.value.details == {"open": 1, "lines": 2}
    second = decisions.decide_line(BRIEF, DIGEST, 2, "rejected", reason="off topic")
    at = decisions.approve(BRIEF, DIGEST, [1, 2])
    assert decisions.approvals() == {(BRIEF, DIGEST): at}
    with pytest.raises(AlreadyDecided):
        decisions.approve(BRIEF, DIGEST, [1, 2])
    with pytest.raises(AlreadyDecided):
        decisions.take_back_line(BRIEF, DIGEST, 2, seen=second.version)
    decisions.take_back_approval(BRIEF, DIGEST)
    assert decisions.approved(BRIEF, DIGEST) is None


def test_link_decisions_belong_to_a_site(decisions):
    decisions.decide_link("shop", "https://a/", "https://b/", "accepted")
    with pytest.raises(AlreadyDecided):
        decisions.decide_link("shop", "https://a/", "https://b/", "accepted")
    assert list(decisions.links("shop")) == [("https://a/", "https://b/")]
    assert decisions.links("magazine") == {}
    assert decisions.take_back_link("shop", "https://a/", "https://b/", seen=1).open


def test_ignored_findings_come_back_when_taken_back(decisions):
    for _ in range(2):
        decisions.ignore_finding("shop", "broken_links", "https://a/", "https://b/", reason="gone soon")
    (ignored,) = decisions.ignored("shop")
    assert (ignored.check, ignored.related, ignored.value) == ("broken_links", "https://b/", "")
    decisions.take_back_ignored("shop", "broken_links", "https://a/", "https://b/")
    assert decisions.ignored("shop") == []


def test_a_failed_change_leaves_nothing_behind(decisions):
    def insert_twice():
        with decisions.transaction() as connection:
            for _ in range(2):
                connection.execute("INSERT INTO approval VALUES ('b', 'd', '2026-01-01', '')")

    with pytest.raises(InputError, match="decisions-file-unusable"):
        insert_twice()
    assert decisions.approvals() == {}


def test_a_file_of_a_newer_version_or_a_damaged_one_is_refused_untouched(decisions, tmp_path):
    connection = sqlite3.connect(decisions.path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(InputError, match="workspace-newer"):
        Decisions(decisions.path)
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"this is not a database file at all, although it is long enough" * 20)
    with pytest.raises(InputError, match="decisions-file-unusable"):
        Decisions(damaged)


def test_the_ledger_keeps_what_a_run_was_made_from(tmp_path):
    runs = Runs(tmp_path / "decisions.sqlite")
    first = runs.start("analyse", "shop", config={"window_days": 30}, model="m@1", snapshots=["s2", "s1"])
    second = runs.start("analyse", "shop", config={})
    runs.end(first, "done", inputs={"pages": "p"}, digests={"links": {"link_metrics": "x"}})
    assert first != second
    run = runs.run(first)
    assert (run.state, run.snapshots, run.inputs) == ("done", ("s1", "s2"), {"pages": "p"})
    assert run.digests == {"links": {"link_metrics": "x"}}
    assert {run.id for run in runs.newest("shop")} == {first, second}
    with pytest.raises(InputError, match="run-unknown"):
        runs.run("yesterday")
