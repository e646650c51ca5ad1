"""Ids are hashes: the same input gives the same ids on every machine and in any order of input."""

from hashlib import blake2b, sha256


def make_id(table: str, *parts: str | int) -> str:
    """Hash of a table's name and the parts that identify a row: 20 hexadecimal digits (80 bits).

    80 bits keep the chance of one collision among a thousand million rows under one in a million.
    """
    return blake2b("\x1f".join([table, *map(str, parts)]).encode(), digest_size=10).hexdigest()


def document_id(text: str) -> str:
    """Id of a document: the first 20 hexadecimal digits of the sha256 of its text in UTF-8."""
    return sha256(text.encode()).hexdigest()[:20]
