"""What the longer acts share: the texts they offer, and the preview before anything is queued."""

from collections.abc import Callable

from sretui.core.acts.customer_words import customer_words
from sretui.core.acts.offered import offered
from sretui.core.outbox.action import Action
from sretui.core.people import name
from sretui.core.team import Speaker
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.preview import Preview


def text(stage: Stage, which: str, **more: str) -> str:
    """Render a text for the inquiry at hand."""
    issue, team = stage.issue, stage.team
    fields = {
        "customer": stage.one.customer,
        "primary": name(team, stage.desk.me),
        "number": str(issue.number),
        "title": issue.title,
        "url": issue.url,
        "words": words(stage),
    }
    return offered(which, {**fields, **more})


def words(stage: Stage) -> str:
    """Give the words of the customer's comment at which the reader stands, else of the inquiry itself."""
    comment = stage.comment
    said = comment is not None and stage.one.speakers.get(comment.node_id) is Speaker.CUSTOMER
    body = comment.body if comment is not None and said else stage.issue.body
    return customer_words(body, stage.team.boilerplate)


def preview(stage: Stage, action: Action, again: Callable[[], None]) -> None:
    """Show what will happen; queue it when wished, else go back to what was typed."""

    def go_on(sends: bool | None) -> None:
        if not sends or not stage.queue(action):
            again()

    stage.screen.app.push_screen(Preview(action, stage.desk.repos), go_on)
