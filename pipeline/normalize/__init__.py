"""Article -> document and paragraphs. Pure: ``normalize`` is the entrance."""

from pipeline.normalize.document import Normalized, metadata_hash, most_complete, normalize

__all__ = ["Normalized", "metadata_hash", "most_complete", "normalize"]
