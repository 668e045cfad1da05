"""Delegate: the Primary lends the role to the Backup for a while, by mutual agreement; the clock goes on."""

from collections.abc import Mapping
from dataclasses import replace

from sretui.core.people import is_among, name
from sretui.core.roster.changes import Delegation, Refusal, Said
from sretui.core.roster.delegating import delegated
from sretui.core.roster.duty import duty
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.rostering.asking import AGREED, consent, instant, noted, save_lent, told_where
from sretui.ui.screens.rostering.form import Field, RosterForm


def begin(stage: Stage) -> None:
    """Ask from when until when, and why."""
    before, on, me = stage.desk.roster.roster, duty(stage.team, stage.now), stage.desk.me
    if on.primary is None or on.backup is None:
        stage.say("Nobody is on duty now: 4 shows the roster.", trouble=True)
        return
    if not is_among(me, (on.primary, on.backup)):
        both = f"{name(stage.team, on.primary)} and {name(stage.team, on.backup)}"
        stage.say(f"The role is lent from Primary to Backup, by agreement of both: {both}.", trouble=True)
        return

    def read(fields: Mapping[str, str]) -> Delegation | Refusal:
        start, end = instant(stage, fields["from"]), instant(stage, fields["until"])
        if isinstance(start, Refusal):
            return start
        if isinstance(end, Refusal):
            return end
        if end is None:
            return Refusal("Say until when: 15:00, 2h, tomorrow ...")
        now = stage.desk.clock()
        made = delegated(
            stage.team,
            stage.new_id(),
            start or now,
            end,
            Said(now, me),
            now,
            reason=fields["reason"].strip(),
        )
        if isinstance(made, Refusal) or fields["consent"] != AGREED:
            return made
        return _agreed(stage, made)

    form = RosterForm(
        stage.desk,
        "delegate",
        f"Delegate: {name(stage.team, on.backup)} acts for {name(stage.team, on.primary)}",
        (
            Field("from", "From", hint="empty: now; else 13:00, tomorrow, Tue 10:00"),
            Field("until", "Until", hint="15:00, 2h, tomorrow, Tue 10:00; it ends by itself"),
            Field("reason", "Reason", hint="if it helps"),
            consent(stage),
        ),
        read,
        (told_where(stage), "The response clock does not change."),
    )

    def go_on(one: Delegation) -> None:
        words = "Delegated" if one.agreed else "Delegation asked for"
        both = f"{name(stage.team, one.to)} for {name(stage.team, one.primary)}"
        if save_lent(stage, before, one, f"{words}: {both}"):
            stage.forget_draft(form.place)
        else:
            begin(stage)

    stage.ask(form, go_on)


def _agreed(stage: Stage, made: Delegation) -> Delegation:
    return replace(made, agreed=noted(stage, made.waits_for))
