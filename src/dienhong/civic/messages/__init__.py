"""How messages leave the commune: who wants which, where to, when; and what the office does with them."""
