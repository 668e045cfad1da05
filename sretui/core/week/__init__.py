"""The week so far: what came in, what became of it, and what was done, for the Primary and the meeting."""
