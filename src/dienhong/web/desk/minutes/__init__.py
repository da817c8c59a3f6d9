"""The minutes of a conference after it: corrections, what became of each turn, the document, the public version."""
