"""An event loop in which nothing is left to chance but a dice: no threads, no sockets, no time.

Time stands still while something can run, and jumps to the next timer when nothing can. What
would go to a thread runs in the loop, some time later. A process is a context variable:
what a dead one has left to do is never done.
"""

import asyncio
import contextvars
import hashlib
import heapq
import weakref
from collections import deque

NODE = contextvars.ContextVar("node", default=None)
"""The process that a callback or a task belongs to; None is the world outside."""
STEP = 20e-6
"""Seconds that each callback takes, so that nothing can go on for ever in no time."""


class Trace:
    """Everything that happens, as one number; the last of it in words."""

    def __init__(self, keep=0):
        self._sum = hashlib.blake2b(digest_size=16)
        self.count = 0
        self.keep = keep
        self.lines = []

    def add(self, *what):
        line = " ".join(map(str, what))
        self._sum.update(line.encode() + b"\n")
        self.count += 1
        if self.keep:
            self.lines.append(line)

    @property
    def digest(self):
        return self._sum.hexdigest()


class Task(asyncio.Task):
    """One that stands at the same place of a set each time."""

    def __init__(self, work, *, loop, context):
        loop.made += 1
        self._number = loop.made
        super().__init__(work, loop=loop, context=context)

    def __hash__(self):
        return self._number

    def __eq__(self, other):
        return self is other


class SimulatedLoop(asyncio.BaseEventLoop):
    """One thread, one dice, a clock of its own."""

    def __init__(self, dice, trace, shuffles=0.0):
        super().__init__()
        self.dice = dice
        self.trace = trace
        self.shuffles = shuffles
        """How often the next callback is not the first in the row."""
        self.now = 1.0
        self.works = lambda: dice.uniform(0.0001, 0.003)
        """Seconds until a thread has begun, and again until it is heard of."""
        self.failures = []
        self.ended = False
        self._left = []
        self.tasks = weakref.WeakKeyDictionary()
        """Every task, and whose it is."""
        self.set_task_factory(self._task)
        self._told = {}
        self.made = 0

    def time(self):
        return self.now

    def _run_once(self):
        self._make_ready()
        handle = self._next()
        if handle._cancelled:
            return
        node = handle._context.get(NODE)
        if node is not None and not node.alive and not self.ended:
            self._left.append(handle)  # kept, so that nothing of it is collected and runs
            return
        self.now += STEP
        self.trace.add(f"{self.now:.6f}", node, _name(handle._callback))
        handle._run()

    def _next(self):
        if len(self._ready) > 1 and self.dice.random() < self.shuffles:
            self._ready.rotate(-self.dice.randrange(len(self._ready)))
        return self._ready.popleft()

    def _make_ready(self):
        """Whatever is due; if nothing is, jump to the next moment that something is planned for."""
        planned = self._scheduled
        while planned and (
            planned[0]._cancelled or planned[0]._when <= self.now or not self._ready
        ):
            handle = heapq.heappop(planned)
            handle._scheduled = False
            if not handle._cancelled:
                self.now = max(self.now, handle._when)
                self._ready.append(handle)
        if not self._ready:
            raise RuntimeError("nothing is left to do, and somebody waits")

    def let_the_dead_end(self):
        """After the last look at anything: what dead processes left may unwind now."""
        self.ended = True
        self._ready.extend(self._left)
        self._left.clear()

    @staticmethod
    def _task(loop, work, context=None):
        task = Task(work, loop=loop, context=context)
        loop.tasks[task] = context.get(NODE) if context else NODE.get()
        return task

    # --- threads ---------------------------------------------------------------------------

    def run_in_executor(self, executor, work, *arguments):
        """As if in a thread: begins later, and is heard of later still."""
        future = self.create_future()

        def begin():
            if future.cancelled() and self.dice.random() < 0.5:
                return  # it had not begun yet
            outcome, failed = None, None
            try:
                outcome = work(*arguments)
            except Exception as error:
                failed = error
            self.call_later(self.works(), tell, outcome, failed)

        def tell(outcome, failed):
            if future.done():
                return
            if failed is not None:
                future.set_exception(failed)
            else:
                future.set_result(outcome)

        self.call_later(self.works(), begin)
        return future

    def call_soon_threadsafe(self, callback, *arguments, context=None):
        """From a thread: in order, and not at once."""
        node = NODE.get()
        self._told.setdefault(node, deque()).append((callback, arguments))
        return self.call_later(self.works(), self._tell, self._told[node], context=context)

    @staticmethod
    def _tell(told):
        callback, arguments = told.popleft()
        callback(*arguments)

    # --- what a loop needs ------------------------------------------------------------------

    def call_exception_handler(self, context):
        self.failures.append(f"{context.get('message')}: {context.get('exception')!r}")

    def _process_events(self, event_list):
        return

    def _write_to_self(self):
        return


def _name(callback):
    """What a callback is called, the same in each run."""
    task = getattr(callback, "__self__", None)
    if isinstance(task, asyncio.Task):
        return task.get_coro().__qualname__
    return getattr(callback, "__qualname__", type(callback).__name__)
