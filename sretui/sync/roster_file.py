"""The roster's file in a repo, brought up to date with each pull; unchanged, it costs no quota."""

from contextlib import suppress
from dataclasses import replace

from sretui.core.errors import ForgeError, Gone, Offline, RateLimited
from sretui.core.model import RepoRole
from sretui.core.roster.changes import RepoFile
from sretui.forge.contents import FileAnswer
from sretui.store import roster_file
from sretui.store.database import Databases, transaction
from sretui.store.roster_file import HeldFile
from sretui.sync.ports import Forge


def pull_roster(databases: Databases, forge: Forge, file: RepoFile) -> None:
    """Fetch the file if it has changed; where GitHub cannot be reached at all, the pull itself says so."""
    with suppress(Offline, RateLimited):
        freshen_roster(databases, forge, file)


def freshen_roster(databases: Databases, forge: Forge, file: RepoFile) -> None:
    """Fetch the file if it has changed; what went wrong is remembered beside what is held of it.

    Raises Offline and RateLimited, with which nothing is known anew.
    """
    with databases.cache() as conn:
        held = roster_file.load(conn, file.repo, file.path)
    before = held or HeldFile(file.repo, file.path)
    try:
        after = _after(before, *_fetch(forge, before))
    except (Offline, RateLimited):
        raise
    except ForgeError as trouble:
        after = replace(before, trouble=str(trouble), etag=None)
    if after != held:
        with databases.cache() as conn, transaction(conn):
            now = roster_file.load(conn, file.repo, file.path)
            if now == held:  # else it was written from here meanwhile, and is newer than this answer
                roster_file.save(conn, after)


def _fetch(forge: Forge, held: HeldFile) -> tuple[FileAnswer, str]:
    """Fetch it, under the repo's new name where it has one; give that name too."""
    home = held.home or held.repo
    try:
        return forge.fetch_file_anew(home, held.path, held.etag), held.home
    except Gone as gone:
        if gone.moved_to is None:
            raise
    home = forge.fetch_repo(held.repo, RepoRole.INQUIRIES).full_name
    return forge.fetch_file_anew(home, held.path, None), home


def _after(held: HeldFile, answer: FileAnswer, home: str) -> HeldFile:
    if answer.unchanged:
        return replace(held, home=home, trouble="")
    file = answer.file
    return replace(
        held,
        text=file.text if file else None,
        sha=file.sha if file else None,
        etag=answer.etag,
        home=home,
        trouble="",
    )
