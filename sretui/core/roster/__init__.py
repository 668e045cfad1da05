"""The roster: the weeks of duty, who stands in for whom, and the role lent for a while."""
