"""Search over a commune's texts, with and without diacritics: exact ones first, then the newest."""
