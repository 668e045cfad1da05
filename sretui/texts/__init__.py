"""The texts that replies begin with, as templates: ours, and the team's own in their place."""
