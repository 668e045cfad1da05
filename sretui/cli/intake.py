"""`sretui intake`: a mail out of a file or a mail reader's pipe, as a new inquiry or a comment."""

import sys
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from sretui.cli.entry.instants import instant
from sretui.cli.entry.placing import placed
from sretui.config.places import Places
from sretui.core.errors import SretuiError
from sretui.core.model import Channel

if TYPE_CHECKING:
    from sretui.core.intake.draft import InquiryDraft
    from sretui.core.intake.similar import Similar
    from sretui.core.intake.unattended import Wishes
    from sretui.core.outbox.action import Action
    from sretui.desk import Desk
    from sretui.desk.mailing import Understood

DONE, TROUBLE = 0, 1
_CHANNELS = {channel.value.lower(): channel for channel in Channel}


@click.command()
@click.argument("file", default="-")
@click.option("--yes", is_flag=True, help="File it without asking, if nothing speaks against it.")
@click.option("--comment", is_flag=True, help="Add it to the inquiry that it answers.")
@click.option("--as-new", is_flag=True, help="File it as a new inquiry, whatever is there already.")
@click.option("--title", default="", metavar="TEXT", help="Title instead of the mail's subject.")
@click.option("--customer", default="", metavar="NAME", help="Who asks, instead of the mail's sender.")
@click.option("--received", callback=instant, metavar="INSTANT", help="First contact, instead of its date.")
@click.option("--channel", type=click.Choice(list(_CHANNELS)), help="How it came, instead of by mail.")
@click.option("--paraphrase", default="", metavar="TEXT", help="Your own words, filed in place of theirs.")
@click.option("--raw", is_flag=True, help="File their own words though the channel promises privacy.")
@click.option("--inline", is_flag=True, help="File short text attachments with it.")
@click.option("--anyway", is_flag=True, help="Queue it although something in it was warned about.")
@click.option("--now", "at_once", is_flag=True, help="Send it at once instead of letting it wait.")
@placed
def intake(
    file: str,
    *,
    yes: bool,
    comment: bool,
    as_new: bool,
    title: str,
    customer: str,
    received: datetime | None,
    channel: str | None,
    paraphrase: str,
    raw: bool,
    inline: bool,
    anyway: bool,
    at_once: bool,
    places: Places,
) -> int:
    """Take in a mail, a mailbox or pasted text from FILE, or from stdin for `-`.

    It shows what it understood and what may be the same already. From a FILE it then asks. Out of a pipe
    it files nothing by itself: the mail is kept, and `n` on the screens begins with it. With --yes it is
    filed, assigned to you, unless something speaks against it; then it is kept, and said, with exit code 1.

    Mails of more than 25 MB are refused. The untouched original stays on this machine. In mutt:
    `macro index,pager I "<pipe-message>sretui intake<enter>"`.
    """
    from sretui.cli.compose import compose
    from sretui.core.intake.unattended import Wishes

    if comment and as_new:
        raise click.UsageError("--comment and --as-new exclude each other")
    desk = compose(places).desk
    original = _read(desk, file)
    wishes = Wishes(
        as_new, comment, raw, paraphrase, inline, title, customer, _CHANNELS.get(channel or ""), received
    )
    asks = file != "-" and sys.stdin.isatty() and not yes
    one = _Intake(desk, wishes, _Manner(yes=yes, asks=asks, anyway=anyway, at_once=at_once))
    codes = [one.take_in(found) for found in desk.read_mails(original)]
    if at_once and one.queued:
        from sretui.cli.sending import send

        codes.append(send(desk))
    return max(codes)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How it is decided."""

    yes: bool
    asks: bool
    anyway: bool
    at_once: bool


class _Intake:
    """Takes in one mail after another."""

    def __init__(self, desk: "Desk", wishes: "Wishes", manner: _Manner) -> None:
        self.queued = 0
        self._desk = desk
        self._wishes = wishes
        self._manner = manner

    def take_in(self, one: "Understood") -> int:
        """Show a mail, then file or keep it; whatever fails, it is kept, and the next one is taken in."""
        try:
            return self._decide(one)
        except click.Abort:
            self._manner = replace(self._manner, asks=False)
            click.echo(f"\n{self._keep(one)}")
            return TROUBLE
        except SretuiError as trouble:
            return self._save(one, trouble)

    def _save(self, one: "Understood", trouble: SretuiError) -> int:
        try:
            click.echo(self._keep(one))
        except SretuiError:
            click.echo("The mail could not be kept either: leave it where it is.", err=True)
        click.echo(f"sretui: {trouble}", err=True)
        return TROUBLE

    def _decide(self, one: "Understood") -> int:
        """Do what is to be done before a word is printed: whoever reads the words may be gone."""
        from sretui.cli.intake_words import told
        from sretui.core.intake.unattended import adjusted, objection, question

        desk, now = self._desk, self._desk.clock()
        draft = adjusted(one.draft, self._wishes, desk.team, now)
        similar = desk.similar(draft)
        comment = self._wishes.comment and similar.answered is not None
        action = self._action(draft, similar, comment=comment)
        lines = "\n".join(told(draft, one.mail, similar, action, desk.team, now))
        why = objection(draft, one.mail, similar, self._wishes, desk.team) or self._refused(similar, action)
        if self._manner.asks and not why:
            click.echo(lines)
            return self._ask(one, draft, similar)
        why = why or question(similar, self._wishes, now)
        files = self._manner.yes and not why
        done = self._queue(one, draft, similar, comment=comment) if files else self._keep(one)
        click.echo(f"{lines}\n{done}")
        if files or not (self._manner.yes or self._manner.asks):
            return DONE
        click.echo(f"sretui: {why}.", err=True)
        return TROUBLE

    def _ask(self, one: "Understood", draft: "InquiryDraft", similar: "Similar") -> int:
        """Ask a person; what the person does not want is kept."""
        choices = {"f": "file it", "k": "keep it for later"}
        answered = similar.answered
        if answered is not None and not self._wishes.as_new:
            choices = {"c": f"comment on #{answered.number}", **choices}
        if self._wishes.comment:
            del choices["f"]
        words = ", ".join(f"{key} {word}" for key, word in choices.items())
        answer = click.prompt(words, type=click.Choice([*choices]), default="k", show_choices=False, err=True)
        kept = answer == "k"
        click.echo(self._keep(one) if kept else self._queue(one, draft, similar, comment=answer == "c"))
        return DONE

    def _refused(self, similar: "Similar", action: "Action") -> str:
        """Say what GitHub would refuse, and what should perhaps not be public."""
        from sretui.core.composing.review import faults, warnings
        from sretui.core.composing.sending import refusal

        desk = self._desk
        if not desk.me:
            return "Nobody knows yet whose token this is: run `sretui sync` first"
        if self._wishes.comment and similar.answered is not None:
            why = refusal(similar.answered, desk.repo(similar.answered.repo))
            if why:
                return why.rstrip(".")
        if wrong := faults((action,)):
            return wrong[0].capitalize()
        found = () if self._manner.anyway else warnings((action,), desk.team.restricted_words)
        return f"{'; '.join(found)}: --anyway files it all the same" if found else ""

    def _queue(self, one: "Understood", draft: "InquiryDraft", similar: "Similar", *, comment: bool) -> str:
        """Queue it; return what to say."""
        from sretui.cli.outbox_rows import SHORT
        from sretui.core.cleaning import clean

        mail_id = self._desk.save_mail(one.original)
        action = self._action(replace(draft, mail_id=mail_id), similar, comment=comment)
        queued = self._desk.queue(action, hold=timedelta(0) if self._manner.at_once else None)
        self.queued += 1
        short, title = queued.action.id[:SHORT], clean(action.title, lines=False)
        return f"{title}: in the outbox as {short}. The screens send it, or `sretui outbox push`."

    def _action(self, draft: "InquiryDraft", similar: "Similar", *, comment: bool) -> "Action":
        from sretui.core.acts.filing import Filing, comment_instead, file_inquiry

        desk = self._desk
        filing = Filing(str(uuid.uuid4()), desk.clock(), desk.me)
        if comment and similar.answered is not None:
            return comment_instead(draft, similar.answered, desk.team, filing)
        return file_inquiry(draft, desk.team, filing)

    def _keep(self, one: "Understood") -> str:
        """Keep it for the screens, as it was wished; return what to say. Raises StoreError."""
        self._desk.keep_mail(one, self._wishes)
        return "Kept, and not filed: `n` on the screens begins with it."


def _read(desk: "Desk", file: str) -> bytes:
    """Read what is handed in; of a pipe no more than the least that is too much."""
    if file != "-":
        return desk.load_mail_file(file)
    from sretui.mails.reading import LIMIT

    if sys.stdin.isatty():
        click.echo("Paste the mail, then press ctrl+d on a line of its own.", err=True)
    return sys.stdin.buffer.read(LIMIT + 1)
