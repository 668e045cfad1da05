"""Reply: write to the customer, see what is sent, where, and who is mailed; queue it."""

from collections.abc import Iterator
from contextlib import suppress

from sretui.core.acts.replying import reply
from sretui.core.composing.sending import refusal
from sretui.core.errors import SretuiError
from sretui.core.outbox.action import Act
from sretui.core.people import is_among, name
from sretui.core.phrases import local
from sretui.core.prose import plain
from sretui.ui.screens.acts.offering import preview, rendered
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.answering import Answering
from sretui.ui.screens.forms.composer import Composer, place_of
from sretui.ui.screens.forms.kept import load
from sretui.ui.screens.forms.pick_text import CANNED

_TITLES = {Act.REPLY: "Reply to", Act.ACKNOWLEDGE: "Acknowledge", Act.QUESTION: "Ask about"}
_EXCERPT = 200


def begin(stage: Stage) -> None:
    """Write an answer."""
    write(stage, Act.REPLY)


def write(stage: Stage, act: Act, text: str = "") -> None:
    """Ask for the answer, with a text to begin with; leaving the review leads back here."""
    why = refusal(stage.issue, stage.desk.repo(stage.issue.repo))
    if why and not load(stage.desk, place_of(stage.issue)).get("text"):
        stage.say(why, trouble=True)
        return
    form = Composer(stage.desk, _TITLES[act], _answering(stage), text)

    def show(written: str) -> None:
        action = reply(stage.issue, written, stage.asking(), act, form.draft)
        preview(stage, action, lambda: write(stage, act), where(stage), *_news(stage))

    stage.ask(form, show)


def where(stage: Stage) -> str:
    """Say where it is posted."""
    issue = stage.issue
    return f"In {stage.desk.repos[issue.repo]}: #{issue.number} {issue.title}"


def canned(stage: Stage) -> tuple[str, ...]:
    """Name the canned replies; what is wrong with the folder is said."""
    try:
        return stage.desk.texts.names(CANNED)
    except SretuiError as trouble:
        stage.say(str(trouble), trouble=True)
        return ()


def _answering(stage: Stage) -> Answering:
    return Answering(
        one=stage.one,
        chosen=stage.comment,
        zone=stage.zone,
        now=stage.now,
        canned=canned(stage),
        render=lambda which: rendered(stage, which),
    )


def _news(stage: Stage) -> Iterator[str]:
    """Say what others have written since the composer was opened."""
    found = None
    with suppress(SretuiError):  # what cannot be looked up now is no reason to lose the answer
        found = stage.desk.inquiry(stage.issue.node_id)
    seen = {comment.node_id for comment in stage.one.inquiry.conversation.comments}
    for comment in found.conversation.comments if found else ():
        if comment.node_id in seen or comment.waiting or is_among(comment.author, (stage.desk.me,)):
            continue
        at = local(comment.created, stage.zone, stage.desk.clock())
        words = " ".join(plain(comment.body[: 2 * _EXCERPT], stage.team.boilerplate).split())[:_EXCERPT]
        yield f"{name(stage.team, comment.author)} wrote at {at}, while you did: {words}"
