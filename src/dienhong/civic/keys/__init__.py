"""Keys by which other systems send opinions and read open data."""
