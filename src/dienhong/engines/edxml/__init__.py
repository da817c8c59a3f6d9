"""Exchange of official documents by edXML (QCVN 102:2016/BTTTT with amendment 1:2022)."""
