"""Resolve: say what resolved it and close it; what the customer has been silent about for long expires."""

from collections.abc import Callable
from dataclasses import replace

from sretui.core.acts.resolution import Ending, expire, is_unanswered, resolve
from sretui.core.effort import category_for
from sretui.core.errors import SretuiError
from sretui.core.inbox import SectionKind, section_of
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Action, Draft
from sretui.core.people import is_among
from sretui.core.turn import Standing
from sretui.ui.screens.acts.offering import preview_all, rendered, text
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.ending_form import Ended, EndingForm
from sretui.ui.screens.forms.expire_form import ExpireForm
from sretui.ui.screens.forms.resolve_form import ResolveForm

Build = Callable[[Standing, Ending, Draft | None], Action | None]


def begin(stage: Stage) -> None:
    """Ask how it ends: as expired where nothing but silence is left, else as resolved."""
    if all(section_of(one, stage.team, stage.now) is SectionKind.EXPIRING for one in stage.all):
        _expire(stage)
    else:
        _resolve(stage)


def _resolve(stage: Stage) -> None:
    form = ResolveForm(stage.desk, stage.all, _offered(stage, ResolveForm.KIND))

    def build(one: Standing, ending: Ending, draft: Draft | None) -> Action | None:
        return resolve(one, ending, stage.asking(), draft)

    stage.ask(form, lambda ended: _put(stage, form, ended, build, lambda: _resolve(stage)))


def _expire(stage: Stage) -> None:
    label = _label(stage)
    form = ExpireForm(stage.desk, stage.all, _offered(stage, ExpireForm.KIND), label, stage.now)

    def go_on(ended: Ended) -> None:
        if ended.other:
            _resolve(stage)
            return
        wanted = label if ended.label else ""

        def build(one: Standing, ending: Ending, draft: Draft | None) -> Action | None:
            return expire(one, ending, wanted, stage.asking(), draft)

        _put(stage, form, ended, build, lambda: _expire(stage))

    stage.ask(form, go_on)


def _put(stage: Stage, form: EndingForm, ended: Ended, build: Build, again: Callable[[], None]) -> None:
    """Queue what was asked for; whatever posts words, or sends somebody away without one, is previewed."""
    try:
        found = [build(one, _own(stage, one, form, ended), _draft(form)) for one in stage.all]
    except SretuiError as trouble:
        stage.say(str(trouble), trouble=True)
        again()
        return
    actions = [one for one in found if one is not None]
    if not actions:
        stage.say("It is closed already.", trouble=True)
    elif not ended.at_once or len(actions) > 1 or is_unanswered(stage.all[0]):
        preview_all(stage, actions, again)
    elif not stage.queue(*actions):
        again()


def _own(stage: Stage, one: Standing, form: EndingForm, ended: Ended) -> Ending:
    """Give an inquiry its category of effort and, where it is one of several, its words; raises TextError."""
    issue, offered = one.inquiry.conversation.issue, stage.team.effort_categories
    category = category_for(stage.desk.told(), issue.node_id, issue.repo, stage.desk.me, offered)
    ending = replace(ended.ending, category=category)
    if form.is_one or not ended.posts:
        return ending
    about = replace(stage, chosen=one, marked=(), comment=None)
    return replace(ending, words=rendered(about, form.KIND))


def _draft(form: EndingForm) -> Draft | None:
    return form.draft if form.is_one else None


def _offered(stage: Stage, which: str) -> str:
    """Render the words for the one inquiry chosen; several get theirs once they are wanted."""
    return text(stage, which) if len(stage.all) == 1 else ""


def _label(stage: Stage) -> str:
    """Give the label of expired inquiries, where the repo has it: nothing is made up."""
    label, known = stage.team.labels.expired, stage.desk.labels(RepoRole.INQUIRIES)
    if label and known and not is_among(label, known):
        stage.say(f"The repo has no label “{label}”: none is put on.", trouble=True)
        return ""
    return label
