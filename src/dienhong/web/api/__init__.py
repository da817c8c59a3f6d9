"""For other systems: open data to read, opinions to send in."""
