"""What is said of Actions before they are queued: what should perhaps not be public, and what is too long."""

from collections.abc import Iterator, Sequence

from sretui.core.composing.cautions import cautions
from sretui.core.composing.sending import unsendable
from sretui.core.outbox.action import Action
from sretui.core.outbox.words import write_words
from sretui.core.outbox.writes import FileIssue, text_of


def warnings(actions: Sequence[Action], restricted: Sequence[str] = ()) -> tuple[str, ...]:
    """Say what to look at in all their texts, each with its line, and its step where there are several."""
    return tuple(f"{where}: {said}" if where else said for where, said in _warned(actions, restricted))


def faults(actions: Sequence[Action]) -> tuple[str, ...]:
    """Say which texts GitHub would refuse; a text that may be empty is none of them."""
    texts = [(where, text) for where, _, text in _texts(actions) if text.strip()]
    return tuple(f"{where or 'the text'} {why}" for where, text in texts if (why := unsendable(text)))


def _warned(actions: Sequence[Action], restricted: Sequence[str]) -> Iterator[tuple[str, str]]:
    for where, title, text in _texts(actions):
        yield from ((where, f"title: {one.slip.value} {one.words}") for one in cautions(title, restricted))
        yield from ((where, one.sentence) for one in cautions(text, restricted))


def _texts(actions: Sequence[Action]) -> list[tuple[str, str, str]]:
    """Give where each text stands (nothing when there is but one), the title above it, and the text."""
    found = [
        (write_words(write), write.title if isinstance(write, FileIssue) else "", text)
        for action in actions
        for write in action.writes
        if (text := text_of(write)) is not None
    ]
    return found if len(found) > 1 else [("", title, text) for _, title, text in found]
