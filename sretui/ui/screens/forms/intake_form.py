"""A new inquiry on one page: how it came, what was sent, and what is filed; a mail fills in the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.intake.attachments import wish
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.mail import Attachment
from sretui.core.intake.reading import HOWS, NOT_YET, FieldError, is_private, read_draft
from sretui.core.intake.similar import Similar
from sretui.core.model import Channel
from sretui.core.moments import EXPECTED, write_moment
from sretui.desk import Desk
from sretui.ui.newest import Newest
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.screens.forms.paste_area import PasteArea
from sretui.ui.widgets.choice import NO, YES, Choice

_KEYS = "ctrl+s goes on · tab next · ← → choose · esc leaves (kept)"
_MAIL = "Paste the mail here with its headers, or name its file above"
_FILE = "a mail's file, such as ~/Downloads/crash.eml; empty where it is pasted"
_WORDS = "What they said or wrote, kept on this machine only"
_PUBLIC, _OWN_WORDS = "Filed, for everybody to read:", "In your own words; filed, for everybody to read:"
_PRIVATE = "This channel promises privacy: file a paraphrase. Their own words stay on this machine."
_NAMED = {YES: "named in public", NO: "not named in public"}
_MOST_TOLD = 4
"""Attachments and oddities that are told; a mail may have hundreds."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be filed, and what it was made from."""

    draft: InquiryDraft
    original: bytes = b""
    """The mail, or the words, as they came; empty where there is nothing but what is filed."""
    similar: Similar = field(default_factory=Similar)
    """What may be there already."""
    trouble: str = ""
    """Why that was not looked for; empty where it was."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What is to be understood."""

    is_mail: bool
    file: str
    """Path; empty where it was pasted."""
    pasted: str


@dataclass
class MailUnderstood(Message):
    """What was sent was read, or could not be."""

    sent: _Sent
    original: bytes = b""
    draft: InquiryDraft | None = None
    sentence: str = ""


@dataclass
class SimilarFound(Message):
    """What may be there already was looked for."""

    wanted: Taken
    taken: Taken


