"""What goes wrong with Skerry, and what people wish for: the matter of two thousand issues.

A trouble that many people meet is filed many times in different words, because nobody found the issue
that was there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that goes wrong: titles people give it, what they tell, how often it comes by comparison."""

    titles: tuple[str, ...]
    tale: str
    kind: str = "bug"
    weight: int = 1


PLOTS = (
    "contour",
    "volume",
    "streamline",
    "glyph",
    "surface",
    "mesh",
    "label",
    "slice",
    "histogram",
    "tensor",
)
FORMATS = ("NetCDF", "HDF5", "Exodus", "CGNS", "VTK", "Ensight", "Silo", "ADIOS", "Tecplot", "plain text")
PLATFORMS = (
    "macOS 14",
    "macOS 15",
    "Ubuntu 22.04",
    "Ubuntu 24.04",
    "RHEL 8",
    "RHEL 9",
    "Windows 11",
    "openSUSE",
)
LINUXES = ("Ubuntu 22.04", "Ubuntu 24.04", "RHEL 9", "openSUSE")
VERSIONS = ("2.12.3", "2.13.0", "3.0.1", "3.2.2", "3.8.0", "4.0.0", "4.1.0", "4.1.3", "4.2.0", "4.2.1")

TROUBLES = (
    Trouble(
        (
            "Blank window over remote desktop on {platform}",
            "White drawing area when connected by remote desktop ({platform})",
            "Remote desktop: window stays blank",
            "Nothing drawn in remote session on {platform}",
        ),
        "Connected over remote desktop the drawing area stays blank (white). Menus work, `-nowin` works. "
        "The GL context comes from the software renderer there and lacks a depth buffer. Version "
        "{version} on {platform}.",
        weight=3,
    ),
    Trouble(
        (
            "{plot} plot crashes with ghost zones",
            "Segfault in {plot} plot when ghost zones are on",
        ),
        "The engine dies in the {plot} plot as soon as ghost zones are shown. Without them it draws. "
        "{version}, {format} database, 16 ranks.",
    ),
    Trouble(
        (
            "{format} reader: times and cycles do not match",
            "{format} reader aborts on time-dependent database",
            "Assertion times.size() == cycles.size() opening {format}",
        ),
        "Opening a time-dependent {format} database aborts the engine when some files lack a cycle "
        "number: assertion `times.size() == cycles.size()`. One file at a time is fine.",
        weight=2,
    ),
    Trouble(
        (
            "Session file cannot be restored with non-ASCII name",
            "Restoring a session loses expressions",
            "Session: expression could not be restored",
        ),
        "A session file whose path has an umlaut or accent in it is written but not restored: “expression"
        " could not be restored”, selections are gone. {platform}, {version}.",
        weight=2,
    ),
    Trouble(
        (
            "Movie export leaks file descriptors",
            "Too many open files while saving a movie",
            "Movie stops at frame 512",
        ),
        "Every exported frame keeps its log file open; after some hundred frames the engine pipe cannot "
        "be opened: “Too many open files”. {version} on {platform}.",
        weight=2,
    ),
    Trouble(
        ("{format} reader ignores units", "Wrong values from {format}: units are not read"),
        "Values come out too large by a constant factor when the file gives units other than SI. Seen "
        "with {format}, {version}.",
        "wrong results",
    ),
    Trouble(
        ("Streamlines: seeding from a point list is slow", "Seed list of streamlines copied for every rank"),
        "Seeding streamlines from a list of 20,000 points takes minutes: the list is copied once for "
        "every rank.",
    ),
    Trouble(
        ("Colour table of {plot} plot lost after update", "{plot} plot grey since {version}"),
        "Since {version} the {plot} plot is grey: the lighting material has no saturation. Resetting the "
        "material helps.",
    ),
    Trouble(
        ("Launcher reads -nt as ranks per rank", "Too many processes with -np and -nt"),
        "`-np 8 -nt 4` starts 32 processes. The launcher multiplies where it should choose.",
    ),
    Trouble(
        ("Package lacks libGLU ({linux})", "{linux}: does not start, libGLU.so.1 not found"),
        "On a fresh {linux} the program does not start: `libGLU.so.1: cannot open shared object file`. It"
        " should be among the package's dependencies, or be shipped.",
        weight=2,
    ),
    Trouble(
        ("Engine launch times out behind login node", "Waiting for engine … then connection timed out"),
        "Compute nodes cannot reach the login node by its short name, the launcher waits five minutes and"
        " gives up. The message should name the host it tried.",
    ),
    Trouble(
        ("Version mismatch is fatal for patch releases", "Client refuses older engine of same minor version"),
        "Viewer {version} refuses an engine one patch release older, though the protocol is the same.",
    ),
    Trouble(
        ("{plot} plot: legend overlaps axis titles", "Legend of {plot} plot covers the axes at small sizes"),
        "Below 600 pixels the legend of the {plot} plot covers the titles of the axes.",
    ),
    Trouble(
        ("Memory grows with every time step of {format}", "Leak when stepping through {format} files"),
        "Stepping through 400 files of {format} the engine grows by 30 MB a step until the node is out of"
        " memory.",
    ),
    Trouble(
        ("Expression parser: {plot} of a constant fails", "Constant expressions break the {plot} plot"),
        "`0 * <mesh> + 1` is accepted as an expression, the {plot} plot of it fails with “no valid extents”.",
    ),
    Trouble(
        ("Keyboard control of the time slider", "Shortcut to step through time"),
        "Arrow keys should step through time; Page Up and Page Down by ten.",
        "enhancement",
    ),
    Trouble(
        ("Thin out labels by distance on screen", "Option to restrict labels per pixel"),
        "On dense meshes labels overlap. Thin them by their distance on screen rather than by number.",
        "enhancement",
    ),
    Trouble(
        ("Read {format} compressed with zstd", "Support newer {format} files"),
        "Current {format} libraries write files we do not read. The library we ship is four years old.",
        "enhancement",
    ),
    Trouble(
        ("Python: wait for the {plot} plot to finish", "Script interface for {plot} options"),
        "There is no way to wait in a script until a {plot} plot is drawn, nor to read its options back.",
        "enhancement",
    ),
    Trouble(
        (
            "Save the view with the session",
            "Dark theme for {platform}",
            "Remember window places on {platform}",
        ),
        "Small comfort, often asked for by users on {platform}.",
        "enhancement",
    ),
    Trouble(
        ("Manual: {plot} options are those of 3.8", "Document the {format} reader's options"),
        "The chapter shows a dialog that is gone since {version}. Half an hour of work for somebody who "
        "knows it.",
        "docs",
    ),
    Trouble(
        ("INSTALL.md lists the packages of 3.8", "Document building without internet"),
        "The list of packages which the build fetches is out of date.",
        "docs",
    ),
    Trouble(
        ("Wrong {plot} at domain boundaries", "{plot} plot shows seams between domains"),
        "Values at the boundary between domains are taken from one side only: the {plot} plot shows "
        "seams. {format}, {version}.",
        "wrong results",
    ),
    Trouble(
        ("Query over time ignores selection", "Query of {plot} plot returns zero"),
        "Queries over time use the whole mesh although a selection is set. Found in {version}.",
        "wrong results",
    ),
)

