"""A worker that dies takes one task with it; a pool that dies gives no answers at all."""

import os
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from analysis.errors import InputError
from app import pool
from app.pool import Failure, WorkerPool


def die_at_two(number):
    if number == 2:
        os._exit(1)
    return number


def test_a_task_whose_worker_dies_has_crashed_and_the_others_have_not():
    with WorkerPool(1) as workers:
        assert dict(workers.map(die_at_two, [1, 2, 3])) == {1: 1, 2: Failure("crash"), 3: 3}


def test_a_pool_that_broke_is_an_error_and_no_answer_of_a_task():
    future = Future()
    future.set_exception(BrokenProcessPool())
    with pytest.raises(InputError, match="workers-died"):
        pool._collect("page", future)
