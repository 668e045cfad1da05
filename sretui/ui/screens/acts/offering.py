"""What the longer acts share: the texts they offer, and the preview before anything is queued."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sretui.core.acts.customer_words import customer_words
from sretui.core.cleaning import clean
from sretui.core.effort import category_for, log
from sretui.core.errors import SretuiError
from sretui.core.journal import Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Action
from sretui.core.replies import fields_of
from sretui.core.team import Speaker
from sretui.ui.screens.acts.reminding import on_whose_duty
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
    """Render a text for the inquiry at hand; raises TextError.

    It goes into a field, which draws what a terminal would obey: so what GitHub sent is cleaned before.
    """
    told = fields_of(stage.one, stage.team, stage.desk.me, stage.zone, stage.now)
    fields = {name: clean(text) for name, text in {**told, "words": words(stage), **more}.items()}
    return stage.desk.texts.render(which, fields)


def words(stage: Stage) -> str:
    """Give the words of the customer's comment at which the reader stands, else of the inquiry itself."""
    comment = stage.comment
    said = comment is not None and stage.one.speakers.get(comment.node_id) is Speaker.CUSTOMER
    body = comment.body if comment is not None and said else stage.issue.body
    return clean(customer_words(body, stage.team.boilerplate))


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
    first, *more = actions
    asks_time = not more and _takes_time(first)
    words, said = stage.team.restricted_words, (*notes, *on_whose_duty(stage, actions))
    shown = Preview(first, stage.desk.repos, more, restricted=words, notes=said, asks_time=asks_time)

    def go_on(sends: bool | None) -> None:
        wanted = (_timed(stage, first, shown.minutes),) if shown.minutes else tuple(actions)
        if sends and stage.queue(*wanted):
            done()
        else:
            again()

    stage.screen.app.push_screen(shown, go_on)


def _takes_time(action: Action) -> bool:
    """Say whether to ask how long it took: it is about an inquiry that is there, and was not asked before."""
    return bool(action.inquiry) and not any(kind is Kind.EFFORT for kind, _ in action.facts)


def _timed(stage: Stage, action: Action, minutes: int) -> Action:
    """Have an Action record what it took, so that taking it back takes that back too."""
    told, me = stage.desk.told(), stage.desk.me
    offered = stage.team.effort_categories
    category = category_for(told, action.inquiry, RepoRole.INQUIRIES, me, offered)
    return replace(action, facts=(*action.facts, log(minutes, category)))
