"""The intents: draft the papers of the day."""
