"""The outbox's history as it is told: each thing once, and what was found on GitHub by that name."""

from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.outbox.history import Event, Passage, earlier_texts, events
from sretui.core.outbox.steps import State

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
HELD, WAITING, SENDING = State.HELD, State.WAITING, State.SENDING
UNSURE, STUCK, SENT, DISCARDED = State.UNSURE, State.STUCK, State.SENT, State.DISCARDED


def passages(*told: tuple[State, str] | tuple[State, str, str], key: str = "k") -> list[Passage]:
    return [
        Passage("a", key, NOW + timedelta(seconds=second), one[0], one[1], one[2] if len(one) > 2 else "text")
        for second, one in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([(HELD, ""), (SENDING, ""), (SENT, "")], ["put into the outbox, held back", "sent"]),
        ([(WAITING, ""), (SENDING, "")], ["put into the outbox", "on its way"]),
        (
            [(WAITING, ""), (SENDING, ""), (UNSURE, "A 502."), (SENT, "")],
            ["put into the outbox", "unsure: A 502.", "found on GitHub: it was sent"],
        ),
        (
            [(WAITING, ""), (SENDING, ""), (UNSURE, "A 502."), (WAITING, ""), (SENDING, ""), (SENT, "")],
            ["put into the outbox", "unsure: A 502.", "waits to be sent", "sent"],
        ),
        ([(HELD, ""), (STUCK, "no", "text")], ["put into the outbox, held back", "stuck: no"]),
        (
            [(WAITING, ""), (HELD, ""), (HELD, "", "other"), (HELD, "", "other")],
            ["put into the outbox", "held back", "its text was changed", "held back"],
        ),
        ([(HELD, ""), (DISCARDED, "discarded")], ["put into the outbox, held back", "discarded"]),
        (
            [(HELD, ""), (DISCARDED, "taken back before it was sent")],
            ["put into the outbox, held back", "discarded: taken back before it was sent"],
        ),
        ([(HELD, ""), (SENT, "left out the label x")], [None, "sent: left out the label x"]),
    ],
)
def test_a_history_in_words(told: list[tuple[State, str]], words: list[str | None]) -> None:
    found = [event.words for event in events(passages(*told))]
    assert len(found) == len(words)
    assert all(wanted in (None, said) for wanted, said in zip(words, found, strict=True))


def test_a_weekend_offline_is_one_line() -> None:
    tries = [(SENDING, ""), (WAITING, "Offline.")] * 2000
    first, again = events(passages((WAITING, ""), *tries))
    assert first.words == "put into the outbox"
    assert again == Event("k", NOW + timedelta(seconds=4000), "waits to be sent: Offline.", 2000)


def test_steps_that_begin_at_once_begin_in_one_line() -> None:
    asked = [*passages((HELD, ""), key="k"), *passages((HELD, ""), key="l")]
    sent = Passage("a", "k", NOW + timedelta(seconds=9), SENT, "", "text")
    assert [(one.key, one.words) for one in events([*asked, sent])] == [
        ("", "put into the outbox, held back"),
        ("k", "sent"),
    ]


def test_the_texts_before_the_last_one_are_kept_each_once() -> None:
    told = passages((HELD, "", "a"), (HELD, "", "b"), (WAITING, "", "b"), (SENT, "", "c"))
    assert earlier_texts(told, "k") == ("a", "b")
    assert earlier_texts(told, "other") == ()
    assert earlier_texts(passages((HELD, "")), "k") == ()
