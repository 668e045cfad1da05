"""The longer dialogs of the acts: each returns what was chosen and typed, and posts nothing itself."""
