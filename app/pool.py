"""Processes for work that may hang or grow without bound: each task has a deadline and is killed at it."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as DeadlineExceeded
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from analysis.errors import InputError

Task = TypeVar("Task")
Result = TypeVar("Result")

TASK_SECONDS = 10.0  # a page of 10 MiB is read in less; one that takes longer was made to
_TASKS_A_WORKER = 500  # then it is replaced, so that what a library leaks stays bounded
_AHEAD = 64  # tasks handed out before the first is collected: memory is bounded by them


@dataclass(frozen=True)
class Failure:
    """Why a task gave no result."""

    reason: str  # timeout, crash, or the name of the exception


class WorkerPool:
    """A pool that starts with its first task and never waits for one that hangs."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or max(1, min(4, os.cpu_count() or 1))
        self._pool: ProcessPool | None = None

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], *, seconds: float = TASK_SECONDS
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield every task with its result, in order. A task that hangs, crashes or raises yields a Failure."""
        if self._pool is None:
            context = multiprocessing.get_context("spawn")  # fork copies threads' locks, and Windows has none
            self._pool = ProcessPool(self._workers, max_tasks=_TASKS_A_WORKER, context=context)
        waiting: list[tuple[Task, object]] = []
        for task in tasks:
            waiting.append((task, self._pool.schedule(function, args=(task,), timeout=seconds)))
            if len(waiting) >= _AHEAD:
                yield _collect(*waiting.pop(0))
        for task, future in waiting:
            yield _collect(task, future)


def _collect(task: Task, future: object) -> tuple[Task, Result | Failure]:
    try:
        return task, future.result()  # type: ignore[attr-defined]
    except DeadlineExceeded:
        return task, Failure("timeout")
    except BrokenProcessPool as error:  # no task's fault: its answer would be kept as what its page says
        raise InputError("workers-died") from error
    except ProcessExpired:
        return task, Failure("crash")
    except Exception as error:  # noqa: BLE001 - whatever a hostile page raises is kept as its reason and shown
        return task, Failure(type(error).__name__)
