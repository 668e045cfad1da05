"""Labels: put them on, or take them off; only the difference is written."""

from sretui.core.acts.options import Picked, labels
from sretui.core.acts.simple import relabel
from sretui.core.model import RepoRole
from sretui.ui.screens.acts.silently import numbers, put
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.forms.pick_many import PickMany

_UNKNOWN = "The repo's labels are not known yet: wait for a sync."


def begin(stage: Stage) -> None:
    """Ask which."""
    known = stage.desk.labels(RepoRole.INQUIRIES)
    dialog = PickMany(f"Labels of {numbers(stage.all)}", labels(stage.all, known), "" if known else _UNKNOWN)
    stage.ask(dialog, lambda picked: _put(stage, picked))


def _put(stage: Stage, picked: Picked) -> None:
    found = (relabel(one, picked.on, picked.off, stage.asking()) for one in stage.all)
    put(stage, found, "Nothing was changed.", lambda: begin(stage))
