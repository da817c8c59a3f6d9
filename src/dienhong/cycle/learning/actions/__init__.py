"""Intents: taking note of decisions, learning from them, going back."""