PULLS = (
    "Fix seams of {plot} plot at domain boundaries",
    "Bump {format} library",
    "Close log files of exported frames",
    "{format} reader: read units",
    "Add test of {plot} plot with ghost zones",
    "Docs: options of the {plot} plot",
    "Refactor launcher arguments",
    "Use the new GL context on {platform}",
)

REDMINE = """\
-----------------------REDMINE MIGRATION-----------------------
This issue was migrated from Redmine. As such, not all
information was able to be captured in the transition. Below is
a complete record of the original redmine ticket.

Ticket number: {ticket}
Status: Pending
Project: Skerry
Tracker: {tracker}
Priority: Normal
Subject: {title}
Assigned to: -
Category: -
Target version: -
Author: {author}
Start: {date}
Due date:
% Done: 0%
Estimated time: {hours:.2f} hours
Created: {date} 02:14 pm
Updated: {date} 05:40 pm
Likelihood: {likelihood}
Severity: {severity}
Found in version: {version}
Impact:
Expected Use:
OS: All
Support Group: Any
Description:
{tale}
"""

CHECKLIST = """\
Things we keep putting off, one box each:

""" + "\n".join(
    f"- [{'x' if place % 4 == 0 else ' '}] {text}"
    for place, text in enumerate(
        [
            "remove the old colour dialog",
            "sort the list of readers",
            "translate error numbers",
            "name the hosts in messages",
        ]
        * 10
    )
)
