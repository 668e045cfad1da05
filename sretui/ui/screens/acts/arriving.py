"""New inquiry: take it in, look for what may be the same, see all of it, queue it."""

from collections.abc import Callable
from dataclasses import replace

from sretui.core.acts.filing import Filing, comment_instead, file_inquiry, with_known
from sretui.core.errors import SretuiError
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.private import repeats
from sretui.core.intake.reading import is_private
from sretui.core.model import RepoRole
from sretui.core.phrases import counted
from sretui.ui.screens.acts.offering import preview
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.intake_form import IntakeForm, Taken
from sretui.ui.screens.forms.likely_form import Decided, LikelyForm
from sretui.ui.screens.forms.yes_no import YesNo

PLACE = "intake"
Again = Callable[[], None]


def begin(stage: Stage) -> None:
    """Ask for the inquiry; a mail that was handed in by the command line comes first."""
    _bring_kept(stage)
    _ask_for_it(stage)


def _ask_for_it(stage: Stage) -> None:
    form = IntakeForm(stage.desk, PLACE, "New inquiry", stage.zone, asks_answered=True)

    def go_on(taken: Taken) -> None:
        take_in(stage, taken, again, file)

    def file(draft: InquiryDraft, decided: Decided) -> None:
        _file(stage, form, draft, decided, again)

    def again() -> None:
        _ask_for_it(stage)

    stage.ask(form, go_on)


def _bring_kept(stage: Stage) -> None:
    try:
        behind = stage.desk.bring_kept_mail()
    except SretuiError as trouble:
        stage.say(f"Kept mails cannot be read now: {trouble}", trouble=True)
        return
    if behind:
        stage.say(f"Behind this one: {counted(behind, 'kept mail')}. When this is filed, n goes on.")


def take_in(stage: Stage, taken: Taken, again: Again, go_on: Callable[[InquiryDraft, Decided], None]) -> None:
    """Ask before a promise is broken, show what may be the same, keep the original; then go on."""

    def look() -> None:
        if taken.trouble:
            stage.say(f"Duplicates were not looked for: {taken.trouble}", trouble=True)
        if taken.similar.is_empty:
            keep(Decided())
        else:
            _ask(stage, LikelyForm(taken.similar, stage.team, stage.desk.clock()), keep, again)

    def keep(decided: Decided) -> None:
        try:
            mail_id = stage.desk.save_mail(taken.original) if taken.original.strip() else ""
        except SretuiError as trouble:
            stage.say(f"Not filed, for the original cannot be kept: {trouble}", trouble=True)
            again()
            return
        go_on(replace(taken.draft, mail_id=mail_id), decided)

    def go_on_if(wanted: bool) -> None:
        if wanted:
            look()
        else:
            again()

    if not _breaks_promise(stage, taken):
        look()
        return
    channel = taken.draft.channel.value.capitalize()
    said = [
        f"{channel} promises privacy, and this repeats what they said, word for word.",
        "Everybody can read it, and it is mailed to the list.",
    ]
    stage.ask(YesNo("File their own words in public?", said), go_on_if)


def _file(stage: Stage, form: IntakeForm, draft: InquiryDraft, decided: Decided, again: Again) -> None:
    filing = filing_of(stage, form)
    issue = decided.issue
    if issue is not None and issue.repo is RepoRole.INQUIRIES:
        action = comment_instead(draft, issue, stage.team, filing)
    else:
        action = with_known(file_inquiry(draft, stage.team, filing), issue)
    preview(stage, action, again)


def filing_of(stage: Stage, form: IntakeForm) -> Filing:
    """Say who files it now, and what it was typed as."""
    return Filing(stage.new_id(), stage.desk.clock(), stage.desk.me, form.draft)


def _breaks_promise(stage: Stage, taken: Taken) -> bool:
    draft = taken.draft
    if not is_private(stage.team, draft.channel):
        return False
    original = taken.original.decode("utf-8", "replace")
    return draft.inline or repeats(original, draft.text)


def _ask(stage: Stage, dialog: LikelyForm, go_on: Callable[[Decided], None], again: Again) -> None:
    """Ask; leaving leads back to what is typed."""
    stage.screen.app.push_screen(dialog, lambda answer: go_on(answer) if answer is not None else again())
