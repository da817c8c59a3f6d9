"""What `dienhong train` does without a database."""
