"""Opens a view as a notebook to work in: a copy, in a process and with a password of its own, only when asked for.

Editing a notebook is running code on this computer, so it never happens behind the app's own port.
"""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import psutil

from analysis.errors import InputError
from app.processes import end_processes, process_tree
from app.ui.context import Context
from app.workspace import Workspace

_NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
_STYLES = Path(__file__).parent / "ui" / "assets" / "sitelore.css"
_START_SECONDS = 30
_open: list["subprocess.Popen[bytes]"] = []  # notebooks that were opened


def open_notebook(workspace: Workspace, view: str, ctx: Context) -> str:
    """Start a copy of a view's notebook in the workspace and return the address to open, which holds its password."""
    originals = {file.stem: file for file in _NOTEBOOKS.glob("*.py")}
    if view not in originals:
        raise InputError("notebook-not-started", view=view, problem="-")
    copy = _copied(workspace, originals[view])
    password, port = secrets.token_urlsafe(24), _free_port()
    command = [
        sys.executable, "-m", "marimo", "-q", "edit", str(copy), "--headless", "--host", "127.0.0.1",
        "--port", str(port), "--token-password-file", "-", "--skip-update-check",
    ]  # fmt: skip
    paths = os.pathsep.join(filter(None, (str(_NOTEBOOKS.parent), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "SITELORE_WORKSPACE": str(workspace.root)}
    child = subprocess.Popen(
        command, cwd=copy.parent, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _open.append(child)
    if child.stdin:  # a command line is seen by every program on this computer
        child.stdin.write(password.encode())
        child.stdin.close()
    _wait_until_up(child, port, view)
    kept = {name: value for name in ("site", "snapshot", "segment", "language", "theme") if (value := ctx.get(name))}
    return f"http://127.0.0.1:{port}/?{urlencode({'access_token': password} | kept)}"


def close_notebooks() -> None:
    """End every notebook this process has opened; the copies stay in the workspace."""
    while _open:
        child = _open.pop()
        if child.poll() is None:
            end_processes(process_tree(child.pid, psutil.Process(child.pid).create_time()))
            child.wait()


def _copied(workspace: Workspace, original: Path) -> Path:
    """Copy a notebook into the workspace under a name that is free; it finds its styles where they are."""
    folder = workspace.root / "notebooks"
    folder.mkdir(exist_ok=True)
    names = (original.stem + (f"-{number}" if number > 1 else "") for number in range(1, 10_000))
    copy = next(folder / f"{name}.py" for name in names if not (folder / f"{name}.py").exists())
    source = original.read_text(encoding="utf-8")
    copy.write_text(source.replace("../app/ui/assets/sitelore.css", _STYLES.as_posix()), encoding="utf-8")
    return copy


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(child: "subprocess.Popen[bytes]", port: int, view: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and child.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.5):
            return
        time.sleep(0.1)
    raise InputError("notebook-not-started", view=view, problem=f"exit code {child.poll()}")
