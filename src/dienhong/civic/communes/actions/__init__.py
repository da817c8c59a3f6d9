"""The intents: describe the commune, keep its units, villages and venues."""
