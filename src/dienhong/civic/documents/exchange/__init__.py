"""Exchange of documents with other agencies through edXML packages (QCVN 102:2016/BTTTT)."""
