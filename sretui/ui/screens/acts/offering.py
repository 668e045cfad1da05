"""What the longer acts share: the texts they offer, and the preview before anything is queued."""

from collections.abc import Callable, Sequence

from sretui.core.acts.customer_words import customer_words
from sretui.core.errors import SretuiError
from sretui.core.outbox.action import Action
from sretui.core.replies import fields_of
from sretui.core.team import Speaker
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.preview import Preview


def leave() -> None:
    """Go back to the list."""


def text(stage: Stage, which: str, **more: str) -> str:
    """Render a text for the inquiry at hand; what is wrong with a template is said, and nothing offered."""
    try:
        return rendered(stage, which, **more)
    except SretuiError as trouble:
        stage.say(str(trouble), trouble=True)
        return ""


def rendered(stage: Stage, which: str, **more: str) -> str:
    """Render a text for the inquiry at hand; raises TextError."""
    fields = fields_of(stage.one, stage.team, stage.desk.me, stage.zone, stage.now)
    return stage.desk.texts.render(which, {**fields, "words": words(stage), **more})


def words(stage: Stage) -> str:
    """Give the words of the customer's comment at which the reader stands, else of the inquiry itself."""
    comment = stage.comment
    said = comment is not None and stage.one.speakers.get(comment.node_id) is Speaker.CUSTOMER
    body = comment.body if comment is not None and said else stage.issue.body
    return customer_words(body, stage.team.boilerplate)


def preview(
    stage: Stage, action: Action, again: Callable[[], None], *notes: str, done: Callable[[], None] = leave
) -> None:
    """Show what will happen, and `notes` on it; queue it when wished, else go back to what was typed."""
    preview_all(stage, (action,), again, *notes, done=done)


def preview_all(
    stage: Stage,
    actions: Sequence[Action],
    again: Callable[[], None],
    *notes: str,
    done: Callable[[], None] = leave,
) -> None:
    """Show what will happen to several inquiries; queue all of it when wished, and `done` is called."""

    def go_on(sends: bool | None) -> None:
        if sends and stage.queue(*actions):
            done()
        else:
            again()

    first, *more = actions
    words = stage.team.restricted_words
    stage.screen.app.push_screen(Preview(first, stage.desk.repos, more, restricted=words, notes=notes), go_on)
