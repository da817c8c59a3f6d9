"""The intents: draft, review, publish, rate, keep a promise."""
