"""The README's config tables are the fields' docstrings; run as a script, this file writes them there."""

from collections.abc import Iterator
from pathlib import Path

from sretui.config.fields import Described, describe
from sretui.config.mine import Config
from sretui.config.shapes import Table
from sretui.config.teamfile import TeamFile
from sretui.config.writing import toml, toml_key

BEGIN, END = "<!-- config:begin -->", "<!-- config:end -->"
README = Path(__file__).parents[2] / "README.md"


def render_tables() -> str:
    files = (("config.toml", "yours", Config), ("team.toml", "the team's", TeamFile))
    return "\n\n".join("\n".join(_table(name, whose, model)) for name, whose, model in files)


def _table(name: str, whose: str, model: type[Table]) -> Iterator[str]:
    yield f"**`{name}`** ({whose})"
    yield ""
    yield "| Key | Default | Meaning |"
    yield "|---|---|---|"
    keys = list(describe(model))
    for key in keys:
        if not _has_keys(key, keys):
            yield f"| `{key.path}` | {_default(key)} | {key.doc.replace('|', chr(92) + '|')} |"


def _has_keys(key: Described, keys: list[Described]) -> bool:
    return any(other.path.startswith((f"{key.path}.", f"{key.path}[].")) for other in keys)


def _default(key: Described) -> str:
    if key.required:
        return "*needed*"
    if key.default in (None, "", (), {}):
        return ""
    if isinstance(key.default, dict):
        return _named(key.default)
    return "" if key.is_table or key.path.endswith("memberships") else f"`{toml(key.default)}`"


def _named(table: dict[str, object]) -> str:
    first, *_, last = table
    if len({toml(value) for value in table.values()}) == 1:
        return f"`{first}` to `{last}`: `{toml(table[first])}`"
    return ", ".join(f"`{toml_key(name)} = {toml(value)}`" for name, value in table.items())


def readme_part(text: str) -> str:
    return text.partition(BEGIN)[2].partition(END)[0].strip()


def with_tables(text: str) -> str:
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}\n{render_tables()}\n{end}{after}"


def test_the_readme_shows_every_key_as_its_docstring_does() -> None:
    assert readme_part(README.read_text(encoding="utf-8")) == render_tables()


def test_every_key_has_a_sentence_of_its_own() -> None:
    keys = [*describe(Config), *describe(TeamFile)]
    assert len(keys) > 40
    assert [key.path for key in keys if not key.doc.endswith(".")] == []


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
