"""How every command starts and ends: the group, its common options, exit codes, arguments read once."""
