"""Making a dialogue known: the public notice, the request to collect opinions."""
