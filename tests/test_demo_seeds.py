"""The demo from end to end on seeds nobody has looked at: what was planted is found, and nothing else is reported."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.texts import texts

ROOT = Path(__file__).parents[1]
TODAY = date.today().toordinal()  # other seeds every day, the same all day


@pytest.mark.parametrize("seed", [3 * TODAY + place for place in range(3)])
def test_everything_planted_is_found_and_nothing_else_is_reported(seed, tmp_path):
    command = [sys.executable, "-m", "app.cli", "demo", "--no-open", "--seed", str(seed), "--workspace", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SITELORE_LANGUAGE": "en"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=600)
    assert done.returncode == 0, done.stderr
    assert texts("en")("demo-agrees") in done.stderr, done.stderr
