"""Files of a repository: read one or a folder, write one as a commit."""

import base64
import binascii
import hashlib
from typing import Any

from sretui.demo.asked import Answer, Asked
from sretui.demo.refusals import Refusal, invalid, not_found
from sretui.demo.render_repo import JsonObject, instant
from sretui.demo.things import Repo


def read(ask: Asked) -> Answer:
    """`GET .../contents/{path}`: a file, or the list of a folder."""
    found, path = ask.repo(), ask.parts["file"].strip("/")
    if path in found.files:
        return Answer(200, _file(ask, found, path, full=True))
    inside = sorted(name for name in found.files if name.startswith(f"{path}/"))
    if not inside:
        raise not_found()
    return Answer(
        200, [_file(ask, found, name, full=False) for name in inside if "/" not in name[len(path) + 1 :]]
    )


def write(ask: Asked) -> Answer:
    """`PUT .../contents/{path}`: 422 without the blob's sha where a file exists, 409 with a stale one."""
    found, path = ask.repo("write"), ask.parts["file"].strip("/")
    message, sha = ask.field("message", str, "Content"), ask.field("sha", str, "Content")
    if not message:
        raise invalid("Content", "message", "missing_field")
    content = _content(ask)
    known = found.files.get(path)
    if known is not None and sha is None:
        raise Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
    if sha is not None and (known is None or sha != blob_sha(known)):
        raise Refusal(409, f"{path} does not match {sha}")
    found.files[path] = content
    found.revision += 1
    body = {"content": _file(ask, found, path, full=True), "commit": _commit(ask, found, message)}
    return Answer(200 if known is not None else 201, body)


def blob_sha(content: bytes) -> str:
    """Return the name git gives a file's content."""
    header = f"blob {len(content)}\0".encode()
    return hashlib.sha1(header + content, usedforsecurity=False).hexdigest()


def _content(ask: Asked) -> bytes:
    text = ask.field("content", str, "Content")
    if text is None:
        raise invalid("Content", "content", "missing_field")
    try:
        return base64.b64decode(text, validate=False)
    except (ValueError, binascii.Error) as wrong:
        raise Refusal(422, "content is not valid Base64") from wrong


def _file(ask: Asked, found: Repo, path: str, *, full: bool) -> JsonObject:
    content, places = found.files[path], ask.render.places
    url = f"{places.repo(found)}/contents/{path}?ref=main"
    git, page = f"{places.repo(found)}/git/blobs/{blob_sha(content)}", _page(ask, found, path)
    body: JsonObject = {
        "type": "file",
        "size": len(content),
        "name": path.rpartition("/")[2],
        "path": path,
        "sha": blob_sha(content),
        "url": url,
        "git_url": git,
        "html_url": page,
        "download_url": page.replace("/blob/", "/raw/"),
        "_links": {"git": git, "self": url, "html": page},
    }
    if full:
        body |= {"encoding": "base64", "content": base64.encodebytes(content).decode()}
    return body


def _page(ask: Asked, found: Repo, path: str) -> str:
    return f"{ask.render.places.base}/{found.full_name}/blob/main/{path}"


def _commit(ask: Asked, found: Repo, message: str) -> JsonObject:
    sha = hashlib.sha1(f"{found.id}:{found.revision}".encode(), usedforsecurity=False).hexdigest()
    url = f"{ask.render.places.repo(found)}/git/commits/{sha}"
    who: dict[str, Any] = {"name": ask.login, "email": f"{ask.login}@example.org", "date": instant(ask.now)}
    return {
        "sha": sha,
        "node_id": f"C_{sha[:20]}",
        "url": url,
        "html_url": f"{ask.render.places.base}/{found.full_name}/commit/{sha}",
        "author": who,
        "committer": who,
        "message": message,
        "tree": {"sha": sha, "url": url.replace("commits", "trees")},
        "parents": [],
        "verification": {
            "verified": False,
            "reason": "unsigned",
            "signature": None,
            "payload": None,
            "verified_at": None,
        },
    }
