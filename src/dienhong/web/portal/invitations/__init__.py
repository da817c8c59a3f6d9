"""A guest's answer, without an account."""
