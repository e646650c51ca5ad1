"""What readers share during one reading."""

from dataclasses import dataclass

from pipeline.ingest.fence import Fence
from pipeline.ingest.options import ReadOptions


@dataclass(frozen=True)
class Reading:
    """The limits, and the worker for libraries that may hang or crash."""

    options: ReadOptions
    fence: Fence
