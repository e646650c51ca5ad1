"""JSON without spaces, in which notes are kept."""

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # json.dumps would make one for every note


def compact(values: list[object]) -> str:
    """The values as JSON."""
    return _ENCODER.encode(values)
