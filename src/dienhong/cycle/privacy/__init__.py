"""Personal data: what becomes public, what its owners agreed to and ask for, and how long it is kept."""
