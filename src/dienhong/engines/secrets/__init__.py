"""Encryption of what only few may read."""
