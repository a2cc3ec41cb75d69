"""Runs work on this machine: in the calling process when it is little, in a pool of processes when it is much."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import Protocol, TypeVar

from rashomon.settings import ENGINE

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Applies one pure function to many items and gives the results in the order of the items."""

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]: ...


class Serial:
    """The calling process alone."""

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:
        """Apply `function`, one item after the other."""
        return [function(item) for item in items]


class Pool:
    """Worker processes that keep their models between calls of `map`."""

    def __init__(self, executor: ProcessPoolExecutor, processes: int) -> None:
        self._executor = executor
        self._processes = processes

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:
        """Apply `function` over the workers, in chunks small enough that none is idle at the end."""
        size = max(1, len(items) // (self._processes * 8))
        # Not `Executor.map`: broken off, it cancels what waits, and of workers that are killed then the executor cannot
        # let go: its queue waits for ever for a reader (CPython 3.11, InvalidStateError in its own thread).
        chunks = [self._executor.submit(_each, function, items[at : at + size]) for at in range(0, len(items), size)]
        return [result for chunk in chunks for result in chunk.result()]


@contextmanager
def start(items: int, processes: int = 1) -> Iterator[Engine]:
    """Give an engine fit for a number of articles, and end its workers afterwards; 0 processes means all cores.

    Workers are spawned, not forked: threads of the models do not survive a fork.
    """
    processes = min(processes or _cores(), max(1, items))
    if processes == 1 or items < ENGINE.serial_below:
        yield Serial()
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_be) as executor:
        try:
            yield Pool(executor, processes)
        except BaseException:
            # A user who breaks off does not wait for articles that are being read.
            for worker in active_children():
                worker.kill()
            raise


def _each(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [function(item) for item in items]


def _leave_be() -> None:
    """Let a worker leave Ctrl-C, which a terminal sends to all, to the process that began it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    """Count the cores that this process may use, which containers and schedulers may have limited."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
