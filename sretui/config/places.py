"""Where the config files and the databases are: an option, else the environment, else the platform's."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The config file (`config.toml`, existing or not) and the folder of the databases."""

    config: Path
    data: Path


def find_places(config: str | None, data: str | None, environ: Mapping[str, str]) -> Places:
    """Find both; `config` may be a folder or the file itself, and an option wins over the environment."""
    chosen = config or environ.get("SRETUI_CONFIG")
    folder = data or environ.get("SRETUI_DATA")
    return Places(
        config=_config_file(home_path(chosen)) if chosen else _platform_config() / "config.toml",
        data=home_path(folder) if folder else _platform_data(),
    )


def home_path(text: str) -> Path:
    """Read a path in which `~` is the home folder; `~nobody` stays as it is, and is then not found."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _config_file(path: Path) -> Path:
    return path if path.suffix == ".toml" or path.is_file() else path / "config.toml"


def _platform_config() -> Path:
    from platformdirs import user_config_path  # costs 15 ms, and only those who set nothing need it

    return user_config_path("sretui", appauthor=False)


def _platform_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("sretui", appauthor=False)
