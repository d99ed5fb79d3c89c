"""An import of logs that is killed goes on behind what it has put down: nothing lost, nothing twice."""

import multiprocessing
import random

import pytest

from app.sites import add_site
from tests.import_killed import context, killed_after, times_read
from tests.log_corruptor import log_of

LINES, COMMIT = 40_000, 400_000  # a piece of about 2,500 lines


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="no forkserver here")
def test_an_import_killed_ten_times_reads_every_line_once(tmp_path):
    log = tmp_path / "access.log"
    log.write_bytes(log_of(LINES))
    workspace, site = add_site(tmp_path / "w", "https://shop.example/", own_site=True)
    facts, chance, started = workspace.facts(site), random.Random(5), context()
    killed, kept = 0, [0]
    while killed < 10 and killed_after(started, workspace.root, log, COMMIT, 0.4 + chance.random() * 0.8, here=True):
        killed += 1
        kept.append(times_read(facts).total())
        assert kept[-1] >= kept[-2], "what was put down stays"
    assert killed >= 3, "it was not killed often enough to tell anything"
    assert any(0 < count < LINES for count in kept), "no kill fell between two pieces"
    while not killed_after(started, workspace.root, log, COMMIT, 60, here=True) and times_read(facts).total() < LINES:
        pass
    counts = times_read(facts)
    assert (len(counts), set(counts.values())) == (LINES, {1})
    assert not list((facts.root / "logs").glob(".unfinished-*"))
