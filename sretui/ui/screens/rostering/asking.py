"""What all ways to change the roster share: who can be chosen, whose word is known, and the saving."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sretui.core.ahead import read_ahead
from sretui.core.errors import SretuiError
from sretui.core.people import is_among, member, name
from sretui.core.roster.changes import Delegation, Refusal, Roster, Said
from sretui.core.roster.deciding import Wish
from sretui.core.team import Team
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.rostering.form import Field

ASK, AGREED = "ask", "agreed"


def people(team: Team, at: datetime) -> dict[str, str]:
    """Give whom one can choose: logins of the team at an instant, with their names."""
    there = (one for one in team.people if member(team, one.login, at))
    return {one.login: "" if one.name == one.login else one.name for one in there}


def consent(stage: Stage) -> Field:
    """Ask how the other one's consent is known; asked in sretui only where they would see it."""
    given = {AGREED: "they have agreed; your word for it is noted"}
    asking = {ASK: "they see it in their sretui, and agree there"}
    shared = stage.desk.roster.is_shared
    choices = {**asking, **given} if shared else given
    return Field("consent", "Consent", ASK if shared else AGREED, choices)


def told_where(stage: Stage) -> str:
    """Say who will see a change."""
    state = stage.desk.roster
    if state.is_shared:
        return f"Goes to {state.where}; nothing is posted or mailed."
    return "Written on this machine alone; tell the others yourself (y drafts a message)."


def wish(stage: Stage, fields: Mapping[str, str], other: str) -> Wish:
    """Say who asks, and what is known of the consent of the `other` one."""
    return Wish(
        (stage.new_id(), stage.new_id(), stage.new_id()),
        Said(stage.desk.clock(), stage.desk.me),
        noted(stage, other) if fields.get("consent") == AGREED else None,
        fields.get("reason", "").strip(),
    )


def noted(stage: Stage, other: str) -> Said:
    """Give somebody's word: their own, or noted by me."""
    me = stage.desk.me
    return Said(stage.desk.clock(), other, "" if is_among(other, (me,)) else me)


def instant(stage: Stage, text: str) -> datetime | Refusal | None:
    """Read a time to come; None for an empty field."""
    if not text.strip():
        return None
    try:
        return read_ahead(text, stage.team.hours, stage.desk.clock())
    except ValueError as wrong:
        return Refusal(str(wrong))


def save(
    stage: Stage,
    before: Roster,
    after: Roster,
    title: str,
    again: Callable[[], None],
    hint: str = "",
) -> None:
    """Save a change and say so, with a `hint` what may come next; where that fails, ask again."""
    try:
        queued = stage.desk.save_roster(before, after, title)
    except SretuiError as trouble:
        stage.say(f"Not saved: {trouble}", trouble=True)
        again()
        return
    stage.changed()
    where = "in the outbox" if queued else "saved"
    stage.say(f"{title}: {where}.{hint}")


def save_lent(stage: Stage, before: Roster, one: Delegation, title: str) -> bool:
    """Save how a delegation stands, and say so; return whether that went well."""
    try:
        queued = stage.desk.save_delegation(before, one, title)
    except SretuiError as trouble:
        stage.say(f"Not saved: {trouble}", trouble=True)
        return False
    stage.changed()
    if queued is not None:
        stage.say(f"{title}: in the outbox; {_other(stage, one)} sees it with the next sync.")
    else:
        stage.say(f"{title}: recorded on this machine alone; tell {_other(stage, one)} yourself.")
    return True


def _other(stage: Stage, one: Delegation) -> str:
    both = (one.to, one.primary) if is_among(stage.desk.me, (one.primary,)) else (one.primary, one.to)
    return name(stage.team, both[0])
