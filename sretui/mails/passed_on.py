"""The mail inside a mail that passes it on as text: its writer, date and subject are the inquiry's."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from sretui.core.intake.dates import read_date
from sretui.core.intake.forwarded import forwarded
from sretui.core.intake.mail import Mail
from sretui.mails.headers import one_line, words, writer

_DEEPEST = 3
"""How often a mail is unwrapped that was passed on again and again."""


def inner_of(mail: Mail, tz: ZoneInfo) -> Mail:
    """Give the innermost mail that is passed on; the mail itself when it passes none on."""
    for _ in range(_DEEPEST):
        found = forwarded(mail.subject, mail.text)
        if found is None:
            break
        name, address = writer(one_line(words(found.sender)))
        mail = replace(
            mail,
            subject=one_line(words(found.subject)) or mail.subject,
            sender=name,
            address=address,
            date=read_date(one_line(found.date), tz),
            text=found.text,
            forwarded_by=mail.forwarded_by or mail.sender or mail.address,
            cover="\n\n".join(said for said in (mail.cover, found.cover) if said),
            message_id="",
            from_github=address.lower().endswith("@github.com"),
        )
    return mail
