"""Acts: what a person chose in a dialog, turned into one Action of the outbox; pure, the ids are handed in."""
