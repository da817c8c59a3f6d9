"""Audit trail, citizen's timeline and event source in one: append-only and hash-chained."""
