"""Redirect: a customer came to me, and is led to the Primary, who gets the inquiry.

While the role is lent (process page, "Roles") that is the Backup, who acts for the Primary.
"""

from sretui.core.acts.filing import with_known
from sretui.core.acts.redirecting import redirect, redirect_to
from sretui.core.errors import SretuiError
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.head import Led
from sretui.core.intake.reading import is_private
from sretui.core.model import Channel, RepoRole
from sretui.core.people import is_among, name
from sretui.core.replies import greeting
from sretui.core.roster.duty import duty
from sretui.ui.screens.acts.arriving import Again, filing_of, take_in
from sretui.ui.screens.acts.offering import preview
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.intake_form import IntakeForm
from sretui.ui.screens.forms.likely_form import Decided
from sretui.ui.screens.forms.redirect_form import COMMENT, MYSELF, PLACE, RedirectForm, Word

_HOWS = {
    Channel.MAIL: "by mail",
    Channel.HOTLINE: "by phone",
    Channel.WALK_IN: "in person",
    Channel.CHAT: "in a chat",
    Channel.GITHUB: "on GitHub",
}


def begin(stage: Stage) -> None:
    """Ask who came, how and when, and what about."""
    me, on = stage.desk.me, duty(stage.team, stage.desk.clock())
    acting = on.acting
    if not me:
        stage.say("Who you are is not known yet: wait for the first sync.", trouble=True)
        return
    if acting is None:
        stage.say("Nobody is on duty: add this week's shift to team.toml, then redirect.", trouble=True)
        return
    if is_among(me, (acting,)):
        who = "You act for the Primary" if on.delegation else "You are the Primary yourself"
        stage.say(f"{who}: n takes it in.", trouble=True)
        return
    role = f"who acts for {name(stage.team, on.primary or '')}" if on.delegation else "the Primary"
    question = f"Redirect to {name(stage.team, acting)}, {role}: what were you asked?"
    form = IntakeForm(stage.desk, "redirect", question, stage.zone, asks_answered=False)

    def again() -> None:
        begin(stage)

    def tell(draft: InquiryDraft, decided: Decided) -> None:
        _tell(stage, form, draft, decided, acting, again)

    stage.ask(form, lambda taken: take_in(stage, taken, again, tell))


def _tell(
    stage: Stage, form: IntakeForm, draft: InquiryDraft, decided: Decided, primary: str, again: Again
) -> None:
    """Ask for the word to the customer, then show all of it."""

    def word(login: str, posted: bool) -> str:
        return _word(stage, draft, login.removeprefix("@"), posted=posted)

    how = MYSELF if is_private(stage.team, draft.channel) else COMMENT
    last = RedirectForm(stage.desk, draft.customer if draft.named else "", primary, how, word)

    def show(said: Word) -> None:
        led = Led(said.primary, stage.desk.me, _HOWS[draft.channel])
        filing, issue = filing_of(stage, form), decided.issue
        if issue is not None and issue.repo is RepoRole.INQUIRIES:
            action = redirect_to(draft, led, said.comment, issue, stage.team, filing)
        else:
            action = with_known(redirect(draft, led, said.comment, stage.team, filing), issue)
        preview(stage, action, lambda: _tell(stage, form, draft, decided, primary, again), done=then)

    def then() -> None:
        stage.forget_draft(PLACE)

    stage.screen.app.push_screen(last, lambda said: show(said) if said is not None else again())


def _word(stage: Stage, draft: InquiryDraft, primary: str, *, posted: bool) -> str:
    fields = {
        "greeting": greeting(draft.customer if draft.named or not posted else ""),
        "customer": draft.customer if draft.named or not posted else "",
        "receiver": name(stage.team, stage.desk.me),
        "primary": name(stage.team, primary),
        "primary_login": primary if posted else "",
    }
    try:
        return stage.desk.texts.render("redirect-customer", fields)
    except SretuiError as trouble:
        stage.say(str(trouble), trouble=True)
        return ""
