"""Time: quarter hours logged with one key, and the timer; kept in the journal, never posted."""

from collections.abc import Iterator

from sretui.core.effort import (
    Timer,
    category_for,
    log,
    minutes_words,
    name_of,
    rounded,
    running,
    spent,
    started,
    stopped,
)
from sretui.core.journal import Fact
from sretui.core.turn import Standing, standing
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.time_form import Clocked, TimeAnswer, TimeForm, What

Told = tuple[Standing, tuple[Fact, ...]]


def begin(stage: Stage) -> None:
    """Ask how long, on what."""
    told, me, issue = stage.desk.told(), stage.desk.me, stage.issue
    offered = stage.team.effort_categories
    timer = running(told, me)
    here = timer is not None and timer.node_id == issue.node_id
    usual = category_for(told, issue.node_id, issue.repo, me, offered)
    clocked = Clocked(
        spent=spent(told, issue.node_id, me, stage.now, stage.zone),
        timer=timer,
        here=here,
        category=timer.category if here and timer and timer.category in offered else usual,
    )
    stage.ask(
        TimeForm(name_of(issue), issue.title, clocked, offered, stage.now),
        lambda answer: _do(stage, timer, answer),
    )


def _do(stage: Stage, timer: Timer | None, answer: TimeAnswer) -> None:
    one, name = stage.one, name_of(stage.issue)
    here = timer if timer is not None and timer.node_id == stage.issue.node_id else None
    match answer.what:
        case What.LOG:
            facts = [log(answer.minutes, answer.category), *([stopped(name)] if here else [])]
            words = f"{name}: {minutes_words(answer.minutes)} {answer.category} logged; u takes it back."
            stage.record(one, facts, words)
        case What.DROP:
            stage.record(one, [stopped(name)], f"{name}: the timer is stopped, nothing logged.")
        case What.START:
            ended = [] if timer is None or here else list(_ended(stage, timer))
            begun = (one, (started(stage.now, answer.category, stage.issue),))
            also = f" {timer.about}: {_logged(stage, timer)} logged." if timer and ended else ""
            stage.record_all([*ended, begun], f"{name}: the timer runs.{also} t ends it.")


def _ended(stage: Stage, timer: Timer) -> Iterator[Told]:
    """Log the time of a timer that runs on another issue, and stop it."""
    other = stage.desk.inquiry(timer.node_id)
    if other is not None:
        minutes = rounded(stage.now - timer.since)
        yield standing(other, stage.team), (log(minutes, timer.category), stopped(timer.about))


def _logged(stage: Stage, timer: Timer) -> str:
    return minutes_words(rounded(stage.now - timer.since))
