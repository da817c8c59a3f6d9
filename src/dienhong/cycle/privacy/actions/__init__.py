"""One intent, one function."""
