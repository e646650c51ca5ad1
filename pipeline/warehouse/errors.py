"""What can go wrong with the warehouse, each with the exit code of the command line and what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


class WarehouseError(Exception):
    """Something the user can act on: the message says what and how. exit_code: 1 failed."""

    exit_code = 1


class MissingError(WarehouseError):
    """There is no published warehouse where one is asked for."""

    exit_code = 4


class LockedError(WarehouseError):
    """Another process writes this warehouse; the message names it."""

    exit_code = 4


class ReadOnlyError(WarehouseError):
    """The warehouse folder cannot be written."""


class DiskFullError(WarehouseError):
    """A file could not grow: the disk is full or a limit on file sizes was met. What was published is untouched."""


class DamagedError(WarehouseError):
    """The build database could not be read and was set aside; a new run builds it again from the sources."""


class ModelError(WarehouseError):
    """A model in sql/ is wrong: the message says file, line, reason and candidates."""


class QueryError(WarehouseError):
    """A statement given to ``query`` failed, or is not one that reads."""


class CheckFailedError(WarehouseError):
    """A blocking check failed: nothing was published; the message says what to look at."""

    exit_code = 3


_FULL = ("no space left", "disk full", "file too large", "disk quota", "max_temp_directory_size")
_READ_ONLY = ("permission denied", "read-only file system", "operation not permitted", "read-only mode")
_DAMAGED = ("not a valid duckdb database", "corrupt", "checksum", "failed to deserialize", "serialization error",
            "database was invalidated", "failed to load metadata pointer", "wal file", "could not read enough bytes",
            "storage version number")


def is_damage(error: duckdb.Error) -> bool:
    """Whether DuckDB says that the file itself is broken."""
    message = str(error).lower()
    if isinstance(error, duckdb.InternalException | duckdb.SerializationException):
        return True
    return any(words in message for words in _DAMAGED)


@contextmanager
def clear_errors(folder: object) -> Iterator[None]:
    """Turn errors of the disk into DiskFullError and ReadOnlyError that name the folder; others pass unchanged.

    Raises:
        DiskFullError: a file could not grow.
        ReadOnlyError: a file or folder could not be made or changed.
    """
    try:
        yield
    except (OSError, duckdb.Error) as error:
        message = str(error).lower()
        number = error.errno if isinstance(error, OSError) else None
        if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or any(words in message for words in _FULL):
            raise DiskFullError(
                f"{folder}: no room to write ({error}). Free space and run again: finished batches are kept, and what "
                "is published stays as it was."
            ) from error
        if number in (errno.EACCES, errno.EPERM, errno.EROFS) or any(words in message for words in _READ_ONLY):
            raise ReadOnlyError(
                f"{folder}: cannot be written ({error}). Give write permission or name another folder with --warehouse."
            ) from error
        raise
