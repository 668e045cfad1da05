"""Changing the roster: each way to change it, from the key to the file."""
