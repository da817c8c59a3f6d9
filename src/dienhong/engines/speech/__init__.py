"""What is written as it is said."""
