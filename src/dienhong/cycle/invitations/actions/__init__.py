"""The intents: write invitations, and take them through their life together."""
