"""Fields that many tables share: declared once, so that a name means the same everywhere."""

from typing import Annotated

from pipeline.records.column import Col

DocumentId = Annotated[str, Col("the document: hash of documents.text", references="core.documents.document_id")]
ParagraphId = Annotated[str, Col("the paragraph that holds the span", references="core.paragraphs.paragraph_id")]
CharStart = Annotated[int, Col("first character of the span, in code points of documents.text")]
CharEnd = Annotated[int, Col("one past the last character of the span, in code points of documents.text")]
Surface = Annotated[str, Col("the characters of the span, exactly as printed")]
EntityId = Annotated[str, Col("the entity: a gazetteer or lexicon code, else a hash of kind, folded name and context",
                              references="core.entities.entity_id")]
PlaceId = Annotated[str | None, Col("the place, NULL when the text does not say", references="core.entities.entity_id")]
EventId = Annotated[str, Col("the event: smallest event_mention_id of its group", references="core.events.event_id")]
