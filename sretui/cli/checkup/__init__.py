"""`sretui doctor`: everything the duty needs, looked at one by one."""
