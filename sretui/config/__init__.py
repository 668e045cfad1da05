"""The two config files, `config.toml` (mine) and `team.toml` (the team's): read, checked, written."""
