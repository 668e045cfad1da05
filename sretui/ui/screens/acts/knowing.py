"""Known issue: pick it, write the news and the word to the customer, see all of it, queue it."""

from sretui.core.acts.known import KnownIssue, known_issue
from sretui.core.model import Issue
from sretui.ui.screens.acts.offering import preview, text
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.known_form import KnownForm
from sretui.ui.screens.forms.pick import PickIssue


def begin(stage: Stage) -> None:
    """Ask which product issue it is."""
    question = f"Which product issue is #{stage.issue.number} about?"
    stage.ask(PickIssue(stage.desk, stage.issue, question), lambda product: _write(stage, product))


def _write(stage: Stage, product: Issue) -> None:
    """Ask for the texts; leaving the preview leads back here."""
    about = {
        "product_number": str(product.number),
        "product_title": product.title,
        "product_url": product.url,
    }
    news = text(stage, "known-issue-product", **about)
    reply = text(stage, "known-issue-customer", **about)
    form = KnownForm(stage.desk, stage.issue, product, news, reply)

    def show(chosen: KnownIssue) -> None:
        desk = stage.desk
        action = known_issue(stage.one, chosen, stage.new_id(), desk.clock(), desk.me, form.draft)
        preview(stage, action, lambda: _write(stage, product))

    stage.ask(form, show)
