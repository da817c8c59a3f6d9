"""Electronic signatures in the life of a document: whose, where on the page, with which key."""
