"""Agreeing to what is asked, taking it back, and drafting what the team is told."""

from collections.abc import Callable

from sretui.core.errors import SretuiError
from sretui.core.people import is_among, name
from sretui.core.roster.changes import Delegation, Override, Refusal, Roster, Said
from sretui.core.roster.deciding import agreed, together, undone
from sretui.core.roster.delegating import accepted, ended
from sretui.core.roster.words import delegation_words, override_words, title_of, told_team
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.yes_no import YesNo
from sretui.ui.screens.rostering.asking import noted, save, save_lent
from sretui.ui.screens.rostering.message import TeamMessage

Change = Override | Delegation


def agree(stage: Stage, one: Change) -> None:
    """Agree to what is asked of me; note that somebody else has, when asked of them."""
    other = one.waits_for
    if is_among(stage.desk.me, (other,)):
        _agree(stage, one)
        return
    who = name(stage.team, other)
    said = ("It is noted that it was you who wrote it down.",)

    def go_on(wanted: bool) -> None:
        if wanted:
            _agree(stage, one)

    stage.ask(YesNo(f"Has {who} agreed?", said), go_on)


def take_back(stage: Stage, one: Change) -> None:
    """Take a change back: at once while it is only held, else by another one, which is asked first."""
    try:
        waiting = stage.desk.roster_action(one.id)
        if waiting is not None and stage.desk.recall(waiting.action.id) is not None:
            stage.changed()
            stage.say(f"{waiting.action.title}: taken back, nothing was sent.")
            return
    except SretuiError as trouble:
        stage.say(f"Not taken back: {trouble}", trouble=True)
        return
    halves = isinstance(one, Override) and bool(one.trade)
    both = ("Both weeks of the trade go back to those who had them.",) if halves else ()

    def go_on(wanted: bool) -> None:
        if wanted:
            _take_back(stage, one)

    stage.ask(YesNo(f"Take it back? {_words(stage, one)}", both), go_on)


def draft_message(stage: Stage, one: Change) -> None:
    """Draft what the team is told; it is copied, never posted."""
    if isinstance(one, Override):
        what = told_team(stage.team, together(stage.desk.roster.roster, one.id))
    else:
        what = f"{delegation_words(stage.team, one, '', stage.team.hours.tz, stage.now)}."
    fields = {"what": what, "me": name(stage.team, stage.desk.me), "team": stage.team.name}
    try:
        text = stage.desk.texts.render("roster-message", fields)
    except SretuiError as trouble:
        stage.say(str(trouble), trouble=True)
        return

    def copy(final: str) -> None:
        stage.screen.app.copy_to_clipboard(final)
        stage.say("Copied; nothing was posted.")

    stage.ask(TeamMessage(text), copy)


def _agree(stage: Stage, one: Change) -> None:
    before, word = stage.desk.roster.roster, noted(stage, one.waits_for)
    if isinstance(one, Delegation):
        _settle_lent(stage, accepted(one, word, word.at), before, "Agreed: ")
        return
    after = agreed(stage.team, before, one.id, word, word.at)
    title = "Agreed: " + title_of(stage.team, together(before, one.id))
    _settle(stage, before, after, title)


def _take_back(stage: Stage, one: Change) -> None:
    before, word = stage.desk.roster.roster, Said(stage.desk.clock(), stage.desk.me)
    if isinstance(one, Delegation):
        _settle_lent(stage, ended(one, word, word.at), before, "Ended: ")
        return
    after = undone(stage.team, before, one.id, word, word.at)
    title = "Taken back: " + title_of(stage.team, together(before, one.id))
    _settle(stage, before, after, title)


def _settle(stage: Stage, before: Roster, after: Roster | Refusal, title: str) -> None:
    if isinstance(after, Refusal):
        stage.say(after.sentence, trouble=True)
    else:
        save(stage, before, after, title, _nothing)


def _settle_lent(stage: Stage, one: Delegation | Refusal, before: Roster, what: str) -> None:
    if isinstance(one, Refusal):
        stage.say(one.sentence, trouble=True)
    else:
        title = f"{what}{name(stage.team, one.to)} for {name(stage.team, one.primary)}"
        save_lent(stage, before, one, title)


def _words(stage: Stage, one: Change) -> str:
    words: Callable[..., str] = override_words if isinstance(one, Override) else delegation_words
    return words(stage.team, one, stage.desk.me, stage.zone, stage.now)


def _nothing() -> None:
    """Ask for nothing again: there was nothing to type."""
