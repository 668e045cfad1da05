"""Reusable widgets: they are handed values and post messages; none of them looks up what stands above it."""
