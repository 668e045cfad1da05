"""A screen on which inquiries are acted upon: every act has its key here, and gets its stage."""

from sretui.core.model import Comment
from sretui.core.turn import Standing
from sretui.ui.screens.acts.table import ACTS, BY_NAME
from sretui.ui.screens.staging import StagingScreen


class ActingScreen(StagingScreen):
    """A list of inquiries, or of issues among which there are inquiries."""

    BINDINGS = [*(act.binding for act in ACTS)]

    def chosen(self) -> Standing | None:
        """Give the inquiry that a key is meant for."""
        return self.reader.standing if self.is_mounted else None

    def marked(self) -> tuple[Standing, ...]:
        """Give the inquiries that are marked."""
        return ()

    def quoted(self) -> Comment | None:
        """Give the comment chosen in the reader, when that shows the inquiry a key is meant for."""
        one, read = self.chosen(), self.reader.issue if self.is_mounted else None
        here = one is not None and read is not None and one.inquiry.conversation.issue.node_id == read.node_id
        return self.reader.comment if here else None

    def action_act(self, name: str) -> None:
        """Begin an act; its module is imported now, for the way to the first paint is long enough."""
        if self.now is None:
            return
        act = BY_NAME[name]
        stage = self._stage(self.now, self.marked() if act.bulk else ())
        if act.needs_inquiry and not stage.all:
            return
        self.begin(f"sretui.ui.screens.acts.{name}", stage)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out the acts that make no sense here."""
        if action != "act":
            return super().check_action(action, parameters)
        act = BY_NAME[str(parameters[0])]
        if not act.needs_inquiry:
            return True
        one = self.chosen() if self.is_mounted else None
        among = (self.marked() if act.bulk else ()) or ((one,) if one else ())
        return True if among and all(map(act.applies, among)) else None
