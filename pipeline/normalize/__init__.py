"""Article -> document and paragraphs. Pure: ``normalize`` is the entrance."""

from pipeline.normalize.document import Normalized, normalize

__all__ = ["Normalized", "normalize"]
