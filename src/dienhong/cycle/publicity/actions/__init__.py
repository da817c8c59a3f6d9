"""The intents: draft what makes a dialogue known."""
