"""Processes: whether one still lives, how its whole tree is ended, and what a signal asks for."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any

import psutil

TERM_SECONDS = 0.4  # between the polite end and the kill


def this_process() -> tuple[int, float]:
    """Return number and start time, which together name a process for ever."""
    return os.getpid(), psutil.Process().create_time()


def is_alive(pid: int, process_started: float) -> bool:
    """Return whether this very process lives: a number may have been given to another one since."""
    try:
        process = psutil.Process(pid)
        same = abs(process.create_time() - process_started) < 0.05
        return bool(same and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def process_tree(pid: int, process_started: float) -> list[psutil.Process]:
    """Return a process and all its descendants, none if it is gone."""
    if not is_alive(pid, process_started):
        return []
    try:
        process = psutil.Process(pid)
        return [*process.children(recursive=True), process]
    except psutil.NoSuchProcess:
        return []


def end_processes(processes: Sequence[psutil.Process]) -> None:
    """Terminate processes, and kill those that live on."""
    living = [process for process in processes if process.is_running()]
    for process in living:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, stubborn = psutil.wait_procs(living, timeout=TERM_SECONDS)
    for process in stubborn:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(stubborn, timeout=TERM_SECONDS)


@contextlib.contextmanager
def stopping_on_signals(stop: Callable[[int], None]) -> Iterator[None]:
    """Let Ctrl-C and a terminate ask for a stop, once; the second one ends the process as usual."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Python delivers signals to the main thread only
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def once(number: int, frame: FrameType | None) -> None:
        signal.signal(number, before[signal.Signals(number)])
        stop(number)

    for number in before:
        signal.signal(number, once)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def own_session() -> dict[str, Any]:
    """Return what makes a child outlive its parent's terminal."""
    if os.name == "nt":
        flags = ("CREATE_NEW_PROCESS_GROUP", "CREATE_NO_WINDOW")
        return {"creationflags": sum(int(getattr(subprocess, flag)) for flag in flags)}
    return {"start_new_session": True}
