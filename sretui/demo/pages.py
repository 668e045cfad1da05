"""What a browser shows of an issue: a plain page, so that opening one in the demo leads somewhere."""

import re
from html import escape

from sretui.demo.state import World
from sretui.demo.things import Issue, Repo

_PATH = re.compile(r"/(?!repos/|repositories/)([^/]+/[^/]+)/(?:issues|pull)/(\d+)")
_FRAME = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font-family: sans-serif; max-width: 50em; margin: 2em auto }}
pre {{ white-space: pre-wrap }}
</style>
</head><body><p>A page of the demo's stand-in for GitHub.</p><h1>{title}</h1>{parts}</body></html>
"""


def page(world: World, path: str) -> str | None:
    """Return the page of an issue, None when the path leads to none; no token is asked for what is public."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    with world.lock:
        try:
            repo = world.repo(found[1])
        except KeyError:
            return None
        issue = repo.issues.get(int(found[2]))
        return _page(repo, issue) if issue and not repo.private else None


def _page(repo: Repo, issue: Issue) -> str:
    said = [(issue.user, issue.created_at, issue.body or "")]
    said += [(one.user, one.created_at, one.body) for one in issue.comments]
    parts = "".join(
        f"<h2>{escape(user or 'ghost')}, {at:%Y-%m-%d %H:%M} UTC</h2><pre>{escape(body)}</pre>"
        for user, at, body in said
    )
    return _FRAME.format(title=escape(f"{issue.title} · {repo.full_name}#{issue.number}"), parts=parts)
