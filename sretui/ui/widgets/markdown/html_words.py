"""Raw HTML in Markdown, as words: known tags become looks, breaks and addresses; others stay as they are.

A tag nobody knows (`<gdb>`, `<vector>`) is most likely no tag at all but something the customer wrote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([a-zA-Z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

ROLES = {
    "b": "body--strong",
    "strong": "body--strong",
    "summary": "body--strong",
    "th": "body--strong",
    "h1": "body--heading",
    "h2": "body--heading",
    "h3": "body--heading",
    "h4": "body--heading",
    "h5": "body--heading",
    "h6": "body--heading",
    "i": "body--emphasis",
    "em": "body--emphasis",
    "cite": "body--emphasis",
    "del": "body--struck",
    "s": "body--struck",
    "strike": "body--struck",
    "code": "body--code",
    "kbd": "body--code",
    "pre": "body--code",
    "samp": "body--code",
    "tt": "body--code",
    "blockquote": "body--quote",
    "q": "body--quote",
}
"""The look of the text inside a tag."""
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = _HEADS | {
    *("br", "p", "div", "hr", "tr", "table", "ul", "ol", "li", "dt", "dd"),
    *("details", "summary", "blockquote", "pre"),
}
_SILENT = _BREAKS | {
    *("span", "font", "center", "sup", "sub", "u", "small", "ins", "mark", "abbr"),
    *("tbody", "thead", "tfoot", "td", "th", "dl", "picture", "source", "body", "html", "head"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that was understood: what to say in its place, which look begins or ends."""

    name: str = ""
    closing: bool = False
    breaks: bool = False
    words: str = ""
    address: str = ""

    @property
    def role(self) -> str:
        """The look it begins or ends; empty when none."""
        return ROLES.get(self.name, "")


def pieces(html: str) -> Iterator[str | Tag]:
    """Read HTML as text and the tags that mean something; nothing written between tags is lost."""
    at = 0
    for found in _TAG.finditer(html):
        if found.start() > at:
            yield unescape(html[at : found.start()])
        yield read_tag(found)
        at = found.end()
    if at < len(html):
        yield unescape(html[at:])


def read_tag(found: re.Match[str]) -> str | Tag:
    """Understand one tag, or give it back as text."""
    if found[2] is None:
        return Tag()
    name, closing = found[2].lower(), bool(found[1])
    if name == "img":
        return _image(_attributes(found[3]))
    if name == "a":
        return Tag("a", closing, address=_attributes(found[3]).get("href", ""))
    if name == "li" and not closing:
        return Tag("li", breaks=True, words="• ")
    if name in ROLES or name in _SILENT:
        return Tag(name, closing, breaks=name in _BREAKS)
    return found[0]


def _image(attributes: dict[str, str]) -> Tag:
    return Tag("img", words=image_words(attributes.get("alt", "")), address=attributes.get("src", ""))


def image_words(alt: str) -> str:
    """Say that there is a picture."""
    return f"[picture: {alt}]" if alt.strip() else "[picture]"


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(text)
    }
