"""Notes of documents and events as tests need them: everything left out says nothing."""

from datetime import date
from typing import Any

from pipeline.extract.keys.notes import EventNote, StoryNote


def story(document_id: str, **given: Any) -> StoryNote:
    fields: dict[str, Any] = {"language": "vi", "published": None, "credited": False, "translated": False, "length": 3000,
                              "size": 0, "hashes": (), "numbers": (), "names": (), "matters": ()}
    return StoryNote(document_id, **{**fields, **given})


def event(event_id: str, **given: Any) -> EventNote:
    fields: dict[str, Any] = {"document_id": f"document of {event_id}", "kind": "meeting", "head": "session",
                              "status": "happened", "start": None, "end": None, "ordinal": "", "thing": "", "main": True,
                              "people": (), "bodies": (), "places": (), "words": (), "matters": (), "published": None}
    if "day" in given:
        given["start"] = given["end"] = date.fromisoformat(given.pop("day"))
    if "published" in given:
        given["published"] = date.fromisoformat(given["published"])
    return EventNote(event_id, **{**fields, **given})
