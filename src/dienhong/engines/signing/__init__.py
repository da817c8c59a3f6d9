"""Electronic signatures on PDF files: made with keys from a file or a device, and checked without the network."""

import logging

# pyHanko logs the names in certificates and a trace for each fault of a stranger's file: neither belongs in our log.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)
