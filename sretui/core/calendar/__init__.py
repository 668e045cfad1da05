"""When the team works, second by second: the wall clock, and what it means in UTC."""
