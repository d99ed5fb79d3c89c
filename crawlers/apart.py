"""Runs what a page could hold for ever in a process beside the event loop: killed at a deadline, with bounded memory.

One worker of pebble's pool, warm after its first task and replaced now and then. A process that runs it may not be
daemonic: those may have no children.
"""

import asyncio
import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as DeadlineExceeded
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

Result = TypeVar("Result")

CPU_SECONDS = 10.0  # an 11 MB page of ordinary HTML takes 2
_CLOCK_TIMES_CPU = 3  # on a machine that is busy with other things a task may take so much longer by the clock
_MEMORY = 2 * 2**30  # bytes of address space
_TASKS_A_WORKER = 200  # then it is replaced, so that what a library leaks stays bounded
_CPU_SIGNAL = 24  # SIGXCPU on Linux and macOS
_LOST = (BrokenProcessPool, DeadlineExceeded, ProcessExpired)
_pool: ProcessPool | None = None
_pool_lock = threading.Lock()


class ParseFailed(Exception):
    """The page was not read; the reason is the URL's: parse_timeout or parse_crash."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


async def wait_apart(
    function: Callable[..., Result], *arguments: Any, seconds: float = CPU_SECONDS, **options: Any
) -> Result:
    """Return what a function that can be pickled returns, without holding the event loop.

    Raises ParseFailed where it takes more CPU seconds than that, or ends its process; what it raises is raised.
    """
    for last in (False, True):
        started = time.monotonic()
        try:
            return await asyncio.wrap_future(_scheduled(function, arguments, options, seconds))
        except _LOST as error:
            _raise_or_repeat(error, started, seconds, last=last)
    raise AssertionError("the second try returns or raises")


def run_apart(function: Callable[..., Result], *arguments: Any, seconds: float = CPU_SECONDS, **options: Any) -> Result:
    """Return the same as `wait_apart` where no event loop runs, or in a thread beside it: this one blocks."""
    for last in (False, True):
        started = time.monotonic()
        try:
            return _scheduled(function, arguments, options, seconds).result()
        except _LOST as error:
            _raise_or_repeat(error, started, seconds, last=last)
    raise AssertionError("the second try returns or raises")


def end_all() -> None:
    """Kill what still runs: the crawl is over."""
    global _pool
    with _pool_lock:
        ending, _pool = _pool, None
    if ending is not None:
        ending.stop()  # type: ignore[no-untyped-call]
        ending.join()


def _scheduled(
    function: Callable[..., Result], arguments: tuple[object, ...], options: dict[str, object], seconds: float
) -> "Future[Result]":
    global _pool
    with _pool_lock:
        if _pool is None or not _pool.active:
            context = multiprocessing.get_context("spawn")  # fork copies threads' locks, and Windows has none
            _pool = ProcessPool(1, max_tasks=_TASKS_A_WORKER, initializer=_limit_memory, context=context)
        task = (function, arguments, options, seconds)
        return _pool.schedule(_within_limits, args=task, timeout=seconds * _CLOCK_TIMES_CPU)


def _raise_or_repeat(error: Exception, started: float, seconds: float, *, last: bool) -> None:
    """Raise what became of a task, unless trying again is right: the pool has a wall clock, which people set."""
    if isinstance(error, BrokenProcessPool):
        end_all()  # the next task gets a new pool
        if last:
            raise ParseFailed("parse_crash") from error
    elif isinstance(error, DeadlineExceeded):
        if last or time.monotonic() - started >= seconds * _CLOCK_TIMES_CPU:
            raise ParseFailed("parse_timeout") from error
    else:
        by_limit = isinstance(error, ProcessExpired) and error.exitcode == -_CPU_SIGNAL
        raise ParseFailed("parse_timeout" if by_limit else "parse_crash") from error


def _limit_memory() -> None:
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _within_limits(
    function: Callable[..., Result], arguments: tuple[object, ...], options: dict[str, object], seconds: float
) -> Result:
    if os.name == "posix":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    return function(*arguments, **options)
