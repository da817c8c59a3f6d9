"""What people do with a table of opinions."""
