"""Workers: processes that press jobs side by side, and what becomes of a job when one of them is lost."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from threading import Thread, current_thread, main_thread
from types import TracebackType
from typing import Any, Self

from handout.model.faults import printing
from handout.model.job import Job, Pressed
from handout.pressing.origin import FORKS, begun
from handout.pressing.warmth import warm

MOST_JOBS = 200
"""A worker is replaced after so many: what the typesetter's libraries leak goes with it."""

Made = tuple[Pressed, ...]
Make = Callable[[], Executor]


def side_by_side(count: int, fonts: Path) -> Make:
    """What makes an executor of ``count`` processes, forked where that is safe from one that is warm."""
    if not begun(fonts):
        return OneByOne
    context = get_context("forkserver" if FORKS else "spawn")
    return lambda: ProcessPoolExecutor(count, context, _settle_in, () if FORKS else (fonts,))


class OneByOne(Executor):
    """Presses each job in this process, when it is handed in."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(error)
        return future


class Workers:
    """An executor that presses jobs; it is replaced when it has grown, and when a process of it is lost."""

    def __init__(self, count: int, make: Make = OneByOne) -> None:
        self.count = count
        self._make = make
        self._executor: Executor | None = None
        self._handed_in = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._executor is not None and kind is None:
            self._executor.shutdown(wait=True)
        elif self._executor is not None:
            _end(self._executor)
        self._executor = None

    @property
    def most_waiting(self) -> int:
        """How many jobs may be handed in before the first is asked for: enough that nobody idles."""
        return 6 * self.count if self.count > 1 else 0

    def submit(self, job: Job) -> Future[Made]:
        """Hand a job in."""
        self._handed_in += 1
        if self._executor is not None and self._handed_in > MOST_JOBS * self.count:
            self._executor.shutdown(wait=False)  # it ends once it has done what it was handed
            self._executor = None
        return self._handed_to_executor(job)

    def _handed_to_executor(self, job: Job) -> Future[Made]:
        """Where no process can take the job, it is lost from the start."""
        try:
            with _interrupts_waiting() if self.count > 1 else nullcontext():
                return self._running().submit(press, job)
        except (BrokenExecutor, EOFError, OSError) as error:
            self._executor = None
            lost: Future[Made] = Future()
            lost.set_exception(BrokenExecutor(*error.args))
            return lost

    def made(self, job: Job, future: Future[Made]) -> Made:
        """What became of a job; one that was lost is tried once more, with nothing beside it."""
        try:
            return future.result()
        except BrokenExecutor:
            self._executor = None
        try:
            return self._handed_to_executor(job).result()
        except BrokenExecutor:
            self._executor = None
            return tuple(Pressed(findings=(printing.worker_lost(()),)) for _ in job.plans)

    def _running(self) -> Executor:
        if self._executor is None:
            self._executor, self._handed_in = self._make(), 1
        return self._executor


def _end(executor: Executor) -> None:
    """Stop at once: workers write nothing, so that nothing is lost with them but their time.

    Python before 3.14 has no name of its own for this, and would wait for jobs.
    """
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for each in processes:
        each.terminate()


def press(job: Job) -> Made:
    """What a worker does; the typesetter is loaded no earlier than here."""
    from handout.pressing.press import press

    made = press(job)
    if parent_process() is not None:
        gc.collect()  # all that the print was made of hangs together in circles, tens of megabytes of it
    return made


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Ctrl-C is obeyed once a process that is being started is known, for only then can it be ended."""
    if current_thread() is not main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        signal.raise_signal(signal.SIGINT)


def _settle_in(fonts: Path | None = None) -> None:
    """A worker leaves Ctrl-C to its parent, never outlives it, and is warm."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    if fonts:
        warm(fonts)
    gc.disable()  # it is looked for after each job, and not amid it


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
