"""Product issues with something to say for themselves, for tests and pictures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sretui.core.acts.harvesting import estimated, judged
from sretui.core.model import PullRequest, RepoRole
from sretui.store.database import transaction
from sretui.store.traits import save_pulls

if TYPE_CHECKING:
    from tests.ui.conftest import Office

BLANK, MANUAL, SEAMS = "product-4101", "product-4102", "product-4103"


def plant(office: Office) -> None:
    """File three product issues, and the inquiry that led to the second."""
    at, product = office.now - timedelta(days=20), RepoRole.PRODUCT
    body = "The manual shows the old dialog.\nSee: https://github.com/example/support/issues/290"
    labels = ("docs", "low-hanging fruit")
    office.issue(4101, "Blank window on start", at, "x" * 300, repo=product, author="kim")
    office.issue(4102, "Manual shows an old dialog", at, body, repo=product, author="kim", labels=labels)
    office.issue(4103, "Seams", at, "y" * 300, repo=product, author="kim", assignees=("bob",))
    office.issue(290, "Where is the dialog?", at, "I cannot find it.", closed=at + timedelta(days=1))


def ripen(office: Office) -> None:
    """Let people have said something about them, and an open pull request name one."""
    plant(office)
    office.desk.record(MANUAL, *estimated(90))
    office.desk.record(MANUAL, *judged(fruit=True, why="one screenshot and two sentences"))
    office.desk.record(BLANK, *estimated(480))
    at = office.now - timedelta(days=2)
    pull = PullRequest(
        "P77", RepoRole.PRODUCT, 77, "Draw both sides", "bob", at, is_open=True, mentions=(4103,)
    )
    with office.databases.cache() as conn, transaction(conn):
        save_pulls(conn, [pull])
