"""Thousands of different reports out of parts that fit together: what of Skerry does what, and when.

Most issues of a real tracker are alike to no other; the few that are stand in `troubles`.
"""

import random
from dataclasses import dataclass

from sretui.demo.troubles import FORMATS, PLATFORMS, PLOTS, VERSIONS


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the program: its things, what goes wrong with them, and when; any three make a sentence."""

    things: tuple[str, ...]
    mishaps: tuple[str, ...]
    whens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody tells; `kind` is the label it gets."""

    kind: str
    title: str
    tale: str


_READERS = Area(
    tuple(f"{name} reader" for name in FORMATS),
    (
        "drops the last time step",
        "misreads 64-bit indices",
        "opens slowly",
        "cuts material names at 32 characters",
        "fails on empty domains",
        "does not list tensors",
        "swaps the components of vectors",
        "crashes",
        "caches stale data",
        "reads every file twice",
    ),
    (
        "when the file is compressed",
        "on a read-only file system",
        "with more than 1,024 domains",
        "after a refresh",
        "when the database is opened twice",
        "through a symbolic link",
        "for restart dumps",
        "for files of another platform",
        "with curvilinear meshes",
        "when ghost nodes are given",
    ),
)
_DRAWING = Area(
    tuple(f"{name.capitalize()} plot" for name in PLOTS),
    (
        "flickers",
        "ignores the opacity",
        "keeps the old colour table",
        "loses its legend",
        "is drawn behind the mesh",
        "has holes",
        "shows a wrong range",
        "takes minutes",
        "is cut off at the bounding box",
        "crashes",
        "draws nothing",
    ),
    (
        "with logarithmic scaling",
        "after the time changes",
        "in a second window",
        "with mirrored data",
        "on high-density screens",
        "at refinement boundaries",
        "for two-dimensional meshes",
        "in scalable rendering",
        "when clipped twice",
        "with species selected",
        "under a perspective view",
    ),
)
_WINDOWS = Area(
    (
        "Expressions window",
        "Time slider",
        "Host profiles dialog",
        "Colour table editor",
        "Save window",
        "Annotation window",
        "Selections window",
        "Query window",
        "Lighting window",
        "File panel",
        "Preferences",
        "Keyframe editor",
        "Subset window",
        "Pick window",
    ),
    (
        "forgets its size",
        "cannot be closed",
        "opens off screen",
        "has its buttons cut off",
        "loses typed text",
        "does not follow the theme",
        "stays empty",
        "ignores the Enter key",
        "takes the focus",
        "shows names in the wrong order",
    ),
    (
        "with two screens",
        "after reconnecting",
        "in languages other than English",
        "while the engine is busy",
        "with large fonts",
        "when a session is restored",
        "over X forwarding",
        "on the first start",
        *(f"on {name}" for name in PLATFORMS),
    ),
)
_ENGINE = Area(
    (
        "Engine",
        "Parallel launcher",
        "Metadata server",
        "Command line client",
        "Python module",
        "Movie tool",
        "Batch mode",
        "Simulation interface",
        "Data export",
        "Log writer",
    ),
    (
        "hangs",
        "exits without a word",
        "leaks memory",
        "uses one core only",
        "leaves processes behind",
        "ignores the environment",
        "writes into the home folder",
        "prints warnings without end",
        "loses the connection",
        "starts twice",
    ),
    (
        "under Slurm",
        "behind a firewall",
        "with 512 ranks",
        "when the disk is full",
        "on the second run",
        "with Python 3.12",
        "after an idle hour",
        "inside a container",
        "with a relative path",
        "when the queue is paused",
    ),
)
_AREAS = (_READERS, _DRAWING, _WINDOWS, _ENGINE)
_WISHES = (
    "Export {plot} plots as glTF on {platform}",
    "{thing}: presets for {plot} plots",
    "{thing}: undo on {platform}",
    "{thing}: remember the last {format} choice",
    "Copy settings of a {plot} plot to a {other} plot",
    "Show progress of {plot} plots of {format} data",
    "{thing}: search by name in {format} files",
    "Colour {plot} plots by a second {format} variable",
    "{thing}: shortcut keys on {platform}",
    "Test {plot} plots of {format} data on {platform}",
    "Faster {plot} plots on graphics cards ({platform})",
    "Let {plot} and {other} plots share a range",
    "Use {format} metadata in the {thing}",
)
_MANUAL = (
    "Manual: nothing about the {thing} on {platform}",
    "Manual: {thing} is shown as it was in {version}",
    "Tutorial: {plot} plots of {format} data",
    "Example for {plot} plots does not run with {version}",
    "Document the {thing} for users of {format}",
    "Explain {format} naming rules in the {plot} chapter",
)
_DETAILS = (
    "It began with {version}; the version before is fine.",
    "Only seen on {platform} so far.",
    "A colleague sees the same on {platform}.",
    "Turning the cache off helps for a while.",
    "The log has nothing but “unexpected reply (7)”.",
    "It happens one time in five.",
    "Data to reproduce are at https://example.org/files/{number}.tar .",
    "In the debugger the extents are [0, -1] there.",
    "The nightly tests did not catch it because they run serially.",
    "We work around it by restarting the engine between steps.",
)


def report(dice: random.Random) -> Report:
    """Make up a report: two in three are bugs."""
    roll = dice.random()
    area = dice.choice(_AREAS)
    words = {
        "thing": dice.choice(area.things),
        "plot": dice.choice(PLOTS),
        "other": dice.choice(PLOTS),
        "format": dice.choice(FORMATS),
        "platform": dice.choice(PLATFORMS),
        "version": dice.choice(VERSIONS),
        "number": str(dice.randrange(1000, 9999)),
    }
    if roll < 0.66:
        return _bug(dice, area, words)
    titles, kind = (_WISHES, "enhancement") if roll < 0.92 else (_MANUAL, "docs")
    title = dice.choice(titles).format(**words)
    return Report(kind, title, f"{title}. Asked for by several users of {words['platform']}.")


def _bug(dice: random.Random, area: Area, words: dict[str, str]) -> Report:
    mishap, when = dice.choice(area.mishaps), dice.choice(area.whens)
    title = f"{words['thing']} {mishap} {when}"
    details = " ".join(dice.sample(_DETAILS, k=dice.randrange(1, 4))).format(**words)
    wrong = any(sign in mishap for sign in ("wrong", "swaps", "stale", "misreads", "drops"))
    return Report(
        "wrong results" if wrong else "bug",
        title,
        f"The {words['thing'][0].lower()}{words['thing'][1:]} {mishap} {when}. {details}",
    )
