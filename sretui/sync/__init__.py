"""Syncing: what moves between GitHub and the local databases, and when."""
