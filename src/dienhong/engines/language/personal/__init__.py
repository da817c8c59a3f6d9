"""What in a text points to a person, in three outcomes (domain §4): redact, ask a person, keep.

Numbers are certain; names and addresses depend on their neighbours: a street named after somebody is not somebody.
"""
