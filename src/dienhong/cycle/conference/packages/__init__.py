"""A conference in one file: out to the laptop in the hall, and its record back; closed with a key, nothing twice."""
