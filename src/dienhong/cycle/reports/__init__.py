"""What is reported upwards and what is asked of those above."""
