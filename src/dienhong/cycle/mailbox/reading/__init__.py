"""From the bytes of a message to words that can be shown. Plain Python."""
