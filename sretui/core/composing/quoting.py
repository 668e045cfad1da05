"""Quoting what somebody said: their own words alone, as a Markdown quote."""

from collections.abc import Sequence

from sretui.core.acts.customer_words import customer_words


def quoted(body: str, boilerplate: Sequence[str] = ()) -> str:
    """Quote a comment or an inquiry, without the template, what it quotes itself, and list footers."""
    words = customer_words(body, boilerplate)
    return "\n".join(f"> {line}".rstrip() for line in words.splitlines())


def put_in(text: str, at: int, block: str) -> tuple[str, int]:
    """Put a block into a text as a paragraph of its own; give the text, and the place after the block."""
    before, after = text[:at].rstrip(), text[at:].lstrip("\n")
    head = f"{before}\n\n{block}\n\n" if before else f"{block}\n\n"
    return head + after, len(head)
