"""Bytes -> articles. ``read`` is the entrance; readers/ holds one reader a format."""

from pipeline.ingest.options import MissingPathError, ReadOptions
from pipeline.ingest.read import read

__all__ = ["MissingPathError", "ReadOptions", "read"]
