"""A pull in a process of its own, for being killed: api, data folder."""

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from sretui.core.model import RepoRole
from sretui.forge.client import GitHubForge
from sretui.store.database import Databases
from sretui.store.lease import acquire_pull
from sretui.sync.pull import pull

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
NAMES = {RepoRole.INQUIRIES: "visit-dav/live-customer-response", RepoRole.PRODUCT: "visit-dav/visit"}

databases = Databases(Path(sys.argv[2]))
databases.prepare()
with acquire_pull(databases.folder) as free:
    assert free
    pull(
        databases,
        GitHubForge(sys.argv[1], "token", clock=lambda: NOW),
        NAMES,
        boilerplate=(),
        clock=lambda: NOW,
        report=lambda _: None,
        stop=threading.Event(),
    )
