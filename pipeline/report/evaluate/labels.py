"""Labels of articles: one JSON file each. Items may hold more fields than are read here.

``doubt`` on an item: it is optional; missing it costs nothing. On a figure it also means that only value and unit count.
``also`` holds a second accepted reading of fields, ``doubt_fields`` names fields that are not scored.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class LabelError(Exception):
    """A label file cannot be read: the message says file and reason."""


class _Label(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    doubt: str | None = None


class FigureLabel(_Label):
    """A figure: span and meaning; ``of`` is the whole of a ratio, ``of_figure`` the number of the level it changes."""

    start: int
    end: int
    surface: str
    value: float
    value_high: float | None = None
    of: float | None = None
    unit: str | None = None
    kind: str
    direction: str | None = None
    approx: str | None = None
    status: str | None = None
    period: str | None = None
    basis: str | None = None
    place: str | None = None
    indicator: str | None = None
    of_figure: int | None = None
    also: dict[str, Any] = Field(default_factory=dict)
    doubt_fields: dict[str, Any] | list[str] = Field(default_factory=dict)

    def accepts(self, field: str, got: object) -> bool:
        """Whether a value is the label's, or the second reading's."""
        return got == getattr(self, field) or (field in self.also and got == self.also[field])


class RoleLabel(_Label):
    """A post of a person."""

    title: str
    surface: str | None = None


class NameLabel(_Label):
    """A person, organisation, place or legal document, by its forms."""

    name: str
    surface_forms: tuple[str, ...] = ()
    number: str | None = None
    roles: tuple[RoleLabel, ...] = ()


class EventLabel(_Label):
    """An event, by kind and the span that names it."""

    type: str
    start: int
    end: int
    date: str | None = None
    title: str | None = None


class ArticleLabels(BaseModel):
    """All labels of one article, found in the warehouse by the sha256 of its text."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    sha256: str
    lang: str = "und"
    noise: tuple[tuple[Any, ...], ...] = ()
    figures: tuple[FigureLabel, ...] = ()
    people: tuple[NameLabel, ...] = ()
    organizations: tuple[NameLabel, ...] = ()
    places: tuple[NameLabel, ...] = ()
    legal_documents: tuple[NameLabel, ...] = ()
    events: tuple[EventLabel, ...] = ()

    def is_noise(self, start: int, end: int) -> bool:
        """Whether a span touches what is no part of the article's body."""
        return any(start < noise[1] and noise[0] < end for noise in self.noise)


def parse_labels(name: str, text: str) -> ArticleLabels | None:
    """The labels in a JSON text; None for a JSON file that holds none (no ``figures``).

    Raises:
        LabelError: no JSON, or a field that is missing or of the wrong type.
    """
    try:
        content = json.loads(text)
        if not isinstance(content, dict) or "figures" not in content:
            return None
        return ArticleLabels.model_validate({**content, "name": name})
    except json.JSONDecodeError as error:
        raise LabelError(f"{name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise LabelError(f"{name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def read_labels(folder: Path) -> list[ArticleLabels]:
    """The labels of all JSON files of a folder, in the order of their names.

    Raises:
        LabelError: a file cannot be read, or the folder holds no labels.
    """
    found = [labels for path in sorted(folder.glob("*.json"))
             if (labels := parse_labels(path.stem, path.read_text(encoding="utf-8"))) is not None]
    if not found:
        raise LabelError(f"{folder}: no JSON file with labels of figures")
    return found
