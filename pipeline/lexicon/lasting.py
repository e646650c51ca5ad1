"""Values that live as long as their process."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 20_000  # objects after which the collector looks for cycles: as many as a few articles make, which die without it


@contextmanager
def lasting() -> Iterator[None]:
    """Keep the garbage collector from what is made inside.

    The lexicon is 200,000 objects that never die. Looking at them while they are made takes a quarter of the time of
    loading, and each full collection afterwards would look at all of them again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(YOUNG)
        atexit.register(gc.unfreeze)  # extension modules check at the end that everything of theirs was let go
        if was_on:
            gc.enable()
