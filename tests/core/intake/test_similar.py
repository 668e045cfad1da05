"""What may be the same: the list has only what a person would look at."""

import pytest

from sretui.core.intake.similar import is_alike

MAIL = "Hello, the isosurface operator crashes when one domain of my Silo file is empty. Thanks!"


@pytest.mark.parametrize(
    ("title", "text", "other", "told", "alike"),
    [
        ("libGLU.so.1 missing", "", "libGLU.so.1 is missing on Ubuntu", "", True),
        ("Window blank after remote launch", "", "Blank viewer after remote launches", "", True),
        ("Movie frames missing", "", "Missing frame in movies", "", True),
        ("Question", MAIL, "Isosurface crash on empty domains", "", True),
        ("Isosurface crash on empty domains", "", "Question", MAIL, True),
        ("Isosurface crash on empty domain", MAIL, "Tecplot reader crashes through a link", "", False),
        ("Isosurface crash on empty domain", MAIL, "Silo reader cuts material names", "It crashes.", False),
        ("How do I export VTK?", "", "Export streamline plots as glTF on macOS", "", False),
        ("Why is the legend black?", "", "Surface plot loses its legend for meshes", "", False),
        ("Crash", "It crashed.", "Crash", "It crashed.", False),
        ("Please help", "Thanks", "Please help", "Thanks", False),
        ("", "", "", "", False),
        ("窗口是空白的", "", "窗口是空白的 启动后", "", False),
    ],
)
def test_what_a_person_would_call_alike(title: str, text: str, other: str, told: str, alike: bool) -> None:
    assert is_alike(title, text, other, told) is alike
    assert is_alike(other, told, title, text) is alike
