"""The tables of both files. Instants are whole seconds since 1970, UTC.

An issue's labels and assignees stand in its row as JSON, as they were written, and case-folded in tables of
their own, to filter by.

The full-text indexes read `plain`, the prose without template text and quoted mail. `shelf.py` keeps them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def create_cache(database: "Database") -> None:
    """Create what holds the copy of GitHub."""
    for statement in _CACHE:
        database.execute(statement)


def create_reactions(database: "Database") -> None:
    """Create what holds who reacted to the comments that hand inquiries over, and when that was fetched."""
    for statement in _REACTIONS:
        database.execute(statement)


def create_fruit(database: "Database") -> None:
    """Create what is kept to find low-hanging fruit by."""
    for statement in _FRUIT:
        database.execute(statement)


def create_desk(database: "Database") -> None:
    """Create what only this machine knows; the journal can be added to, and nothing else."""
    database.table("journal").create(
        {"seq": int, "id": str, "at": int, "by": str, "inquiry": str, "kind": str, "data": str},
        pk="seq",
        not_null={"id", "at", "by", "inquiry", "kind", "data"},
    )
    database.table("journal").create_index(["id"], unique=True)
    database.table("journal").create_index(["inquiry"])
    _only_added_to(database, "journal", "id = new.id OR seq = new.seq")


def create_outbox(database: "Database") -> None:
    """Create what waits for GitHub, and the drafts; of what was ever asked the history keeps each text."""
    for statement in _OUTBOX:
        database.execute(statement)
    _only_added_to(database, "history", "seq = new.seq")


def create_classified(database: "Database") -> None:
    """Create the stubs of classified matter: fixed choices, which are never exported."""
    database.execute(
        "CREATE TABLE classified (id TEXT PRIMARY KEY, at INTEGER NOT NULL, site TEXT NOT NULL, "
        "able TEXT NOT NULL, needed TEXT NOT NULL, state TEXT NOT NULL) WITHOUT ROWID"
    )


def create_views(database: "Database") -> None:
    """Create the saved filters of the backlog."""
    database.execute(
        "CREATE TABLE views (name TEXT PRIMARY KEY COLLATE NOCASE, at INTEGER NOT NULL, "
        "filter TEXT NOT NULL) WITHOUT ROWID"
    )


def _only_added_to(database: "Database", table: str, taken: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        database.execute(_refusal(table, verb, ""))
    # Without recursive triggers, INSERT OR REPLACE deletes a row and tells no DELETE trigger.
    database.execute(_refusal(table, "INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken})"))


def _refusal(table: str, verb: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, 'the {table} is only ever added to'); END"
    )


_OUTBOX = (
    """CREATE TABLE actions (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        inquiry TEXT NOT NULL,
        finished INTEGER,
        data TEXT NOT NULL
    )""",
    "CREATE INDEX actions_unfinished ON actions (seq) WHERE finished IS NULL",
    "CREATE INDEX actions_finished ON actions (finished)",
    """CREATE TABLE steps (
        key TEXT PRIMARY KEY,
        action TEXT NOT NULL REFERENCES actions (id),
        place INTEGER NOT NULL,
        state TEXT NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (action, place)
    ) WITHOUT ROWID""",
    """CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        action TEXT NOT NULL,
        key TEXT NOT NULL,
        at INTEGER NOT NULL,
        state TEXT NOT NULL,
        data TEXT NOT NULL
    )""",
    "CREATE INDEX history_action ON history (action)",
    "CREATE INDEX history_state ON history (state, at)",
    "CREATE TABLE drafts (place TEXT PRIMARY KEY, at INTEGER NOT NULL, fields TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE mails (id TEXT PRIMARY KEY, at INTEGER NOT NULL, original BLOB NOT NULL) WITHOUT ROWID",
)


_REACTIONS = (
    """CREATE TABLE reactions (
        comment INTEGER NOT NULL,
        id INTEGER NOT NULL,
        login TEXT,
        content TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (comment, id)
    ) WITHOUT ROWID""",
    "CREATE TABLE reactions_fetched (comment INTEGER PRIMARY KEY, at INTEGER NOT NULL, etag TEXT)",
)

SORTED = {"updated": "", "created": "", "comment_count": "", "number": "", "title": " COLLATE NOCASE"}
"""What the backlog can be sorted by; each index holds all that a list of keys needs, so no row is read."""

_CACHE = (
    """CREATE TABLE issues (
        key INTEGER PRIMARY KEY,
        node_id TEXT NOT NULL UNIQUE,
        repo TEXT NOT NULL,
        number INTEGER NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        plain TEXT NOT NULL,
        author TEXT,
        created INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        closed INTEGER,
        state_reason TEXT,
        labels TEXT NOT NULL,
        assignees TEXT NOT NULL,
        comment_count INTEGER NOT NULL,
        locked INTEGER NOT NULL,
        url TEXT NOT NULL,
        whereabouts TEXT NOT NULL,
        moved_to TEXT
    )""",
    "CREATE INDEX issues_number ON issues (repo, number)",
    "CREATE INDEX issues_open ON issues (repo, number) WHERE closed IS NULL AND whereabouts = 'here'",
    *(
        f"CREATE INDEX issues_by_{column} ON issues (repo, whereabouts, {column}{collation}, closed)"
        for column, collation in SORTED.items()
    ),
    "CREATE TABLE labels (issue INTEGER, name TEXT, PRIMARY KEY (name, issue)) WITHOUT ROWID",
    "CREATE TABLE assignees (issue INTEGER, name TEXT, PRIMARY KEY (name, issue)) WITHOUT ROWID",
    "CREATE INDEX labels_issue ON labels (issue)",
    "CREATE INDEX assignees_issue ON assignees (issue)",
    """CREATE TABLE comments (
        key INTEGER PRIMARY KEY,
        node_id TEXT NOT NULL UNIQUE,
        id INTEGER NOT NULL,
        repo TEXT NOT NULL,
        issue_number INTEGER NOT NULL,
        author TEXT,
        author_type TEXT NOT NULL,
        body TEXT NOT NULL,
        plain TEXT NOT NULL,
        created INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        url TEXT NOT NULL,
        deleted INTEGER
    )""",
    "CREATE INDEX comments_issue ON comments (repo, issue_number, created)",
    """CREATE TABLE events (
        repo TEXT NOT NULL,
        id INTEGER NOT NULL,
        issue_number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT,
        at INTEGER NOT NULL,
        subject TEXT NOT NULL,
        PRIMARY KEY (repo, id)
    ) WITHOUT ROWID""",
    "CREATE INDEX events_issue ON events (repo, issue_number, at)",
    (
        "CREATE TABLE cursors (repo TEXT NOT NULL, resource TEXT NOT NULL, data TEXT NOT NULL, "
        "PRIMARY KEY (repo, resource)) WITHOUT ROWID"
    ),
    "CREATE TABLE facts (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID",
    (
        "CREATE VIRTUAL TABLE issue_words USING fts5 (title, plain, content='issues', content_rowid='key', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    ),
    (
        "CREATE VIRTUAL TABLE comment_words USING fts5 (plain, content='comments', content_rowid='key', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    ),
    (
        "CREATE VIRTUAL TABLE title_parts USING fts5 (title, content='issues', content_rowid='key', "
        "tokenize='trigram')"
    ),
    """CREATE TRIGGER issues_forgotten AFTER DELETE ON issues BEGIN
        INSERT INTO issue_words (issue_words, rowid, title, plain)
        VALUES ('delete', old.key, old.title, old.plain);
        INSERT INTO title_parts (title_parts, rowid, title) VALUES ('delete', old.key, old.title);
    END""",
    """CREATE TRIGGER comments_forgotten AFTER DELETE ON comments BEGIN
        INSERT INTO comment_words (comment_words, rowid, plain) VALUES ('delete', old.key, old.plain);
    END""",
)

_FRUIT = (
    """CREATE TABLE traits (
        key INTEGER PRIMARY KEY,
        number INTEGER NOT NULL,
        labels TEXT NOT NULL,
        assignees TEXT NOT NULL,
        comments INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        letters INTEGER NOT NULL,
        steps INTEGER NOT NULL,
        boxes INTEGER NOT NULL,
        estimate INTEGER
    )""",
    "CREATE INDEX traits_number ON traits (number)",
    """CREATE TABLE mentions (
        source TEXT NOT NULL,
        repo TEXT NOT NULL,
        number INTEGER NOT NULL,
        target TEXT NOT NULL,
        about INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (source, target, about)
    ) WITHOUT ROWID""",
    "CREATE INDEX mentions_by_target ON mentions (repo, target, at, about, number)",
    """CREATE TABLE pulls (
        node_id TEXT PRIMARY KEY,
        repo TEXT NOT NULL,
        number INTEGER NOT NULL,
        title TEXT NOT NULL,
        author TEXT,
        updated INTEGER NOT NULL,
        url TEXT NOT NULL,
        mentions TEXT NOT NULL
    ) WITHOUT ROWID""",
)
"""Of open product issues what their score is made of; which issue (`repo`, `number`) names which, in the text
`source` (a node id), where `target` is a repo as `owner/name`, or empty for the same one; open pull requests.
"""
