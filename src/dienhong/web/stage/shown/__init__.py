"""What the parts of the hall's screens show: one function a part, from the hall's record."""
