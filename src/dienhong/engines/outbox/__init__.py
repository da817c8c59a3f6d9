"""Messages that leave the house: written with what caused them, delivered at least once and seen at most once."""
