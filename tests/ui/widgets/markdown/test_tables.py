"""Tables: in columns where they fit."""

from sretui.ui.widgets.lines import text_of
from sretui.ui.widgets.markdown.blocks import markdown_lines


def shown(text: str, width: int) -> list[str]:
    return [text_of(line.spans).rstrip() for line in markdown_lines(text, width)]


def test_columns_are_aligned_by_cells() -> None:
    text = "| name | n |\n|---|---|\n| 日本 | 1 |\n| a | 22 |"
    assert shown(text, 40) == ["name │ n", "─────────", "日本 │ 1", "a    │ 22"]


def test_a_wide_table_wraps_row_by_row() -> None:
    text = f"| a | b |\n|---|---|\n| {'x ' * 15} | last |"
    lines = shown(text, 20)
    assert "".join(lines).replace(" ", "").count("x") == 15
    assert lines[-1].endswith("last")
    assert all(len(line) <= 20 for line in lines)


def test_rows_with_cells_missing_are_shown() -> None:
    assert shown("| a | b |\n|---|---|\n| only |", 30)[-1].startswith("only")
