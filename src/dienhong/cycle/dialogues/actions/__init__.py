"""The intents: schedule a plan's dialogues, arrange one, move one along."""
