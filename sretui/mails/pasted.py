"""Text that somebody pasted: with the headers a mail reader shows, or without any."""

from zoneinfo import ZoneInfo

from sretui.core.intake.dates import read_date
from sretui.core.intake.forwarded import header_block
from sretui.core.intake.mail import Mail
from sretui.mails.charsets import Decoded
from sretui.mails.headers import one_line, writer
from sretui.mails.passed_on import inner_of


def pasted(found: Decoded, tz: ZoneInfo) -> Mail:
    """Read pasted text; without headers it says neither who asks nor since when."""
    text = found.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    lines = text.split("\n")
    headers, end = header_block(lines[:40])
    name, address = writer(one_line(headers.get("from", "")))
    mail = Mail(
        subject=one_line(headers.get("subject", "")),
        sender=name,
        address=address,
        date=read_date(one_line(headers.get("date", "")), tz),
        text="\n".join(lines[end:]).strip("\n"),
        from_github=address.lower().endswith("@github.com"),
        oddities=(f"Its characters were taken for {found.guess}: look for wrong ones.",)
        if found.guess
        else (),
    )
    return inner_of(mail, tz)
