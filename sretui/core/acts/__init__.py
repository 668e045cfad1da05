"""Acts: what a person chose in a dialog, made one Action of the outbox; pure, the ids are handed in."""
