"""Watches how much memory processes take that are started meanwhile: those of other tests are not among them."""

import threading
from contextlib import contextmanager

import psutil

_LOOK = 0.05  # seconds between two looks


@contextmanager
def peak_memory():
    """Yield a function that returns the most one such process held at once so far, in MB."""
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    peak, ended = 0.0, threading.Event()

    def watch():
        nonlocal peak
        while not ended.wait(_LOOK):
            peak = max(peak, *(_held(child) for child in psutil.Process().children(recursive=True)), 0.0)

    def _held(child):
        try:
            return 0.0 if child.pid in before else child.memory_info().rss / 2**20
        except psutil.NoSuchProcess:
            return 0.0

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: peak
    finally:
        ended.set()
        watcher.join()
