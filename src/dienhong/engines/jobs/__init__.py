"""Work done after the request: written with the event that caused it, done exactly once."""
