"""Accept what was handed over, ask about it, or hand it on; what is accepted may be planned anew."""

from sretui.core.acts.acceptance import HandedOn, accept, hand_on, lines, others, promised
from sretui.core.handoff.acceptance import Acceptance, Accepting
from sretui.core.journal import Promise
from sretui.core.outbox.action import Act
from sretui.core.people import is_among, name
from sretui.core.roster.duty import duty
from sretui.ui.handoff_words import from_whom, state_words
from sretui.ui.screens.acts.offering import preview, rendered
from sretui.ui.screens.acts.replying import write
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.accept_form import Accepted, AcceptForm, What
from sretui.ui.screens.forms.hand_on_form import HandOnForm


def begin(stage: Stage) -> None:
    """Ask what is to become of it; what is somebody else's is only told."""
    handoff, me = stage.one.handoff, stage.desk.me
    assert handoff is not None, "the key is greyed out where nothing was handed over"  # noqa: S101
    if not _may_answer(stage, handoff):
        how = state_words(handoff, stage.team, me, stage.zone, stage.now)
        whom = from_whom(handoff, stage.team, me, stage.zone, stage.now)
        stage.say(f"#{stage.issue.number}: {whom}; {how or handoff.state.value}.", trouble=True)
        return
    if not handoff.comment.id:
        stage.say("Its handoff is not sent yet: wait until GitHub has it.", trouble=True)
        return
    form = AcceptForm(stage.desk, stage.one, handoff, stage.zone, stage.now)
    stage.ask(form, lambda answer: _do(stage, handoff, answer, form))


def _may_answer(stage: Stage, handoff: Acceptance) -> bool:
    """Say whether it waits for me, or for a Primary in whose place I am by now; or I accepted it."""
    me = stage.desk.me
    if not me or is_among(me, (handoff.handed.giver,)):
        return False
    if handoff.state is Accepting.ACCEPTED:
        return handoff.by is not None and is_among(me, (handoff.by,))
    acting = duty(stage.team, stage.now).acting
    return handoff.waits_for(me) or (acting is not None and is_among(me, (acting,)))


def _do(stage: Stage, handoff: Acceptance, answer: Accepted, form: AcceptForm) -> None:
    match answer.what:
        case What.ACCEPT if handoff.state is Accepting.ACCEPTED:
            _plan(stage, handoff, answer.promise, form)
        case What.ACCEPT:
            stage.queue(accept(stage.one, handoff, answer.promise, stage.asking(), form.draft))
        case What.QUESTION:
            write(stage, Act.QUESTION, f"@{handoff.handed.giver} ")
        case What.CANNOT:
            _hand_on(stage, handoff)


def _plan(stage: Stage, handoff: Acceptance, promise: Promise, form: AcceptForm) -> None:
    sentence = f"#{stage.issue.number}: the next action is recorded; u takes it back."
    if stage.record(stage.one, [promised(handoff, promise)], sentence):
        stage.desk.forget_draft(form.place)


def _hand_on(stage: Stage, handoff: Acceptance) -> None:
    """Ask who has it instead, and show all that will happen."""
    me = stage.desk.me
    people = others(handoff, stage.team, me, stage.now)
    if not people:
        stage.say("There is nobody to hand it on to: A assigns it to somebody.", trouble=True)
        return

    def text(to: str, reason: str) -> str:
        taker = {"taker": name(stage.team, to), "taker_login": to, "reason": reason}
        return rendered(
            stage, "hand-on", **taker, lines=lines(handoff, me, to, stage.team.hours.tz, stage.now)
        )

    form = HandOnForm(stage.desk, stage.one, people, text)

    def show(handed_on: HandedOn) -> None:
        action = hand_on(stage.one, handoff, handed_on, stage.asking(), form.draft)
        preview(stage, action, lambda: _hand_on(stage, handoff))

    stage.ask(form, show)
