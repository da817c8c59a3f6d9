"""The intents: make accounts, give and end roles."""
