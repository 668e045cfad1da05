"""What a conversation tells: first contact, who spoke, and what was the response."""
