"""The desk of the person on weekly support duty."""
