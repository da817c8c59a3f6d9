"""Personal data at the desk."""
