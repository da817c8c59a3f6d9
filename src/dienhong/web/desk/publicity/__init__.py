"""Making a dialogue known: channels with proof, coverage, the announcer's script, short texts."""
