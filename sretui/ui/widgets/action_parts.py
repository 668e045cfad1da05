"""An Action as parts of a document: each step with its text and what GitHub made of it, and the history."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from sretui.core import phrases
from sretui.core.outbox.history import Event, Passage, earlier_texts, events
from sretui.core.outbox.steps import Queued, Step
from sretui.core.outbox.words import write_words
from sretui.core.outbox.writes import FileIssue, PutFile, Write, text_of
from sretui.ui.widgets.document import Fold, Heading, Note, Part, Prose
from sretui.ui.widgets.lines import Span

_TO_COME = "not yet"
"""What is said of the steps behind one that is not sent."""


def action_parts(queued: Queued, passages: Sequence[Passage], tz: tzinfo, now: datetime) -> tuple[Part, ...]:
    """Tell the steps in their order, then what became of them."""
    parts: list[Part] = []
    for number, step in enumerate(queued.steps, start=1):
        parts += _step(queued, number, step, passages)
    if passages:
        parts.append(Heading("History"))
        parts += [Note((_event(queued, event, tz, now),)) for event in events(passages)]
    return tuple(parts)


def _step(queued: Queued, number: int, step: Step, passages: Sequence[Passage]) -> Iterator[Part]:
    place = f"{number}. " if len(queued.steps) > 1 else ""
    current = queued.current
    state = step.state.value if step.is_final or current is None or step.key == current.key else _TO_COME
    yield Heading(f"{place}{write_words(step.write)}", "", state)
    if step.sentence and step.is_final and step.sentence != step.state.value:
        yield Note((Span(step.sentence, "body--muted"),))
    if step.result is not None and step.result.url:
        yield Note((Span(step.result.url, "body--link", link=step.result.url),))
    yield from _more(step.write)
    if text := text_of(step.write) or (step.write.text if isinstance(step.write, PutFile) else ""):
        yield Prose(text)
    for earlier in earlier_texts(passages, step.key):
        yield Fold("the text before it was changed", earlier)


def _more(write: Write) -> Iterator[Part]:
    if isinstance(write, FileIssue) and write.labels:
        yield Note((Span(f"labels: {', '.join(write.labels)}", "body--muted"),))


def _event(queued: Queued, event: Event, tz: tzinfo, now: datetime) -> Span:
    keys = [step.key for step in queued.steps]
    place = f" {keys.index(event.key) + 1}." if len(keys) > 1 and event.key in keys else ""
    often = f" ({event.times} times, the last time then)" if event.times > 1 else ""
    return Span(f"{phrases.local(event.at, tz, now)}{place} {event.words}{often}", "body--muted")
