"""A repo's issue templates: Markdown files with a front matter of a few keys.

Their shape: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
Issue forms (YAML) are left out: they are for the browser.
"""

import re

from sretui.core.model import IssueTemplate

FOLDER = ".github/ISSUE_TEMPLATE"
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"^(name|about|title|labels)\s*:\s*(.*)$", re.IGNORECASE)
_ITEM = re.compile(r"^\s*-\s+(.+)$")


def read_template(file: str, text: str) -> IssueTemplate:
    """Read one template; without a front matter it is called like its file."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    front = _FRONT.match(text)
    told = _front(front[1]) if front else {}
    return IssueTemplate(
        name=told.get("name") or file.rpartition("/")[2].removesuffix(".md"),
        body=(text[front.end() :] if front else text).strip("\n"),
        about=told.get("about", ""),
        title=told.get("title", ""),
        labels=tuple(label for one in told.get("labels", "").split(",") if (label := _bare(one))),
    )


def _front(text: str) -> dict[str, str]:
    """Read the keys we know; a list may stand on one line or an item a line."""
    told: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if found := _LINE.match(line):
            key = found[1].lower()
            told[key] = _bare(found[2].strip().removeprefix("[").removesuffix("]"))
        elif key == "labels" and (item := _ITEM.match(line)):
            told[key] = ",".join(filter(None, (told[key], item[1])))
    return told


def _bare(value: str) -> str:
    return value.strip().strip("\"'").strip()
