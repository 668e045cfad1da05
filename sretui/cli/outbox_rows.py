"""The outbox as lines and as JSON; both say the same."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sretui.core.cleaning import clean
from sretui.core.outbox.history import Passage, earlier_texts, events
from sretui.core.outbox.steps import Queued, Step
from sretui.core.outbox.words import progress_words, why, write_words
from sretui.core.outbox.writes import text_of
from sretui.core.phrases import ago

SHORT = 8
"""Characters of an id that are shown; any beginning that fits one Action alone is taken."""


def lines(outbox: Sequence[Queued], now: datetime) -> Iterator[str]:
    """Word each Action on one line: id, state, what, since when, why."""
    for one in outbox:
        parts = [
            one.action.id[:SHORT],
            f"{one.state.value:<9}",
            clean(one.action.title, lines=False),
            progress_words(one),
            ago(one.action.at, now),
            clean(why(one, now), lines=False),
            *_urls(one),
        ]
        yield "  ".join(part for part in parts if part)


def told(one: Queued, passages: Sequence[Passage], now: datetime) -> Iterator[str]:
    """Word one Action whole: its steps with their texts, those before a change too, and its history."""
    yield from lines((one,), now)
    for step in one.steps:
        yield ""
        yield f"{step.state.value}: {clean(write_words(step.write), lines=False)}"
        if step.sentence:
            yield f"  {clean(step.sentence, lines=False)}"
        yield from _quoted(text_of(step.write) or "")
        for earlier in earlier_texts(passages, step.key):
            yield "  before it was changed:"
            yield from _quoted(earlier)
    yield ""
    for event in events(passages):
        often = f" ({event.times} times until then)" if event.times > 1 else ""
        yield f"{_utc(event.at)}  {clean(event.words, lines=False)}{often}"


def _quoted(text: str) -> Iterator[str]:
    return (f"  | {line}" for line in clean(text).splitlines())


def document(outbox: Iterable[Queued], now: datetime) -> dict[str, object]:
    """Build the JSON document; instants are UTC."""
    return {"now": _utc(now), "actions": [action(one, now) for one in outbox]}


def action(one: Queued, now: datetime) -> dict[str, object]:
    """Build one Action's JSON."""
    return {
        "id": one.action.id,
        "act": one.action.act.value,
        "title": clean(one.action.title, lines=False),
        "state": one.state.value,
        "why": clean(why(one, now), lines=False),
        "at": _utc(one.action.at),
        "by": one.action.by,
        "inquiry": one.inquiry,
        "steps": [_step(step) for step in one.steps],
    }


def _step(step: Step) -> dict[str, object]:
    text = text_of(step.write)
    return {
        "key": step.key,
        "does": clean(write_words(step.write), lines=False),
        "state": step.state.value,
        "until": _utc(step.until),
        "sentence": clean(step.sentence, lines=False),
        "tries": step.tries,
        "text": None if text is None else clean(text),
        "url": step.result.url if step.result else "",
    }


def _urls(one: Queued) -> Iterator[str]:
    for step in one.steps:
        if step.result and step.result.url:
            yield clean(step.result.url, lines=False)


def _utc(at: datetime | None) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
