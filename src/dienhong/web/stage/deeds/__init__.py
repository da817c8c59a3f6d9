"""What may be done in the hall, each as a form and the one act that follows from it."""
