"""Markdown as people really write it, laid out as lines."""
