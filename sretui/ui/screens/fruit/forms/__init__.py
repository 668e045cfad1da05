"""The questions that the acts on a product issue ask."""
