"""Whether a mail may be filed by one command: what the screens would ask must have been answered before."""

from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.mail import Mail
from sretui.core.intake.private import repeats
from sretui.core.intake.reading import is_private
from sretui.core.intake.similar import Similar
from sretui.core.model import Channel
from sretui.core.phrases import ago
from sretui.core.prose import title_core
from sretui.core.team import Team

_TELLING = 3
"""Words from which on a subject is somebody's own; `Crash` is anybody's."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said about a mail beforehand; None and "" leave it as the mail has it."""

    as_new: bool = False
    """File it, whatever is there already."""
    comment: bool = False
    """Add it to the inquiry that it answers."""
    raw: bool = False
    """File the customer's own words, though the channel promises privacy."""
    paraphrase: str = ""
    inline: bool = False
    title: str = ""
    customer: str = ""
    channel: Channel | None = None
    received: datetime | None = None


def adjusted(draft: InquiryDraft, wishes: Wishes, team: Team, now: datetime) -> InquiryDraft:
    """Give the draft as wished; a channel that promises privacy leaves out words and name unless told to."""
    channel = wishes.channel or draft.channel
    wished = replace(
        draft,
        title=wishes.title or draft.title,
        text=wishes.paraphrase or draft.text,
        channel=channel,
        received=min(wishes.received or draft.received, now),
        customer=wishes.customer or draft.customer,
        inline=wishes.inline,
    )
    if not is_private(team, channel) or wishes.raw:
        return wished
    return replace(
        wished, text=wishes.paraphrase, title=wishes.title, inline=False, named=False, attachments=()
    )


def objection(draft: InquiryDraft, mail: Mail, similar: Similar, wishes: Wishes, team: Team) -> str:
    """Say what forbids to file it, and which word would allow it; "" when nothing does."""
    if mail.from_github and not wishes.as_new:
        where = f", at #{draft.answers}" if draft.answers else ""
        return (
            f"GitHub sent this mail, so its words stand there already{where}: --as-new files it all the same"
        )
    if is_private(team, draft.channel) and not wishes.raw and (why := _broken_promise(draft, mail, team)):
        return f"{draft.channel.value.capitalize()} promises privacy: {why}"
    if wishes.comment and similar.answered is None:
        return "It answers no inquiry that is known here: leave out --comment"
    return ""


def question(similar: Similar, wishes: Wishes, now: datetime) -> str:
    """Say what a person must decide before it is filed, and with which word; "" when nothing."""
    if wishes.comment or wishes.as_new:
        return ""
    if similar.answered is not None:
        number = similar.answered.number
        return f"It answers #{number}: --comment adds it there, --as-new files it as a new inquiry"
    if similar.twin is not None:
        issue = similar.twin.issue
        where = f"as #{issue.number}" if issue else "and waits in the outbox"
        return f"The same was filed {ago(similar.twin.at, now)} {where}: --as-new files it once more"
    return ""


def _broken_promise(draft: InquiryDraft, mail: Mail, team: Team) -> str:
    if not draft.text.strip() or not draft.title.strip():
        return "say it in your own words with --title and --paraphrase, or file theirs with --raw"
    subject = title_core(mail.subject, team.list_tags)
    said_again = len(subject.split()) >= _TELLING and repeats(subject, draft.title)
    if said_again or repeats(mail.text, draft.text):
        return "this repeats their words; put it in your own, or file theirs with --raw"
    return ""
