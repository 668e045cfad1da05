"""Getting attention outside the window: the bell, the terminal's title, a notification (OSC 9)."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.app import App

from sretui.core.alerts import Alert, Reason
from sretui.core.cleaning import clean
from sretui.core.people import name
from sretui.core.phrases import word
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict
from sretui.ui.settings import UiSettings

_LONGEST = 120
_ESCAPE = "\x1b"


def ring(app: App[int], settings: UiSettings, alerts: Sequence[Alert], team: Team) -> None:
    """Ring once for all of them, and name the worst."""
    sentence = sentence_of(alerts, team)
    if settings.bell:
        app.bell()
    if settings.notify:
        _write(app, _through_tmux(f"\x1b]9;{clean(sentence, lines=False)[:_LONGEST]}\x07"))
    pressing = alerts[0].reason in {Reason.LEVEL, Reason.NOT_ACCEPTED}
    app.notify(clean(sentence, lines=False), severity="warning" if pressing else "information", markup=False)


def sentence_of(alerts: Sequence[Alert], team: Team) -> str:
    """Say the worst, and how many more there are."""
    worst = alerts[0]
    if worst.reason is Reason.HANDOFF:
        return worst.title
    who = name(team, worst.who or None)
    what = {
        Reason.NEW: "New inquiry",
        Reason.CUSTOMER: "The customer wrote",
        Reason.LEVEL: word(worst.level).capitalize(),
        Reason.HANDED: f"Handed to you by {who}",
        Reason.ACCEPTED: f"Accepted by {who}",
        Reason.QUESTIONED: f"{who} asks about",
        Reason.REFUSED: f"{who} cannot take",
        Reason.NOT_ACCEPTED: "Not accepted an hour into the shift",
    }[worst.reason]
    more = f" (and {len(alerts) - 1} more)" if len(alerts) > 1 else ""
    return f"{what}: #{worst.number} {worst.title}{more}"


def title(app: App[int], words: str) -> None:
    """Set the terminal's title (OSC 2)."""
    _write(app, f"\x1b]2;{clean(words, lines=False)[:_LONGEST]}\x07")


def keep_title(app: App[int]) -> None:
    """Let the terminal remember the title it has."""
    _write(app, "\x1b[22;2t")


def give_title_back(app: App[int]) -> None:
    """Let the terminal have its own title again."""
    _write(app, "\x1b[23;2t")


def waiting(standings: Iterable[Standing], team: Team, now: datetime) -> str:
    """Say in the title how many wait for us, and whether one is overdue."""
    ours = [one for one in standings if one.turn is Turn.US]
    over = sum(
        1
        for one in ours
        if one.verdict is Verdict.UNANSWERED and team.hours.elapsed(one.received, now) > team.goal
    )
    words = f"sretui: {len(ours)} waiting" if ours else "sretui"
    return f"{words}, {over} overdue" if over else words


def _through_tmux(sequence: str) -> str:
    """Wrap what tmux would swallow; it passes it on where `allow-passthrough` is on."""
    return f"\x1bPtmux;{sequence.replace(_ESCAPE, 2 * _ESCAPE)}\x1b\\" if os.environ.get("TMUX") else sequence


def _write(app: App[int], sequence: str) -> None:
    """Send a sequence to a real terminal only."""
    driver = app._driver  # noqa: SLF001  # Textual has no public way to write a sequence of its own
    if driver is not None and not app.is_headless:
        driver.write(sequence)
