"""What people do with documents: one intent, one function."""
