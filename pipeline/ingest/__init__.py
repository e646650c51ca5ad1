"""Bytes -> articles. ``read`` is the entrance; readers/ holds one reader a format."""

from pipeline.ingest.options import MissingPathError, ReadOptions
from pipeline.ingest.read import read, read_changed

__all__ = ["MissingPathError", "ReadOptions", "read", "read_changed"]
