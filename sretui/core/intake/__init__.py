"""Intake: how what reaches the team by mail, phone, at the door or in a chat becomes an inquiry."""
