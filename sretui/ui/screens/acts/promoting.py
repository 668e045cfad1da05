"""Promote: write one or several product issues, or move the inquiry itself; see all of it, queue it."""

from sretui.core.acts.moving import losses, obstacles
from sretui.core.acts.promotion import move, promotion
from sretui.core.acts.sections import filled_sections
from sretui.core.cleaning import clean
from sretui.core.model import IssueTemplate, RepoRole
from sretui.core.outbox.writes import address_of
from sretui.core.prose import title_core
from sretui.ui.screens.acts.offering import preview, text, words
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.move_form import MoveForm
from sretui.ui.screens.forms.promote_form import Material, Promoted, PromoteForm

_UNASKED = "What GitHub allows is not known yet: wait for the first sync."


def begin(stage: Stage) -> None:
    """Ask for the product issues."""
    form = PromoteForm(stage.desk, stage.issue, _material(stage))

    def show(written: Promoted) -> None:
        if written.moves:
            _move(stage)
            return
        desk = stage.desk
        action = promotion(
            stage.one, written.issues, written.reply, stage.new_id(), desk.clock(), desk.me, form.draft
        )
        preview(stage, action, lambda: begin(stage))

    stage.ask(form, show)


def _material(stage: Stage) -> Material:
    own, plain = words(stage), text(stage, "product-issue")

    def fill(template: IssueTemplate | None) -> str:
        if template is None:
            return plain
        return clean(filled_sections(template, own, f"See: {stage.issue.url}"))

    return Material(
        title=clean(title_core(stage.issue.title, stage.team.list_tags), lines=False),
        templates=stage.desk.product_templates(),
        fill=fill,
        reply=text(stage, "promoted-customer", addresses=address_of(0)),
    )


def _move(stage: Stage) -> None:
    """Say what moving costs, and ask for the word before it."""
    desk = stage.desk
    here, there = desk.repo(RepoRole.INQUIRIES), desk.repo(RepoRole.PRODUCT)
    found = obstacles(here, there) if here and there else (_UNASKED,)
    lost = losses(stage.one.inquiry.conversation, desk.labels(RepoRole.PRODUCT))
    form = MoveForm(desk, stage.issue, found, lost, text(stage, "moved-customer"))

    def show(reply: str) -> None:
        action = move(stage.one, reply, stage.new_id(), desk.clock(), desk.me, form.draft)
        preview(stage, action, lambda: _move(stage))

    stage.ask(form, show)
