"""SQLite: what the desk remembers; takes and returns the core's values, and alone knows the files."""
