"""`format=flowed` (RFC 3676): paragraphs whose lines were broken for the way are joined again."""

_SIGNATURE = "-- "


def unflowed(text: str, *, delete_space: bool) -> str:
    """Join the lines that end in a blank with the next one of the same quoting."""
    paragraphs: list[list[str]] = []
    flowing: int | None = None
    for line in text.split("\n"):
        depth, words = _split(line)
        flows = words.endswith(" ") and words != _SIGNATURE
        piece = words[:-1] if flows and delete_space else words
        if flowing == depth and words != _SIGNATURE:
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([f"{'>' * depth} {piece}" if depth else piece])
        flowing = depth if flows else None
    return "\n".join("".join(pieces) for pieces in paragraphs)


def _split(line: str) -> tuple[int, str]:
    """Give the depth of quoting, and the words without the blank that a sender stuffs in."""
    words = line.lstrip(">")
    return len(line) - len(words), words.removeprefix(" ")