class IntakeForm(KeptForm[Taken]):
    """Return what is to be filed, with what may be there already; the review comes after it."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "intake.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Go on", id="intake.go_on", tooltip="Look for duplicates, then review it"),
        Binding("escape", "leave", "Leave", id="intake.leave", tooltip="File nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, place: str, question: str, tz: tzinfo, *, asks_answered: bool) -> None:
        """Ask `question`; `asks_answered` where it may have been answered already."""
        super().__init__(desk, place)
        self._question = question
        self._tz = tz
        self._asks_answered = asks_answered
        self._typed = load(desk, place)
        self._now = write_moment(desk.clock(), tz)
        self._offered: dict[str, str] = {"received": self._now, "named": ""}
        self._mail: InquiryDraft | None = None
        self._original = b""
        self._asked: _Sent | None = None
        self._understood: _Sent | None = None
        self._hurries = False
        """Whether to go on as soon as what was pasted last is understood."""
        self._reader: Newest[_Sent] = Newest("intake", self._understand, self.post_message)
        self._wanted: Taken | None = None
        """What is being looked for."""
        self._asked_about: dict[str, str] = {}
        """What the fields held then."""
        self._finder: Newest[Taken] = Newest("similar", self._look, self.post_message)

    def compose(self) -> ComposeResult:
        """Lay out how it came, what was sent, and what is filed."""
        typed, channels = self._typed, self._channels()
        first = Channel.MAIL.value if Channel.MAIL.value in channels else next(iter(channels))
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question oneline", markup=False)
            yield self._row("Channel", Choice(channels, typed.get("channel", first), id="channel"))
            yield self._row(
                "File", Input(typed.get("file", ""), id="file", placeholder="a mail's file, .eml")
            )
            yield PasteArea(typed.get("paste", ""), id="paste", placeholder=_MAIL)
            yield self._row("Title", Input(typed.get("title", ""), id="title"))
            named = Choice(_NAMED, typed.get("named", YES), id="named")
            customer = Input(typed.get("customer", ""), id="customer", placeholder="who asks")
            yield self._row("Customer", customer, named)
            received = Input(typed.get("received", self._now), id="received", placeholder=EXPECTED)
            yield self._row("Received", received)
            yield from self._answered()
            yield Label(_PUBLIC, id="filed", markup=False)
            yield TextArea(typed.get("text", ""), id="text")
            yield self._row("Attached", Choice(_with_it(""), typed.get("inline", NO), id="inline"))
            yield Static("", id="told", markup=False)
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show what belongs to the channel, and begin there."""
        if "named" not in self._typed:
            self._offer("named", NO if self._is_private else YES)
        self._fit()
        self.query_one("#channel").focus()
        self._ask_reader()

    def on_unmount(self) -> None:
        """End the reading and the looking."""
        self._reader.stop()
        self._finder.stop()

    @on(Choice.Changed, "#channel")
    def change_channel(self) -> None:
        """Show what belongs to the channel; privacy takes back what a mail filled in."""
        self._offer("named", NO if self._is_private else YES)
        if self._is_private and self._offered.get("text"):
            self._offer("text", "")
        self._fit()
        self._ask_reader()

    @on(TextArea.Changed, "#paste")
    @on(Input.Changed, "#file")
    def read_soon(self) -> None:
        """Understand a mail as it is pasted, or its file as it is named."""
        self._ask_reader()

    @on(MailUnderstood)
    def fill_in(self, event: MailUnderstood) -> None:
        """Fill in what the mail tells, wherever nobody has typed something else."""
        if event.sent != self._asked:
            return  # something else was pasted since
        self._understood, self._original, self._mail = event.sent, event.original, event.draft
        self._complain(event.sentence)
        mail = event.draft
        if mail is not None:
            self._offer("title", mail.title)
            self._offer("customer", mail.customer)
            self._offer("received", write_moment(mail.received, self._tz))
            if not self._is_private:
                self._offer("text", mail.text)
        self._fit()
        if self._hurries:
            self._hurries = False
            self.action_go_on()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted while no field has the keyboard to where mails are pasted."""
        event.stop()  # the app would hand it to the keyboard's field once more
        if isinstance(self.focused, Input | TextArea):
            return  # it has taken it
        area = self.query_one("#paste" if self._takes_original else "#text", TextArea)
        area.focus()
        area.post_message(events.Paste(event.text))

    @on(PasteArea.Refused)
    def refuse(self, event: PasteArea.Refused) -> None:
        """Say why nothing was pasted."""
        size = event.length // 1_000_000
        self._complain(f"{size} million characters are no mail: paste the part that matters, or name a file.")

    def action_go_on(self) -> None:
        """Return what is to be filed; say what is wrong instead, and show where."""
        self._ask_reader()
        if self._asked != self._understood:
            self._hurries = True  # goes on when it is understood
            return
        held = {"answered": NOT_YET, **self.fields()}
        try:
            draft = read_draft(held, self._mail, self.desk.team, self._tz, self.desk.clock())
        except FieldError as wrong:
            self._complain(str(wrong))
            self.query_one(f"#{wrong.field}").focus()
            return
        self._wanted = Taken(draft, self._original if self._takes_original else b"")
        self._asked_about = held
        self._complain("Looking for what may be the same …")
        self._finder.ask(self._wanted)

    @on(SimilarFound)
    def leave_with_found(self, event: SimilarFound) -> None:
        """Return what is to be filed, unless it was changed since."""
        if event.wanted is not self._wanted:
            return
        self._complain("")
        if {"answered": NOT_YET, **self.fields()} == self._asked_about:
            self.leave_with(event.taken)

    @property
    def _channel(self) -> Channel:
        return Channel(self.query_one("#channel", Choice).chosen)

    @property
    def _is_private(self) -> bool:
        return is_private(self.desk.team, self._channel)

    @property
    def _takes_original(self) -> bool:
        """Whether there is more than what is filed: a mail, or words that stay here."""
        return self._channel is Channel.MAIL or self._is_private

    def _channels(self) -> Mapping[str, str]:
        team = self.desk.team
        return {one.value: "promises privacy" if is_private(team, one) else "public" for one in team.channels}

    def _answered(self) -> Iterator[Widget]:
        if self._asks_answered:
            when = Input(self._typed.get("answered_at", ""), id="answered_at", placeholder="when")
            yield self._row(
                "Answered", Choice(HOWS, self._typed.get("answered", NOT_YET), id="answered"), when
            )

    def _row(self, label: str, *fields: Widget) -> Horizontal:
        return Horizontal(Label(label, markup=False), *fields, classes="row", id=f"row-{fields[0].id}")

    def _fit(self) -> None:
        """Show the fields that make sense now, and what there is to know."""
        mails = self._channel is Channel.MAIL
        self.query_one("#row-file").display = mails
        area = self.query_one("#paste", PasteArea)
        area.display = self._takes_original
        area.placeholder = _MAIL if mails else _WORDS
        self.query_one("#filed", Label).update(_OWN_WORDS if self._is_private else _PUBLIC)
        texts = [one.name for one in self._attachments if one.text is not None]
        self.query_one("#row-inline").display = bool(texts)
        self.query_one("#inline", Choice).describe(_with_it(", ".join(texts)))
        told = self.query_one("#told", Static)
        told.update(clean("\n".join(self._told())))
        told.display = any(self._told())

    @property
    def _attachments(self) -> tuple[Attachment, ...]:
        return self._mail.attachments if self._mail and self._takes_original else ()

    def _told(self) -> Iterator[str]:
        if self._is_private:
            yield _PRIVATE
        if self._mail is None:
            return
        if self._mail.answers is not None:
            yield f"A reply to #{self._mail.answers}: it can be added there, in the next step."
        said = [
            *self._mail.oddities,
            *(f"{one.name}: {wish(one)}." for one in self._attachments if not one.text),
        ]
        yield from said[:_MOST_TOLD]
        if len(said) > _MOST_TOLD:
            yield f"… and {len(said) - _MOST_TOLD} more."

    def _offer(self, field: str, value: str) -> None:
        """Fill a field in, unless somebody has typed something else there."""
        widget = self.query_one(f"#{field}")
        held = self.fields().get(field, "")
        if held.strip() in {"", self._offered.get(field, "").strip()} or field == "named":
            if isinstance(widget, Choice):
                widget.chosen = value
            elif isinstance(widget, Input):
                widget.value = value
            elif isinstance(widget, TextArea):
                widget.text = value
        self._offered[field] = value

    def _complain(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(clean(sentence, lines=False))

    def _ask_reader(self) -> None:
        held = self.fields()
        pasted = held["paste"] if self._takes_original else ""
        self._asked = _Sent(self._channel is Channel.MAIL, held["file"].strip(), pasted)
        if self._asked != self._understood:
            self._reader.ask(self._asked)

    def _look(self, wanted: Taken) -> SimilarFound:
        """Look for duplicates in a thread of its own; that it failed is told, and hinders nothing."""
        try:
            return SimilarFound(wanted, replace(wanted, similar=self.desk.similar(wanted.draft)))
        except SretuiError as trouble:
            return SimilarFound(wanted, replace(wanted, trouble=str(trouble)))

    def _understand(self, sent: _Sent) -> MailUnderstood:
        """Read a mail in a thread of its own; what is no mail is said."""
        original = sent.pasted.encode("utf-8", "replace")
        if not sent.is_mail:
            return MailUnderstood(sent, original)
        try:
            original = self.desk.load_mail_file(sent.file) if sent.file else original
            draft = self.desk.read_mail(original) if original.strip() else None
        except SretuiError as trouble:
            return MailUnderstood(sent, original, None, str(trouble))
        return MailUnderstood(sent, original, draft)


def _with_it(names: str) -> Mapping[str, str]:
    """Offer to file attached texts, too."""
    return {NO: f"not filed, only named: {names}", YES: f"filed with it: {names}"}
