"""The intents: draft what goes upwards."""
