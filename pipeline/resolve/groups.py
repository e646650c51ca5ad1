"""Groups under construction: which records are one so far, and what speaks against joining two groups."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Groups:
    """A union of records by their position; a record's rule is the first that joined it.

    marks: for each group what its members say that no other group may contradict, such as a spelling.
    """

    size: int
    marks: list[frozenset[str]]
    parent: list[int] = field(default_factory=list)
    rule: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parent = list(range(self.size))

    def root(self, item: int) -> int:
        """The record that stands for a record's group."""
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, left: int, right: int, rule: str) -> bool:
        """Make two groups one unless they bear different marks; whether they are one now."""
        first, second = sorted((self.root(left), self.root(right)))
        if first == second:
            return True
        if self.marks[first] and self.marks[second] and self.marks[first] != self.marks[second]:
            return False
        self.parent[second] = first
        self.marks[first] |= self.marks[second]
        self.rule.setdefault(left, rule)
        self.rule.setdefault(right, rule)
        return True

    def members(self) -> dict[int, list[int]]:
        """The records of each group, by the record that stands for it."""
        found: dict[int, list[int]] = {}
        for item in range(self.size):
            found.setdefault(self.root(item), []).append(item)
        return found
