"""What a mail reader hands over, made into the core's Mail values; alone knows MIME, charsets and HTML."""
