"""A time limit for a call that has none of its own, as the look-up of a name."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def call_within(seconds: float, call: Callable[[], T]) -> T:
    """What `call` returns or raises; TimeoutError if it takes longer than `seconds`.

    A call that is too late goes on in its thread, which does not keep the program alive, and
    nobody hears of its answer.
    """
    outcome: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answer = call()
        except BaseException as error:  # handed over, not swallowed: raised below
            outcome.put((None, error))
        else:
            outcome.put((answer, None))

    threading.Thread(target=run, daemon=True).start()
    try:
        answer, error = outcome.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError(f"took longer than {seconds:.1f} s") from None
    if error is not None:
        raise error
    return answer  # type: ignore[return-value]
