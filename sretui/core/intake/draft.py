"""InquiryDraft: all that is known of an inquiry before it is filed, whichever way it came."""

from dataclasses import dataclass
from datetime import datetime

from sretui.core.intake.head import Led
from sretui.core.intake.mail import Attachment
from sretui.core.model import Channel


@dataclass(frozen=True, slots=True)
class InquiryDraft:
    """What the person on duty reads, changes and files."""

    title: str
    text: str
    """What is filed, as Markdown; on a private channel the paraphrase, and never the customer's own words."""
    channel: Channel
    received: datetime
    """When first contact was made (UTC)."""
    customer: str = ""
    """Who asks, as far as anybody knows."""
    attachments: tuple[Attachment, ...] = ()
    answers: int | None = None
    """Number of the conversation it replies to; None for a new question."""
    mail_id: str = ""
    """Of the untouched original in desk.db."""
    inline: bool = False
    """Whether the texts among the attachments are filed with it."""
    named: bool = True
    """Whether the customer may be named in public."""
    answered: datetime | None = None
    """When it was answered by phone or in person (UTC); None when it was not."""
    answered_how: str = ""
    led: Led | None = None
    """Who was asked, and to whom the customer is led; None when it came the usual way."""
    oddities: tuple[str, ...] = ()
    """What to look at before it is filed: a sentence for each."""
