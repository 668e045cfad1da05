"""Sending a week's handoff from its screen, and taking the receipt away: as text to paste, or as a file."""

from dataclasses import replace

from textual import on

from sretui.core.errors import SretuiError
from sretui.core.handoff.checking import StepKind
from sretui.core.handoff.destination import SUMMARY
from sretui.desk import Desk
from sretui.ui.deeds import Asked, Deeds
from sretui.ui.messages import CacheChanged
from sretui.ui.newest import Newest
from sretui.ui.screens.handing.gathering_screen import GatheringScreen
from sretui.ui.screens.handing.sending import HandoffSent, Sending, ask, receipt_of, send
from sretui.ui.settings import UiSettings


class SendingScreen(GatheringScreen):
    """A week's handoff that can be sent."""

    def __init__(self, desk: Desk, settings: UiSettings, deeds: Deeds) -> None:
        super().__init__(desk, settings, deeds)
        self._sending: Newest[Sending] = Newest("handing", self._send, self.post_message)

    def action_send(self) -> None:
        """Show all that is sent, and send it when wished."""
        if self._material is None:
            return
        if self.step is not StepKind.SEND:
            self.go_to(StepKind.SEND)
            return
        ask(self, self._desk, self._material, self._go)

    @on(HandoffSent)
    def show_sent(self, event: HandoffSent) -> None:
        """Say what was put into the outbox, and what was not; go on to the receipt."""
        if event.queued:
            title = f"Handoff of {len(event.queued)} inquiries"
            self._deeds.add(Asked(tuple(one.action.id for one in event.queued), title, event.about))
        for sentence in event.said:
            self.say(sentence, trouble=True)
        if event.told:
            self.change(self.draft.with_sent({SUMMARY: event.told}))
            self.say(f"The summary is written to {event.told}.")
        if event.queued:
            self.say(f"{len(event.queued)} in the outbox; u takes them back while they are held.")
            self.go_to(StepKind.RECEIPT)
        self.post_message(CacheChanged())
        self.look_again()

    def action_copy(self) -> None:
        """Copy the receipt as Markdown."""
        if self._material is not None:
            self.app.copy_to_clipboard(receipt_of(self._material, self.zone))
            self.say("The receipt is copied.")

    def action_write(self) -> None:
        """Write the receipt into a file."""
        if self._material is None:
            return
        from sretui.ui.screens.handing.path_form import PathForm

        text = receipt_of(self._material, self.zone)

        def write(path: str | None) -> None:
            if path is not None:
                try:
                    self.say(f"Written to {self._desk.write_text(path, text)}.")
                except SretuiError as trouble:
                    self.say(str(trouble), trouble=True)

        name = f"~/handoff-{self._material.handover.week}.md"
        self.app.push_screen(PathForm("Write the receipt into which file?", name), write)

    def _go(self, sending: Sending) -> None:
        """Remember what is about to be put into the outbox, then do it beside the screen."""
        self.change(self.draft.with_sent(sending.ids))
        self._sending.ask(replace(sending, draft=self.draft))

    def _send(self, sending: Sending) -> HandoffSent:
        return send(self._desk, sending)
