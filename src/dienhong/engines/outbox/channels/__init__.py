"""Ways out of the house: one module a kind, each with the protocol of `protocol.py`."""
