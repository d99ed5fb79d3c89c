"""Real data that lies beside a checkout, for those who have it: tests that need it skip where the folder is absent."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "dev"


def dev_file(name):
    """Return a file of the real data. With the folder present, a missing file is a failure."""
    if not FOLDER.is_dir():
        pytest.skip("the real data is not here (../shared/dev)")
    path = FOLDER / name
    assert path.exists(), f"{name} is missing from the real data"
    return path
