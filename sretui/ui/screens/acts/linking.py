"""Link: record the halves of an answer and whatever else belongs to an inquiry; nothing is posted."""

from sretui.core.acts.linking import ROLES, linked, unlinked
from sretui.core.journal import Link, LinkRole
from sretui.ui.messages import AddressWanted
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.link_form import LinkForm
from sretui.ui.screens.forms.links_form import LinkAnswer, LinksForm


def begin(stage: Stage) -> None:
    """List what is linked, and ask what is wanted."""
    stage.ask(
        LinksForm(stage.issue.number, stage.one.inquiry.facts.links), lambda answer: _go_on(stage, answer)
    )


def _go_on(stage: Stage, answer: LinkAnswer) -> None:
    if answer.opened is not None:
        stage.screen.post_message(AddressWanted(answer.opened.url))
    elif answer.taken_off is not None:
        gone = answer.taken_off
        sentence = f"#{stage.issue.number}: {ROLES[gone.role]} taken off; u puts it back."
        stage.record(stage.one, [unlinked(gone)], sentence)
    elif answer.new is not None:
        _add(stage, answer.new)


def _add(stage: Stage, role: LinkRole) -> None:
    def put(link: Link) -> None:
        sentence = f"#{stage.issue.number}: {ROLES[role]} recorded; u takes it back."
        stage.record(stage.one, [linked(link.url, role, link.label)], sentence)

    stage.ask(LinkForm(stage.issue.number, role, stage.desk.find_product_issue), put)
