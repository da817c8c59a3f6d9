"""The intents: keep what was read, correct it, issue it."""
