"""What administrators do with keys, and what keys do."""
